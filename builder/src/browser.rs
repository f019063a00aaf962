//! What the browser does for the builder: HTML, the clipboard, files, the address, storage.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gloo::file::{Blob, ObjectUrl};
use gloo::storage::{LocalStorage, Storage};
use gloo::utils::{document, window};
use serde_json::Value as Json;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomParser, Element, HtmlAnchorElement, SupportedType, Url};

/// By which the browser keeps the work, if the editor agrees.
const STORED: &str = "inspection-card-builder";

/// How the fragment of a link to a draft begins.
const DRAFT: &str = "#draft=";

/// The page that some HTML is. Nothing in it is loaded or run.
pub fn parse_html(html: &str) -> Option<Element> {
    // A parser can always be made, and HTML can always be parsed.
    let parsed = DomParser::new().and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml));
    parsed.ok()?.document_element()
}

/// The elements inside another one that a selector describes.
pub fn select(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(nodes) = root.query_selector_all(selector) else { return Vec::new() };
    (0..nodes.length()).filter_map(|index| nodes.get(index)?.dyn_into().ok()).collect()
}

/// Copies text. Returns whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    // Browsers offer no clipboard to pages that come by plain HTTP.
    if !window().is_secure_context() {
        return false;
    }
    let copied = window().navigator().clipboard().write_text(text);
    JsFuture::from(copied).await.is_ok()
}

/// Saves a file.
pub fn download(name: &str, mime: &str, text: &str) {
    let url = ObjectUrl::from(Blob::new_with_options(text, Some(mime)));
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
}

/// The folder of the release, in which the builder's folder is; with `/` at its end.
pub fn release_folder() -> String {
    let here = window().location().href().unwrap_or_default();
    Url::new_with_base("../", &here).map(|url| url.href()).unwrap_or_default()
}

/// A link that opens a config in the builder.
pub fn draft_link(config: &Json) -> String {
    let here = window().location().href().unwrap_or_default();
    let page = here.split('#').next().unwrap_or_default();
    [page, DRAFT, &URL_SAFE_NO_PAD.encode(config.to_string())].concat()
}

/// The fragment of the page's address, with its `#`.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Whether the page was opened by a link to a draft.
pub fn has_draft_link() -> bool {
    fragment().starts_with(DRAFT)
}

/// The config of a link to a draft, if the page was opened by one that is whole.
pub fn draft() -> Option<Json> {
    let bytes = URL_SAFE_NO_PAD.decode(fragment().strip_prefix(DRAFT)?).ok()?;
    serde_json::from_slice(&bytes).ok().filter(Json::is_object)
}

/// Takes the draft out of the page's address, so that a reload does not bring it back over the work that is kept.
pub fn forget_draft_link() {
    if !has_draft_link() {
        return;
    }
    let here = window().location().pathname().unwrap_or_default();
    if let Ok(history) = window().history() {
        // The page's own path is always allowed.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&here));
    }
}

/// Loads the page again.
pub fn reload() {
    // The page could be loaded before, so this can't fail.
    let _ = window().location().reload();
}

/// Whether another page shows this one in a frame.
pub fn is_framed() -> bool {
    let parent = window().parent().ok().flatten();
    parent.is_some_and(|parent| parent != window())
}

/// The work that was kept.
pub fn stored() -> Option<Json> {
    LocalStorage::get::<Json>(STORED).ok().filter(Json::is_object)
}

/// Keeps the work. Returns whether the browser has room for it and allows it.
pub fn store(config: &Json) -> bool {
    LocalStorage::set(STORED, config).is_ok()
}

/// Forgets the work.
pub fn forget() {
    LocalStorage::delete(STORED);
}

/// Scrolls an element that scrolls on its own to its top.
pub fn scroll_to_top(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        element.set_scroll_top(0);
    }
}
