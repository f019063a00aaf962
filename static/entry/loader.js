// Loads the two files that rendering needs, side by side, and checks their hashes: the glue (`render.js` and what
// wasm-bindgen wrote), which loads the rest, and the Wasm, which takes longest.
import { base, nonce, releaseUrl } from './page.js';
import { memoizeAsync } from './memoize-async.js';
import { cardError } from './report.js';

const { origin } = new URL(base);
/** The directive of the page's policy that blocked an address. */
const violations = new Map();
document.addEventListener('securitypolicyviolation', ({ disposition, blockedURI, effectiveDirective }) => {
  if (disposition !== 'report') violations.set(blockedURI, effectiveDirective);
});

/** The error to report if the page's policy has blocked a file, given by its address, or else WebAssembly. */
async function explainPolicy(error, url) {
  // The event of a blocked request comes in a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
  // An error other than that of a request comes from compiling. Browsers may name the host instead of the address.
  const isCompiling = error && !(error instanceof TypeError);
  const blocked = (isCompiling ? ['wasm-eval', 'eval'] : [url, origin]).find((address) => violations.has(address));
  // WebKit fires no event when it refuses WebAssembly; the error's message says so.
  if (blocked || /unsafe-eval|content security/i.test(error?.message)) {
    return cardError('csp', `This page's Content-Security-Policy (${violations.get(blocked) || 'script-src'}) blocks ${blocked || 'WebAssembly'}. Allow ${origin} in script-src, style-src and connect-src, and 'wasm-unsafe-eval' in script-src.`);
  }
}

/** The error to report for a file that could not be used. */
async function explainFailure([path], type, error) {
  const url = releaseUrl(path);
  const blocked = await explainPolicy(error, url);
  if (blocked) return blocked;
  // Past the cache: there the next attempt would join this answer and end as it does, if it is cut off too.
  const response = await fetch(url, { cache: 'no-store' }).catch(() => {});
  if (!response) return cardError('network', `${url} can't be read: its host is out of reach or sends no Access-Control-Allow-Origin.`);
  if (!response.ok) return cardError('not-found', `${url} answers ${response.status}. Upload the whole folder again.`);
  const found = response.headers.get('content-type') || 'no type';
  if (type && !found.includes(type)) return cardError('mime', `${url} is served as ${found}. Serve it as text/${type}.`);
  return cardError('integrity', `${url} is not the file of this release. Upload the whole folder again.`);
}

/** Fetches a file, given by its name and its integrity value. */
const fetchFile = (file, read = (response) => response.text()) =>
  fetch(releaseUrl(file[0]), { integrity: file[1] })
    .then((response) => (response.ok ? read(response) : Promise.reject()))
    .catch(async (error) => {
      throw await explainFailure(file, '', error);
    });

/** Creates a `link` element for a file. */
const createLink = (rel, [path, integrity]) =>
  Object.assign(document.createElement('link'), { rel, href: releaseUrl(path), integrity, crossOrigin: 'anonymous', nonce });

/** The compiled Wasm. Browsers compile while they download, and cache the result, only if the MIME type is right. */
export const compileWasm = memoizeAsync(() =>
  fetchFile(PARTS.wasm, async (response) =>
    WebAssembly.compileStreaming && response.headers.get('content-type') === 'application/wasm'
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer()),
  ),
);

let failedImports = 0;

/**
 * Imports a module of the release. `import()` checks no hash; a preload does, and `import()` then takes the preloaded file.
 * A browser runs a module once per address, and Firefox does not ask again for one that it could not load. With another
 * fragment, it is the same file, taken from the cache and allowed by the same policy, but a new module.
 */
export async function importModule(file, crashes = 0) {
  const preload = createLink('modulepreload', file);
  if (crashes + failedImports) preload.href += `#${crashes + failedImports}`;
  try {
    if (navigator.vendor.startsWith('Apple') || !preload.relList.supports(preload.rel)) {
      // WebKit's preload checks no hash: there the file is fetched and checked first.
      await fetchFile(file);
    } else {
      await new Promise((onload, onerror) => document.head.append(Object.assign(preload, { onload, onerror })));
    }
    return await import(preload.href);
  } catch {
    failedImports++;
    throw await explainFailure(file, 'javascript');
  } finally {
    preload.remove();
  }
}

/** Imports the glue, after a crash as a new module with a new instance of the Wasm. */
const importGlue = memoizeAsync(async (crashes) => (await importModule(PARTS.glue, crashes)).start(loader));

/** What `render.js` is given; it also keeps there what must exist once per page. */
const loader = {
  compileWasm,
  fetchFile,
  createLink,
  explainFailure,
  explainPolicy,
  loadRenderer: () => importGlue(loader.crashes),
  crashes: 0,
};

/** Resolves to the function that renders cards. */
export const { loadRenderer } = loader;
