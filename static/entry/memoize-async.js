/** Calls `load` once per key and keeps its promise. A rejected promise is dropped, so that the next call tries again. */
export function memoizeAsync(load) {
  const promises = new Map();
  return (key) => {
    if (!promises.has(key)) {
      promises.set(key, load(key).catch((error) => {
        promises.delete(key);
        throw error;
      }));
    }
    return promises.get(key);
  };
}
