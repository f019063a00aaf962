//! Where the focus goes.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::browser::select;

enum Next {
    Follow(String),
    First(Vec<String>),
    Refocus(String),
}

/// A request is equal to itself only, so that the same one can be made again.
#[derive(Clone)]
struct Request(Rc<Next>);

impl PartialEq for Request {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Says where the focus goes once everything that follows from a change has been drawn.
#[derive(Clone, PartialEq)]
pub struct NextFocus(UseStateSetter<Option<Request>>);

impl NextFocus {
    /// To a control of an entry or a field.
    pub fn follow(&self, id: impl Into<String>) {
        self.ask(Next::Follow(id.into()));
    }

    /// To the first of these elements that is there.
    pub fn first(&self, ids: Vec<String>) {
        self.ask(Next::First(ids));
    }

    /// To an element, if the one that has the focus can't keep it.
    pub fn refocus(&self, id: impl Into<String>) {
        self.ask(Next::Refocus(id.into()));
    }

    fn ask(&self, next: Next) {
        self.0.set(Some(Request(Rc::new(next))));
    }
}

/// The focus after a change.
#[hook]
pub fn use_next_focus() -> NextFocus {
    let request = use_state(|| None::<Request>);
    // Effects run when everything has been drawn, and this one only after the request is known.
    use_effect_with((*request).clone(), |request| match request.as_ref().map(|request| &*request.0) {
        Some(Next::Follow(id)) => follow(id),
        Some(Next::First(ids)) => focus(ids.iter().find_map(|id| document().get_element_by_id(id))),
        Some(Next::Refocus(id)) => refocus(id),
        None => {}
    });
    NextFocus(request.setter())
}

/// Puts the focus on an element if the one that had it is gone or can't have it any more.
fn refocus(id: &str) {
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
        look_for(id.to_owned(), document().active_element(), LOOKS, 0);
    }
}

/// Puts the focus on a control as soon as it is there and whole, if the focus is still where it was. Yew draws in several
/// steps: an entry is whole when it has as many elements as the last time.
fn look_for(id: String, from: Option<Element>, looks: usize, elements: usize) {
    let look = move || {
        if looks == 0 || document().active_element() != from {
            return;
        }
        let found = document().get_element_by_id(&id);
        let inside = found.as_ref().map_or(0, |element| select(element, "*").len());
        match (found, inside) {
            (Some(element), now) if now == elements => focus(Some(control_in(&element).unwrap_or(element))),
            (_, now) => look_for(id, from, looks - 1, now),
        }
    };
    Timeout::new(20, look).forget();
}

/// Of several controls, the first in which something has to be written or chosen.
fn control_in(element: &Element) -> Option<Element> {
    let controls = select(element, "input, select, textarea");
    controls.iter().find(|control| is_to_fill(control)).or(controls.first()).cloned()
}

fn is_to_fill(control: &Element) -> bool {
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        return select.value().is_empty() && select.length() > 1;
    }
    let input = control.dyn_ref::<HtmlInputElement>().map(|input| input.value());
    let text = input.or_else(|| control.dyn_ref::<HtmlTextAreaElement>().map(|area| area.value()));
    text.is_some_and(|text| text.is_empty())
}

/// An element that is in the page can always be focused; one that can't is left alone.
fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
