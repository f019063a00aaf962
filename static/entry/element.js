// The custom element: where its config comes from, when the card is rendered, and what the reader does with it.
import { adoption, fetchOptions } from './adoption.js';
import { cardKey, readAttributes, supportedLanguage } from './card-key.js';
import { isFragmentMissing, openLinkedSection, stopWaiting, waitUntilIdle, waitUntilNear } from './document-events.js';
import { compileWasm, loadRenderer } from './loader.js';
import { pageUrl } from './page.js';
import { cardError, logError, name } from './report.js';
import { isIdTaken, openSections, sections, updateToggleAll } from './sections.js';

/** The element's attributes. On a script tag each begins with `data-`. */
export const attributes = ['config', 'src', 'lang', 'heading-level', 'open', 'variant', 'theme', 'loading'];

/** Pages with more cards than this get `content-visibility`. */
const MANY_CARDS = 20;
let connectedCards = 0;

// A function, because a page may load this script again without defining the element again.
export const defineClass = () =>
  class InspectionCard extends HTMLElement {
    static observedAttributes = attributes;
    #configText; // The property `config` as JSON text.
    #isUpdateScheduled = false;
    #updateCount = 0;
    #openSections = new Map();
    #childObserver;
    #isReady = false;
    #fetchController;
    #fallback = []; // The nodes that stand in the element without a card.
    #shownSrc; // The `src` of the card that is shown; null if it was not made from one.

    constructor() {
      super();
      this.addEventListener('click', (event) => this.#onClick(event));
      this.addEventListener('toggle', (event) => this.#onToggle(event), true);
    }

    /** The config as an object, or null. */
    get config() {
      const text = this.#configText ?? this.getAttribute('config') ?? this.#jsonChild()?.textContent;
      try {
        return JSON.parse(text);
      } catch {
        return null;
      }
    }

    /** The object is copied: later changes to it have no effect. */
    set config(value) {
      try {
        // `stringify` returns nothing for a function, for example: its text is then reported as invalid JSON.
        this.#configText = value == null ? undefined : typeof value === 'string' ? value : JSON.stringify(value) ?? String(value);
        this.#scheduleUpdate();
      } catch (error) {
        this.#reportError(cardError('config', `The config can't be copied: ${error?.message ?? error}`));
      }
    }

    connectedCallback() {
      connectedCards++;
      // A property that was set before the element was defined hides the accessor.
      if (Object.hasOwn(this, 'config')) {
        const { config } = this;
        delete this.config;
        this.config = config;
      }
      this.#childObserver = new MutationObserver(() => this.#onChildChange());
      this.#childObserver.observe(this, { childList: true });
      // While the page is being parsed, a prerendered card or the JSON child may be missing or incomplete.
      const hasConfig = this.#configText != null || this.hasAttribute('config') || this.hasAttribute('src');
      if (document.readyState !== 'loading' || (hasConfig && !this.dataset.key)) return this.#start();
      document.addEventListener('DOMContentLoaded', () => this.#start(), { once: true });
    }

    /** Adopts the card that is there, if there is one. */
    #start() {
      const article = this.querySelector('.inspection-card');
      if (article && !this.#isReady) {
        // A clone has the ids of its original: it is rendered again, with ids of its own.
        if (isIdTaken(this, article.querySelector('.ic-title')?.id)) delete this.dataset.key;
        this.#shownSrc = this.#src();
        this.#onReady(article, false);
      }
      this.#scheduleUpdate();
    }

    disconnectedCallback() {
      connectedCards--;
      this.#updateCount++;
      this.#fetchController?.abort();
      this.#childObserver.disconnect();
      stopWaiting(this);
    }

    attributeChangedCallback(attribute, oldValue, newValue) {
      if (oldValue === newValue) return;
      if (attribute === 'config' || attribute === 'src') this.#configText = undefined;
      this.#scheduleUpdate();
    }

    /** The address that the config comes from, or null. */
    #src() {
      return this.#configText == null && !this.hasAttribute('config') ? this.getAttribute('src') : null;
    }

    /**
     * A page may put the words back in place of the card, for example when it morphs into a new version of itself, or put
     * a card in.
     */
    #onChildChange() {
      const hasCard = this.querySelector('.inspection-card');
      if (hasCard) {
        // While the page is being parsed, the card may be incomplete.
        if (!this.#isReady && document.readyState !== 'loading') this.#start();
        return;
      }
      if (!this.#isReady && !this.#jsonChild()) return;
      this.#isReady = false;
      this.#scheduleUpdate();
    }

    #jsonChild() {
      return this.querySelector(':scope > script[type="application/json"]');
    }

    /** Updates the card in a microtask: once for all changes that are made together. */
    #scheduleUpdate() {
      if (this.#isUpdateScheduled || !this.isConnected) return;
      this.#isUpdateScheduled = true;
      queueMicrotask(() => {
        this.#isUpdateScheduled = false;
        if (this.isConnected) this.#update(++this.#updateCount).catch((error) => this.#onFailure(error));
      });
    }

    async #update(update) {
      const isWanted = () => update === this.#updateCount;
      this.#fetchController?.abort();
      if (!this.#isReady) await adoption;
      // A card that is there already changes at once, but news from its `src` can wait.
      const isNews = this.#isReady && this.#src() != null && this.#src() === this.#shownSrc;
      const canWait = !this.#isReady || isNews;
      if (canWait && this.getAttribute('loading') !== 'eager' && !isFragmentMissing(this)) {
        await waitUntilNear(this, connectedCards === 1);
      }
      if (isNews) await waitUntilIdle();
      if (!isWanted()) return;
      const text = await this.#readConfig();
      if (text == null || !isWanted()) return;
      const attributes = {
        ...readAttributes((attribute) => this.getAttribute(attribute)),
        language: supportedLanguage(this.#language()),
      };
      const key = cardKey(text, attributes);
      if (this.dataset.key === key && this.querySelector('.inspection-card')) return;
      // The Wasm is loaded beside the glue, which reports the error if that fails.
      if (window.WebAssembly) compileWasm().catch(() => {});
      const renderCard = await loadRenderer();
      await renderCard(this, text, { ...attributes, key, src: this.#src() }, {
        isWanted,
        openSections: this.#openSections,
        onProblems: (detail) => this.#dispatch('error', detail),
        onRendered: (article, fallback) => {
          if (fallback.some(({ textContent }) => textContent.trim())) this.#fallback = fallback;
          this.#shownSrc = this.#src();
          // On such a page the browser skips cards that are off the screen. It then also leaves them out of `innerText`,
          // so pages with few cards do without.
          if (connectedCards > MANY_CARDS) article.classList.add('ic-many');
          this.dataset.key = key;
          this.#onReady(article, true);
        },
      });
    }

    /** The config as JSON text, or null if there is none yet. */
    async #readConfig() {
      const text = this.#configText ?? this.getAttribute('config');
      if (text != null) return text;
      const src = this.getAttribute('src');
      return src == null ? this.#jsonChild()?.textContent : this.#fetch(src);
    }

    async #fetch(src) {
      let url;
      try {
        url = new URL(src, pageUrl());
      } catch {
        throw cardError('source', `${src} is not an address.`);
      }
      const controller = (this.#fetchController = new AbortController());
      const timeout = setTimeout(() => controller.abort(cardError('source', `${url} has not answered for 30 seconds.`)), 30_000);
      try {
        const response = await fetch(url, { signal: controller.signal, ...fetchOptions.get(this) });
        if (!response.ok) throw cardError('source', `${url} answers ${response.status}.`);
        return await response.text();
      } catch (error) {
        const { aborted, reason } = controller.signal;
        if (aborted && !reason.reason) return null; // The element was changed or removed meanwhile.
        throw error.reason ? error : cardError('source', `${url} can't be read: ${error.message}`);
      } finally {
        clearTimeout(timeout);
      }
    }

    /** The language of the element or of its nearest ancestor that has one, across shadow roots. */
    #language() {
      for (let node = this; node; node = node.parentNode || node.host) if (node.lang) return node.lang;
    }

    /** What another source said is not shown any longer when the present one can't be read. */
    #onFailure(error) {
      if (this.#isReady && this.#src() !== this.#shownSrc) {
        this.#isReady = false;
        delete this.dataset.key;
        this.replaceChildren(...this.querySelectorAll(':scope > script'), ...this.#fallback);
      }
      this.#reportError(error);
    }

    #reportError(error) {
      const { reason, message } = error?.reason ? error : cardError('unknown', String(error));
      logError(message, this);
      this.#dispatch('error', { reason, message, problems: [] });
    }

    #dispatch(event, detail) {
      this.dispatchEvent(new CustomEvent(`${name}:${event}`, { bubbles: true, composed: true, detail }));
    }

    /** Called with each card, newly rendered or prerendered, once it is in the element. */
    #onReady(article, isNew) {
      // A page that morphs may have taken the card out: then the reader has seen the linked section already.
      const isFirst = !this.#openSections.size;
      this.#isReady = true;
      this.#openSections = openSections(article);
      this.#updateToggleAll();
      if (isFirst) openLinkedSection(article, isNew);
      this.#dispatch('ready', {});
    }

    #updateToggleAll() {
      updateToggleAll(this, [...this.#openSections.values()].every(Boolean));
    }

    #onClick({ target }) {
      if (!target.closest?.('.ic-button')) return;
      const all = sections(this);
      const open = !all.every(([, details]) => details.open);
      for (const [, details] of all) details.open = open;
    }

    /** Browsers also fire `toggle` for an open section that is inserted into the page: only changes are dispatched. */
    #onToggle({ target }) {
      const [section, details] = sections(this).find(([, details]) => details === target) || [];
      if (!details || this.#openSections.get(section) === details.open) return;
      this.#openSections.set(section, details.open);
      this.#updateToggleAll();
      this.#dispatch('toggle', { section, open: details.open });
    }
  };
