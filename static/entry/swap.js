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
 * Puts the new card into the element. `lastOpen` says which sections were open last. Returns the nodes that were there in place of a card, and a function that focuses
 * what was focused before, once the new card is complete.
 */
export function swap(host, newCard, lastOpen) {
  const oldCard = host.querySelector('.inspection-card');
  const restoreFocus = keepFocus(host, oldCard);
  // A page that morphs may have taken the old card out.
  const open = oldCard ? openSections(oldCard) : lastOpen;
  for (const [name, details] of sections(newCard)) if (open.has(name)) details.open = open.get(name);
  // The child script that holds the config stays, so that the element can be cloned and rendered again.
  const scripts = [...host.querySelectorAll(':scope > script')];
  const fallback = [...host.childNodes].filter((node) => node !== oldCard && !scripts.includes(node));
  host.replaceChildren(...scripts, newCard);
  return { fallback, restoreFocus };
}
