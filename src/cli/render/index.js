// Hides the cards that do not have all the words that are searched for. Without script, the page shows all cards.
(() => {
  const search = document.querySelector('search');
  const input = search.querySelector('input');
  const status = search.querySelector('[role=status]');
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = (item) => [...item.querySelectorAll('.ic-name, .ic-about, .ic-verdict')].map((part) => part.textContent);
  const items = [...document.querySelectorAll('main > ul > li')].map((item) => [item, plain(words(item).join(' '))]);
  const show = () => {
    const wanted = plain(input.value).split(/\s+/);
    let count = 0;
    for (const [item, text] of items) {
      item.hidden = !wanted.every((word) => text.includes(word));
      if (!item.hidden) count++;
    }
    status.textContent = status.dataset.text.replace('{count}', count);
  };
  input.addEventListener('input', show);
  search.hidden = false;
  // What a browser has put back.
  if (input.value) show();
})();
