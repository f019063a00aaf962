import { createRoot, hydrateRoot } from 'react-dom/client';
import { cards } from '../cards.js';
import { App } from './App.jsx';

const root = document.querySelector('#app');
const fail = (error) => console.error(`React: ${error.message ?? error}`);
const handlers = { onRecoverableError: fail, onUncaughtError: fail };
if (window.first) hydrateRoot(root, <App first={window.first} />, handlers);
else createRoot(root, handlers).render(<App first={cards} />);
