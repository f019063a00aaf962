// Renders configs on a server: `[config, attributes]` each, in JSON, from standard input.
import { readFileSync } from 'node:fs';
import { render } from 'inspection-card/server';

const cases = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(cases.map(([config, attributes]) => render(config, attributes))));
