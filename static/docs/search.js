// The search of the documentation. Without script there is none: every page is in the list of pages.
import MiniSearch from 'minisearch';

/** How many results are shown. */
const SHOWN = 20;

/** Short words are close to too many others. */
const fuzzy = (word) => (word.length > 3 ? 0.2 : false);

const create = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const input = create('input', { type: 'search', id: 'search-words', autocomplete: 'off', spellcheck: false });
const status = create('p', { className: 'status' });
status.setAttribute('role', 'status');
const list = create('ul', { className: 'found' });
const results = create('section', { className: 'results', ariaLabel: 'Search results' }, status, list);

let index;

/** The index, loaded when it is first asked for, and again after a failure. */
const load = () => (index ??= fetch('search.json').then(async (response) => {
  if (!response.ok) throw new Error(`search.json: ${response.status}`);
  const loaded = new MiniSearch({
    fields: ['heading', 'title', 'text'],
    storeFields: ['page', 'title', 'heading', 'fragment'],
    searchOptions: { boost: { heading: 4, title: 2 }, prefix: true, fuzzy, combineWith: 'AND' },
  });
  loaded.addAll(await response.json());
  return loaded;
}).catch((error) => {
  index = undefined;
  throw error;
}));

const link = ({ page, title, heading, fragment }) => {
  const anchor = create('a', { href: `${page}.html#${fragment}` }, heading);
  return create('li', {}, anchor, ...(heading === title ? [] : [' ', create('span', {}, title)]));
};

const summary = (count) => {
  if (count === 0) return 'No results';
  if (count > SHOWN) return `${count} results, the first ${SHOWN} are shown`;
  return count === 1 ? '1 result' : `${count} results`;
};

const show = (text, found = []) => {
  // A list without items would be announced.
  list.hidden = found.length === 0;
  list.replaceChildren(...found.slice(0, SHOWN).map(link));
  status.textContent = text;
};

const search = async () => {
  const words = input.value.trim();
  if (!words) return show('');
  const loaded = await load().catch(() => null);
  // Meanwhile something else was typed, which is searched for by its own event.
  if (words !== input.value.trim()) return;
  if (!loaded) return show('The search could not be loaded. Every page is in the list of pages.');
  let found = loaded.search(words);
  if (!found.length) found = loaded.search(words, { combineWith: 'OR' });
  show(summary(found.length), found);
};

const clear = (event) => {
  if (event.key !== 'Escape' || !input.value) return;
  event.preventDefault();
  input.value = '';
  show('');
  input.focus();
};

// A failure is reported when something is searched for.
input.addEventListener('focus', () => load().catch(() => {}), { once: true });
input.addEventListener('input', search);
input.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') list.querySelector('a')?.focus();
});
// A link within the page leaves the page and its results where they are.
list.addEventListener('click', (event) => {
  if (event.target.closest('a')?.pathname === location.pathname) {
    input.value = '';
    show('');
  }
});

show('');
const place = document.getElementById('search');
place.setAttribute('role', 'search');
place.append(create('label', { htmlFor: input.id }, 'Search'), input);
place.closest('header').after(results);
for (const element of [place, results]) element.addEventListener('keydown', clear);
