// Runs in Node: renders each config of a folder to an HTML file in another folder, as `inspection-card render` does.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { model } from './model.js';
import { Card } from './preact-card.jsx';

const [configs, cards] = process.argv.slice(2);
mkdirSync(cards, { recursive: true });
for (const name of readdirSync(configs)) {
  const html = renderToString(<Card model={model(readFileSync(join(configs, name), 'utf8'))} />);
  writeFileSync(join(cards, name.replace('.json', '.html')), html);
}
