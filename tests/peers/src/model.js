// JSON text -> what a card shows, or null if the text is not a usable report.
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const date = (iso) => {
  const [year, month, day] = iso.split('-');
  return `${+day} ${MONTHS[month - 1]} ${year}`;
};
const tone = (outcome) => {
  if (/positive/i.test(outcome)) return 'positive';
  if (/inconsistent/i.test(outcome)) return 'mixed';
  return /concern|failing/i.test(outcome) ? 'concern' : 'none';
};
const quote = ({ text, name, role, organisation }) => ({ text, by: [name, role, organisation].filter(Boolean).join(', ') });
const finding = ({ title, detail, quotes = [] }) => ({ title, detail, quotes: quotes.map(quote) });

export function model(json) {
  try {
    const report = JSON.parse(json);
    return {
      kicker: report.title,
      name: report.provider,
      outcome: report.outcome,
      tone: tone(report.outcome),
      summary: report.summary,
      facts: [
        ['Inspected', `${date(report.inspectedFrom)} to ${date(report.inspectedTo)}`],
        ['Published', date(report.published)],
        ['By', report.inspectorates.join(' and ')],
      ],
      sections: [
        { id: 'strengths', heading: 'Strengths', items: report.strengths.map(finding) },
        { id: 'improvements', heading: 'Areas for improvement', items: report.improvements.map(finding) },
        { id: 'quotes', heading: 'What people said', items: report.quotes.map((one) => ({ quotes: [quote(one)] })) },
      ],
      url: /^https?:\/\//i.test(report.reportUrl) ? report.reportUrl : null, // never javascript:
    };
  } catch {
    return null;
  }
}
