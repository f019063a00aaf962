import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { App } from './react.jsx';

export const whole = (first) => renderToString(<App first={first} />);

export const streamed = (first) => {
  const out = new PassThrough();
  const { pipe } = renderToPipeableStream(<App first={first} />, { onAllReady: () => pipe(out) });
  return text(out);
};
