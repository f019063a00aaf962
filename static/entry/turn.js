/** How long cards are made at a stretch, in milliseconds, at least: a page with hundreds of them still answers. */
const STRETCH = 30;
let stretch = STRETCH;
let line = Promise.resolve();
let began = 0;

/** Does something when it is its turn: one after the other, with a breath for the page now and then. */
export function turn(work) {
  const done = line.then(async () => {
    const now = performance.now();
    if (now - began > stretch) {
      await (window.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve)));
      began = performance.now();
      // Where laying out takes long, it is done less often: cards come at half their speed at worst.
      stretch = Math.max(STRETCH, began - now);
    }
    return work();
  });
  line = done.catch(() => {});
  return done;
}
