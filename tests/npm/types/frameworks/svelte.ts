import type { SvelteHTMLElements } from 'svelte/elements';
import type { InspectionConfig } from 'inspection-card';
import 'inspection-card/svelte';

declare const config: InspectionConfig;
type Props = SvelteHTMLElements['inspection-card'];

export const right: Props[] = [
  { config: JSON.stringify(config), lang: 'cy', 'heading-level': 3, class: 'card', id: 'a' },
  { config, 'oninspection-card:toggle': ({ detail }) => detail.section.length },
];

// `svelte/elements` allows any further attribute, so only the values are checked.
export const wrong: Props[] = [
  // @ts-expect-error A theme that there is not.
  { theme: 'pink' },
  // @ts-expect-error This event has no section.
  { 'oninspection-card:ready': ({ detail }) => detail.section },
];
