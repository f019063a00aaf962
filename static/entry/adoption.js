// Cards that a content management system has taken apart, and links that become cards. Few pages have any: what puts them
// together is a file of its own.
import { importModule } from './loader.js';
import { base, pageUrl, tag } from './page.js';
import { logError } from './report.js';

/** Options of `fetch` by element, for a `src` that an author without the right to write scripts may have written. */
export const fetchOptions = new WeakMap();

/** Resolves when the elements of this page have their articles again; undefined where none is missing. */
export let adoption;

/** Puts together what is on the page. */
export function adopt() {
  const links = tag?.dataset.links;
  const isApart = document.querySelector('.inspection-card:not(inspection-card *) > .ic-title');
  if (links == null && !isApart) return;
  const adopting = importModule(PARTS.adopt).then((module) => module.adopt({ base, pageUrl, links, fetchOptions }));
  adopting.catch(({ message }) => logError(message));
  if (isApart) adoption = adopting;
}
