import { renderToString } from '@vue/server-renderer';
import { createSSRApp } from 'vue';
import { app } from './vue.js';

export const whole = (first) => renderToString(app(first, createSSRApp).app);
