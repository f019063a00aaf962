// Makes cards. It comes with the glue when the first card is asked for: a page whose cards are there does without.
import { framework, initSync, know, render, words } from 'bindings';
import { hash } from './hash.js';
import { once } from './once.js';
import { failure, name, report } from './say.js';
import { swap } from './swap.js';
import { turn } from './turn.js';

/** A file of data: its name, which has the first eight bytes of its hash in hexadecimal, and its integrity value. */
function part(kind, id) {
  const integrity = DATA[kind][id];
  const digits = Array.from(atob(integrity.slice(7, 18)), (byte) => byte.charCodeAt().toString(16).padStart(2, '0'));
  return [`${kind}/${id}.${digits.join('')}.json`, integrity];
}

/** The ids of the frameworks that a config names, of those there are files of. */
function frameworks(text) {
  try {
    const { inspection, earlier, related } = JSON.parse(text);
    const ids = [].concat(inspection, earlier, related).map((one) => one?.framework);
    // Only what the release has: a framework may be called `constructor`.
    return [...new Set(ids)].filter((id) => typeof id === 'string' && Object.hasOwn(DATA.frameworks, id));
  } catch {
    return []; // The reader says what is wrong.
  }
}

/** The beginning of the ids: the element's own, else from its config, and not one that is taken. */
function id(host, text) {
  if (host.id) return host.id;
  const id = `ic-${hash(text)}`;
  const taken = (id) => {
    const title = host.getRootNode().getElementById?.(`${id}-t`);
    return title && !host.contains(title);
  };
  let count = 1;
  while (taken(count > 1 ? `${id}-${count}` : id)) count++;
  return count > 1 ? `${id}-${count}` : id;
}

/** Says what is wrong with a config, to its editor; gives what the page is told. */
function told(host, shown, problems) {
  const message = shown ? 'Some of the config could not be used.' : 'The config can\'t be shown.';
  const lines = problems.map(({ severity, path, what, expected, hint = '' }) => `  ${severity} at ${path || 'the config'}: ${what}. Expected ${expected}. ${hint}`);
  (shown ? console.warn : console.error)(`${name}: ${message}\n${lines.join('\n')}`, host);
  return { reason: 'config', message, problems };
}

/** With what the entry has, makes the function that makes cards. */
export function start({ parts, wasm, file, link, why }) {
  const machine = once(async () => {
    if (!window.WebAssembly) {
      throw failure('no-webassembly', 'WebAssembly is switched off in this browser. The words inside the element stay.');
    }
    const module = await wasm();
    try {
      initSync({ module });
    } catch (error) {
      throw await why(parts.wasm, '', error);
    }
    know(Object.keys(DATA.frameworks));
  });

  const add = (kind, into) =>
    once(async (id) => {
      const text = await file(part(kind, id));
      await machine();
      into(text);
    });
  const language = add('words', words);
  const rules = add('frameworks', framework);

  /** The stylesheet in the tree where the card stands; what is wrong with it, if anything. */
  const sheets = new WeakMap();
  function style(root) {
    if (!sheets.has(root)) {
      const there = [...root.querySelectorAll('link[rel~=stylesheet]')].some(({ href }) => /\/inspection-card(\.[0-9a-f]{16})?\.css(\?|$)/.test(href));
      sheets.set(root, there || new Promise((done) => {
        const onerror = async () => done(await why(STYLE, 'css'));
        (root.head || root).append(Object.assign(link('stylesheet', STYLE), { onload: () => done(), onerror }));
      }));
    }
    return sheets.get(root);
  }

  /** Makes the card of a config in JSON text and puts it into its element, unless it is no longer `wanted`. */
  return async function make(host, text, asked, { wanted, tell, done }) {
    const needed = [style(host.getRootNode()), machine(), language(asked.language), ...frameworks(text).map(rules)];
    const [unstyled] = await Promise.all(needed);
    // A card is better shown plain than not at all.
    if (unstyled?.reason) report(unstyled.message, host);
    await turn(() => new Promise((made) => {
      if (!wanted()) return made();
      asked.id = id(host, text);
      render(text, JSON.stringify(asked), (article, problems) => {
        made();
        if (!wanted()) return;
        if (problems.length) tell(told(host, article, problems));
        if (!article) return;
        swap(host, article);
        done(article);
      });
    }));
  };
}
