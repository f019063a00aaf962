// Serves an application as `vite` and as `vite preview` do, until the standard input ends. Prints both addresses.
import { createServer, preview } from 'vite';
import { configOf, folder } from './applications.js';

const config = configOf(process.argv[2], { base: '/council/' });
const server = { host: '127.0.0.1', port: 0 };
const development = await createServer({ ...config, server });
await development.listen();
const built = await preview({ ...config, build: { outDir: folder(`dist/${process.argv[2]}/preview`) }, preview: server });
console.log(JSON.stringify([development, built].map(({ resolvedUrls }) => resolvedUrls.local[0])));
process.stdin.on('end', () => process.exit()).resume();
