// Measures the inspection card beside the same card in other stacks, in one Chromium. `cargo xtask bench` builds
// everything and runs this; by hand: node bench.mjs --help
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inspectionCard, peers } from './bench/contestants.mjs';
import { launch, load, LOADS } from './bench/load.mjs';
import { GROUPS, MEASURES, STACK_SAMPLES, STACKS } from './bench/measures.mjs';
import { renderers } from './bench/render.mjs';
import { report } from './bench/report.mjs';
import { serve } from './bench/server.mjs';

const HELP = `node bench.mjs [options]

  --dist FOLDER             the release to measure (../../dist)
  --command FILE            its native command; without it, nothing is prerendered
  --stock FOLDER            the release built with the installed standard library; only its bytes are measured
  --before FOLDER           another release to measure beside it, such as an older version
  --before-command FILE     the native command of that release
  --rounds N                how often everything is measured (7)
  --only GROUPS             ${GROUPS.join(',')} (all but stacks)
  --out FOLDER              where bench.md, bench.json and work files are written (../../target/bench)
  --chromium FILE           the browser (chromium)`;

const { values: options } = parseArgs({
  options: {
    ...Object.fromEntries(
      ['dist', 'command', 'stock', 'before', 'before-command', 'rounds', 'only', 'out', 'chromium'].map((name) => [name, { type: 'string' }]),
    ),
    help: { type: 'boolean' },
  },
});
if (options.help) {
  console.log(HELP);
  process.exit();
}
const project = resolve(import.meta.dirname, '../..');
const dist = resolve(options.dist ?? join(project, 'dist'));
const out = resolve(options.out ?? join(project, 'target/bench'));
const rounds = +(options.rounds ?? 7);
const groups = options.only?.split(',') ?? GROUPS.filter((group) => group !== 'stacks');
const unknown = groups.filter((group) => !GROUPS.includes(group));
if (unknown.length || !(rounds >= 1)) throw new Error(`unknown group or number of rounds; see node bench.mjs --help`);
mkdirSync(out, { recursive: true });

// What is measured of whom: a set of `contestant sample`, from the rows of the table.
const versions = options.before ? ['now', 'before'] : ['now'];
const measures = MEASURES.filter(({ group }) => groups.includes(group));
const wanted = new Map();
const want = (name, sample) => wanted.set(name, (wanted.get(name) ?? new Set()).add(sample));
for (const { way, peer, sample } of measures) {
  for (const version of versions) want(`${version}.${way}`, sample);
  if (peer) want(peer, sample);
}
const stacks = groups.includes('stacks');
if (stacks) STACKS.forEach((name) => Object.keys(STACK_SAMPLES).forEach((sample) => want(name, sample)));
const wants = (name, load) => [...(wanted.get(name) ?? [])].some((sample) => sample.startsWith(`${load}.`));

const commands = Object.entries({ now: options.command, before: options['before-command'] }).filter(([, file]) => file);
const contestants = [
  ...peers(),
  ...inspectionCard('now', dist, options.command, out),
  ...(options.before ? inspectionCard('before', resolve(options.before), options['before-command'], out) : []),
  ...(options.stock ? [{ ...inspectionCard('now', resolve(options.stock))[0], name: 'now.stock' }] : []),
].filter(({ name }) => wanted.has(name));

const samples = {};
const add = (name, sample, value) => ((samples[name] ??= {})[sample] ??= []).push(value);
/** In each round another contestant goes first. */
const rotated = (list, round) => list.map((_, index) => list[(index + round) % list.length]);

const server = await serve(contestants);
const browser = await launch(options.chromium ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim());
const [loadBefore] = loadavg();

// A first load of each page is not timed: it fills the server's cache, and shows which files the page asks for.
const texts = new Map();
for (const contestant of contestants) {
  const { paths, text } = await load(browser, server, contestant, LOADS.one);
  add(contestant.name, 'bytes.brotli', paths.reduce((sum, path) => sum + (server.body(path)?.bytes.length ?? 0), 0));
  if (!contestant.name.includes('.')) texts.set(text, contestant.name);
}
if (texts.size > 1) throw new Error(`these peers differ in their text: ${[...texts.values()].join(', ')}`);
for (const [kind, { cards }] of Object.entries(LOADS)) {
  contestants.filter(({ name }) => wants(name, kind)).forEach(({ name }) => server.body(`/${name}/page-${cards}`));
}

const render = wants('preact', 'render') ? renderers(Object.fromEntries(commands), out) : {};
for (let round = 0; round < rounds; round++) {
  for (const [kind, options] of Object.entries(LOADS)) {
    const taking = rotated(contestants.filter(({ name }) => wants(name, kind)), round);
    for (let repeat = 0; repeat < options.repeat; repeat++) {
      for (const contestant of taking) {
        const measured = await load(browser, server, contestant, options);
        for (const [name, value] of Object.entries(measured)) {
          if (typeof value === 'number') add(contestant.name, `${kind}.${name}`, value);
        }
      }
    }
  }
  for (const [name, run] of rotated(Object.entries(render), round)) add(name, 'render.seconds', run());
  console.error(`round ${round + 1} of ${rounds}, load ${loadavg()[0].toFixed(1)}`);
}

const conditions =
  `${new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })}, Chromium ${browser.version()}, ${rounds} rounds, ` +
  `load average ${loadBefore.toFixed(1)} before and ${loadavg()[0].toFixed(1)} after.`;
await browser.close();
server.close();
const markdown = report({ measures, stacks, versions, samples, conditions });
console.log(markdown);
writeFileSync(join(out, 'bench.md'), `${markdown}\n`);
writeFileSync(join(out, 'bench.json'), `${JSON.stringify({ conditions, samples }, null, 1)}\n`);
