// The applications, and how Vite builds and serves them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import react from '@vitejs/plugin-react';
import vue from '@vitejs/plugin-vue';
import inspectionCard from 'inspection-card/vite';

export const plugins = {
  react: () => react(),
  vue: () => vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'inspection-card' } } }),
  svelte: () => svelte({ configFile: false }),
};

export const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What the browser tests need in every page. */
const seen = readFileSync(new URL('../browser/harness/seen.js', import.meta.url), 'utf8');
const harness = { name: 'harness', transformIndexHtml: () => [{ tag: 'script', children: seen, injectTo: 'head-prepend' }] };

/** The configuration of an application. */
export const configOf = (name, more) => ({
  root: folder(name),
  configFile: false,
  logLevel: 'warn',
  cacheDir: folder(`dist/${name}/cache`),
  plugins: [plugins[name](), inspectionCard(), harness],
  ...more,
});
