import { hydrate, mount } from 'svelte';
import { cards } from '../cards.js';
import App from './App.svelte';

const start = window.first ? hydrate : mount;
start(App, { target: document.querySelector('#app'), props: { first: window.first ?? cards } });
