/** The least time, in milliseconds, for which cards are rendered without a pause: with hundreds of cards the page still responds. */
const MIN_BUSY_TIME = 30;
let busyTime = MIN_BUSY_TIME;
let last = Promise.resolve();
let started = 0;

/** Calls `task` when all earlier tasks have ended, and pauses now and then so that the page can respond. */
export function enqueue(task) {
  const done = last.then(async () => {
    const now = performance.now();
    if (now - started > busyTime) {
      // An element of the page may be called `scheduler`, where the browser has none.
      const hasYield = typeof window.scheduler?.yield === 'function';
      await (hasYield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve)));
      started = performance.now();
      // A pause takes long where the page's layout does. Then there are fewer: rendering gets half of the time at least.
      busyTime = Math.max(MIN_BUSY_TIME, started - now);
    }
    return task();
  });
  last = done.catch(() => {});
  return done;
}
