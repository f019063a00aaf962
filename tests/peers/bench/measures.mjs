// What is measured: each row of the table names a way of ours, a peer to compare it with, and a sample `load.value`.
// A target applies to the ratio if there is a peer, otherwise to the value.

export const MEASURES = [
  { group: 'bytes', what: 'All files of a card by script tag, after brotli', way: 'script', peer: 'preact', sample: 'bytes.brotli', unit: 'B' },
  { group: 'bytes', what: 'The same, with the installed standard library', way: 'stock', peer: 'preact', sample: 'bytes.brotli', unit: 'B' },
  { group: 'slow', what: 'Script tag with preload, slow line, painted', way: 'preload', peer: 'preact', sample: 'slow.painted', unit: 'ms', target: 1.5 },
  { group: 'slow', what: 'Script tag, slow line, painted', way: 'script', peer: 'preact', sample: 'slow.painted', unit: 'ms' },
  { group: 'slow', what: 'Fallback words in the element, slow line, painted', way: 'fallback', peer: 'preact', sample: 'slow.painted', unit: 'ms', target: 0.95 },
  { group: 'script', what: '1 card by script tag', way: 'script', peer: 'preact', sample: 'one.visible', unit: 'ms', target: 1.3 },
  { group: 'script', what: '100 cards by script', way: 'element', peer: 'preact', sample: 'hundred.visible', unit: 'ms', target: 1.2 },
  { group: 'script', what: '1,000 cards by script', way: 'element', peer: 'preact', sample: 'thousand.visible', unit: 'ms', target: 0.8 },
  { group: 'script', what: '1,000 cards by script: click to next frame', way: 'element', peer: 'preact', sample: 'thousand.click', unit: 'ms', target: 0.4 },
  { group: 'script', what: '1,000 cards by script: JavaScript heap and Wasm memory', way: 'element', peer: 'preact', sample: 'thousand.memory', unit: 'MB', target: 0.8 },
  { group: 'task', what: '1,000 cards by script: longest task', way: 'element', peer: 'preact', sample: 'trace.longestTask', unit: 'ms' },
  { group: 'prerendered', what: '1,000 prerendered cards', way: 'many', peer: 'preact', sample: 'thousand.visible', unit: 'ms', target: 0.4 },
  { group: 'prerendered', what: '1,000 prerendered cards: click to next frame', way: 'many', peer: 'preact', sample: 'thousand.click', unit: 'ms', target: 0.4 },
  { group: 'page', what: 'Prerendered, style in the page, slow line, painted', way: 'inline', peer: 'static', sample: 'slow.painted', unit: 'ms', target: 1.05 },
  { group: 'page', what: 'Prerendered, style in a file, slow line, painted', way: 'link', peer: 'static-link', sample: 'slow.painted', unit: 'ms', target: 1.05 },
  { group: 'page', what: 'Prerendered, with script: layout shift', way: 'adopted', sample: 'slow.shift', unit: '', target: 0, worst: true },
  { group: 'page', what: 'Prerendered, with script: requests for Wasm', way: 'adopted', sample: 'slow.wasmRequests', unit: '', target: 0, worst: true },
  { group: 'render', what: '`render` of 2,000 configs, whole process', way: 'command', peer: 'preact', sample: 'render.seconds', unit: 's', target: 0.5 },
];

/** The columns of the table of all stacks, each divided by Preact's. */
export const STACK_SAMPLES = {
  'bytes.brotli': 'brotli',
  'slow.painted': 'slow line, painted',
  'one.visible': '1 card',
  'hundred.visible': '100 cards',
  'thousand.visible': '1,000 cards',
  'thousand.click': 'click',
  'thousand.memory': 'memory',
};
export const STACKS = ['static', 'vanilla', 'lit', 'preact', 'svelte'];

export const GROUPS = [...new Set(MEASURES.map(({ group }) => group)), 'stacks'];
