//! The card as DOM nodes, for the entry script. Yew makes the nodes; then it lets go of them: an update is another card,
//! made beside the old one and swapped in by the entry, so that Yew never meets a node that somebody else has touched,
//! and a card that is there costs no more than its HTML.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::utils::document;
use js_sys::{Array, Function, JSON, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;
use yew::{AppHandle, Callback, Renderer};

use crate::card::{Attributes, Card, Model, Props};
use crate::config::{Config, Fault, Problem, Value};
use crate::framework::{Framework, Frameworks};
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
    if let Some(framework) = parse(text).ok().and_then(Framework::from_value) {
        FRAMEWORKS.with_borrow_mut(|all| Rc::make_mut(all).add(framework));
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
    let config = match parse(config) {
        Ok(value) => {
            let (config, more) = Config::read(value, &frameworks);
            problems.extend(more);
            config
        }
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    let problems = report(&problems);
    let made = config.zip(attributes).and_then(|(config, attributes)| {
        let words = WORDS.with_borrow(|all| all.iter().find(|words| words.language == attributes.language).cloned())?;
        mount(Model { config, frameworks, words, options: attributes.into() }, done, &problems)
    });
    if made.is_none() {
        tell(done, &JsValue::NULL, &problems);
    }
}

/// Lets Yew make the nodes out of sight, takes them out and lets Yew forget them.
fn mount(model: Model, done: &Function, problems: &Array) -> Option<()> {
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

/// What the entry does with it is its own affair, also if it throws.
fn tell(done: &Function, article: &JsValue, problems: &Array) {
    let _ = done.call2(&JsValue::NULL, article, problems);
}

/// JSON text as a tree.
fn parse(text: &str) -> Result<Value, Problem> {
    let fault = |said: String| Problem { path: String::new(), fault: Fault::NotJson(said) };
    let value = JSON::parse(text).map_err(|error| {
        let message = Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
        fault(message.unwrap_or_default())
    })?;
    Value::from_deserializer(serde_wasm_bindgen::Deserializer::from(value)).map_err(|_| fault("nested too deep".into()))
}

/// Problems as plain objects: `{severity, path, what, expected, hint}`.
fn report(problems: &[Problem]) -> Array {
    problems
        .iter()
        .map(|problem| {
            let object = Object::new();
            let set = |name: &str, value: &str| {
                let _ = Reflect::set(&object, &JsString::from(name), &JsString::from(value));
            };
            set("severity", problem.severity().word());
            set("path", &problem.path);
            set("what", &problem.what());
            set("expected", &problem.expected());
            if let Some(hint) = problem.hint() {
                set("hint", &hint);
            }
            object
        })
        .collect()
}
