// The custom element. It knows where its config comes from, when to ask for a card, and what a reader does with it.
import { name, report } from './page.js';
import { Failure, parts, speaks } from './parts.js';
import { sections, swap } from './swap.js';
import { watch } from './watch.js';

/** The attributes; each has its `data-` twin on a script tag. */
export const attributes = ['config', 'src', 'lang', 'heading-level', 'open', 'variant', 'theme', 'loading'];

/** From how many cards on a page is a page of many. */
const MANY = 20;
let connected = 0;

/** A short hash of a text (cyrb53, 32 bits of it): for ids and for telling whether anything has changed. */
function hash(text) {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return ((a ^ (b >>> 16)) >>> 0).toString(36);
}

/** The ids of the frameworks that a config names. */
function frameworks(text) {
  try {
    const { inspection, earlier, related } = JSON.parse(text);
    const ids = [].concat(inspection, earlier, related).map((one) => one?.framework);
    return [...new Set(ids)].filter((id) => typeof id === 'string');
  } catch {
    return []; // The reader says what is wrong.
  }
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
        this.#fail(new Failure('config', `The config can't be copied: ${error?.message ?? error}`));
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
      if (article && !this.#adopted) {
        this.#adopted = true;
        this.#alive(article);
        this.#tell('ready', {});
      }
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
        await watch.near(this);
      }
      const text = await this.#text();
      if (text == null || run !== this.#run) return;
      const language = speaks(this.#language());
      const asked = { ...this.#asked(), language };
      const key = hash(text + JSON.stringify(asked));
      if (this.dataset.key === key && this.querySelector('.inspection-card')) return;
      const [bindings, unstyled] = await parts(language, frameworks(text), this.getRootNode());
      if (unstyled) report(unstyled.message, this);
      await watch.turn(() => new Promise((made) => {
        if (run !== this.#run) return made();
        asked.id = this.#id(text);
        bindings.render(text, JSON.stringify(asked), (article, problems) => {
          made();
          if (run === this.#run) this.#done(article, problems, key);
        });
      }));
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
      this.#stop = new AbortController();
      const { signal } = this.#stop;
      const late = setTimeout(() => this.#stop.abort(new Failure('source', `${url} has not answered in 30 seconds.`)), 30_000);
      try {
        const answer = await fetch(url, { signal, credentials: 'same-origin' });
        if (!answer.ok) throw new Failure('source', `${url} answers ${answer.status}.`);
        return await answer.text();
      } catch (error) {
        if (signal.aborted && !(signal.reason instanceof Failure)) return null; // A change or the removal came between.
        throw error instanceof Failure ? error : new Failure('source', `${url} can't be read: ${error.message}`);
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

    /** The beginning of the ids: the element's own, else from its config, and not one that is taken. */
    #id(text) {
      if (this.id) return this.id;
      const id = `ic-${hash(text)}`;
      const taken = (id) => {
        const title = this.getRootNode().getElementById?.(`${id}-t`);
        return title && !this.contains(title);
      };
      let count = 1;
      while (taken(count > 1 ? `${id}-${count}` : id)) count++;
      return count > 1 ? `${id}-${count}` : id;
    }

    #done(article, problems, key) {
      if (problems.length) {
        const lines = problems.map(({ severity, path, what, expected, hint = '' }) => `  ${severity} at ${path || 'the config'}: ${what}. Expected ${expected}. ${hint}`);
        const words = article ? 'Some of the config could not be used.' : 'The config can\'t be shown.';
        (article ? console.warn : console.error)(`${name}: ${words}\n${lines.join('\n')}`, this);
        this.#tell('error', { reason: 'config', message: words, problems });
      }
      if (!article) return;
      // Off-screen cards of such a page are neither laid out nor painted. A few cards are: they are searched as text.
      if (connected > MANY) article.classList.add('ic-many');
      swap(this, article);
      this.#adopted = true;
      this.dataset.key = key;
      this.#alive(article);
      watch.reveal(article);
      this.#tell('ready', {});
    }

    #fail(error) {
      const failure = error instanceof Failure ? error : new Failure('unknown', String(error));
      report(failure.message, this);
      this.#tell('error', { reason: failure.reason, message: failure.message, problems: failure.problems });
    }

    #tell(event, detail) {
      this.dispatchEvent(new CustomEvent(`${name}:${event}`, { bubbles: true, composed: true, detail }));
    }

    /** Script has arrived at a card: what needs it is shown, and what is open is known. */
    #alive(article) {
      this.#open = new Map(sections(article).map(([section, details]) => [section, details.open]));
      this.#offer(article);
    }

    /** Offers to open all sections, or to close them when all are open. */
    #offer(article) {
      const button = article?.querySelector('.ic-button');
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
      this.#offer(details.closest('.inspection-card'));
      this.#tell('toggle', { section, open: details.open });
    }
  };
