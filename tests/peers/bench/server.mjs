// A host as it should be: everything is compressed with brotli before it is asked for.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

const compress = (bytes, quality) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

/** Serves `/<contestant>/page-<cards>`, and the files of each contestant beside its pages. */
export async function serve(contestants) {
  const bodies = new Map();

  function read(path) {
    const [, name, rest] = path.match(/^\/([^/]+)\/(.+)$/) ?? [];
    const contestant = contestants.find((contestant) => contestant.name === name);
    if (!contestant) return null;
    const [, count] = rest.match(/^page-(\d+)$/) ?? [];
    if (count) return { type: TYPES['.html'], bytes: compress(Buffer.from(contestant.page(+count)), 6) };
    const file = join(contestant.folder, normalize(`/${rest}`));
    const content = contestant.files?.[rest] ?? (existsSync(file) && statSync(file).isFile() && readFileSync(file));
    return content && { type: TYPES[extname(rest)], bytes: compress(Buffer.from(content), 11) };
  }

  /** The type and the compressed bytes of a path, made once. */
  function body(path) {
    if (!bodies.has(path)) bodies.set(path, read(path));
    return bodies.get(path);
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/blank') {
      return response.writeHead(200, { 'content-type': TYPES['.html'] }).end('<!doctype html><link rel="icon" href="data:,">');
    }
    const found = body(pathname);
    if (!found) return response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': found.type,
      'content-encoding': 'br',
      'content-length': found.bytes.length,
      'cache-control': 'max-age=3600',
    });
    response.end(found.bytes);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { address: `http://127.0.0.1:${server.address().port}`, body, close: () => server.close() };
}
