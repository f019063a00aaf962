import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './react.jsx';

const root = document.querySelector('#app');
const fail = (error) => console.error(`React: ${error.message ?? error}`);
const first = window.first ?? { cards: [] };
const handlers = { onRecoverableError: fail, onUncaughtError: fail };
if (root.firstChild) hydrateRoot(root, <App first={first} />, handlers);
else createRoot(root, handlers).render(<App first={first} />);
