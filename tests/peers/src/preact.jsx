import { h, render } from 'preact';
import { Card } from './preact-card.jsx';
import { CardElement } from './shared.js';

class PreactCard extends CardElement {
  draw(model) {
    render(<Card model={model} />, this.shadowRoot);
  }
}

customElements.define('inspection-card', PreactCard);
