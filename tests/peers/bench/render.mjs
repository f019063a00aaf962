// Times whole processes that render configs to HTML files: the native command and Preact in Node.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { peerConfig } from './cards.mjs';
import { writeConfigs } from './contestants.mjs';

const CONFIGS = 2000;
const PREACT = resolve(import.meta.dirname, '../dist/preact-render.mjs');

/** The renderers by name; each is a function that renders everything once and returns how many seconds it took. */
export function renderers(commands, work) {
  const folder = (name) => join(work, 'render', name);
  writeConfigs(folder('card-configs'), CONFIGS);
  writeConfigs(folder('peer-configs'), CONFIGS, peerConfig);
  const timed = (program, ...args) => () => {
    rmSync(folder('cards'), { recursive: true, force: true });
    const start = process.hrtime.bigint();
    execFileSync(program, args, { stdio: 'ignore' });
    return Number(process.hrtime.bigint() - start) / 1e9;
  };
  const native = (command) => timed(command, 'render', folder('card-configs'), '--out', folder('cards'));
  return {
    preact: timed(process.execPath, PREACT, folder('peer-configs'), folder('cards')),
    ...Object.fromEntries(Object.entries(commands).map(([version, command]) => [`${version}.command`, native(command)])),
  };
}
