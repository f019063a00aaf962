//! The card as text, from the same component that makes it in a browser.

use std::rc::Rc;

use include_dir::{Dir, include_dir};
use yew::LocalServerRenderer;

use crate::card::{Card, Model, Options, Props};
use crate::config::{Config, Fault, Problem, Value};
use crate::framework::{Framework, Frameworks};
use crate::words::Words;

static WORDS: Dir = include_dir!("$CARGO_MANIFEST_DIR/static/words");
static FRAMEWORKS: Dir = include_dir!("$CARGO_MANIFEST_DIR/static/frameworks");

/// The words of a language, if the card speaks it.
pub fn built_in_words(language: &str) -> Option<Words> {
    let file = WORDS.get_file([language, ".json"].concat())?;
    Words::read(json(file.contents_utf8()?).ok()?)
}

/// The languages that the card speaks.
pub fn languages() -> impl Iterator<Item = &'static str> {
    WORDS.files().filter_map(|file| file.path().file_stem()?.to_str())
}

/// All frameworks that the card knows.
pub fn built_in_frameworks() -> Frameworks {
    let mut all = Frameworks::default();
    for file in FRAMEWORKS.files() {
        let value = file.contents_utf8().and_then(|text| json(text).ok());
        if let Some(framework) = value.and_then(Framework::from_value) {
            all.add(framework);
        }
    }
    all
}

/// Reads JSON text.
///
/// # Errors
/// One problem, where the text is no JSON.
pub fn json(text: &str) -> Result<Value, Problem> {
    let mut from = serde_json::Deserializer::from_str(text);
    Value::from_deserializer(&mut from)
        .and_then(|value| from.end().map(|()| value))
        .map_err(|error| Problem { path: String::new(), fault: Fault::NotJson(error.to_string()) })
}

/// Writes a card as HTML: the `article`, whole, not hydratable.
pub async fn html(config: Config, frameworks: Rc<Frameworks>, words: Rc<Words>, options: Options) -> String {
    let model = Rc::new(Model { config, frameworks, words, options });
    let props = Props { model, rendered: Default::default() };
    LocalServerRenderer::<Card>::with_props(props).hydratable(false).render().await
}
