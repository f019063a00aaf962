// How the card speaks to the editor of the page.
export const name = 'inspection-card';

/** An error that tells why a card can't be shown, and what to do. */
export const failure = (reason, message) => Object.assign(new Error(message), { reason });

/** One line for the editor. */
export const report = (words, ...more) => console.error(`${name}: ${words}`, ...more);
