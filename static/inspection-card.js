// The entry script: what a page loads. Defines <inspection-card> and puts a card behind each script tag that asks for
// one. It works as a plain script and as a module, and may be loaded more than once; the first one loaded defines the
// element.
import { adopt } from './entry/adoption.js';
import { listenToPage } from './entry/document-events.js';
import { base } from './entry/page.js';
import { name, logError } from './entry/report.js';
import { defineClass } from './entry/element.js';
import { createCard, findScriptTags } from './entry/script-tags.js';

if (window.customElements) {
  const existing = customElements.get(name);
  if (!existing) {
    const InspectionCard = defineClass();
    // Entry scripts of other releases read these: their names must not change.
    InspectionCard.version = VERSION;
    InspectionCard.serve = createCard;
    InspectionCard.adopt = adopt;
    listenToPage();
    // Before the elements, which wait for it.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', adopt);
    else adopt();
    customElements.define(name, InspectionCard);
    findScriptTags(createCard);
  } else if (!existing.serve) {
    logError('Another script of this page has defined <inspection-card>. Remove one of the two.');
  } else {
    if (existing.version !== VERSION) {
      logError(`Version ${existing.version} is on this page already and stays. Remove the script of version ${VERSION}: ${base}`);
    }
    existing.adopt?.();
    findScriptTags(existing.serve);
  }
}
