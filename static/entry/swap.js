// Replaces a card and keeps what the reader has done: open sections and focus.
import { openSections, sections } from './sections.js';

/** Returns a function that focuses the element of a new card that has the same place as the focused one of the old card. */
function keepFocus(host, oldCard) {
  const { activeElement } = host.getRootNode();
  if (!oldCard?.contains(activeElement)) return () => {};
  const selector = `${activeElement.localName}.${CSS.escape(activeElement.classList[0] || activeElement.localName)}`;
  const index = [...oldCard.querySelectorAll(selector)].indexOf(activeElement);
  return () => host.querySelectorAll(selector)[index]?.focus({ preventScroll: true });
}

/**
 * Puts the new card into the element. Returns the nodes that were there in place of a card, and a function that focuses
 * what was focused before, once the new card is complete.
 */
export function swap(host, newCard) {
  const oldCard = host.querySelector('.inspection-card');
  const restoreFocus = keepFocus(host, oldCard);
  if (oldCard) {
    const open = openSections(oldCard);
    for (const [name, details] of sections(newCard)) details.open = open.get(name) ?? details.open;
  }
  // The child script that holds the config stays, so that the element can be cloned and rendered again.
  const scripts = [...host.querySelectorAll(':scope > script')];
  const fallback = [...host.childNodes].filter((node) => node !== oldCard && !scripts.includes(node));
  host.replaceChildren(...scripts, newCard);
  return { fallback, restoreFocus };
}
