// Sets the card's config again and again, each time with one field of the wrong type, and waits for what comes of it.
const [good, from, count] = args;
const card = document.querySelector("#bad");
const wrong = [];
let tried = 0;

/** Every place in the config: an object or list, and the name of what it holds. */
function* places(value, path = []) {
  for (const [name, child] of Object.entries(value)) {
    yield [...path, name];
    if (child && typeof child === "object") yield* places(child, [...path, name]);
  }
}

/** The card answers each config, by `ready`, by `error`, or by both. */
function answered(config) {
  return new Promise((done) => {
    const finish = (event) => {
      clearTimeout(late);
      for (const type of ["ready", "error"]) card.removeEventListener(`inspection-card:${type}`, finish);
      done(event.type.split(":")[1]);
    };
    const late = setTimeout(() => finish({ type: "x:nothing" }), 2000);
    for (const type of ["ready", "error"]) card.addEventListener(`inspection-card:${type}`, finish);
    card.config = config;
  });
}

const values = [-1.5, "x", [null], {}, true];
const all = [...places(good)].flatMap((path) => values.map((value) => [path, value]));
for (const [path, value] of all.slice(from, from + count)) {
  const config = structuredClone(good);
  const last = path.slice(0, -1).reduce((at, name) => at[name], config);
  last[path.at(-1)] = value;
  tried += 1;
  const answer = await answered(config);
  const text = card.textContent.trim();
  if (answer === "nothing" || !text) wrong.push(`${tried}: ${path.join(".")} = ${JSON.stringify(value)}: ${answer}, “${text.slice(0, 40)}”`);
  if (wrong.length > 5) break;
}
return { wrong, tried };
