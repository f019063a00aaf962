// Sends cards that this browser has rendered to the site, which prints them for everybody, with script on or off. Only
// people who may edit the post have this script.
window.inspectionCardStore = (() => {
  const { apiFetch } = window.wp;

  /** The HTML of a card as it was rendered, without what script and the reader have changed since. */
  function renderedHtml(host) {
    const article = host.querySelector('article.inspection-card').cloneNode(true);
    article.classList.remove('ic-many');
    for (const button of article.querySelectorAll('.ic-button')) button.remove();
    const open = (host.getAttribute('open') ?? '').split(' ');
    for (const details of article.querySelectorAll('details')) {
      const section = details.querySelector('.ic-body')?.id.replace(/^.*-/, '');
      details.open = open.includes('all') || open.includes(section);
    }
    return article.outerHTML;
  }

  /** Sends the card of an element to a post. Resolves to nothing, or to what went wrong. */
  async function store(host, post) {
    const data = { config: host.getAttribute('config'), html: renderedHtml(host) };
    try {
      await apiFetch({ path: `/inspection-card/v1/posts/${post}/cards`, method: 'POST', data });
    } catch (error) {
      console.warn(`inspection-card: the card was not stored: ${error.message}`, host);
      return error;
    }
  }

  document.addEventListener('inspection-card:ready', ({ target }) => {
    const { inspectionCardPost } = target.dataset;
    if (inspectionCardPost) store(target, inspectionCardPost);
  });

  return store;
})();
