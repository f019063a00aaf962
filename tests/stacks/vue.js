// Cards in Vue. `show(state)` renders a state; each card names how it is written.
import { createApp, createSSRApp, shallowRef } from 'vue';

export const template = `<main>
  <section v-for="{ id, config, src, children, html, words, list } in state.cards" :key="id">
    <div v-if="children === 'prerendered'" v-html="html"></div>
    <inspection-card v-else-if="children === 'text'" :id="id" :config="JSON.stringify(config)" :theme="state.theme">{{ words }}</inspection-card>
    <inspection-card v-else-if="children === 'elements'" :id="id" :config="JSON.stringify(config)" :theme="state.theme"><p v-for="word in list" :key="word">{{ word }}</p></inspection-card>
    <inspection-card v-else-if="children === 'property'" :id="id" :config.prop="config" :theme="state.theme"></inspection-card>
    <inspection-card v-else-if="src" :id="id" :src="src" :theme="state.theme"></inspection-card>
    <inspection-card :config="JSON.stringify(config)" v-html="words" v-else
      :id="id" :theme="state.theme" @inspection-card:ready="log"></inspection-card>
  </section>
</main>`;

export function app(first, create) {
  const state = shallowRef(first);
  const log = (event) => (window.handled ??= []).push(event.type);
  const app = create({ template, setup: () => ({ state, log }) });
  app.config.compilerOptions.isCustomElement = (tag) => tag === 'inspection-card';
  return { app, show: (next) => (state.value = next) };
}

if (globalThis.document) {
  const root = document.querySelector('#app');
  const made = app(window.first ?? { cards: [] }, root.firstChild ? createSSRApp : createApp);
  window.show = made.show;
  made.app.mount(root);
}
