// The element in components of Svelte 5: `import 'inspection-card/svelte'`.
import type { HTMLAttributes } from 'svelte/elements';
import type { InspectionConfig } from './config.js';
import type { InspectionCardAttributes, InspectionCardElement, InspectionCardEvents } from './element.js';

type Handlers = { [Name in keyof InspectionCardEvents as `on${Name}`]?: (event: InspectionCardEvents[Name]) => void };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'inspection-card': HTMLAttributes<InspectionCardElement> &
      Omit<InspectionCardAttributes, 'config'> &
      Handlers & {
        /** The config as JSON text, or as an object. */
        config?: string | InspectionConfig;
      };
  }
}
