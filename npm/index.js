// Loads the card's script into a page.
const name = 'inspection-card';

/** Where the files of `dist/` are. The Vite plugin replaces this line. */
const FOLDER = '/inspection-card/';

let loading;

/** Adds the script to the page. */
const addScript = (src) =>
  new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src, crossOrigin: 'anonymous' });
    script.onload = () =>
      // A server may answer every address with a page.
      customElements.get(name) ? resolve() : reject(new Error(`${name}: ${src} is not the card's script. Copy the folder dist of the package there.`));
    script.onerror = () => {
      script.remove();
      reject(new Error(`${name}: ${src} can't be loaded. Copy the folder dist of the package there, or name the folder where it is: load('/folder/').`));
    };
    document.head.append(script);
  });

/**
 * Loads the card's script once per page; resolves when `<inspection-card>` is defined. On a server it does nothing.
 * `folder` is the address of the package's `dist/` folder, by default `/inspection-card/`, or where the Vite plugin serves it.
 */
export function load(folder = FOLDER) {
  if (typeof document === 'undefined' || customElements.get(name)) return Promise.resolve();
  const src = new URL(`${name}.js`, new URL(folder.replace(/\/?$/, '/'), document.baseURI)).href;
  loading ??= addScript(src).catch((error) => {
    // The next call tries again.
    loading = undefined;
    throw error;
  });
  return loading;
}
