import { LitElement, html, nothing } from 'lit';
import { model, sheet } from './shared.js';

const quote = ({ text, by }) =>
  html`<figure class="quote"><blockquote>${text}</blockquote><figcaption>${by}</figcaption></figure>`;
const item = ({ title, detail, quotes }) =>
  html`<li class="item">${title ? html`<h4>${title}</h4><p>${detail}</p>` : nothing}${quotes.map(quote)}</li>`;

class LitCard extends LitElement {
  static styles = sheet;
  static properties = {
    config: { converter: { fromAttribute: model } }, // the attribute's text becomes the model
    open: { state: true },
  };

  constructor() {
    super();
    this.open = {};
  }

  section({ id, heading, items }) {
    const open = !!this.open[id];
    const toggle = () => (this.open = { ...this.open, [id]: !open });
    return html`<section class="section"><h3 class="heading"><button class="toggle" type="button" aria-expanded=${open} aria-controls=${id}
      @click=${toggle}><span>${heading}</span><span class="count">${items.length}</span></button></h3>
      <div class="panel" id=${id} ?hidden=${!open}><ul class="items">${items.map(item)}</ul></div></section>`;
  }

  render() {
    const card = this.config;
    if (!card) return html`<p class="card">This inspection summary is not available.</p>`;
    return html`<article class="card" aria-labelledby="name"><p class="kicker">${card.kicker}</p><h2 class="name" id="name">${card.name}</h2>
      <p class="badge" data-tone=${card.tone}>${card.outcome}</p><p class="summary">${card.summary}</p>
      <dl class="facts">${card.facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
      ${card.sections.map((section) => this.section(section))}
      ${card.url ? html`<p class="more"><a class="link" href=${card.url}>Read the full report</a></p>` : nothing}</article>`;
  }
}

customElements.define('inspection-card', LitCard);
