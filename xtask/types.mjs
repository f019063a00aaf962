// Writes the types that follow from other files of the release: `config.d.ts` from the JSON Schema, `element.d.ts` from
// custom-elements.json. Arguments: the folder of the release, the folder to write to.
import { readFile, writeFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';

const [release, out] = process.argv.slice(2);
const read = async (name) => JSON.parse(await readFile(`${release}/${name}`));
const comment = (text) => `/** ${text} */`;
const quote = (text) => `'${text}'`;

/** A rule that one of several fields has to be given. The library's own type for it would admit no lists. */
const oneOfFields = (rule) => (rule.required ? { tsType: `{ ${rule.required.map((field) => `${field}: {}`).join('; ')} }` } : rule);

// Without its title, the schema gives the type the name that follows.
const { title, ...schema } = await read('inspection-card.schema.json');
for (const definition of Object.values(schema.$defs)) definition.anyOf &&= definition.anyOf.map(oneOfFields);
schema.$defs.Config.properties.$schema = { type: 'string', description: schema.$defs.Config.properties.$schema.description };
const config = await compile(schema, 'InspectionConfig', { additionalProperties: false, bannerComment: '' });
await writeFile(`${out}/config.d.ts`, config);

/** The type of an attribute's value. In frameworks a number may stand for its digits. */
function attributeType({ name, type: { text } }) {
  const values = text.split(' | ');
  if (values.length === 1) return 'string';
  const words = values.map(quote);
  // Several names, separated by spaces; editors suggest single ones.
  if (name === 'open') return [...words, '(string & {})'].join(' | ');
  return values.every((value) => /^\d+$/.test(value)) ? [...words, ...values].join(' | ') : words.join(' | ');
}

const { modules } = await read('custom-elements.json');
const { description, attributes, events } = modules[0].declarations[0];
const members = (list, member) => list.flatMap((one) => [`  ${comment(one.description)}`, `  ${member(one)};`]).join('\n');

await writeFile(`${out}/element.d.ts`, `import type { InspectionConfig } from './config.js';

/** The attributes of the element. */
export interface InspectionCardAttributes {
${members(attributes, (attribute) => `${quote(attribute.name)}?: ${attributeType(attribute)}`)}
}

/** The events of the element; they bubble. */
export interface InspectionCardEvents {
${members(events, ({ name, type }) => `${quote(name)}: ${type.text}`)}
}

/** A problem of a config. */
export type Problem = InspectionCardEvents['inspection-card:error']['detail']['problems'][number];

${comment(description)}
export interface InspectionCardElement extends HTMLElement {
  /** The config as an object, which is copied; or null. */
  get config(): InspectionConfig | null;
  set config(value: InspectionConfig | string | null);
  addEventListener<Name extends keyof InspectionCardEvents>(
    type: Name,
    listener: (this: InspectionCardElement, event: InspectionCardEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: InspectionCardElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'inspection-card': InspectionCardElement;
  }
}
`);
