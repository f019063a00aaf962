import { createApp, createSSRApp } from 'vue';
import { cards } from '../cards.js';
import App from './App.vue';

const app = window.first ? createSSRApp(App, { first: window.first }) : createApp(App, { first: cards });
app.mount('#app');
