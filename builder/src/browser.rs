//! What the browser does for the builder: the clipboard, files, the address, storage, the focus.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gloo::file::{Blob, ObjectUrl};
use gloo::storage::{LocalStorage, Storage};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use serde_json::Value as Json;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, HtmlAnchorElement, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, Url,
};

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

/// Whether the page was opened by a link to a draft.
pub fn has_draft_link() -> bool {
    window().location().hash().is_ok_and(|fragment| fragment.starts_with(DRAFT))
}

/// The config of a link to a draft, if the page was opened by one that is whole.
pub fn draft() -> Option<Json> {
    let fragment = window().location().hash().ok()?;
    let bytes = URL_SAFE_NO_PAD.decode(fragment.strip_prefix(DRAFT)?).ok()?;
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

/// Puts the focus on an element once the page has been updated.
pub fn focus_soon(id: String) {
    Timeout::new(0, move || focus(document().get_element_by_id(&id))).forget();
}

/// Puts the focus on the first of these elements that is there, once the page has been updated.
pub fn focus_first_soon(ids: Vec<String>) {
    Timeout::new(0, move || focus(ids.iter().find_map(|id| document().get_element_by_id(id)))).forget();
}

/// Puts the focus on an element if the one that had it is gone or can't have it any more.
pub fn refocus(id: &str) {
    let active = document().active_element();
    if active.is_none_or(|element| element.local_name() == "body" || element.has_attribute("disabled")) {
        focus(document().get_element_by_id(id));
    }
}

/// How often [`follow`] looks, every 20 milliseconds, whether a control is there that belongs to what it has opened.
const LOOKS: usize = 50;

/// Opens what is closed around a control, and puts the focus on it. A required part that is missing has no control of its
/// own: then the nearest one that contains its name is taken.
pub fn follow(id: &str) {
    let mut nearest = id;
    let element = loop {
        // An entry of a list has what opens it.
        let found = document().get_element_by_id(nearest);
        if let Some(element) = found.or_else(|| document().get_element_by_id(&format!("{nearest}-open"))) {
            break element;
        }
        match nearest.rsplit_once('-') {
            Some((parent, _)) => nearest = parent,
            None => return,
        }
    };
    let mut closed = element.closest("details:not([open])").ok().flatten();
    while let Some(details) = closed.and_then(|details| details.dyn_into::<HtmlDetailsElement>().ok()) {
        details.set_open(true);
        closed = details.closest("details:not([open])").ok().flatten();
    }
    focus(Some(control_in(&element).unwrap_or(element)));
    if document().get_element_by_id(id).is_none() {
        // An entry has controls only once it is open.
        look_for(id.to_owned(), document().active_element(), LOOKS);
    }
}

/// Puts the focus on a control as soon as it is there, if the focus is still where it was.
fn look_for(id: String, from: Option<Element>, looks: usize) {
    let look = move || match document().get_element_by_id(&id) {
        _ if document().active_element() != from => {}
        Some(element) => focus(Some(control_in(&element).unwrap_or(element))),
        None if looks > 0 => look_for(id, from, looks - 1),
        None => {}
    };
    Timeout::new(20, look).forget();
}

/// Of several controls, the first in which something has to be written or chosen.
fn control_in(element: &Element) -> Option<Element> {
    let controls = element.query_selector_all("input, select, textarea").ok()?;
    let controls = || (0..controls.length()).filter_map(|index| controls.get(index)?.dyn_into::<Element>().ok());
    controls().find(is_to_fill).or_else(|| controls().next())
}

fn is_to_fill(control: &Element) -> bool {
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        return select.value().is_empty() && select.length() > 1;
    }
    let input = control.dyn_ref::<HtmlInputElement>().map(|input| input.value());
    let text = input.or_else(|| control.dyn_ref::<HtmlTextAreaElement>().map(|area| area.value()));
    text.is_some_and(|text| text.is_empty())
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
