// The gallery shows its cards as its address asks: `?lang=cy&theme=dark&variant=compact&width=phone`.
const asked = new URLSearchParams(location.search);
const cards = document.getElementById('cards');
const links = [...document.querySelectorAll('#view a')];

// A link changes one thing and keeps the others.
for (const link of links) {
  const [[name, value]] = new URL(link.href).searchParams;
  const all = new URLSearchParams(asked);
  all.set(name, value);
  link.search = all;
  if (!asked.has(name)) continue;
  if (asked.get(name) === value) link.setAttribute('aria-current', 'true');
  else link.removeAttribute('aria-current');
}

cards.lang = asked.get('lang') ?? 'en';
cards.dataset.width = asked.get('width') ?? 'page';
document.documentElement.dataset.theme = asked.get('theme') ?? 'auto';
for (const card of cards.querySelectorAll('inspection-card')) {
  for (const name of ['theme', 'variant']) if (asked.has(name)) card.setAttribute(name, asked.get(name));
}
