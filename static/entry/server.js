// Renders cards in Node.js with the Wasm of the release, as whole elements: the same bytes as `inspection-card render`.
import { readFileSync } from 'node:fs';
import { createBindings } from 'bindings-factory';
import { cardKey, readAttributes, renderedAttributes, supportedLanguage } from './card-key.js';
import { dataFile, frameworkIds, parse } from './data.js';
import { hash } from './hash.js';
import { name } from './report.js';

const readFile = (path) => readFileSync(new URL(path, import.meta.url));
const known = ['id', 'src', 'lang', ...renderedAttributes];

/** The attributes as text. What the element does not have is an error, because it would change nothing. */
function attributesAsText(given) {
  const attributes = {};
  for (const [attribute, value] of Object.entries(given ?? {})) {
    if (!known.includes(attribute)) throw new TypeError(`${name}: there is no attribute ${attribute}; expected ${known.join(', ')}`);
    if (value == null) continue;
    if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`${name}: the attribute ${attribute} is a text, not ${typeof value}`);
    attributes[attribute] = String(value);
  }
  return attributes;
}

let module;
let instance;

/** An instance of the Wasm, and what it has loaded. */
function createInstance() {
  module ??= new WebAssembly.Module(readFile(WASM));
  const bindings = createBindings();
  bindings.initSync({ module });
  bindings.declare_frameworks(Object.keys(DATA.frameworks));
  const loaded = new Set();
  const load = (folder, id, add) => {
    const [path] = dataFile(folder, id);
    if (loaded.has(path)) return;
    add(JSON.parse(readFile(path)));
    loaded.add(path);
  };
  return { ...bindings, load };
}

/** The article of a card and the problems of its config. */
function renderArticle(text, attributes) {
  const { config, message } = parse(text);
  // An instance that has crashed can't render again.
  const { load, add_framework, add_locale, explain_invalid_json, render } = (instance ??= createInstance());
  try {
    if (message != null) return { problems: explain_invalid_json(text, message) };
    load('locales', attributes.language, add_locale);
    for (const id of frameworkIds(config)) load('frameworks', id, add_framework);
    return render(config, attributes);
  } catch (error) {
    instance = undefined;
    throw Object.assign(new Error(`${name}: WebAssembly stopped while it rendered this card (${error})`, { cause: error }), { reason: 'crash' });
  }
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (value) => value.replace(/[&<>"]/g, (character) => entities[character]);

/** The element with the card inside. */
function createElement(article, { id, src, lang, ...rest }, key) {
  const attributes = Object.entries({ id, src, lang, ...rest, 'data-key': key }).filter(([, value]) => value != null);
  return `<${name}${attributes.map(([attribute, value]) => ` ${attribute}="${escape(value)}"`).join('')}>${article}</${name}>`;
}

/**
 * Renders the card of a config, given as JSON text or as an object. Returns `{ html, problems }`; `html` is undefined if the
 * config can't be shown.
 */
export function render(config, attributes) {
  const text = (typeof config === 'string' ? config : JSON.stringify(config) ?? String(config)).replace(/^\uFEFF+/, '');
  const { id, src, lang, ...given } = attributesAsText(attributes);
  const language = supportedLanguage(lang);
  const appearance = readAttributes((attribute) => given[attribute]);
  const key = cardKey(text, { ...appearance, language });
  const { html: article, problems } = renderArticle(text, { ...appearance, language, key, src, id: id || `ic-${hash(text)}` });
  // Always with the language, because the page may be in another one.
  return { html: article && createElement(article, { id, src, lang: language, ...appearance }, key), problems };
}
