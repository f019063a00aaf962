// Script tags that ask for a card: the card is inserted behind the tag.
import { name, logError } from './report.js';
import { currentTag, entryUrl } from './page.js';
import { attributes } from './element.js';

const handled = new WeakSet();

/** Inserts a card behind a script tag that asks for one, once per tag. */
export function createCard(script) {
  const given = ['id', ...attributes].filter((attribute) => script.hasAttribute(`data-${attribute}`));
  if (!given.length || handled.has(script)) return;
  handled.add(script);
  if (script.closest('head')) {
    logError('Put the script tag into the body, where the card should be.', script);
    return;
  }
  // A saved page has the card already, and runs the tag again.
  const isSaved = (next) =>
    next?.localName === name && given.every((attribute) => next.getAttribute(attribute) === script.getAttribute(`data-${attribute}`));
  if (isSaved(script.nextElementSibling)) return;
  const card = document.createElement(name);
  for (const attribute of given) card.setAttribute(attribute, script.getAttribute(`data-${attribute}`));
  script.after(card);
  // While the page is being parsed, the saved card comes after the tag has run.
  if (document.readyState !== 'loading') return;
  const observer = new MutationObserver(() => isSaved(card.nextElementSibling) && card.remove());
  observer.observe(card.parentNode, { childList: true });
  document.addEventListener('DOMContentLoaded', () => observer.disconnect(), { once: true });
}

/**
 * Finds the script tags of this script and calls `createCard` with each. A plain script knows its tag. A module doesn't,
 * and runs once for all tags with its address; but each tag fires `load`, also one that is added later.
 */
export function findScriptTags(createCard) {
  if (currentTag) return createCard(currentTag);
  const onLoad = ({ target }) => target.localName === 'script' && target.type === 'module' && entryUrl.test(target.src) && createCard(target);
  document.addEventListener('load', onLoad, true);
}
