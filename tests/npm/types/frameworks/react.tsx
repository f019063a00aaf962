import type { InspectionConfig } from 'inspection-card';
import 'inspection-card/react';

declare const config: InspectionConfig;

export const right = [
  <inspection-card config={JSON.stringify(config)} lang="cy" heading-level={3} theme="dark" className="card" id="a" />,
  <inspection-card config={config} open="strengths voices" oninspection-card:toggle={({ detail }) => detail.section.length} />,
  <inspection-card src="/a.json" loading="eager" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />,
];

export const wrong = [
  // @ts-expect-error A theme that there is not.
  <inspection-card theme="pink" />,
  // @ts-expect-error Not a config.
  <inspection-card config={{ version: 1 }} />,
  // @ts-expect-error This event has no section.
  <inspection-card oninspection-card:ready={({ detail }) => detail.section} />,
];
