// The data files of a release, and which of them a config needs.

/** A data file: its name, which contains the first eight bytes of its hash in hexadecimal, and its integrity value. */
export function dataFile(folder, id) {
  const integrity = DATA[folder][id];
  const digits = Array.from(atob(integrity.slice(7, 18)), (byte) => byte.charCodeAt().toString(16).padStart(2, '0'));
  return [`${folder}/${id}.${digits.join('')}.json`, integrity];
}

/** The config as a value, or what is wrong with its text. */
export function parse(text) {
  try {
    return { config: JSON.parse(text) };
  } catch ({ message }) {
    return { message };
  }
}

/** The ids of the release's frameworks that a config names. */
export function frameworkIds(config) {
  const inspections = [].concat(config?.inspection, config?.earlier, config?.related);
  const ids = new Set(inspections.map((inspection) => inspection?.framework));
  // `hasOwn`, because a config may name `constructor`.
  return [...ids].filter((id) => typeof id === 'string' && Object.hasOwn(DATA.frameworks, id));
}
