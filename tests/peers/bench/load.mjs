// Loads a page in Chromium, each time in a new context, whose caches are empty.
import { chromium } from 'playwright-core';
import { observe } from './in-page.mjs';
import { median } from './statistics.mjs';

const SLOW = {
  cpu: 4,
  network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 },
};
const CLICKS = 20;

/** The kinds of page loads. Short loads vary more, so they are repeated within a round. */
export const LOADS = {
  slow: { cards: 1, slow: true, repeat: 2 },
  one: { cards: 1, repeat: 3 },
  hundred: { cards: 100, repeat: 1 },
  thousand: { cards: 1000, repeat: 1, memoryAndClicks: true },
  trace: { cards: 1000, repeat: 1, trace: true },
};

export const launch = (executablePath) =>
  chromium.launch({
    executablePath,
    args: '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' '),
  });

/** Loads a contestant's page and resolves with everything that was measured. */
export async function load(browser, server, contestant, { cards, slow, memoryAndClicks, trace }) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const errors = [];
    const paths = new Set();
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(observe, { count: cards, texts: contestant.texts, defines: contestant.defines });
    const devtools = await context.newCDPSession(page);
    await page.goto(`${server.address}/blank`); // starts the renderer process and the connection, which are not measured
    page.on('request', (request) => paths.add(new URL(request.url()).pathname));
    if (slow) {
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', SLOW.network);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
    }
    if (trace) await browser.startTracing(page, { categories: ['__metadata', 'disabled-by-default-devtools.timeline'] });
    const path = `/${contestant.name}/page-${cards}`;
    const awaited = contestant.waitFor && page.waitForResponse(`${server.address}/${contestant.name}/${contestant.waitFor}`);
    await page.goto(server.address + path, { waitUntil: 'commit' });
    const times = await Promise.race([page.evaluate(() => bench.complete), timeout(path, errors)]);
    const longestTask = trace && longest(await browser.stopTracing());
    if (await awaited) await page.waitForTimeout(1000); // time to act on the response
    await page.waitForTimeout(100); // time for late layout shifts
    const [shift, text] = await page.evaluate(() => [bench.shift, bench.text()]);
    const after = memoryAndClicks ? await measureMemoryAndClicks(page, devtools) : {};
    paths.delete(path);
    const wasmRequests = [...paths].filter((path) => path.endsWith('.wasm')).length;
    return { ...times, shift, wasmRequests, longestTask, ...after, paths: [...paths], text };
  } finally {
    await context.close();
  }
}

function timeout(path, errors) {
  const seconds = 60;
  return new Promise((_, reject) => {
    const fail = () => reject(new Error(`${path} was not complete after ${seconds} seconds. ${errors.join('; ')}`));
    setTimeout(fail, seconds * 1000).unref();
  });
}

async function measureMemoryAndClicks(page, devtools) {
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  const wasm = await page.evaluate(() => bench.wasmBytes());
  const clicks = [];
  for (let click = 0; click < CLICKS; click++) clicks.push(await page.evaluate(() => bench.click()));
  return { memory: (heap + wasm) / 1e6, click: median(clicks) };
}

/** The longest task of the page's main thread in a trace, in milliseconds. */
function longest(trace) {
  const { traceEvents } = JSON.parse(trace);
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
  );
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && event.dur && main.has(thread(event)));
  return Math.max(...tasks.map(({ dur }) => dur / 1000));
}
