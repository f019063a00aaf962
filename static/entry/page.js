// The page around the card: where this script came from, and what it may load.

/** The addresses under which this script is served. */
export const own = /\/inspection-card(\.[0-9a-f]{16})?\.js(\?|$)/;

/** The tag that runs this script; a module has none. */
export const tag = document.currentScript;

/**
 * The address of this script. A module can't ask for its own in a file that also has to run as a plain script, so it
 * looks for its tag, and, where there is none (an `import`), among what the page has loaded.
 */
export const base =
  tag?.src ||
  [...document.scripts].map((script) => script.src).find((src) => own.test(src)) ||
  performance.getEntriesByType('resource').map((entry) => entry.name).find((url) => own.test(url)) ||
  document.baseURI;

/** The absolute address of a file beside this script. */
export const beside = (path) => new URL(path, base).href;

/** Copies the page's leave to load more, where it is given by nonce. */
export const nonce = tag?.nonce || '';
