import { Fragment, h } from 'preact';
import { useState } from 'preact/hooks';

const Quote = ({ text, by }) => (
  <figure class="quote"><blockquote>{text}</blockquote><figcaption>{by}</figcaption></figure>
);

const Item = ({ title, detail, quotes }) => (
  <li class="item">
    {title && <><h4>{title}</h4><p>{detail}</p></>}
    {quotes.map((quote) => <Quote {...quote} />)}
  </li>
);

function Section({ id, heading, items }) {
  const [open, setOpen] = useState(false);
  return (
    <section class="section">
      <h3 class="heading">
        <button class="toggle" type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <span>{heading}</span><span class="count">{items.length}</span>
        </button>
      </h3>
      <div class="panel" id={id} hidden={!open}><ul class="items">{items.map((item) => <Item {...item} />)}</ul></div>
    </section>
  );
}

export function Card({ model }) {
  if (!model) return <p class="card">This inspection summary is not available.</p>;
  return (
    <article class="card" aria-labelledby="name">
      <p class="kicker">{model.kicker}</p><h2 class="name" id="name">{model.name}</h2>
      <p class="badge" data-tone={model.tone}>{model.outcome}</p><p class="summary">{model.summary}</p>
      <dl class="facts">{model.facts.map(([name, value]) => <><dt>{name}</dt><dd>{value}</dd></>)}</dl>
      {model.sections.map((section) => <Section {...section} />)}
      {model.url && <p class="more"><a class="link" href={model.url}>Read the full report</a></p>}
    </article>
  );
}
