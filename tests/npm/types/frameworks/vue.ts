import { h, type GlobalComponents } from 'vue';
import type { InspectionConfig } from 'inspection-card';
import 'inspection-card/vue';

declare const config: InspectionConfig;
type Props = InstanceType<GlobalComponents['inspection-card']>['$props'];

export const right: Props[] = [
  { config: JSON.stringify(config), lang: 'cy', 'heading-level': '3', class: ['card'], id: 'a' },
  { config, 'onInspection-card:toggle': ({ detail }) => detail.section.length },
];

export const wrong: Props[] = [
  // @ts-expect-error A theme that there is not.
  { theme: 'pink' },
  // @ts-expect-error This event has no section.
  { 'onInspection-card:ready': ({ detail }) => detail.section },
];

export const node = h('inspection-card', right[0]);
