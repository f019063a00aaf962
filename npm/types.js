// The modules `inspection-card/react`, `/vue` and `/svelte` are types only.
export {};
