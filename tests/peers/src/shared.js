// What all peers with script share, so that only the rendering differs.
import css from '../card.css'; // minified text, see build.mjs
import { model } from './model.js';
export { model };

export const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** The custom element: parses `config` and passes the model (or null) to `draw`. */
export class CardElement extends HTMLElement {
  static observedAttributes = ['config'];

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  attributeChangedCallback() {
    this.draw(model(this.getAttribute('config')));
  }
}
