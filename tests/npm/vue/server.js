import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import App from './App.vue';

export { render } from 'inspection-card/server';
export const page = (cards) => renderToString(createSSRApp(App, { first: cards }));
