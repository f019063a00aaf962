import { render } from 'svelte/server';
import App from './Svelte.svelte';

export const whole = (first) => render(App, { props: { first } }).body;
