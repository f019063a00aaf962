//! The exports for the entry script: frameworks and phrases are added once, then every call of `render` turns a config
//! into HTML. Rendering is synchronous, so that a trap is an exception of that call and costs one card only.

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use js_sys::{Array, JSON, Object};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use yew::LocalServerRenderer;

use crate::card::{Attributes, Card, Model, Props};
use crate::config::{Document, Fault, MAX_DEPTH, Problem, Value};
use crate::framework::Frameworks;
use crate::words::Words;

thread_local! {
    static FRAMEWORKS: RefCell<Rc<Frameworks>> = RefCell::default();
    static LOCALES: RefCell<Vec<Rc<Words>>> = RefCell::default();
}

/// Declares the ids of all frameworks of this release, for the problem that names an unknown one.
#[wasm_bindgen]
pub fn declare_frameworks(ids: Vec<String>) {
    FRAMEWORKS.with_borrow_mut(|all| Rc::make_mut(all).know(ids));
}

/// Adds a framework: the JSON text of its file.
#[wasm_bindgen]
pub fn add_framework(json: &str) {
    if let Some(value) = parse(json) {
        FRAMEWORKS.with_borrow_mut(|all| Rc::make_mut(all).add(value));
    }
}

/// Adds the phrases of a language: the JSON text of its file.
#[wasm_bindgen]
pub fn add_locale(json: &str) {
    if let Some(words) = parse(json).and_then(Words::read) {
        LOCALES.with_borrow_mut(|all| all.push(Rc::new(words)));
    }
}

/// Renders the card of a config. `config` is a result of `JSON.parse`, `attributes` an object of strings: the element's
/// attributes, the language and the id to use. Returns `{ html, problems }`; without `html`, the config can't be shown.
#[wasm_bindgen]
pub fn render(config: &JsValue, attributes: &JsValue) -> JsValue {
    let (attributes, mut problems) = tree(attributes, MAX_DEPTH).map(Attributes::read).unwrap_or_default();
    let frameworks = FRAMEWORKS.with_borrow(Rc::clone);
    let document = match tree(config, MAX_DEPTH) {
        Some(value) => {
            let (document, more) = Document::read(value, &frameworks);
            problems.extend(more);
            document
        }
        None => {
            problems.push(Problem { path: String::new(), fault: Fault::NotJson("it is nested too deep".into()) });
            None
        }
    };
    let html = document.zip(attributes).and_then(|(document, (options, language))| {
        let words = LOCALES.with_borrow(|all| all.iter().find(|words| words.language() == language).cloned())?;
        Some(html(Model { document, frameworks, words, options }))
    });
    to_js(&Rendered { html, problems: to_json(&problems) })
}

/// The problems of text that `JSON.parse` refused with a message.
#[wasm_bindgen]
pub fn explain_invalid_json(text: &str, message: &str) -> JsValue {
    to_js(&to_json(&[Problem::not_json(text, message.to_owned())]))
}

/// The card as HTML. Yew has nothing to wait for: its future is ready when it is polled for the first time.
fn html(model: Model) -> String {
    let props = Props { model: Rc::new(model) };
    let html = pin!(LocalServerRenderer::<Card>::with_props(props).hydratable(false).render());
    match html.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(html) => html,
        Poll::Pending => wasm_bindgen::throw_str("Yew did not finish"),
    }
}

/// The JSON text of one of the release's files as a tree.
fn parse(json: &str) -> Option<Value> {
    tree(&JSON::parse(json).ok()?, MAX_DEPTH)
}

/// A result of `JSON.parse` as a tree; nothing, if it is nested too deep. Written by hand, because serde's way brings
/// the formatting of numbers for messages that nobody sees, a fifteenth of the Wasm.
fn tree(value: &JsValue, room: usize) -> Option<Value> {
    if let Some(text) = value.as_string() {
        return Some(Value::Text(text));
    }
    if let Some(number) = value.as_f64() {
        return Some(Value::Number(number));
    }
    if let Some(bool) = value.as_bool() {
        return Some(Value::Bool(bool));
    }
    if value.is_null() || value.is_undefined() {
        return Some(Value::Null);
    }
    let room = room.checked_sub(1)?;
    if let Some(list) = value.dyn_ref::<Array>() {
        let mut items = Vec::new();
        for item in list.iter() {
            items.push(tree(&item, room)?);
        }
        return Some(Value::List(items));
    }
    let mut members = Vec::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        members.push((entry.get(0).as_string()?, tree(&entry.get(1), room)?));
    }
    Some(Value::Object(members))
}

/// What `render` returns.
#[derive(Serialize)]
struct Rendered {
    html: Option<String>,
    problems: Vec<ProblemJson>,
}

/// A problem as the events and the console show it.
#[derive(Serialize)]
struct ProblemJson {
    severity: &'static str,
    path: String,
    what: String,
    expected: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

fn to_json(problems: &[Problem]) -> Vec<ProblemJson> {
    let to_json = |problem: &Problem| ProblemJson {
        severity: problem.severity().word(),
        path: problem.path.clone(),
        what: problem.what(),
        expected: problem.expected(),
        hint: problem.hint(),
    };
    problems.iter().map(to_json).collect()
}

/// A plain JavaScript value.
fn to_js(value: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or(JsValue::NULL)
}
