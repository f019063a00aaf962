import { mount, unmount } from 'svelte';
import Card from './Card.svelte';
import { CardElement } from './shared.js';

class SvelteCard extends CardElement {
  draw(model) {
    if (this.view) unmount(this.view);
    this.view = mount(Card, { target: this.shadowRoot, props: { model } });
  }
}

customElements.define('inspection-card', SvelteCard);
