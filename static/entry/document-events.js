// What concerns all cards of the page: scrolling into view, links into sections, printing. One listener each.

/** Pages with more waiting cards than this don't get them all at once. */
const FEW_CARDS = 20;

/** What to call when an element comes near. */
const callbacks = new Map();
const observer = new IntersectionObserver((entries) => start(entries.filter(isNear).map((entry) => entry.target)), { rootMargin: '100%' });

/** An element without a box can't come near: its card does not wait. */
const isNear = ({ isIntersecting, target }) => isIntersecting || getComputedStyle(target).display === 'contents';

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
 * Waits until the element is less than a screen away, or the page is printed. The page's only card is measured at once,
 * because the observer answers a frame later; measuring each of many cards would make the browser lay out the page for
 * each.
 */
export function waitUntilNear(element, isOnlyCard) {
  const [box] = isOnlyCard ? element.getClientRects() : [];
  if (box && box.top < 2 * innerHeight && box.bottom > -innerHeight) return;
  return new Promise((resolve) => {
    const earlier = callbacks.get(element);
    callbacks.set(element, () => (earlier?.(), resolve()));
    observer.observe(element);
    if (element.getAttribute('loading') !== 'lazy') startFewWhenIdle();
  });
}

/** Ends the waiting of elements. */
function start(elements) {
  for (const element of elements) {
    callbacks.get(element)?.();
    stopWaiting(element);
  }
}

let isStartScheduled = false;

/** Starts cards once the page is loaded and the browser idle, if few cards wait, so that they are there on paper. */
async function startFewWhenIdle() {
  if (isStartScheduled) return;
  isStartScheduled = true;
  if (document.readyState !== 'complete') await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
  await waitUntilIdle();
  isStartScheduled = false;
  const waiting = [...callbacks.keys()].filter((element) => element.getAttribute('loading') !== 'lazy');
  if (waiting.length <= FEW_CARDS) start(waiting);
}

export function stopWaiting(element) {
  callbacks.delete(element);
  observer.unobserve(element);
}

/** Waits until the browser is idle. */
export const waitUntilIdle = () =>
  // An element of the page may have this name, where the browser has no such function.
  new Promise((resolve) => (typeof window.requestIdleCallback === 'function' ? requestIdleCallback : setTimeout)(resolve));

/** Whether the fragment of the page's address may name a part of this card that is not there yet. */
export const isFragmentMissing = ({ id }) => location.hash.startsWith(id ? `#${id}-` : '#ic-') && !fragmentTarget(document);

/**
 * Opens the section that the fragment of the page's address points into, for browsers that don't. They look for it before
 * a card is rendered.
 */
export function openLinkedSection(root, isNew) {
  const target = fragmentTarget(root);
  const details = target?.closest('details.ic-details');
  if (!details || (details.open && !isNew)) return;
  details.open = true;
  target.scrollIntoView();
}

/** Listens to the page. Called once per page. */
export function listenToPage() {
  window.addEventListener('hashchange', () => openLinkedSection(document));
  window.addEventListener('beforeprint', () => start([...callbacks.keys()]));

  // Browsers without `::details-content` can't open closed sections for print by style.
  if (CSS.supports('selector(::details-content)')) return;
  let closed = [];
  window.addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details.ic-details:not([open])')];
    for (const details of closed) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
  });
}
