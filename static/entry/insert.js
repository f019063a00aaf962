// From HTML to nodes: by `setHTML` where the browser has it, else by a Trusted Types policy and a template.
import { cardError, name } from './report.js';

/** What an older API of the same name, or a sanitizer with other defaults, would not keep. */
const SAMPLE =
  '<article class="a" id="b" aria-labelledby="c" lang="d" data-key="e" role="f"><details class="a" open=""><summary class="a" hidden="hidden">g</summary><a class="a" href="tel:1">h</a><button class="a" type="button">i</button></details></article>';

/** The options of `setHTML` with which it keeps a card whole, if there are any. */
function sanitizerOptions() {
  try {
    const options = { sanitizer: new Sanitizer({}) };
    const template = document.createElement('template');
    template.setHTML(SAMPLE, options);
    return template.innerHTML === SAMPLE ? options : null;
  } catch {
    return null;
  }
}

/** Creates the function that turns a card's HTML into its element. Called once per page: a page may allow a policy once. */
export function createParser() {
  const options = sanitizerOptions();
  let policy = { createHTML: (html) => html };
  try {
    if (!options && typeof window.trustedTypes?.createPolicy === 'function') policy = trustedTypes.createPolicy(name, policy);
  } catch {
    policy = null;
  }
  return (html) => {
    const template = document.createElement('template');
    if (options) template.setHTML(html, options);
    else if (policy) template.innerHTML = policy.createHTML(html);
    else throw cardError('csp', `This page's Content-Security-Policy (trusted-types) forbids the policy ${name}. Allow it: trusted-types ${name}.`);
    return template.content.firstElementChild;
  };
}
