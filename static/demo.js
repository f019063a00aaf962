// The demo page shows its own source: the snippet of the first card, and the problems that its editor would see.
const tag = document.querySelector('#card script');
document.getElementById('snippet').textContent = tag.outerHTML
  .replaceAll('&quot;', '"')
  .replace(/data-config="([^]*)"/, (_, config) => `data-config='${config.replaceAll("'", '&#39;')}'`);

document.getElementById('wrong').addEventListener('inspection-card:error', ({ detail }) => {
  const items = detail.problems.map(({ severity, path, what, expected, hint }) => {
    const item = document.createElement('li');
    const where = document.createElement('code');
    where.textContent = path || 'the config';
    item.append(`${severity} at `, where, `: ${what}. Expected ${expected}.${hint ? ` ${hint}` : ''}`);
    return item;
  });
  document.getElementById('problems').replaceChildren(...items);
});
