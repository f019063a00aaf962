// Compares the computed styles of two framed pages' cards: every element, every pseudo-element, every property.
// Returns lines such as `p.ic-text::before color: red, not black`.
const [plain, styled] = [...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow);
const PSEUDO = [null, "::before", "::after", "::marker", "::first-line", "::first-letter"];

function styles(view) {
  const all = [];
  for (const element of view.document.querySelectorAll("article, article *")) {
    for (const pseudo of PSEUDO) {
      const style = view.getComputedStyle(element, pseudo);
      // A pseudo-element that isn't there has the style of none.
      const there = !pseudo || pseudo === "::marker" || pseudo.startsWith("::first") || style.content !== "none";
      all.push({ name: `${element.localName}.${element.className}${pseudo ?? ""}`, style: there ? style : null });
    }
  }
  return all;
}

const [expected, found] = [styles(plain), styles(styled)];
const differences = [];
if (expected.length !== found.length) differences.push(`${found.length} elements, not ${expected.length}`);
for (let at = 0; at < Math.min(expected.length, found.length); at++) {
  const [a, b] = [expected[at], found[at]];
  if (!a.style || !b.style) {
    if (a.style !== b.style) differences.push(`${b.name} is ${b.style ? "there" : "gone"}`);
    continue;
  }
  for (const property of a.style) {
    if (property.startsWith("--")) continue;
    const [was, is] = [a.style.getPropertyValue(property), b.style.getPropertyValue(property)];
    if (was !== is) differences.push(`${b.name} ${property}: ${is}, not ${was}`);
  }
}
return differences.slice(0, 12);
