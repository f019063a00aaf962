//! What the browser does for the builder: the clipboard, files, the address, storage, the focus.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gloo::file::{Blob, ObjectUrl};
use gloo::storage::{LocalStorage, Storage};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use serde_json::Value as Json;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlAnchorElement, HtmlDetailsElement, HtmlElement, Url};

/// By which the browser keeps the work, if the editor agrees.
const STORED: &str = "inspection-card-builder";

/// How the fragment of a link to a draft begins.
const DRAFT: &str = "#draft=";

/// Copies text. Returns whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
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

/// The config of a link to a draft, if the page was opened by one.
pub fn draft() -> Option<Json> {
    let fragment = window().location().hash().ok()?;
    let bytes = URL_SAFE_NO_PAD.decode(fragment.strip_prefix(DRAFT)?).ok()?;
    serde_json::from_slice(&bytes).ok().filter(Json::is_object)
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

/// Puts the focus on an element once the page has been updated.
pub fn focus_soon(id: String) {
    Timeout::new(0, move || focus(document().get_element_by_id(&id))).forget();
}

/// Puts the focus on the first control of an entry or a field once the page has been updated.
pub fn follow_soon(id: String) {
    Timeout::new(0, move || follow(&id)).forget();
}

/// Opens what is closed around a control, and puts the focus on it. A required part that is missing has no control of its
/// own: then the nearest one that contains its name is taken.
pub fn follow(id: &str) {
    let mut id = id;
    let element = loop {
        // An entry of a list has what opens it.
        let found = document().get_element_by_id(id);
        if let Some(element) = found.or_else(|| document().get_element_by_id(&format!("{id}-open"))) {
            break element;
        }
        match id.rsplit_once('-') {
            Some((parent, _)) => id = parent,
            None => return,
        }
    };
    let mut closed = element.closest("details:not([open])").ok().flatten();
    while let Some(details) = closed.and_then(|details| details.dyn_into::<HtmlDetailsElement>().ok()) {
        details.set_open(true);
        closed = details.closest("details:not([open])").ok().flatten();
    }
    // Of several controls, the first takes the focus.
    focus(element.query_selector("input, select, textarea").ok().flatten().or(Some(element)));
}

/// Scrolls an element that scrolls on its own to its top.
pub fn scroll_to_top(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        element.set_scroll_top(0);
    }
}

/// An element that is in the page can always be focused; one that can't is left alone.
fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
