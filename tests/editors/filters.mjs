// Filters that run in Node. Reads { snippets: [html], stylesheet } and writes [{ name, version, results: [html] }].

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import minifyHtml from '@minify-html/node';
import { generateHTML, generateJSON } from '@tiptap/html';
import StarterKit from '@tiptap/starter-kit';
import createDOMPurify from 'dompurify';
import { minify } from 'html-minifier-terser';
import { JSDOM } from 'jsdom';
import juice from 'juice';
import { parseFragment, serialize } from 'parse5';
import sanitizeHtml from 'sanitize-html';

const { snippets, stylesheet } = JSON.parse(readFileSync(0, 'utf8'));
const purify = createDOMPurify(new JSDOM('').window);
const extensions = [StarterKit];

const FILTERS = [
  ['TipTap, starter kit', '@tiptap/core', (html) => generateHTML(generateJSON(html, extensions), extensions)],
  ['DOMPurify', 'dompurify', (html) => purify.sanitize(html)],
  ['sanitize-html', 'sanitize-html', (html) => sanitizeHtml(html)],
  ['parse5, read and written', 'parse5', (html) => serialize(parseFragment(html))],
  ['html-minifier-terser', 'html-minifier-terser', (html) =>
    minify(html, { collapseWhitespace: true, removeComments: true, minifyJS: true, removeOptionalTags: true, removeAttributeQuotes: true })],
  ['minify-html', '@minify-html/node', (html) => minifyHtml.minify(Buffer.from(html), { minify_js: true }).toString()],
  ['juice (mail)', 'juice', (html) => juice.inlineContent(html, stylesheet)],
];

// Some packages don't export their package.json, so it is read by its path.
const here = createRequire(import.meta.url).resolve('./package.json').replace(/package\.json$/, '');
const version = (name) => JSON.parse(readFileSync(`${here}node_modules/${name}/package.json`, 'utf8')).version;

const rows = [];
for (const [name, from, filter] of FILTERS) {
  const results = [];
  for (const html of snippets) results.push(await filter(html));
  rows.push({ name, version: version(from), results });
}
process.stdout.write(JSON.stringify(rows));
