// What a test wants to know of its page: errors, console lines, the card's events.
(() => {
  const seen = { errors: [], console: [], events: [], failed: [], violations: [] };
  Object.defineProperty(window, "seen", { value: seen });
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) seen.errors.push(`${event.message} (${event.filename}:${event.lineno})`);
    else seen.failed.push(event.target.src || event.target.href || event.target.localName);
  }, true);
  addEventListener("unhandledrejection", (event) => seen.errors.push(`unhandled rejection: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) => event.blockedURI.endsWith("/favicon.ico") ||
    seen.violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
  for (const level of ["debug", "log", "info", "warn", "error"]) {
    const real = console[level];
    console[level] = function (...words) {
      seen.console.push({ level, text: words.map(String).join(" ") });
      return real.apply(console, words);
    };
  }
  for (const type of ["ready", "toggle", "error"]) {
    addEventListener(`inspection-card:${type}`, (event) => {
      const detail = event.detail == null ? null : JSON.parse(JSON.stringify(event.detail));
      const of = event.composedPath()[0];
      seen.events.push({ type, detail, id: of.id, tag: of.localName, bubbles: event.bubbles });
    });
  }
})();
