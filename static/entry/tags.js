// Script tags that ask for a card: the card appears where the tag stands.
import { name, report } from './say.js';
import { own, tag } from './page.js';
import { attributes } from './element.js';

const served = new WeakSet();

/** Puts a card behind a script tag that asks for one, once. */
export function serve(script) {
  const asked = ['id', ...attributes].filter((attribute) => script.hasAttribute(`data-${attribute}`));
  if (!asked.length || served.has(script)) return;
  served.add(script);
  if (script.closest('head')) {
    report('Put the script tag where the card is to appear, in the body of the page.', script);
    return;
  }
  const card = document.createElement(name);
  for (const attribute of asked) card.setAttribute(attribute, script.getAttribute(`data-${attribute}`));
  script.after(card);
}

/**
 * Finds the tags. A plain one is the current script. A module has none and runs once for all tags of its address, but
 * each of them fires `load`, also one that is added later.
 */
export function tags(serve) {
  if (tag) return serve(tag);
  const loaded = ({ target }) => target.localName === 'script' && target.type === 'module' && own.test(target.src) && serve(target);
  document.addEventListener('load', loaded, true);
}
