// Gives every card of the second frame, an empty page, the width and the font of its twin in the first.
const [host, empty] = [...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow);
const FROM_PAGE = ["font-family", "font-size", "letter-spacing", "word-spacing", "font-kerning", "font-feature-settings",
  "font-optical-sizing", "font-variation-settings", "text-rendering", "-webkit-font-smoothing", "text-size-adjust",
  "-webkit-text-size-adjust", "-webkit-tap-highlight-color", "-moz-text-size-adjust", "-moz-osx-font-smoothing",
  "user-select", "-webkit-user-select"];
// `rem` and the width of the window are the page's, too.
empty.document.documentElement.style.fontSize = host.getComputedStyle(host.document.documentElement).fontSize;
// What the host's own elements are still moving to is where they are measured.
host.document.getAnimations().filter((move) => !move.effect.target.closest("article")).forEach((move) => move.finish());
const cards = (view) => [...view.document.querySelectorAll("inspection-card")];
const twins = cards(empty);
for (const [at, card] of cards(host).entries()) {
  const style = host.getComputedStyle(card);
  const room = twins[at].parentElement.style;
  for (const name of FROM_PAGE) room.setProperty(name, style.getPropertyValue(name));
  room.width = `${card.querySelector("article").getBoundingClientRect().width}px`;
}
