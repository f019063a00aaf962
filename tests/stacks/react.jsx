// Cards in React. `show(state)` renders a state; each card names how it is written.
import { StrictMode, Suspense, use, useEffect, useState, useTransition } from 'react';

const log = (event) => (window.handled ??= []).push(event.type);

function Card({ id, config, src, theme, children, html, words = '', list }) {
  if (children === 'prerendered') return <div dangerouslySetInnerHTML={{ __html: html }} />;
  if (children === 'text') return <inspection-card id={id} config={JSON.stringify(config)} theme={theme}>{words}</inspection-card>;
  if (children === 'elements') return (
    <inspection-card id={id} config={JSON.stringify(config)} theme={theme}>{list.map((word) => <p key={word}>{word}</p>)}</inspection-card>
  );
  if (children === 'property') return <inspection-card id={id} theme={theme} config={config} />;
  if (src) return <inspection-card id={id} src={src} theme={theme} />;
  return (
    <inspection-card config={JSON.stringify(config)} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: words }}
      id={id} theme={theme} oninspection-card:ready={log} />
  );
}

// Suspends on its first render, as a part that is loaded later.
function Late({ promise, ...card }) {
  use(promise);
  return <Card {...card} />;
}

export function App({ first }) {
  const [state, setState] = useState(first);
  const [, startTransition] = useTransition();
  useEffect(() => {
    window.show = setState;
    window.showLater = (next) => startTransition(() => setState(next));
  }, []);
  return (
    <StrictMode>
      <main>
        <Suspense fallback={<p>Loading</p>}>
          {state.cards.map((card) => {
            const Kind = card.promise ? Late : Card;
            return <section key={card.id}><Kind {...card} theme={state.theme} /></section>;
          })}
        </Suspense>
      </main>
    </StrictMode>
  );
}
