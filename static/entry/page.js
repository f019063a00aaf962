// Where this script came from, and what it needs to load more.

/** The addresses of this script. */
export const entryUrl = /\/inspection-card(\.[0-9a-f]{16})?\.js(\?|$)/;

/** Reads a property of the document itself: an element of the page may have its name, as `<img name=currentScript>`. */
const ofDocument = (prototype, property) => Object.getOwnPropertyDescriptor(prototype, property).get.call(document);

/** The tag that runs this script. In a module it is null. */
export const currentTag = ofDocument(Document.prototype, 'currentScript');

/** The address that relative addresses of the page start from. */
export const pageUrl = () => ofDocument(Node.prototype, 'baseURI');

/**
 * The address of this script. `import.meta` is a syntax error in a plain script, and this file has to run as both. So a
 * module takes its address from the stack of an error; what the page's markup says could name another host.
 */
export const base = currentTag?.src || new Error().stack?.match(/\w+:\/\/[^\s)]+?(?=:\d+:\d+)/)?.[0] || pageUrl();

/** The absolute address of a file of the release. */
export const releaseUrl = (path) => new URL(path, base).href;

/** The tag that loaded this script. A module has to look for it. */
export const tag = currentTag || [...ofDocument(Document.prototype, 'scripts')].find(({ src }) => src === base);

/** Policies that allow scripts by nonce need it on everything that the card loads. */
export const nonce = tag?.nonce || '';
