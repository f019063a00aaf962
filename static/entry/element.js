// The custom element. It knows where its config comes from, when to ask for a card, and what a reader does with it.
import { hash } from './hash.js';
import { glue, wasm } from './parts.js';
import { failure, name, report } from './say.js';
import { opened, sections } from './sections.js';
import * as watch from './watch.js';

/** The attributes; each has its `data-` twin on a script tag. */
export const attributes = ['config', 'src', 'lang', 'heading-level', 'open', 'variant', 'theme', 'loading'];

/** From how many cards on a page is a page of many. */
const MANY = 20;
let connected = 0;

/** The language of the card, of those it speaks. */
function speaks(tag) {
  const language = tag?.toLowerCase().split('-')[0];
  return LANGUAGES.includes(language) ? language : 'en';
}

// A function, so that a second run on the page, which defines nothing, makes no class either.
export const element = () =>
  class InspectionCard extends HTMLElement {
    static observedAttributes = attributes;
    #own; // JSON text of the property
    #due = false;
    #run = 0;
    #open = new Map();
    #waits;
    #adopted = false;
    #stop;

    constructor() {
      super();
      this.addEventListener('click', (event) => this.#click(event));
      this.addEventListener('toggle', (event) => this.#toggled(event), true);
    }

    /** The config as an object, or nothing. */
    get config() {
      const text = this.#own ?? this.getAttribute('config') ?? this.#inline()?.textContent;
      try {
        return JSON.parse(text);
      } catch {
        return null;
      }
    }

    /** Copied at once: what becomes of the object later is of no account. */
    set config(value) {
      try {
        // What has no JSON, such as a function, is read as text, and told as what it is.
        this.#own = value == null ? undefined : typeof value === 'string' ? value : JSON.stringify(value) ?? String(value);
        this.#update();
      } catch (error) {
        this.#fail(failure('config', `The config can't be copied: ${error?.message ?? error}`));
      }
    }

    connectedCallback() {
      connected++;
      // A property set before the element was defined stands in the way of the accessor.
      if (Object.hasOwn(this, 'config')) {
        const { config } = this;
        delete this.config;
        this.config = config;
      }
      const article = this.querySelector('.inspection-card');
      if (article && !this.#adopted) this.#alive(article);
      this.#update();
    }

    disconnectedCallback() {
      connected--;
      this.#run++;
      this.#stop?.abort();
      this.#waits?.disconnect();
      this.#waits = watch.leave(this);
    }

    attributeChangedCallback(attribute, before, now) {
      if (before === now) return;
      if (attribute === 'config' || attribute === 'src') this.#own = undefined;
      this.#update();
    }

    #inline() {
      return this.querySelector(':scope > script[type="application/json"]');
    }

    /** Soon, and once for all changes made together. */
    #update() {
      if (this.#due || !this.isConnected) return;
      this.#due = true;
      queueMicrotask(() => {
        this.#due = false;
        if (this.isConnected) this.#make(++this.#run).catch((error) => this.#fail(error));
      });
    }

    async #make(run) {
      this.#stop?.abort();
      if (this.#adopted) {
        // A card that is there is in no hurry for news.
        if (this.#own == null && this.hasAttribute('src')) await watch.idle();
      } else if (this.getAttribute('loading') !== 'eager' && !watch.awaited()) {
        await watch.near(this, connected === 1);
      }
      const text = await this.#text();
      if (text == null || run !== this.#run) return;
      const language = speaks(this.#language());
      const asked = { ...this.#asked(), language };
      const key = hash(text + JSON.stringify(asked));
      if (this.dataset.key === key && this.querySelector('.inspection-card')) return;
      // The Wasm doesn't wait for the glue; what is wrong with it is told when it is needed.
      if (window.WebAssembly) wasm().catch(() => {});
      const make = await glue();
      await make(this, text, asked, {
        wanted: () => run === this.#run,
        tell: (problems) => this.#tell('error', problems),
        done: (article) => {
          // Off-screen cards of such a page are neither laid out nor painted. A few cards are: they are searched as text.
          if (connected > MANY) article.classList.add('ic-many');
          this.dataset.key = key;
          this.#alive(article);
        },
      });
    }

    /** The config as JSON text, or nothing as long as there is none. */
    async #text() {
      const text = this.#own ?? this.getAttribute('config');
      if (text != null) return text;
      const src = this.getAttribute('src');
      if (src != null) return this.#fetch(new URL(src, document.baseURI));
      const inline = this.#inline()?.textContent;
      // While the page is being read, the child may still be on its way, or be there in part.
      const reading = document.readyState === 'loading';
      if (!this.#waits) {
        this.#waits = new MutationObserver(() => this.#inline() && this.#update());
        this.#waits.observe(this, { childList: true });
        if (reading) document.addEventListener('DOMContentLoaded', () => this.#update(), { once: true });
      }
      return reading ? null : inline;
    }

    async #fetch(url) {
      const stop = (this.#stop = new AbortController());
      const late = setTimeout(() => stop.abort(failure('source', `${url} has not answered in 30 seconds.`)), 30_000);
      try {
        const answer = await fetch(url, { signal: stop.signal, credentials: 'same-origin' });
        if (!answer.ok) throw failure('source', `${url} answers ${answer.status}.`);
        return await answer.text();
      } catch (error) {
        const { aborted, reason } = stop.signal;
        if (aborted && !reason.reason) return null; // A change or the removal came between.
        throw error.reason ? error : failure('source', `${url} can't be read: ${error.message}`);
      } finally {
        clearTimeout(late);
      }
    }

    /** The language of the element or of what it stands in, across shadow roots. */
    #language() {
      for (let at = this; at; at = at.parentNode || at.host) if (at.lang) return at.lang;
    }

    /** The attributes that say how the card looks. */
    #asked() {
      const asked = {};
      for (const attribute of ['heading-level', 'open', 'variant', 'theme']) {
        if (this.hasAttribute(attribute)) asked[attribute] = this.getAttribute(attribute) || (attribute === 'open' ? 'all' : undefined);
      }
      return asked;
    }

    #fail(error) {
      const { reason, message } = error?.reason ? error : failure('unknown', String(error));
      report(message, this);
      this.#tell('error', { reason, message, problems: [] });
    }

    #tell(event, detail) {
      this.dispatchEvent(new CustomEvent(`${name}:${event}`, { bubbles: true, composed: true, detail }));
    }

    /** Script has arrived at a card: what needs it is shown, and what is open is known. */
    #alive(article) {
      this.#adopted = true;
      this.#open = opened(article);
      this.#offer();
      watch.reveal(article);
      this.#tell('ready', {});
    }

    /** Offers to open all sections, or to close them when all are open. */
    #offer() {
      const button = this.querySelector('.ic-button');
      if (!button) return;
      const all = [...this.#open.values()].every(Boolean);
      button.querySelector('.ic-open-all').hidden = all;
      button.querySelector('.ic-close-all').hidden = !all;
      button.hidden = false;
    }

    #click({ target }) {
      if (!target.closest?.('.ic-button')) return;
      const all = sections(this);
      const open = !all.every(([, details]) => details.open);
      for (const [, details] of all) details.open = open;
    }

    /** `toggle` is also fired for an open section that is put into the page: only a change is told. */
    #toggled({ target }) {
      const [section, details] = sections(this).find(([, details]) => details === target) || [];
      if (!details || this.#open.get(section) === details.open) return;
      this.#open.set(section, details.open);
      this.#offer();
      this.#tell('toggle', { section, open: details.open });
    }
  };
