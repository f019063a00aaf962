// Renders a card that WebAssembly has no room for, between two others. `little-memory.js` comes before.
import { render } from 'inspection-card/server';

const { Instance, Module } = WebAssembly;
WebAssembly.Module = function (bytes) {
  return new Module(withMaximum(new Uint8Array(bytes), 16));
};
// `instanceof` asks for it.
WebAssembly.Module.prototype = Module.prototype;
let instances = 0;
WebAssembly.Instance = function (...given) {
  instances++;
  return new Instance(...given);
};

const config = {
  version: 1,
  provider: { name: 'Oneshire' },
  inspection: { framework: 'area-send' },
  outcome: { grade: 'positive' },
};
const attempt = (config) => {
  try {
    return render(config).html.includes('Oneshire');
  } catch ({ reason, message }) {
    return [reason, message.split(' (')[0]];
  }
};
const results = [attempt(config), attempt({ ...config, summary: 'x'.repeat(4 << 20) }), attempt(config), attempt(config)];
process.stdout.write(JSON.stringify({ results, instances }));
