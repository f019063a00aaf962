import { renderToString } from 'react-dom/server';
import { App } from './App.jsx';

export { render } from 'inspection-card/server';
export const page = (cards) => renderToString(<App first={cards} />);
