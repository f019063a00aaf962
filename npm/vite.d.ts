import type { Plugin } from 'vite';

/** Serves the files of the card in development and copies them into the build. */
export default function inspectionCard(): Plugin;
