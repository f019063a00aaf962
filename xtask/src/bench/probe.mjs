// Loads pages of the card's own, each in a fresh Chromium context, and tells what a browser saw. Reads what to do as JSON
// from standard input, writes what it saw as JSON to standard output; `probe.rs` is its other half.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from 'playwright-core';

const { browser: executablePath, site, rounds, pages } = JSON.parse(readFileSync(0, 'utf8'));
const SLOW = { cpu: 4, net: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 } };
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css', '.json': 'application/json', '.html': 'text/html' };

// A host as it should be: everything compressed, before it is asked for.
const bodies = new Map();
function body(path) {
  if (!bodies.has(path)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 6 };
    const compressed = existsSync(`${path}.br`) ? readFileSync(`${path}.br`) : existsSync(path) && brotliCompressSync(readFileSync(path), { params });
    bodies.set(path, compressed);
  }
  return bodies.get(path);
}
const server = createServer((request, answer) => {
  const path = join(site, normalize(new URL(request.url, 'http://host').pathname));
  const bytes = extname(path) in TYPES && body(path);
  if (!bytes) return answer.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html' }).end('<link rel="icon" href="data:,">');
  answer.writeHead(200, { 'content-type': TYPES[extname(path)], 'content-encoding': 'br', 'content-length': bytes.length, 'cache-control': 'max-age=3600' });
  answer.end(bytes);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const host = `http://127.0.0.1:${server.address().port}`;

/** Runs in each page before anything else. */
function watch({ cards: count, ready }) {
  const isReady = new Function('text', `return ${ready}`);
  const cards = document.getElementsByTagName('inspection-card');
  const shown = (card) => isReady(card.textContent) && card.getBoundingClientRect().height > 0;
  const seen = (globalThis.seen = { shift: 0 });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.shift += entry.value))).observe({ type: 'layout-shift', buffered: true });
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
  seen.times = new Promise((resolve) => {
    (function look() {
      // The last card is looked at first, so that looking costs nothing while cards are made.
      if (cards.length < count || !shown(cards[count - 1]) || ![...cards].every(shown)) return setTimeout(look, 4);
      const visible = performance.now();
      frame().then((painted) => resolve({ visible, painted }));
    })();
  });
}

/** The longest task of the page's main thread in a trace, in milliseconds. */
function longest(trace) {
  const { traceEvents: events } = JSON.parse(trace);
  const main = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`);
  return Math.max(...events.filter(({ name, pid, tid, dur }) => name === 'RunTask' && dur && main.includes(`${pid} ${tid}`)).map(({ dur }) => dur / 1000));
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'] });

async function load({ page: path, slow, seen, news, ...watched }) {
  const trace = seen === 'longest';
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(watch, watched);
    await page.goto(host); // Starts the renderer and the connection, which no page should pay for.
    if (slow) {
      const cdp = await context.newCDPSession(page);
      await cdp.send('Network.enable');
      await cdp.send('Network.emulateNetworkConditions', SLOW.net);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
    }
    let wasm = 0;
    page.on('request', (request) => (wasm += new URL(request.url()).pathname.endsWith('.wasm')));
    if (trace) await browser.startTracing(page, { categories: ['__metadata', 'disabled-by-default-devtools.timeline'] });
    const told = news && page.waitForResponse(`${host}/${news}`);
    await page.goto(`${host}/${path}`, { waitUntil: 'commit' });
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error(`${path} is not there after a minute`)), 60_000).unref());
    const times = await Promise.race([page.evaluate(() => globalThis.seen.times), late]);
    const task = trace && longest(await browser.stopTracing());
    if (await told) await page.waitForTimeout(1000); // Time to make something of them.
    return { ...times, longest: task, wasm, shift: await page.evaluate(() => globalThis.seen.shift) }[seen];
  } finally {
    await context.close();
  }
}

const samples = {};
for (let round = 0; round < rounds; round++) {
  for (let at = 0; at < pages.length; at++) {
    const page = pages[(at + round) % pages.length]; // Another one goes first each time.
    ((samples[page.way] ??= {})[page.sample] ??= []).push(await load(page));
  }
  console.error(`round ${round + 1}/${rounds}`);
}
const version = browser.version();
await browser.close();
server.close();
console.log(JSON.stringify({ browser: version, samples }));
