// The content of the measured cards: every stack shows the same words. The cards of a page differ by the provider's
// name, so that no stack can share work between them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const report = JSON.parse(readFileSync(join(import.meta.dirname, '../city-of-london.json'), 'utf8'));

export const nameOf = (index) => `City of London ${index}.`;

/** The config of a peer's card. */
export const peerConfig = (index) => JSON.stringify({ ...report, provider: nameOf(index) });

/** The same content in the inspection card's own format. */
export const cardConfig = (index) => JSON.stringify({ ...converted, provider: { name: nameOf(index) } });

const quote = ({ text, name, role, organisation }) => ({ text, who: name, role, organisation });
const finding = ({ title, detail, quotes }) => ({ title, text: detail, quotes: quotes.map(quote) });

const converted = {
  version: 1,
  title: report.title,
  inspection: {
    framework: 'area-send',
    inspectorates: report.inspectorates.map((name) => ({ name })),
    from: report.inspectedFrom,
    to: report.inspectedTo,
    published: report.published,
    report: report.reportUrl,
  },
  outcome: { text: report.outcome },
  summary: report.summary,
  strengths: { items: report.strengths.map(finding) },
  improvements: { items: report.improvements.map(finding) },
  quotes: report.quotes.map(quote),
};

const attribute = (text) => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;');

export const element = (config, attributes = '', content = '') =>
  `<inspection-card ${attributes} config='${attribute(config)}'>${content}</inspection-card>`;

export const scriptTag = (config) =>
  `<script async crossorigin src="inspection-card.js" data-loading="eager" data-config='${attribute(config)}'></script>`;

/** What an element contains until its card is there. */
export const fallback = (index) =>
  `<h2>${nameOf(index)}</h2><p>${report.outcome}</p><p>${report.summary}</p>` +
  `<p><a href="${report.reportUrl}">Read the full report</a></p>`;

/** A card is complete when it has its summary, near the start, and its quote, near the end. */
export const SUMMARY = report.summary;
export const QUOTE = report.quotes[0].text;

/** A page with text before and after its cards; a card that appears late moves the text after it. */
export function page(head, cards) {
  const after = `<p>${'Text after the card, which moves when the card arrives late. '.repeat(8)}</p>`.repeat(6);
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<title>Cards</title><link rel="icon" href="data:,">${head}</head><body><p>Before.</p>\n${cards.join('\n')}\n${after}</body></html>`
  );
}
