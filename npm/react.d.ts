// The element in JSX, for React 19: `import 'inspection-card/react'`.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { InspectionConfig } from './config.js';
import type { InspectionCardAttributes, InspectionCardElement, InspectionCardEvents } from './element.js';

type Handlers = { [Name in keyof InspectionCardEvents as `on${Name}`]?: (event: InspectionCardEvents[Name]) => void };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'inspection-card': DetailedHTMLProps<HTMLAttributes<InspectionCardElement>, InspectionCardElement> &
        Omit<InspectionCardAttributes, 'config'> &
        Handlers & {
          /** The config as JSON text, or as an object, which a server does not write. */
          config?: string | InspectionConfig;
        };
    }
  }
}
