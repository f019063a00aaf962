// What a card is made with. Everything is fetched once, by its hashed name, and checked by its hash.
import { base, beside, nonce } from './page.js';

/** An error that tells why a card can't start, and what to do. */
export class Failure extends Error {
  constructor(reason, message, problems = []) {
    super(message);
    this.reason = reason;
    this.problems = problems;
  }
}

let violation;
document.addEventListener('securitypolicyviolation', (event) => {
  const { blockedURI } = event;
  if (/^(wasm-)?eval$/.test(blockedURI) || blockedURI.startsWith(new URL(base).origin)) violation = event;
});

/** Keeps what `make` promises for each key; forgets it when the promise is broken, so that a later card tries again. */
function once(make) {
  const made = new Map();
  return (key) => {
    if (!made.has(key)) {
      made.set(key, make(key).catch((error) => {
        made.delete(key);
        throw error;
      }));
    }
    return made.get(key);
  };
}

/** Finds out why a file could not be used. */
async function why(url, type, error) {
  // The event that tells of a blocked request comes in a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
  // WebKit tells of no violation when it refuses WebAssembly; it says so in the error.
  if (violation || /unsafe-eval|content security/i.test(error?.message)) {
    const { effectiveDirective = 'script-src', blockedURI = 'WebAssembly' } = violation || {};
    return new Failure('csp', `This page's Content-Security-Policy (${effectiveDirective}) blocks ${blockedURI}. Allow ${new URL(base).origin} in script-src, style-src and connect-src, and 'wasm-unsafe-eval' in script-src.`);
  }
  const answer = await fetch(url, { credentials: 'omit' }).catch(() => {});
  if (!answer) return new Failure('network', `${url} can't be read: the host is out of reach or sends no Access-Control-Allow-Origin header.`);
  if (!answer.ok) return new Failure('not-found', `${url} answers ${answer.status}. Upload the whole folder of the release.`);
  const found = answer.headers.get('content-type') || 'no type';
  if (type && !found.includes(type)) return new Failure('mime', `${url} is served as ${found}. Serve it as text/${type}.`);
  return new Failure('integrity', `${url} is not the file of this release. Upload the release again.`);
}

const text = once(([path, integrity]) =>
  fetch(beside(path), { integrity, credentials: 'omit' })
    .then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject()))
    .catch(async () => {
      throw await why(beside(path));
    }),
);

/** The module that wasm-bindgen made. `import()` checks no hash; a preload does, and `import()` takes what it has loaded. */
async function glue() {
  const [path, integrity] = PARTS.glue;
  const href = beside(path);
  const link = document.createElement('link');
  try {
    if (navigator.vendor.startsWith('Apple')) {
      // WebKit's preload checks no hash: there the file is looked at first, and comes from the cache the second time.
      await text(PARTS.glue);
    } else if (link.relList.supports('modulepreload')) {
      await new Promise((onload, onerror) => {
        Object.assign(link, { rel: 'modulepreload', href, integrity, crossOrigin: 'anonymous', nonce, onload, onerror });
        document.head.append(link);
      });
    }
    return await import(href);
  } catch {
    throw await why(href, 'javascript');
  } finally {
    link.remove();
  }
}

const machine = once(async () => {
  if (!window.WebAssembly) {
    throw new Failure('no-webassembly', 'WebAssembly is switched off in this browser. The words inside the element stay.');
  }
  const [bindings, bytes] = await Promise.all([glue(), text(PARTS.wasm)]);
  try {
    bindings.initSync({ module: await WebAssembly.compile(bytes) });
  } catch (error) {
    throw await why(beside(PARTS.wasm[0]), '', error);
  }
  bindings.know(Object.keys(PARTS.frameworks));
  return bindings;
});

const decoder = new TextDecoder();
const add = (kind) =>
  once(async (key) => {
    const part = PARTS[kind];
    // Only what the release has: a framework may be called `constructor`.
    const bytes = Object.hasOwn(part, key) && (await text(part[key]));
    const bindings = await machine();
    if (bytes) bindings[kind === 'words' ? 'words' : 'framework'](decoder.decode(bytes));
  });
const words = add('words');
const framework = add('frameworks');

/** The stylesheet in the tree where the card stands. A card is better shown plain than not at all. */
const sheets = new WeakMap();
function style(root) {
  if (!sheets.has(root)) {
    const [path, integrity] = PARTS.style;
    const there = [...root.querySelectorAll('link[rel~=stylesheet]')].find((link) => /\/inspection-card(\.[0-9a-f]{16})?\.css(\?|$)/.test(link.href));
    sheets.set(root, there || new Promise((done) => {
      const link = document.createElement('link');
      const onerror = async () => done(await why(beside(path), 'css'));
      Object.assign(link, { rel: 'stylesheet', href: beside(path), integrity, crossOrigin: 'anonymous', nonce, onload: () => done(), onerror });
      (root.head || root).append(link);
    }));
  }
  return sheets.get(root);
}

/** Everything that a card in this language, of these frameworks, in this tree needs; all of it on its way at once. */
export async function parts(language, frameworks, root) {
  const [bindings, unstyled] = await Promise.all([machine(), style(root), words(language), ...frameworks.map(framework)]);
  return [bindings, unstyled instanceof Failure && unstyled];
}

/** The language of the card, of those it speaks. */
export function speaks(tag) {
  const language = (tag || '').toLowerCase().split('-')[0];
  return Object.hasOwn(PARTS.words, language) ? language : 'en';
}
