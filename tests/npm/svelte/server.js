import { render as renderToString } from 'svelte/server';
import App from './App.svelte';

export { render } from 'inspection-card/server';
export const page = (cards) => renderToString(App, { props: { first: cards } }).body;
