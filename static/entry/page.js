// Where this script came from, and what it needs to load more.

/** The addresses of this script. */
export const entryUrl = /\/inspection-card(\.[0-9a-f]{16})?\.js(\?|$)/;

/** The tag that runs this script. In a module it is null. */
export const currentTag = document.currentScript;

/**
 * The address of this script. `import.meta` is a syntax error in a plain script, and this file has to run as both. So a
 * module looks for its tag and, if it was imported without one, in the list of what the page has loaded.
 */
export const base =
  currentTag?.src ||
  [...document.scripts].map((script) => script.src).find((src) => entryUrl.test(src)) ||
  performance.getEntriesByType('resource').map((entry) => entry.name).find((url) => entryUrl.test(url)) ||
  document.baseURI;

/** The absolute address of a file of the release. */
export const releaseUrl = (path) => new URL(path, base).href;

/** The nonce of the script tag. Policies that allow scripts by nonce need it on everything that the card loads. */
export const nonce = currentTag?.nonce || '';
