// Compares the cards of two frames, a host's page and an empty one: every property of every element and pseudo-element.
// Then looks for what is cut off or sticks out. Returns how many values were compared, and a line for each box that differs.
const [host, empty] = [...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow);
const MOST = 40;
// Where the card stands in a wider box is that box's: a page that is read from right to left begins at the right.
const SIDES = /^margin-(left|right|inline-start|inline-end)$/;
const differences = [];
let compared = 0;

const cards = (view) => [...view.document.querySelectorAll("article.inspection-card")];
const name = (element) => `${element.localName}.${element.className}`;

// The pseudo-elements that an element can have. Others have no boxes.
function pseudoElements(element, view) {
  const { display } = view.getComputedStyle(element);
  const names = ["::before", "::after"];
  if (display === "list-item") names.push("::marker");
  if (/^(block|inline-block|list-item|flow-root|table-cell)$/.test(display)) names.push("::first-line", "::first-letter");
  if (element.localName === "details") names.push("::details-content");
  return names;
}

// A box that isn't there has no style.
function styleOf(view, element, pseudo) {
  const style = view.getComputedStyle(element, pseudo);
  const generated = pseudo === "::before" || pseudo === "::after";
  return generated && ["none", "normal"].includes(style.content) ? null : style;
}

// Positions are rounded to fractions of a pixel, which differ with the place on the page.
function same(one, other) {
  if (one === other) return true;
  const numbers = (text) => text.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  const [a, b] = [numbers(one), numbers(other)];
  const words = (text) => text.replace(/-?\d+(\.\d+)?/g, "#");
  return words(one) === words(other) && a.length === b.length && a.every((value, at) => Math.abs(value - b[at]) < 0.05);
}

function compareStyles(what, found, expected, isCard) {
  if (!found || !expected) {
    compared++;
    if (found !== expected) differences.push(`${what} is ${found ? "there" : "gone"}`);
    return;
  }
  compared += expected.length;
  // The whole as one text, where a browser has it, is faster.
  if (found.cssText && found.cssText === expected.cssText) return;
  const lines = [];
  for (const property of expected) {
    if (property.startsWith("--") || (isCard && SIDES.test(property))) continue;
    const [is, was] = [found.getPropertyValue(property), expected.getPropertyValue(property)];
    if (!same(is, was)) lines.push(`${property}: ${is}, not ${was}`);
  }
  // One property can change many others.
  if (lines.length > 0) differences.push(`${what} ${lines.slice(0, 4).join("; ")} (${lines.length})`);
}

function compareCards(place, found, expected) {
  const of = (card) => [card, ...card.querySelectorAll("*")];
  const [all, twins] = [of(found), of(expected)];
  if (all.length !== twins.length) differences.push(`${place}: ${all.length} elements, not ${twins.length}`);
  for (const [at, element] of all.entries()) {
    const twin = twins[at];
    const what = `${place}: ${name(element)}`;
    compareStyles(what, styleOf(host, element, null), styleOf(empty, twin, null), at === 0);
    for (const pseudo of pseudoElements(twin, empty)) {
      compareStyles(what + pseudo, styleOf(host, element, pseudo), styleOf(empty, twin, pseudo));
    }
    if (differences.length > MOST) return;
  }
}

function lookForCuts(place, card) {
  const edge = card.getBoundingClientRect();
  for (const element of [card, ...card.querySelectorAll("*")]) {
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    compared++;
    const out = box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
    if (out) differences.push(`${place}: ${name(element)} sticks out of the card`);
    const cut = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    if (cut) differences.push(`${place}: ${name(element)} is ${element.scrollWidth} px wide in ${element.clientWidth} px`);
  }
  if (edge.width < 100 || edge.height < 100) differences.push(`${place}: the card can't be seen`);
  const closed = card.querySelectorAll("details:not([open])").length;
  if (closed > 0) differences.push(`${place}: ${closed} sections are closed`);
}

const rules = [...host.document.styleSheets].filter((sheet) => sheet.href?.endsWith("/sheet.css")).map((sheet) => sheet.cssRules.length);
if (!(rules[0] > 10)) differences.push(`the host's style sheet has ${rules[0] ?? "no"} rules`);
const twins = cards(empty);
for (const [at, card] of cards(host).entries()) {
  const place = card.closest(".place").dataset.name;
  compareCards(place, card, twins[at]);
  lookForCuts(place, card);
}
return { compared, differences: differences.slice(0, MOST) };
