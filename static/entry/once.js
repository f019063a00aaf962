/** Keeps what `make` promises for each key; forgets it when the promise is broken, so that a later card tries again. */
export function once(make) {
  const made = new Map();
  return (key) => {
    if (!made.has(key)) {
      made.set(key, make(key).catch((error) => {
        made.delete(key);
        throw error;
      }));
    }
    return made.get(key);
  };
}
