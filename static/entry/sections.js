/** The sections of a card: `[name, details]`. */
export const sections = (card) =>
  [...card.querySelectorAll('details.ic-details')].map((details) => [details.querySelector('.ic-body')?.id.replace(/^.*-/, ''), details]);

/** Which sections of a card are open, by name. */
export const openSections = (card) => new Map(sections(card).map(([name, details]) => [name, details.open]));

/** Whether an element outside of the card has this id. */
export const isIdTaken = (card, id) =>
  Boolean(id) && [...card.getRootNode().querySelectorAll(`#${CSS.escape(id)}`)].some((element) => !card.contains(element));
