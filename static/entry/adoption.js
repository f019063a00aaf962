// Cards that a content management system has taken apart, and links that become cards. Few pages have any: what puts them
// together is a file of its own.
import { importModule } from './loader.js';
import { base, pageUrl, tag } from './page.js';
import { logError, name } from './report.js';

/** Options of `fetch` by element, for a `src` that an author without the right to write scripts may have written. */
export const fetchOptions = new WeakMap();

/** Ends when cards and links have been put together; undefined on pages without any. */
export let adoption;

/** Puts together what is on the page. */
export function adopt() {
  const links = tag?.dataset.links;
  if (links == null && !document.querySelector(`.inspection-card:not(${name} *) > .ic-title`)) return;
  adoption = importModule(PARTS.adopt).then((module) => module.adopt({ base, pageUrl, links, fetchOptions }));
  adoption.catch(({ message }) => logError(message));
}
