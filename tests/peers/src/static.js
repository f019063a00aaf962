// The limit: plain HTML with <details>, no script at all.
import { card, items, label } from './html.js';
import { model } from './model.js';

const section = (section) =>
  `<details class="section"><summary class="toggle"><h3 class="heading">${label(section)}</h3></summary>` +
  `<div class="panel">${items(section)}</div></details>`;

/** Card number `index` of a page. Without a shadow root, ids must differ within the page. */
export function staticCard(json, index) {
  const html = card(model(json), section);
  const withId = html.replace('aria-labelledby="name"', `aria-labelledby="name-${index}"`).replace('id="name"', `id="name-${index}"`);
  return `<inspection-card>${withId}</inspection-card>`;
}
