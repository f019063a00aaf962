// HTML as strings, for the two peers without a library: vanilla and static.
export const escape = (text) => String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const quote = ({ text, by }) =>
  `<figure class="quote"><blockquote>${escape(text)}</blockquote><figcaption>${escape(by)}</figcaption></figure>`;
const item = ({ title, detail, quotes }) =>
  `<li class="item">${title ? `<h4>${escape(title)}</h4><p>${escape(detail)}</p>` : ''}${quotes.map(quote).join('')}</li>`;

export const items = (section) => `<ul class="items">${section.items.map(item).join('')}</ul>`;
export const label = ({ heading, items }) => `<span>${escape(heading)}</span><span class="count">${items.length}</span>`;

/** A card; `section` writes one of its sections: a button and a panel, or `<details>`. */
export function card(model, section) {
  if (!model) return '<p class="card">This inspection summary is not available.</p>';
  const facts = model.facts.map(([name, value]) => `<dt>${name}</dt><dd>${escape(value)}</dd>`).join('');
  const more = model.url ? `<p class="more"><a class="link" href="${escape(model.url)}">Read the full report</a></p>` : '';
  return (
    `<article class="card" aria-labelledby="name"><p class="kicker">${escape(model.kicker)}</p>` +
    `<h2 class="name" id="name">${escape(model.name)}</h2>` +
    `<p class="badge" data-tone="${model.tone}">${escape(model.outcome)}</p><p class="summary">${escape(model.summary)}</p>` +
    `<dl class="facts">${facts}</dl>${model.sections.map(section).join('')}${more}</article>`
  );
}
