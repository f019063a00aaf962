// The results as Markdown.
import { maximum, median, ratio } from './statistics.mjs';
import { STACK_SAMPLES, STACKS } from './measures.mjs';

const NAMES = { preact: 'Preact', static: 'static page', 'static-link': 'static page' };

/** One line about the conditions and one table; with several versions, each has a value and a ratio. */
export function report({ measures, stacks, versions, samples, conditions }) {
  const value = (name, { sample, worst }) => {
    const values = samples[name]?.[sample];
    return values && (worst ? maximum : median)(values);
  };
  const head = ['', ...versions.flatMap((version) => [version, 'ratio']), 'peer', '', 'target', ''];
  const rows = measures.map((measure) => {
    const peer = measure.peer && samples[measure.peer]?.[measure.sample];
    const cells = versions.flatMap((version) => {
      const name = `${version}.${measure.way}`;
      const ours = samples[name]?.[measure.sample];
      return [show(value(name, measure), measure.unit), ours && peer ? ratio(ours, peer).toFixed(2) : ''];
    });
    const [ours, oursToPeer] = cells;
    const judged = measure.peer ? oursToPeer : value(`${versions[0]}.${measure.way}`, measure)?.toString();
    const { target } = measure;
    const verdict = target === undefined || !judged || ours === '' ? '' : +judged <= target ? 'met' : 'missed';
    return [
      measure.what,
      ...cells,
      peer ? show(median(peer), measure.unit) : '',
      peer ? NAMES[measure.peer] : '',
      target === undefined ? '' : `≤ ${target}`,
      verdict,
    ];
  });
  const text = [conditions, 'Medians; a ratio is the median of ours ÷ the peer’s, taken one after the other.', '', table(head, rows)];
  if (stacks) text.push('', 'Each stack ÷ Preact:', '', table(['', ...Object.values(STACK_SAMPLES)], STACKS.map((name) => stack(name, samples))));
  return text.join('\n');
}

function stack(name, samples) {
  const toPreact = (sample) => {
    const [theirs, preact] = [samples[name][sample], samples.preact[sample]];
    return theirs && preact ? ratio(theirs, preact).toFixed(2) : '';
  };
  return [NAMES[name] ?? name, ...Object.keys(STACK_SAMPLES).map(toPreact)];
}

function show(value, unit) {
  if (value === undefined) return '';
  const digits = { B: 0, '': 0, ms: value < 100 ? 1 : 0, MB: 1, s: 2 }[unit];
  const number = value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: unit ? digits : 3 });
  return unit ? `${number} ${unit}` : number;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|---|${'--:|'.repeat(head.length - 1)}`, ...rows.map(line)].join('\n');
}
