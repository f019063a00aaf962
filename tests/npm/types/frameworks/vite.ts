import { defineConfig } from 'vite';
import inspectionCard from 'inspection-card/vite';

export default defineConfig({ plugins: [inspectionCard()] });

// @ts-expect-error There are no options.
inspectionCard({ folder: 'cards' });
