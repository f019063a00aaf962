// Replaces a card and keeps what the reader has done: open sections and focus.
import { openSections, sections } from './sections.js';

/** The element of the new card that has the same place as an element of the old one. */
function counterpart(element, oldCard, newCard) {
  const selector = `${element.localName}.${element.classList[0] || element.localName}`;
  return [...newCard.querySelectorAll(selector)][[...oldCard.querySelectorAll(selector)].indexOf(element)];
}

/** Puts the new card into the element. Returns the nodes that were there in place of a card. */
export function swap(host, newCard) {
  const oldCard = host.querySelector('.inspection-card');
  let focused;
  if (oldCard) {
    const open = openSections(oldCard);
    for (const [name, details] of sections(newCard)) details.open = open.get(name) ?? details.open;
    const { activeElement } = host.getRootNode();
    if (oldCard.contains(activeElement)) focused = counterpart(activeElement, oldCard, newCard);
  }
  // The child script that holds the config stays, so that the element can be cloned and rendered again.
  const scripts = [...host.querySelectorAll(':scope > script')];
  const fallback = [...host.childNodes].filter((node) => node !== oldCard && !scripts.includes(node));
  host.replaceChildren(...scripts, newCard);
  focused?.focus({ preventScroll: true });
  return fallback;
}
