// Written by hand: `innerHTML` once per card, one click listener per card.
import { card, items, label } from './html.js';
import { CardElement } from './shared.js';

const section = (section) =>
  `<section class="section"><h3 class="heading"><button class="toggle" type="button" aria-expanded="false" aria-controls="${section.id}">` +
  `${label(section)}</button></h3><div class="panel" id="${section.id}" hidden>${items(section)}</div></section>`;

function toggle(event) {
  const button = event.target.closest('button');
  if (!button) return;
  const open = button.getAttribute('aria-expanded') !== 'true';
  button.setAttribute('aria-expanded', open);
  this.getElementById(button.getAttribute('aria-controls')).hidden = !open;
}

class Card extends CardElement {
  constructor() {
    super();
    this.shadowRoot.addEventListener('click', toggle);
  }

  draw(model) {
    this.shadowRoot.innerHTML = card(model, section);
  }
}

customElements.define('inspection-card', Card);
