// Links to the page of a card: `<p><a href="….html#inspection-card">the outcome in words</a></p>`.

export const CARD_LINK = 'a[href$="#inspection-card"]';

/** The element after a node; a content management system may have put the node alone into a paragraph. */
export const elementAfter = (node) => (node.parentNode.localName === 'p' ? node.parentNode : node).nextElementSibling;

/** Whether a block contains nothing but this link. */
export const isAlone = (link, block) => link.textContent.trim() === block.textContent.trim();

/** Hides words that say the same as a card, whatever the page's style. */
export const hide = (words) => words.style.setProperty('display', 'none', 'important');

/** Hides the link behind a script tag's card. It is for pages where no script runs. */
export function hideLinkAfter(card) {
  const words = card.previousElementSibling?.localName === 'script' && elementAfter(card);
  const link = words?.localName === 'p' && words.querySelector(CARD_LINK);
  if (link && isAlone(link, words)) hide(words);
}
