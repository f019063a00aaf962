import { load, type InspectionConfig, type Problem } from 'inspection-card';
import { render } from 'inspection-card/server';

const config = {
  version: 1,
  provider: { name: { en: 'City of London', cy: 'Dinas Llundain' } },
  inspection: { framework: 'area-send', published: '2025-12-01' },
  judgements: [{ area: 'leaders', grade: 'good' }],
  strengths: { items: [{ text: 'A strength.' }], total: null },
} satisfies InspectionConfig;

const { html, problems } = render(config, { lang: 'cy', 'heading-level': 3, open: 'strengths voices', theme: 'dark' });
const lines: string[] = problems.map((problem: Problem) => problem.path + (problem.hint ?? ''));
document.body.innerHTML = (html ?? '') + render(JSON.stringify(config)).problems.length + lines.length;

await load();
await load('/cards/');
const card = document.createElement('inspection-card');
card.config = config;
card.config = null;
card.addEventListener('inspection-card:toggle', ({ detail }) => console.log(detail.section.length, detail.open === true));
card.addEventListener('inspection-card:error', ({ detail }) => detail.reason === 'csp');
card.addEventListener('click', ({ clientX }) => clientX + 1);
document.querySelector('inspection-card')?.config?.provider.name;
