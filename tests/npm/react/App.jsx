// Cards in React, by their configs, or as a server has rendered them. `show(cards)` shows others.
import { StrictMode, useEffect, useState } from 'react';
import { load } from 'inspection-card';

function Card({ id, config, words, html }) {
  if (html) return <div dangerouslySetInnerHTML={{ __html: html }} />;
  return <inspection-card config={JSON.stringify(config)} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: words }} id={id} />;
}

export function App({ first }) {
  const [cards, setCards] = useState(first);
  useEffect(() => {
    load().catch(console.error);
    window.show = setCards;
  }, []);
  return <StrictMode><main>{cards.map((card) => <Card key={card.id} {...card} />)}</main></StrictMode>;
}
