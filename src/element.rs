//! The card as DOM nodes, for `make.js`. Yew makes the nodes; then it lets go of them: an update is another card,
//! made beside the old one and swapped in there, so that Yew never meets a node that somebody else has touched,
//! and a card that is there costs no more than its HTML.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::utils::document;
use js_sys::{Array, Function, JSON, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use yew::{AppHandle, Callback, Renderer};

use crate::card::{Attributes, Card, Model, Props};
use crate::config::{Document, Fault, MAX_DEPTH, Problem, Value};
use crate::framework::Frameworks;
use crate::words::Words;

thread_local! {
    static FRAMEWORKS: RefCell<Rc<Frameworks>> = RefCell::default();
    static WORDS: RefCell<Vec<Rc<Words>>> = RefCell::default();
}

/// Tells which frameworks there are, for the problem that names an unknown one.
#[wasm_bindgen]
pub fn know(ids: Vec<String>) {
    FRAMEWORKS.with_borrow_mut(|all| Rc::make_mut(all).know(ids));
}

/// Adds a framework: the JSON text of its file.
#[wasm_bindgen]
pub fn framework(text: &str) {
    if let Ok(file) = parse(text) {
        FRAMEWORKS.with_borrow_mut(|all| Rc::make_mut(all).add(file));
    }
}

/// Adds a language: the JSON text of its file.
#[wasm_bindgen]
pub fn words(text: &str) {
    if let Some(words) = parse(text).ok().and_then(Words::read) {
        WORDS.with_borrow_mut(|all| all.push(Rc::new(words)));
    }
}

/// Makes the card of a config, given as JSON text, and tells `done(article, problems)`; without an article, where the
/// config can't be shown. `attributes` is a JSON object of the element's attributes, with the language and the id to use.
#[wasm_bindgen]
pub fn render(config: &str, attributes: &str, done: &Function) {
    let (attributes, mut problems) = match parse(attributes) {
        Ok(value) => Attributes::read(value),
        Err(problem) => (None, vec![problem]),
    };
    let frameworks = FRAMEWORKS.with_borrow(Rc::clone);
    let document = match parse(config) {
        Ok(value) => {
            let (document, more) = Document::read(value, &frameworks);
            problems.extend(more);
            document
        }
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    let problems = report(&problems);
    let made = document.zip(attributes).and_then(|(document, (options, language))| {
        let words = WORDS.with_borrow(|all| all.iter().find(|words| words.language() == language).cloned())?;
        mount(Model { document, frameworks, words, options }, done, &problems)
    });
    if made.is_none() {
        tell(done, &JsValue::NULL, &problems);
    }
}

/// Lets Yew make the nodes out of sight, takes them out and lets Yew forget them.
fn mount(model: Model, done: &Function, problems: &JsValue) -> Option<()> {
    let host = document().create_element("div").ok()?;
    let app: Rc<RefCell<Option<AppHandle<Card>>>> = Rc::default();
    let rendered = {
        let (app, host, done, problems) = (app.clone(), host.clone(), done.clone(), problems.clone());
        Callback::from(move |()| {
            let article = host.first_element_child();
            article.as_ref().inspect(|article| article.remove());
            tell(&done, &article.map_or(JsValue::NULL, Into::into), &problems);
            if let Some(app) = app.take() {
                app.destroy();
            }
        })
    };
    let props = Props { model: Rc::new(model), rendered };
    app.replace(Some(Renderer::<Card>::with_root_and_props(host, props).render()));
    Some(())
}

/// What script does with it is its own affair, also if it throws.
fn tell(done: &Function, article: &JsValue, problems: &JsValue) {
    let _ = done.call2(&JsValue::NULL, article, problems);
}

/// JSON text as a tree.
fn parse(text: &str) -> Result<Value, Problem> {
    let value = JSON::parse(text).map_err(|error| {
        let message = Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
        Problem::not_json(text, message.unwrap_or_default())
    })?;
    tree(&value, MAX_DEPTH)
        .ok_or_else(|| Problem { path: String::new(), fault: Fault::NotJson("it is nested too deep".into()) })
}

/// What `JSON.parse` gave as a tree; nothing, if it is too deep. By hand: serde's way brings the formatting of numbers
/// for messages that nobody sees, a fifteenth of the Wasm.
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
    if value.is_null() {
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

/// A problem as script is told it.
#[derive(Serialize)]
struct Told {
    severity: &'static str,
    path: String,
    what: String,
    expected: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

/// Problems as plain objects.
fn report(problems: &[Problem]) -> JsValue {
    let told = |problem: &Problem| Told {
        severity: problem.severity().word(),
        path: problem.path.clone(),
        what: problem.what(),
        expected: problem.expected(),
        hint: problem.hint(),
    };
    let told: Vec<Told> = problems.iter().map(told).collect();
    serde_wasm_bindgen::to_value(&told).unwrap_or(JsValue::NULL)
}
