// Measures how soon the builder's preview shows what is typed, for cards with few and with many strengths, in one Chromium.
// `cargo xtask bench-builder` builds what is measured and runs this; by hand: node builder.mjs --help
import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from './bench/load.mjs';
import { serve } from './bench/server.mjs';
import { maximum, median, quantile } from './bench/statistics.mjs';

const HELP = `node builder.mjs [options]

  --dist FOLDER      the release to measure (../../dist)
  --strengths LIST   how many strengths the cards have (1,500)
  --rounds N         how often each card is opened (3)
  --keys N           how many letters are typed each time (20)
  --chromium FILE    the browser (chromium)`;

const { values: options } = parseArgs({
  options: {
    ...Object.fromEntries(['dist', 'strengths', 'rounds', 'keys', 'chromium'].map((name) => [name, { type: 'string' }])),
    help: { type: 'boolean' },
  },
});
if (options.help) {
  console.log(HELP);
  process.exit();
}
const folder = resolve(options.dist ?? resolve(import.meta.dirname, '../../dist'));
const sizes = (options.strengths ?? '1,500').split(',').map(Number);
const rounds = +(options.rounds ?? 3);
const keys = +(options.keys ?? 20);
if (!sizes.every((size) => size >= 1) || !(rounds >= 1) || !(keys >= 1)) throw new Error('see node builder.mjs --help');
/** Between two letters, in milliseconds: somebody who types fast. */
const PAUSE = 120;

const config = (strengths) => ({
  version: 1,
  provider: { name: 'Exampleshire' },
  inspection: { framework: 'ilacs', from: '2026-05-11' },
  judgements: [{ area: 'help-protection', grade: 'good' }],
  strengths: { items: Array.from({ length: strengths }, (_, index) => ({ text: `Strength ${index + 1} of this council` })) },
});

/** In the page: notes for each key when the preview shows the text of the focused field, and when it is painted. */
function observe() {
  const field = document.activeElement;
  const stage = document.querySelector('.stage');
  let pressed;
  window.samples = [];
  window.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), true);
  new MutationObserver(() => {
    if (pressed === undefined || !stage.textContent.includes(field.value)) return;
    const start = pressed;
    const shown = performance.now() - start;
    pressed = undefined;
    requestAnimationFrame(() => setTimeout(() => window.samples.push({ shown, painted: performance.now() - start })));
  }).observe(stage, { childList: true, subtree: true, characterData: true });
}

/** Opens the builder with a card and types. */
async function type(browser, server, strengths) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const draft = Buffer.from(JSON.stringify(config(strengths))).toString('base64url');
    await page.goto(`${server.address}/now/builder/index.html#draft=${draft}`);
    await page.locator('#field-strengths-items-0-open').click();
    await page.locator('#field-strengths-items-0-text').focus();
    await page.keyboard.press('End');
    await page.evaluate(observe);
    for (let key = 1; key <= keys; key++) {
      await page.keyboard.press('x');
      await page.waitForFunction((key) => window.samples.length === key, key, { polling: 20 });
      await page.waitForTimeout(PAUSE);
    }
    return await page.evaluate(() => window.samples);
  } finally {
    await context.close();
  }
}

const server = await serve([{ name: 'now', folder }]);
const browser = await launch(options.chromium ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim());
const samples = new Map(sizes.map((size) => [size, []]));
for (let round = 0; round < rounds; round++) {
  for (const size of sizes) samples.get(size).push(...(await type(browser, server, size)));
}
console.log('| strengths | until | median | 90 % | longest |\n|--:|---|--:|--:|--:|');
for (const [size, taken] of samples) {
  for (const [what, words] of [['shown', 'the words are in the preview'], ['painted', 'the next frame']]) {
    const times = taken.map((sample) => sample[what]);
    const [middle, most, longest] = [median(times), quantile(times, 0.9), maximum(times)].map((time) => `${time.toFixed(1)} ms`);
    console.log(`| ${size} | ${words} | ${middle} | ${most} | ${longest} |`);
  }
}
console.log(`\n${rounds * keys} keys for each, Chromium ${browser.version()}, load average ${loadavg()[0].toFixed(1)}.`);
await browser.close();
server.close();
