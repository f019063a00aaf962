import { hydrate, mount } from 'svelte';
import App from './Svelte.svelte';

const target = document.querySelector('#app');
const start = target.firstChild ? hydrate : mount;
start(App, { target, props: { first: window.first ?? { cards: [] } } });
