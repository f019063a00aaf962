// What the editor of the page gets to know.
export const name = 'inspection-card';

/**
 * An error that says why a card can't be shown and what to do. `reason` is part of the event `inspection-card:error`:
 *
 * - `config`: the config is wrong or can't be copied
 * - `source`: the file that `src` names can't be read
 * - `csp`: the page's Content-Security-Policy forbids something that the card needs
 * - `network`, `not-found`, `mime`, `integrity`: a file of the release can't be read, is missing, has the wrong MIME
 *   type, or has been changed
 * - `no-webassembly`: the browser has no WebAssembly
 * - `crash`: WebAssembly stopped while this card was rendered, for example because its memory was exhausted
 * - `unknown`: anything else
 */
export const cardError = (reason, message) => Object.assign(new Error(message), { reason });

/** Writes one line to the console. */
export const logError = (message, ...more) => console.error(`${name}: ${message}`, ...more);
