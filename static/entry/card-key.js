// What the element and the renderer for servers compute alike. Prerendered HTML contains such keys: the same text and
// attributes must give the same key in every release.
import { hash } from './hash.js';

/** The attributes that change the card's HTML. */
export const renderedAttributes = ['heading-level', 'open', 'variant', 'theme'];

/** The values of these attributes, as far as they are given; `get` returns the value of one. */
export function readAttributes(get) {
  const attributes = {};
  for (const attribute of renderedAttributes) {
    let value = get(attribute);
    if (attribute === 'open' && value === '') value = 'all';
    if (value) attributes[attribute] = value;
  }
  return attributes;
}

/** The card's language for a language tag. */
export function supportedLanguage(tag) {
  const language = tag?.toLowerCase().split('-')[0];
  return LANGUAGES.includes(language) ? language : 'en';
}

/** The key of a card: of its JSON text, and of its attributes with the language last. */
export const cardKey = (text, attributes) => hash(text + JSON.stringify(attributes));
