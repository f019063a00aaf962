export type { InspectionConfig } from './config.js';
export type { InspectionCardAttributes, InspectionCardElement, InspectionCardEvents, Problem } from './element.js';

/**
 * Loads the card's script once per page; resolves when `<inspection-card>` is defined. On a server it does nothing.
 * @param folder The address of the package's `dist/` folder: by default `/inspection-card/`, or where the Vite plugin serves it.
 */
export function load(folder?: string): Promise<void>;
