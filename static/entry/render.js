// Renders cards. It is loaded, together with what wasm-bindgen wrote, when the first card has to be rendered: a page whose
// cards are all prerendered does without.
import { add_framework, add_locale, declare_frameworks, explain_invalid_json, initSync, render } from 'bindings';
import { hideLinkAfter } from './card-link.js';
import { dataFile, frameworkIds, parse } from './data.js';
import { hash } from './hash.js';
import { createParser } from './insert.js';
import { memoizeAsync } from './memoize-async.js';
import { enqueue } from './render-queue.js';
import { cardError, logError, name } from './report.js';
import { isIdTaken } from './sections.js';
import { swap } from './swap.js';

/** The prefix of the card's ids: the element's id, or one made from its config; with a number if it is taken. */
function idPrefix(host, text) {
  const id = host.id || `ic-${hash(text)}`;
  let count = 1;
  while (isIdTaken(host, `${count > 1 ? `${id}-${count}` : id}-t`)) count++;
  return count > 1 ? `${id}-${count}` : id;
}

/** Logs the problems of a config; returns the detail of the event. */
function reportProblems(host, isShown, problems) {
  const message = isShown ? 'Some of the config could not be used.' : 'The config can\'t be shown.';
  const lines = problems.map(({ severity, path, what, expected, hint = '' }) => `  ${severity} at ${path || 'the config'}: ${what}. Expected ${expected}. ${hint}`);
  (isShown ? console.warn : console.error)(`${name}: ${message}\n${lines.join('\n')}`, host);
  return { reason: 'config', message, problems };
}

const crash = (error) => cardError('crash', `WebAssembly stopped while it rendered this card (${error}). What is in the element stays; other cards are not affected.`);

/** How many crashes a page survives. The browser keeps the memory of every instance: a module is never unloaded. */
const MAX_CRASHES = 4;

/** Creates the function that renders cards. `loader` is the same object each time that this module is imported. */
export function start(loader) {
  const { compileWasm, fetchFile, createLink, explainFailure, explainPolicy } = loader;
  let hasCrashed = false;

  const initWasm = memoizeAsync(async () => {
    if (!window.WebAssembly) {
      throw cardError('no-webassembly', 'WebAssembly is switched off in this browser. The words inside the element stay.');
    }
    const module = await compileWasm();
    try {
      initSync({ module });
    } catch (error) {
      throw (await explainPolicy(error)) || crash(error);
    }
    declare_frameworks(Object.keys(DATA.frameworks));
  });

  const dataLoader = (folder, add) =>
    memoizeAsync(async (id) => {
      const text = await fetchFile(dataFile(folder, id));
      await initWasm();
      add(JSON.parse(text));
    });
  const loadLocale = dataLoader('locales', add_locale);
  const loadFramework = dataLoader('frameworks', add_framework);

  /** Whether the document or shadow root has the card's style, from a link or inline. */
  function hasStyle(root) {
    const probe = Object.assign(document.createElement('div'), { className: name, hidden: true });
    (root.body || root).append(probe);
    const value = getComputedStyle(probe).getPropertyValue('--ic-ink');
    probe.remove();
    return value !== '';
  }

  /** Adds the stylesheet to the document or shadow root, unless it is there. Resolves to an error if it can't be loaded. */
  const stylesheets = new WeakMap();
  function loadStylesheet(root) {
    if (!stylesheets.has(root)) {
      stylesheets.set(root, hasStyle(root) || new Promise((resolve) => {
        const onerror = async () => resolve(await explainFailure(STYLE, 'css'));
        (root.head || root).append(Object.assign(createLink('stylesheet', STYLE), { onload: () => resolve(), onerror }));
      }));
    }
    return stylesheets.get(root);
  }

  /** Renders within one task. Returns whether it did: an instance of Wasm that has crashed can't render again. */
  function renderNow(host, text, { config, message }, attributes, { isWanted, openSections, onProblems, onRendered }) {
    if (hasCrashed) return false;
    if (!isWanted()) return true;
    const id = idPrefix(host, text);
    let html, problems;
    try {
      if (message == null) ({ html, problems } = render(config, { ...attributes, id }));
      else problems = explain_invalid_json(text, message);
    } catch (error) {
      hasCrashed = true;
      loader.crashes++;
      throw (loader.lastCrash = crash(error));
    }
    // The parser is kept by the loader, because its policy can be created once per page only.
    const card = html && (loader.parseHtml ??= createParser())(html);
    if (problems.length) onProblems(reportProblems(host, card, problems));
    if (!card) return true;
    const { fallback, restoreFocus } = swap(host, card, openSections);
    onRendered(card, fallback);
    restoreFocus();
    hideLinkAfter(host);
    return true;
  }

  /** Renders the card of a config, given as JSON text, into its element, unless it is no longer wanted. */
  return async function renderCard(host, text, attributes, callbacks) {
    if (loader.crashes >= MAX_CRASHES) throw loader.lastCrash;
    if (!hasCrashed) {
      const parsed = parse(text);
      const required = [loadStylesheet(host.getRootNode()), initWasm(), loadLocale(attributes.language), ...frameworkIds(parsed.config).map(loadFramework)];
      const [styleError] = await Promise.all(required);
      // A card without style is better than none.
      if (styleError?.reason) logError(styleError.message, host);
      if (await enqueue(() => renderNow(host, text, parsed, attributes, callbacks))) return;
    }
    await (await loader.loadRenderer())(host, text, attributes, callbacks);
  };
}
