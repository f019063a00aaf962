// The element in templates of Vue 3: `import 'inspection-card/vue'`.
import type { HTMLAttributes } from 'vue';
import type { InspectionConfig } from './config.js';
import type { InspectionCardAttributes, InspectionCardElement, InspectionCardEvents } from './element.js';

type Handlers = { [Name in keyof InspectionCardEvents as `on${Capitalize<Name>}`]?: (event: InspectionCardEvents[Name]) => void };

type Props = HTMLAttributes &
  Omit<InspectionCardAttributes, 'config'> &
  Handlers & {
    /** The config as JSON text, or as an object with `.prop`. */
    config?: string | InspectionConfig;
  };

declare module 'vue' {
  interface GlobalComponents {
    'inspection-card': new () => InspectionCardElement & { $props: Props };
  }
}
