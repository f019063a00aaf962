// A plugin for Vite: the files of the card are served in development, and copied into the build.
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const name = 'inspection-card';
const dist = fileURLToPath(new URL('./dist/', import.meta.url));
const index = fileURLToPath(new URL('./index.js', import.meta.url));
const types = { '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

/** The files that a page loads: their paths in `dist/`. */
const files = () =>
  readdirSync(dist, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => extname(file) && file !== 'server.js');

/** Answers requests for the files. */
function serve(folder) {
  const paths = new Set(files());
  return (request, response, next) => {
    const path = request.url.split('?')[0];
    const file = path.startsWith(folder) && path.slice(folder.length);
    if (!paths.has(file)) return next();
    response.setHeader('Content-Type', types[extname(file)]);
    response.setHeader('Cache-Control', 'no-cache');
    response.end(readFileSync(join(dist, file)));
  };
}

/** Whether a plugin works on what a server runs, which needs none of the files. */
const isForServer = ({ environment }) => environment.config.consumer === 'server';

export default function inspectionCard() {
  let config;
  return {
    name,
    // Vite would bundle the module before this plugin sees it.
    config: () => ({ optimizeDeps: { exclude: [name] } }),
    configResolved(resolved) {
      config = resolved;
    },
    configureServer(server) {
      server.middlewares.use(serve(`${config.base}${name}/`));
    },
    // Tells `load` where the files are, whatever the base.
    transform(code, id) {
      if (id.split('?')[0] !== index || isForServer(this)) return;
      const address =
        config.command === 'serve'
          ? JSON.stringify(`${config.base}${name}/`)
          : `import.meta.ROLLUP_FILE_URL_${this.emitFile(asset(`${name}.js`))}.replace(/[^/]*$/, '')`;
      return { code: code.replace(/(?<=^const FOLDER = ).*(?=;$)/m, address), map: null };
    },
    generateBundle() {
      if (isForServer(this)) return;
      for (const file of files()) this.emitFile(asset(file));
    },
  };
}

/** A file of the build that keeps its name, because the files name each other. */
const asset = (file) => ({ type: 'asset', fileName: `${name}/${file}`, source: readFileSync(join(dist, file)) });
