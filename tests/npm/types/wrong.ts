// Each line below a `@ts-expect-error` has to be refused.
import { load, type InspectionConfig } from 'inspection-card';
import { render } from 'inspection-card/server';

const inspection = { framework: 'ilacs' } as const;
const provider = { name: 'City of London' };

// @ts-expect-error No outcome, judgements, counts or status.
export const nothing: InspectionConfig = { version: 1, provider, inspection };
// @ts-expect-error Another version.
export const version: InspectionConfig = { version: 2, provider, inspection, outcome: { grade: 'good' } };
// @ts-expect-error An outcome without anything in it.
export const empty: InspectionConfig = { version: 1, provider, inspection, outcome: {} };
// @ts-expect-error A field that there is not.
export const field: InspectionConfig = { version: 1, provider, inspection, outcome: { grade: 'good' }, grade: 'good' };
// @ts-expect-error A framework that the card does not know.
export const framework: InspectionConfig = { version: 1, provider, inspection: { framework: 'ofsted' }, outcome: { grade: 'good' } };
// @ts-expect-error A party that there is not.
export const party: InspectionConfig = { version: 1, provider, inspection, outcome: { grade: 'good' }, quotes: [{ text: 'Good.', party: 'parent' }] };

const config: InspectionConfig = { version: 1, provider, inspection, outcome: { grade: 'good' } };
// @ts-expect-error Attributes have the same names as in HTML.
render(config, { headingLevel: 3 });
// @ts-expect-error A level that there is not.
render(config, { 'heading-level': 6 });
// @ts-expect-error There may be no card.
render(config).html.length;
// @ts-expect-error An address is a text.
load(new URL('https://cards.example.gov.uk/'));

const card = document.createElement('inspection-card');
// @ts-expect-error Not a config.
card.config = { version: 1 };
// @ts-expect-error This event has no section.
card.addEventListener('inspection-card:ready', ({ detail }) => detail.section);
