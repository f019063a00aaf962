/** The sections of a card: `[name, details]`. */
export const sections = (card) =>
  [...card.querySelectorAll('details.ic-details')].map((details) => [details.querySelector('.ic-body')?.id.replace(/^.*-/, ''), details]);
