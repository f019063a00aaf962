// Judges what a visitor sees of a card.
const [{ card, words }] = args;
// WordPress prints typographic quotation marks and dashes: the same words to a reader.
const fold = (text) => text.replace(/[‘’′]/g, "'").replace(/[“”″]/g, '"').replace(/--|–|—/g, '-').replace(/\s+/g, ' ').trim();
const seenBy = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';

/** The texts of the card's blocks, in order, and those of its headings. */
function reference(html) {
  const root = new DOMParser().parseFromString(html, 'text/html').body;
  for (const hidden of root.querySelectorAll('[aria-hidden=true], .ic-all, summary')) hidden.remove();
  const blocks = 'h2, h3, h4, h5, p, dt, dd, li, blockquote, figcaption, div, section, figure, ul, ol, dl, article';
  const leaves = [...root.querySelectorAll(blocks)].filter((block) => !block.querySelector(blocks));
  const texts = leaves.map((leaf) => fold(leaf.textContent)).filter(Boolean);
  const headings = [...root.querySelectorAll('h2, h3, h4, h5')].map((heading) => fold(heading.textContent));
  return { texts, headings };
}

const { texts, headings } = reference(card);
const cards = [...document.querySelectorAll('article.inspection-card, article')].filter(seenBy);
const styled = cards.filter((card) => getComputedStyle(card).borderTopStyle === 'solid');

/** Buttons that are seen and change nothing. */
function deadButtons() {
  return [...document.querySelectorAll('main button')].filter(seenBy).filter((button) => {
    const state = () => [...document.querySelectorAll('details')].map((section) => section.open).join();
    const before = state();
    button.click();
    return state() === before;
  });
}

/** Sections that don't open. */
function deadSections() {
  return [...document.querySelectorAll('main summary')].filter(seenBy).filter((summary) => {
    const section = summary.parentElement;
    const before = section.open;
    summary.click();
    return section.localName !== 'details' || section.open === before;
  });
}

const problems = [];
const dead = [...deadButtons(), ...deadSections()];
if (dead.length) problems.push(`dead: ${dead.map((one) => fold(one.textContent)).join(', ')}`);
for (const section of document.querySelectorAll('main details')) section.open = true;

const shown = document.querySelector('main').innerText;
const folded = fold(shown);
const title = headings[0];
const times = (text) => folded.split(text).length - 1;

const lost = texts.filter((text) => !folded.includes(text));
let place = 0;
const inOrder = texts.every((text) => {
  const next = folded.indexOf(text, place);
  if (next >= 0) place = next + text.length;
  return next >= 0;
});
const shownHeadings = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].filter(seenBy).map((one) => fold(one.innerText));
const lostHeadings = headings.filter((heading) => !shownHeadings.includes(heading));
const together = texts.slice(1).map((text, index) => texts[index] + text).filter((pair) => folded.includes(pair));
const hasWords = folded.includes(fold(words));
const isPartOfCard = lost.length < texts.length * 0.8;

if (/"version"\s*:|<\/?inspection-card|\{\s*"|data-config=|":\s*[[{"]/.test(folded)) problems.push('code is visible');
if (isPartOfCard && lost.length) problems.push(`lost: ${lost.slice(0, 3).join(' | ')}${lost.length > 3 ? ` and ${lost.length - 3} more` : ''}`);
if (isPartOfCard && !lost.length && !inOrder) problems.push('another order');
if (together.length) problems.push(`run together: ${together.slice(0, 3).join(' | ')}`);
if (styled.length && !isPartOfCard) problems.push('a card without its texts');

const doubled = times(title) > 1 ? 'two cards' : isPartOfCard && hasWords ? 'card and words' : '';
const frame = document.querySelector('main iframe');
const isFrameShown = frame && seenBy(frame) && frame.clientHeight > 100 && frame.clientWidth > 200;

let verdict;
if (problems.length) verdict = 'broken';
else if (doubled) verdict = 'doubled';
else if (isFrameShown) verdict = 'whole';
else if (isPartOfCard) verdict = styled.length === 1 && !lostHeadings.length ? 'whole' : 'plain';
else if (hasWords) verdict = 'words';
else verdict = 'gone';
if (verdict === 'plain' && lostHeadings.length) {
  verdict = 'broken';
  problems.push(`no headings: ${lostHeadings.slice(0, 3).join(' | ')}`);
}
return { verdict, why: [...problems, doubled].filter(Boolean).join('; ') };
