// What happens around all cards: coming into view, a link into a section, printing. One listener each, for all of them.
import { name } from './say.js';

const waiting = new WeakMap();
const seen =
  window.IntersectionObserver &&
  new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        waiting.get(target)?.();
        leave(target);
      }
    },
    { rootMargin: '100%' },
  );

/** What the address of the page points to. */
function pointed(within) {
  if (location.hash.length < 2) return null;
  try {
    return within.querySelector(`#${CSS.escape(decodeURIComponent(location.hash.slice(1)))}`);
  } catch {
    return null; // An address may hold anything.
  }
}

/**
 * Waits until the element comes near the part of the page that is seen. A page's only card is looked at where it is: the
 * observer tells of it a frame later. To look at each of many would lay the page out as often.
 */
export function near(element, only) {
  const [box] = only ? element.getClientRects() : [];
  if (!seen || (box && box.top < 2 * innerHeight && box.bottom > -innerHeight)) return;
  return new Promise((resolve) => {
    const before = waiting.get(element);
    waiting.set(element, () => (before?.(), resolve()));
    seen.observe(element);
  });
}

export function leave(element) {
  waiting.delete(element);
  seen?.unobserve(element);
}

/** Waits until the page has nothing better to do. */
export const idle = () => new Promise((resolve) => (window.requestIdleCallback || setTimeout)(resolve));

/** Whether the address of the page points to something that isn't there: it may be in a card. */
export const awaited = () => location.hash.length > 1 && !pointed(document);

/** Opens the section that the address of the page points into; not every browser does. */
export function reveal(within) {
  const target = pointed(within);
  const details = target?.closest('details.ic-details');
  if (details && !details.open) {
    details.open = true;
    target.scrollIntoView();
  }
}

if (window.customElements && !customElements.get(name)) {
  window.addEventListener('hashchange', () => reveal(document));

  // Where the style sheet can't open closed sections for print, script does.
  if (!CSS.supports('selector(::details-content)')) {
    let closed = [];
    window.addEventListener('beforeprint', () => {
      closed = [...document.querySelectorAll('details.ic-details:not([open])')];
      for (const details of closed) details.open = true;
    });
    window.addEventListener('afterprint', () => {
      for (const details of closed) details.open = false;
    });
  }
}
