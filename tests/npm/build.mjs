// Builds the applications, after the package was installed: for `vite preview` below an absolute base, and pages that a
// server has rendered, with a relative base and the development builds of the frameworks, because these warn.
import { readFile, writeFile } from 'node:fs/promises';
import { build } from 'vite';
import { configOf, folder, plugins } from './applications.js';
import { cards } from './cards.js';

/** Writes the page with what a server has rendered into it. */
async function renderPage(name) {
  const entry = name === 'react' ? 'server.jsx' : 'server.js';
  await build(configOf(name, { build: { ssr: entry, outDir: folder(`dist/${name}/server`), emptyOutDir: true } }));
  const { page, render } = await import(`./dist/${name}/server/server.js`);
  const first = cards.map(({ config, ...card }) => ({ ...card, html: render(config, { id: card.id }).html }));
  const file = folder(`dist/${name}/pages/index.html`);
  const parts = {
    head: '<link rel="stylesheet" href="./inspection-card/inspection-card.css">',
    app: await page(first),
    data: `<script>window.first = ${JSON.stringify(first).replaceAll('<', '\\u003c')}</script>`,
  };
  const html = await readFile(file, 'utf8');
  await writeFile(file, html.replace(/<!--(head|app|data)-->/g, (_, part) => parts[part]));
}

for (const name of Object.keys(plugins)) {
  await build(configOf(name, { base: '/council/', build: { outDir: folder(`dist/${name}/preview`), emptyOutDir: true } }));
  process.env.NODE_ENV = 'development';
  await build(configOf(name, { base: './', mode: 'development', build: { outDir: folder(`dist/${name}/pages`), emptyOutDir: true } }));
  await renderPage(name);
  delete process.env.NODE_ENV;
}
