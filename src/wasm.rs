//! The exports for the entry script.

use std::cell::RefCell;

use js_sys::{Array, Object};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::contract::{MAX_DEPTH, Problem, ProblemKind, Value};
use crate::locale::Locale;
use crate::render::Renderer;

thread_local! {
    static RENDERER: RefCell<Renderer> = RefCell::default();
}

/// Adds the ids of frameworks that the release has, for the problem that names an unknown one.
#[wasm_bindgen]
pub fn declare_frameworks(ids: Vec<String>) {
    RENDERER.with_borrow_mut(|renderer| renderer.frameworks.declare(ids));
}

/// Adds a framework: the value of its file.
#[wasm_bindgen]
pub fn add_framework(file: &JsValue) {
    if let Some(file) = tree(file, MAX_DEPTH) {
        RENDERER.with_borrow_mut(|renderer| renderer.frameworks.add(file));
    }
}

/// Adds a language: the value of its file.
#[wasm_bindgen]
pub fn add_locale(file: &JsValue) {
    if let Some(locale) = tree(file, MAX_DEPTH).and_then(Locale::parse) {
        RENDERER.with_borrow_mut(|renderer| renderer.locales.push(locale.into()));
    }
}

/// Renders the card of a config, which is the result of `JSON.parse`. `attributes` is an object of the element's
/// attributes, with the `language` and the `id` of the card. Returns `{ html, problems }`; `html` is undefined if the
/// config can't be shown.
#[wasm_bindgen]
pub fn render(config: &JsValue, attributes: &JsValue) -> JsValue {
    let (Some(config), Some(attributes)) = (tree(config, MAX_DEPTH), tree(attributes, MAX_DEPTH)) else {
        let kind = ProblemKind::InvalidJson { message: "it is nested too deeply".into() };
        return result(None, &[Problem { path: String::new(), kind }]);
    };
    let rendered = RENDERER.with_borrow(|renderer| renderer.render(config, attributes));
    result(rendered.html, &rendered.problems)
}

/// The problems of a text that `JSON.parse` has refused with `message`.
#[wasm_bindgen]
pub fn explain_invalid_json(text: &str, message: String) -> JsValue {
    to_js(&[JsProblem::from(&Problem::invalid_json(text, message))])
}

/// The tree of a value; `None` if it has more than `levels` levels. Written by hand, because `serde-wasm-bindgen` would
/// bring the formatting of numbers for messages that nobody sees, a fifteenth of the Wasm.
fn tree(value: &JsValue, levels: usize) -> Option<Value> {
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
    let levels = levels.checked_sub(1)?;
    if let Some(list) = value.dyn_ref::<Array>() {
        return list.iter().map(|item| tree(&item, levels)).collect::<Option<_>>().map(Value::List);
    }
    let mut members = Vec::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        members.push((entry.get(0).as_string()?, tree(&entry.get(1), levels)?));
    }
    Some(Value::Object(members))
}

/// A problem as script sees it.
#[derive(Serialize)]
struct JsProblem {
    severity: &'static str,
    path: String,
    what: String,
    expected: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

/// What a rendering returns to script.
#[derive(Serialize)]
struct JsResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<String>,
    problems: Vec<JsProblem>,
}

impl From<&Problem> for JsProblem {
    fn from(problem: &Problem) -> Self {
        JsProblem {
            severity: problem.severity().as_str(),
            path: problem.path.clone(),
            what: problem.what(),
            expected: problem.expected(),
            hint: problem.hint(),
        }
    }
}

fn result(html: Option<String>, problems: &[Problem]) -> JsValue {
    to_js(&JsResult { html, problems: problems.iter().map(JsProblem::from).collect() })
}

fn to_js(value: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or(JsValue::NULL)
}
