// The contestants: each a folder of files and a function that writes a page with a number of cards.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { staticCard } from '../src/static.js';
import { cardConfig, element, fallback, page, peerConfig, QUOTE, scriptTag, SUMMARY } from './cards.mjs';

const PEERS = resolve(import.meta.dirname, '../dist');
/** The config of the first card as a file, which a prerendered card looks at for changes. */
const SOURCE = 'source.json';

const COMPLETE = [SUMMARY, QUOTE];
const range = (count) => Array.from({ length: count }, (_, index) => index);

/** The card in other stacks. */
export function peers() {
  const css = readFileSync(join(PEERS, 'static.css'), 'utf8');
  const staticCards = (count) => range(count).map((index) => staticCard(peerConfig(index), index));
  const scripted = (name) => ({
    name,
    folder: PEERS,
    texts: COMPLETE,
    page: (count) => page(`<script type="module" src="${name}.js"></script>`, range(count).map((index) => element(peerConfig(index)))),
  });
  return [
    { name: 'static', folder: PEERS, texts: COMPLETE, page: (count) => page(`<style>${css}</style>`, staticCards(count)) },
    {
      name: 'static-link',
      folder: PEERS,
      texts: COMPLETE,
      page: (count) => page('<link rel="stylesheet" href="static.css">', staticCards(count)),
    },
    ...['vanilla', 'lit', 'preact', 'svelte'].map(scripted),
  ];
}

/**
 * The ways in which a page can have inspection cards, from a release's folder; their names begin with `version`.
 * Without the native command there are no prerendered cards.
 */
export function inspectionCard(version, folder, command, work) {
  const style = '<link rel="stylesheet" href="inspection-card.css">';
  const inline = `<style>${readFileSync(join(folder, 'inspection-card.css'), 'utf8')}</style>`;
  const script = '<script async crossorigin src="inspection-card.js"></script>';
  const cards = (write) => (count) => range(count).map(write);
  const elements = (content) => cards((index) => element(cardConfig(index), 'loading="eager"', content(index)));
  const tags = cards((index) => scriptTag(cardConfig(index)));
  const way = (name, head, body, more) => ({
    name: `${version}.${name}`,
    folder,
    texts: COMPLETE,
    page: (count) => page(head, body(count)),
    ...more,
  });
  const scripted = [
    way('script', '', tags),
    way('preload', preload(folder), tags),
    way('element', script, elements(() => '')),
    way('fallback', script, elements(fallback), { texts: [SUMMARY] }),
  ];
  if (!command) return scripted;

  const rendered = (name, ...options) => (count) => prerender(command, join(work, version, name), count, options);
  return [
    ...scripted,
    way('inline', inline, rendered('one')),
    way('link', style, rendered('one')),
    way('many', inline, rendered('many', '--many')),
    way('adopted', style + script, rendered('adopted', '--src', SOURCE), {
      defines: 'inspection-card',
      files: { [SOURCE]: cardConfig(0) },
      waitFor: SOURCE,
    }),
  ];
}

/** Links that let the browser fetch early what the entry script asks for. */
function preload(folder) {
  const { files } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const hashed = (stable) => files.find((file) => file.stable === stable).name;
  return (
    `<link rel="preload" as="fetch" crossorigin href="${hashed('card.wasm')}">` +
    `<link rel="modulepreload" crossorigin href="${hashed('card.js')}">`
  );
}

/** The HTML of cards as `inspection-card render` writes it. */
function prerender(command, folder, count, options) {
  const [configs, cards] = [join(folder, 'configs'), join(folder, 'cards')];
  writeConfigs(configs, count);
  execFileSync(command, ['render', configs, '--out', cards, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  return range(count).map((index) => readFileSync(join(cards, `${index}.html`), 'utf8'));
}

/** Write the configs of cards into a folder, which contains nothing else then. */
export function writeConfigs(folder, count, config = cardConfig) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const index of range(count)) writeFileSync(join(folder, `${index}.json`), config(index));
}
