/** The sections of a card: `[name, details]`. */
export const sections = (card) =>
  [...card.querySelectorAll('details.ic-details')].map((details) => [details.querySelector('.ic-body')?.id.replace(/^.*-/, ''), details]);

/** Which sections of a card are open, by name. */
export const openSections = (card) => new Map(sections(card).map(([name, details]) => [name, details.open]));

/** Whether an element outside of the card has this id. */
export const isIdTaken = (card, id) =>
  Boolean(id) && [...card.getRootNode().querySelectorAll(`#${CSS.escape(id)}`)].some((element) => !card.contains(element));

/** Creates the button that opens all sections. Its words are in the card; a card of the first release has the button itself. */
function createButton(place) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'ic-button' });
  for (const action of ['open', 'close']) {
    button.append(Object.assign(document.createElement('span'), { className: `ic-${action}-all`, textContent: place.dataset[action] }));
  }
  place.append(button);
  return button;
}

/** Shows the button that opens all sections, or closes them if all are open. Its words may be missing in a filtered card. */
export function updateToggleAll(card, areAllOpen) {
  const place = card.querySelector('.ic-all');
  const button = place?.querySelector('.ic-button') || (place?.dataset.open && createButton(place));
  if (!button) return;
  for (const label of button.children) label.hidden = label.matches('.ic-open-all') === areAllOpen;
  button.hidden = !button.textContent.trim();
}
