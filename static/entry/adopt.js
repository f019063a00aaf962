// Puts cards together that a content management system has taken apart, and turns links into cards. Loaded only on pages
// that have any. Authors who may not write scripts may have written what is found here: SECURITY.md says what stops them.
import { renderedAttributes } from './card-key.js';
import { CARD_LINK, elementAfter, hide, isAlone } from './card-link.js';
import { fitFrames } from './frames.js';
import { name } from './report.js';

const hasCard = (element) => element.querySelector('.inspection-card');
const title = (article) => article.querySelector(':scope > .ic-title');

/** Whether the article was the element's. Cards of the first release have no key of their own. */
function isSeparated(element, article) {
  const { key, src } = article.dataset;
  const isBeside = elementAfter(element) === article;
  if (key && key === element.dataset.key) return isBeside || !hasCard(element);
  const isSameCard = title(article).id === `${element.id}-t` || (src && src === element.getAttribute('src')) || (!key && element.dataset.key);
  return isBeside && isSameCard;
}

/** Creates the function that resolves the address of a config, if the site allows it. */
function sourceFilter({ base, pageUrl, links }) {
  // Not relative to the base of the page, which its markup can change.
  const prefixes = (links || new URL('.', base).href).trim().split(/\s+/).map((prefix) => new URL(prefix, location.href).href);
  const allowed = prefixes.filter((prefix) => prefix.endsWith('/'));
  return (src) => {
    const url = new URL(src, pageUrl());
    const isSecure = url.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    // A server may take an escaped slash for a slash, and then `..` leads out of the folder.
    if (isSecure && !/%2f|%5c/i.test(url.pathname) && allowed.some((prefix) => url.href.startsWith(prefix))) return url.href;
    console.warn(`${name}: ${url} is not read, because it is not below ${allowed.join(' or ')}. Name its folder in data-links of the script tag.`);
  };
}

/** Puts cards together. If `links`, the script tag's `data-links`, is there, makes cards of links and fits frames. */
export function adopt({ base, pageUrl, links, fetchOptions }) {
  const allowedSource = sourceFilter({ base, pageUrl, links });

  function setSource(element, src) {
    const url = allowedSource(src);
    if (url) element.setAttribute('src', url);
    fetchOptions.set(element, { credentials: 'omit', redirect: 'error' });
    return url;
  }

  /** Puts an article that has lost its element into a new one. */
  function wrap(article) {
    const element = document.createElement(name);
    for (const attribute of renderedAttributes) {
      const value = article.getAttribute(`data-${attribute}`);
      if (value != null) element.setAttribute(attribute, value);
    }
    if (article.lang) element.lang = article.lang;
    element.dataset.key = article.dataset.key;
    const id = title(article).id.replace(/-t$/, '');
    if (id && !id.startsWith('ic-') && !document.getElementById(id)) element.id = id;
    if (article.dataset.src) setSource(element, article.dataset.src);
    // The element must contain its card when it comes into the page.
    const { parentNode, nextSibling } = article;
    element.append(article);
    parentNode.insertBefore(element, nextSibling);
  }

  const complete = new Set();
  function adoptArticle(article) {
    const element = [...document.querySelectorAll(name)].find((element) => !complete.has(element) && isSeparated(element, article));
    if (!element) return article.dataset.key && wrap(article);
    // An element whose key was removed has a card of its own by now.
    if (hasCard(element)) return article.remove();
    if (elementAfter(element) === article) article.before(element);
    element.append(article);
    complete.add(element);
  }

  function upgrade(link) {
    const block = link.parentElement;
    const url = new URL(link.href);
    url.pathname = url.pathname.replace(/\.html$/, '.json');
    url.search = url.hash = '';
    const card = document.createElement(name);
    if (!setSource(card, url.href)) return;
    const words = block.localName === 'p' ? block : link;
    card.addEventListener(`${name}:ready`, () => hide(words), { once: true });
    words.after(card);
  }

  const articles = [...document.querySelectorAll(`.inspection-card:not(${name} *)`)].filter(title);
  for (const article of articles) adoptArticle(article);
  if (links == null) return;
  for (const link of [...document.querySelectorAll(CARD_LINK)].filter(isCardLink)) upgrade(link);
  fitFrames();
}

/** Links that this page has looked at. */
const seen = new WeakSet();

/** Whether a link may become a card. */
function isCardLink(link) {
  const block = link.parentElement;
  const isNew = !seen.has(link);
  seen.add(link);
  return (
    isNew &&
    link instanceof HTMLAnchorElement &&
    ['p', 'li', 'div'].includes(block?.localName) &&
    isAlone(link, block) &&
    !/\b(ugc|nofollow)\b/i.test(link.rel) &&
    new URL(link.href).pathname.endsWith('.html') &&
    !link.closest(name) &&
    !isOfScriptTag(block)
  );
}

/** Whether the block is what a script tag's snippet says where no script runs. The card may be there already. */
function isOfScriptTag(block) {
  let before = block.previousElementSibling;
  if (before?.localName === 'p') before = before.lastElementChild;
  if (before?.localName === name) before = before.previousElementSibling;
  return before?.matches('script[data-config], script[data-src]');
}
