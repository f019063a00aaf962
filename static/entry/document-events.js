// What concerns all cards of the page: scrolling into view, links into sections, printing. One listener each.
import { name } from './report.js';

const callbacks = new WeakMap();
const observer =
  window.IntersectionObserver &&
  new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        callbacks.get(target)?.();
        stopWaiting(target);
      }
    },
    { rootMargin: '100%' },
  );

/** The element within `root` that the fragment of the page's address names. */
function fragmentTarget(root) {
  if (location.hash.length < 2) return null;
  try {
    return root.querySelector(`#${CSS.escape(decodeURIComponent(location.hash.slice(1)))}`);
  } catch {
    return null; // The fragment is no valid percent-encoding.
  }
}

/**
 * Waits until the element is less than a screen away. The page's only card is measured at once, because the observer
 * answers a frame later; measuring each of many cards would make the browser lay out the page for each.
 */
export function waitUntilNear(element, isOnlyCard) {
  const [box] = isOnlyCard ? element.getClientRects() : [];
  if (!observer || (box && box.top < 2 * innerHeight && box.bottom > -innerHeight)) return;
  return new Promise((resolve) => {
    const earlier = callbacks.get(element);
    callbacks.set(element, () => (earlier?.(), resolve()));
    observer.observe(element);
  });
}

export function stopWaiting(element) {
  callbacks.delete(element);
  observer?.unobserve(element);
}

/** Waits until the browser is idle. */
export const waitUntilIdle = () => new Promise((resolve) => (window.requestIdleCallback || setTimeout)(resolve));

/** Whether the fragment of the page's address names nothing in the page yet: its target may be in a card. */
export const isFragmentMissing = () => location.hash.length > 1 && !fragmentTarget(document);

/** Opens the section that the fragment of the page's address points into, for browsers that don't. */
export function openLinkedSection(root) {
  const target = fragmentTarget(root);
  const details = target?.closest('details.ic-details');
  if (details && !details.open) {
    details.open = true;
    target.scrollIntoView();
  }
}

if (window.customElements && !customElements.get(name)) {
  window.addEventListener('hashchange', () => openLinkedSection(document));

  // Browsers without `::details-content` can't open closed sections for print by style.
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
