/** Runs in each page before anything else. Self-contained: Playwright passes its source to the browser. */
export function observe({ count, texts, defines }) {
  const bench = (globalThis.bench = { shift: 0, memories: new Set() });

  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (bench.shift += value))).observe({
    type: 'layout-shift',
    buffered: true,
  });

  // Remember each exported WebAssembly memory, to add up their sizes later.
  const remember = (instance) => {
    for (const value of Object.values(instance?.exports ?? {})) {
      if (value instanceof WebAssembly.Memory) bench.memories.add(value);
    }
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      remember(result.instance ?? result);
      return result;
    };
  }
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(target, args) {
      const instance = new target(...args);
      remember(instance);
      return instance;
    },
  });

  /** Resolves right after the next frame, with its time. */
  bench.frame = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(0);
      }),
    );

  const isComplete = (card, index) => {
    const text = (card.shadowRoot ?? card).textContent;
    return (
      text.includes(`City of London ${index}.`) &&
      texts.every((part) => text.includes(part)) &&
      card.getBoundingClientRect().height > 100 // forces a layout: the card takes up room
    );
  };

  /** Looks every 4 ms, more often than there are frames; the last card first, so that waiting costs little. */
  bench.complete = new Promise((resolve) => {
    const cards = document.getElementsByTagName('inspection-card');
    let missing = count - 1;
    (function look() {
      if (cards.length === count) {
        while (missing >= 0 && isComplete(cards[missing], missing)) missing--;
      }
      if (missing >= 0 || (defines && !customElements.get(defines))) return void setTimeout(look, 4);
      const visible = performance.now();
      bench.frame().then((painted) => resolve({ visible, painted }));
    })();
  });

  /** Opens or closes a section of the first card; resolves with the time from the click to the next frame. */
  bench.click = async () => {
    const card = document.getElementsByTagName('inspection-card')[0];
    const root = card.shadowRoot ?? card;
    const button = root.querySelector('summary') ?? root.querySelector('button[aria-expanded]');
    const changing = button.closest('details') ?? button;
    await bench.frame(); // every contestant starts right after a frame
    const changed = new Promise((resolve) => {
      const observer = new MutationObserver(() => (observer.disconnect(), resolve()));
      observer.observe(changing, { attributeFilter: ['aria-expanded', 'open'] });
    });
    const start = performance.now();
    button.click();
    await changed;
    card.getBoundingClientRect();
    return (await bench.frame()) - start;
  };

  bench.wasmBytes = () => [...bench.memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

  /** What can be read in the first card, without white space. */
  bench.text = () => {
    const card = document.getElementsByTagName('inspection-card')[0];
    return (card.shadowRoot ?? card).textContent.replace(/\s+/g, '');
  };
}
