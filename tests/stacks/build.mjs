// Bundles the pages' scripts, with the development builds of the frameworks, because these warn; and renders the pages
// that servers render. Writes to `target/stacks/`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compile } from 'svelte/compiler';
import { first } from './first.js';

const out = fileURLToPath(new URL('../../target/stacks/', import.meta.url));
const require = createRequire(import.meta.url);

const svelte = (generate) => ({
  name: 'svelte',
  setup: (esbuild) =>
    esbuild.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js } = compile(await readFile(path, 'utf8'), { filename: path, generate, dev: generate === 'client' });
      return { contents: js.code };
    }),
});

const shared = {
  absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  bundle: true,
  jsx: 'automatic',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"development"' },
};

await mkdir(out, { recursive: true });
await build({
  ...shared,
  outdir: out,
  conditions: ['browser', 'development'],
  alias: { vue: 'vue/dist/vue.esm-bundler.js' },
  define: {
    ...shared.define,
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
  },
  entryPoints: { react: 'react-client.jsx', vue: 'vue.js', svelte: 'svelte-client.js' },
  plugins: [svelte('client')],
});
await build({
  ...shared,
  platform: 'node',
  outdir: `${out}server`,
  outExtension: { '.js': '.cjs' },
  entryPoints: { react: 'react-server.jsx', vue: 'vue-server.js', svelte: 'svelte-server.js' },
  plugins: [svelte('server')],
});

// These are not bundled: a page loads the files of the packages.
const files = {
  htmx: ['htmx.org/dist/htmx.js', 'idiomorph/dist/idiomorph-ext.js'],
  turbo: ['@hotwired/turbo/dist/turbo.es2017-umd.js'],
};
for (const [name, parts] of Object.entries(files)) {
  const texts = await Promise.all(parts.map((part) => readFile(new URL(`node_modules/${part}`, import.meta.url))));
  await writeFile(`${out}${name}.js`, Buffer.concat(texts));
}

await writeFile(`${out}first.json`, JSON.stringify(first));
for (const name of ['react', 'vue', 'svelte']) {
  const server = require(`${out}server/${name}.cjs`);
  for (const [kind, render] of Object.entries(server)) await writeFile(`${out}${name}-${kind}.html`, await render(first));
}
