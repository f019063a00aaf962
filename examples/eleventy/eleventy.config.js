// A site whose pages have cards: Eleventy renders each from its JSON file, so that it can be read where no script runs.
import { readFileSync } from 'node:fs';
import { render } from 'inspection-card/server';

export default function (eleventy) {
  // The stylesheet, the script and what it loads.
  eleventy.addPassthroughCopy({ 'node_modules/inspection-card/dist': 'inspection-card' });

  // {% card "city-of-london" %} in a page.
  eleventy.addShortcode('card', (name) => {
    const { html, problems } = render(readFileSync(`site/cards/${name}.json`, 'utf8'), { id: name });
    for (const { severity, path, what, expected } of problems) console.warn(`${name}: ${severity} at ${path}: ${what}. Expected ${expected}.`);
    if (!html) throw new Error(`The card ${name} can't be shown.`);
    return html;
  });

  return { dir: { input: 'site' } };
}
