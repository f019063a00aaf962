// The entry: what a page loads. Defines <inspection-card> and serves the script tags that ask for a card. It runs as a
// plain script and as a module, once or often, in the first place or the last; the first one to run stays.
import { base } from './entry/page.js';
import { name, report } from './entry/say.js';
import { element } from './entry/element.js';
import { serve, tags } from './entry/tags.js';

if (window.customElements) {
  const known = customElements.get(name);
  if (!known) {
    const defined = element();
    defined.version = VERSION;
    defined.serve = serve;
    customElements.define(name, defined);
    tags(serve);
  } else if (!known.serve) {
    report('Another script of this page has defined <inspection-card>. Remove one of the two.');
  } else {
    if (known.version !== VERSION) {
      report(`Version ${known.version} is on this page already and stays. Remove the script of version ${VERSION}: ${base}`);
    }
    tags(known.serve);
  }
}
