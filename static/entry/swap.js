// Puts a new card in the place of what is there, and keeps what the reader has done: open sections and focus.
import { opened, sections } from './sections.js';

/** Finds in the new card what has the same place as an element of the old one. */
function counterpart(element, from, to) {
  const same = `${element.localName}.${element.classList[0] || element.localName}`;
  return [...to.querySelectorAll(same)][[...from.querySelectorAll(same)].indexOf(element)];
}

export function swap(host, article) {
  const before = host.querySelector('.inspection-card');
  let focused;
  if (before) {
    const open = opened(before);
    for (const [name, details] of sections(article)) details.open = open.get(name) ?? details.open;
    const { activeElement } = host.getRootNode();
    if (before.contains(activeElement)) focused = counterpart(activeElement, before, article);
  }
  // A config that stands in the element stays in it, so that it can be cloned and read again.
  host.replaceChildren(...host.querySelectorAll(':scope > script'), article);
  focused?.focus({ preventScroll: true });
}
