// The two files that every card is made with, asked for side by side and checked by their hashes: the glue, which
// brings the making of cards and asks for the rest, and the Wasm, which is long on its way.
import { base, beside, nonce } from './page.js';
import { once } from './once.js';
import { failure } from './say.js';

const { origin } = new URL(base);
let violation;
document.addEventListener('securitypolicyviolation', (event) => {
  if (/^(wasm-)?eval$/.test(event.blockedURI) || event.blockedURI.startsWith(origin)) violation = event;
});

/** Finds out why a file could not be used. */
async function why([path], type, error) {
  const url = beside(path);
  // The event that tells of a blocked request comes in a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
  // WebKit tells of no violation when it refuses WebAssembly; it says so in the error.
  if (violation || /unsafe-eval|content security/i.test(error?.message)) {
    const { effectiveDirective = 'script-src', blockedURI = 'WebAssembly' } = violation || {};
    return failure('csp', `This page's Content-Security-Policy (${effectiveDirective}) blocks ${blockedURI}. Allow ${origin} in script-src, style-src and connect-src, and 'wasm-unsafe-eval' in script-src.`);
  }
  const answer = await fetch(url).catch(() => {});
  if (!answer) return failure('network', `${url} can't be read: the host is out of reach or sends no Access-Control-Allow-Origin header.`);
  if (!answer.ok) return failure('not-found', `${url} answers ${answer.status}. Upload the whole folder of the release.`);
  const found = answer.headers.get('content-type') || 'no type';
  if (type && !found.includes(type)) return failure('mime', `${url} is served as ${found}. Serve it as text/${type}.`);
  return failure('integrity', `${url} is not the file of this release. Upload the release again.`);
}

/** What is read from a file, given by its name and its integrity value. */
const file = (part, read = (answer) => answer.text()) =>
  fetch(beside(part[0]), { integrity: part[1] })
    .then((answer) => (answer.ok ? read(answer) : Promise.reject()))
    .catch(async (error) => {
      throw await why(part, '', error);
    });

/** A link to a file. */
const link = (rel, [path, integrity]) =>
  Object.assign(document.createElement('link'), { rel, href: beside(path), integrity, crossOrigin: 'anonymous', nonce });

/** The Wasm. A browser compiles it from the answer, and keeps what it has compiled, only where the type is right. */
export const wasm = once(() =>
  file(PARTS.wasm, async (answer) =>
    WebAssembly.compileStreaming && answer.headers.get('content-type') === 'application/wasm'
      ? WebAssembly.compileStreaming(answer)
      : WebAssembly.compile(await answer.arrayBuffer()),
  ),
);

/** The glue, ready to make cards. `import()` checks no hash; a preload does, and `import()` takes what it has loaded. */
export const glue = once(async () => {
  const preload = link('modulepreload', PARTS.glue);
  try {
    if (navigator.vendor.startsWith('Apple') || !preload.relList.supports(preload.rel)) {
      // WebKit's preload checks no hash: there the file is looked at first, and comes from the cache the second time.
      await file(PARTS.glue);
    } else {
      await new Promise((onload, onerror) => document.head.append(Object.assign(preload, { onload, onerror })));
    }
    return (await import(preload.href)).start({ parts: PARTS, wasm, file, link, why });
  } catch {
    throw await why(PARTS.glue, 'javascript');
  } finally {
    preload.remove();
  }
});
