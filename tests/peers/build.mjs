// Writes dist/: one script for each peer, the stylesheets of the static pages, and Preact's renderer for Node.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { rollup } from 'rollup';
import { compile } from 'svelte/compiler';

const here = import.meta.dirname;
const dist = join(here, 'dist');
const { code: css } = esbuild.transformSync(readFileSync(join(here, 'card.css'), 'utf8'), { loader: 'css', minify: true });

const plugin = {
  name: 'peers',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, () => ({ contents: css.trim(), loader: 'text' }));
    build.onLoad({ filter: /\.svelte$/ }, ({ path }) => ({
      contents: compile(readFileSync(path, 'utf8'), { filename: path, generate: 'client', dev: false, css: 'external' }).js.code,
    }));
    // esbuild does not fold the flags that Svelte imports; as constants, they remove its code for development.
    build.onLoad({ filter: /svelte\/src\/.*\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/import \{([^}]*)\} from 'esm-env';/g, (_, names) =>
        names.split(',').map((name) => `const ${name.trim()} = ${name.trim() === 'BROWSER'};`).join('')),
    }));
  },
};
const options = { bundle: true, format: 'esm', legalComments: 'none', jsxFactory: 'h', jsxFragment: 'Fragment', plugins: [plugin] };

/** esbuild bundles, Rollup drops unused code (a third of Svelte's), esbuild minifies. */
async function buildPeer(entry, output) {
  const bundle = await esbuild.build({
    ...options,
    entryPoints: [join(here, 'src', entry)],
    write: false,
    target: 'es2022',
    conditions: ['production', 'browser', 'svelte'],
    mainFields: ['svelte', 'browser', 'module', 'main'],
  });
  const code = bundle.outputFiles[0].text;
  const inMemory = { name: 'in-memory', resolveId: (id) => id, load: () => code };
  const shaken = await rollup({ input: 'bundle', plugins: [inMemory], onwarn() {} });
  const { output: chunks } = await shaken.generate({ format: 'esm' });
  const minified = esbuild.transformSync(chunks[0].code, { minify: true, format: 'esm', target: 'es2022' });
  writeFileSync(join(dist, output), minified.code);
}

mkdirSync(dist, { recursive: true });
writeFileSync(join(dist, 'static.css'), css.replaceAll(':host', 'inspection-card'));
for (const [entry, output] of [
  ['vanilla.js', 'vanilla.js'],
  ['lit.js', 'lit.js'],
  ['preact.jsx', 'preact.js'],
  ['svelte.js', 'svelte.js'],
]) {
  await buildPeer(entry, output);
}
await esbuild.build({
  ...options,
  entryPoints: [join(here, 'src/preact-render.jsx')],
  outfile: join(dist, 'preact-render.mjs'),
  platform: 'node',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
});
