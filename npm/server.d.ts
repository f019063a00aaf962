import type { InspectionConfig } from './config.js';
import type { InspectionCardAttributes, Problem } from './element.js';

export type { InspectionConfig } from './config.js';
export type { Problem } from './element.js';

/** The attributes of a prerendered element, by the same names as in HTML. */
export type RenderAttributes = Omit<InspectionCardAttributes, 'config' | 'loading'> & {
  /** The element's id, with which all ids in the card begin; by default derived from the config. */
  id?: string;
};

/** A rendered card. */
export interface Rendered {
  /** The element with the whole card inside; undefined if the config can't be shown. */
  html?: string;
  /** Everything that is wrong with the config, as in the event `inspection-card:error`. */
  problems: Problem[];
}

/** Renders the card of a config, given as an object or as JSON text. */
export function render(config: InspectionConfig | string, attributes?: RenderAttributes): Rendered;
