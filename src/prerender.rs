//! The card as text, from the same component that makes it in a browser.
//!
//! ```
//! use inspection_card::prerender::{Asked, Renderer};
//!
//! let config = r#"{"version": 1, "provider": {"name": "City of London"},
//!     "inspection": {"framework": "area-send"}, "outcome": {"grade": "positive"}}"#;
//! let renderer = Renderer::new()?;
//! let (card, problems) = renderer.render(config, &Asked::default());
//! assert!(problems.is_empty());
//! assert!(card.is_some_and(|card| card.element().contains("City of London")));
//! # Ok::<(), std::io::Error>(())
//! ```

use std::io;
use std::rc::Rc;

use include_dir::{Dir, include_dir};
use tokio::runtime::{self, Runtime};
use tokio::task::LocalSet;
use yew::LocalServerRenderer;

use crate::card::{Attributes, Card, Model, Options, Props};
use crate::config::{Document, Problem, Value};
use crate::framework::Frameworks;
pub use crate::source::json;
use crate::source::{self, BYTE_ORDER_MARK};
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
        value.and_then(|value| all.add(value));
    }
    all
}

/// Writes a card as HTML: the `article`, whole, not hydratable.
pub async fn html(document: Document, frameworks: Rc<Frameworks>, words: Rc<Words>, options: Options) -> String {
    article(Rc::new(Model { document, frameworks, words, options })).await
}

async fn article(model: Rc<Model>) -> String {
    let props = Props { model };
    LocalServerRenderer::<Card>::with_props(props).hydratable(false).render().await
}

/// The attributes of a card's element, as they are written in a page.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The beginning of every id in the card; made from the config, if not given.
    pub id: Option<String>,
    /// Where script looks for news of the config.
    pub src: Option<String>,
    /// The language of the card; English, if it isn't one that the card speaks.
    pub lang: Option<String>,
    /// The level of the card's heading: 2 to 5.
    pub heading_level: Option<String>,
    /// Which sections are open at first.
    pub open: Option<String>,
    /// `full` or `compact`.
    pub variant: Option<String>,
    /// `auto`, `light` or `dark`.
    pub theme: Option<String>,
}

impl Asked {
    /// The ones that say how the card looks, in the order in which the entry script looks at them.
    fn looks(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let open = self.open.as_deref().map(|open| if open.is_empty() { "all" } else { open });
        let all = [
            ("heading-level", self.heading_level.as_deref()),
            ("open", open),
            ("variant", self.variant.as_deref()),
            ("theme", self.theme.as_deref()),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)))
    }
}

/// Renders cards, one after the other. It holds what all of them need; a thread has its own.
pub struct Renderer {
    frameworks: Rc<Frameworks>,
    words: Vec<Rc<Words>>,
    // Yew renders in tasks, also where there is nothing to wait for.
    runtime: Runtime,
    tasks: LocalSet,
}

impl Renderer {
    /// Reads all frameworks and languages.
    ///
    /// # Errors
    /// Where the system has no room for an executor.
    pub fn new() -> io::Result<Self> {
        Ok(Renderer {
            frameworks: Rc::new(built_in_frameworks()),
            words: languages().filter_map(built_in_words).map(Rc::new).collect(),
            runtime: runtime::Builder::new_current_thread().build()?,
            tasks: LocalSet::new(),
        })
    }

    /// Renders the card of a config, given as JSON text, and tells everything that is wrong with it. There is no card
    /// where a required part is wrong.
    pub fn render(&self, text: &str, asked: &Asked) -> (Option<Prerendered>, Vec<Problem>) {
        let text = text.trim_start_matches(BYTE_ORDER_MARK);
        let (document, mut problems) = source::read(text, &self.frameworks);
        let words = self.speaks(asked.lang.as_deref().unwrap_or_default());
        let id = asked.id.clone().unwrap_or_else(|| ["ic-", &hash(text)].concat());
        let language = words.map_or("en", |words| words.language());
        let looks = asked.looks().chain([("id", id.as_str()), ("language", language)]);
        let members = looks.map(|(name, value)| (name.to_owned(), Value::Text(value.to_owned()))).collect();
        let (attributes, more) = Attributes::read(Value::Object(members));
        problems.extend(more);
        let card = document.zip(attributes).zip(words).map(|((document, (options, _)), words)| {
            let (frameworks, words) = (self.frameworks.clone(), words.clone());
            let model = Rc::new(Model { document, frameworks, words, options });
            let article = self.tasks.block_on(&self.runtime, article(model.clone()));
            Prerendered { article, key: key(text, asked, language), asked: asked.clone(), model }
        });
        (card, problems)
    }

    /// The words of the language that a tag stands for, as the entry script chooses them.
    fn speaks(&self, tag: &str) -> Option<&Rc<Words>> {
        let language = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let of = |language: &str| self.words.iter().find(|words| words.language() == language);
        of(&language).or_else(|| of("en"))
    }
}

/// A card as HTML.
pub struct Prerendered {
    /// What it shows.
    pub model: Rc<Model>,
    /// The card: one `article`.
    pub article: String,
    asked: Asked,
    key: String,
}

impl Prerendered {
    /// The element with the whole card inside, marked with the key of what was rendered.
    pub fn element(&self) -> String {
        let mut tag = String::from("<inspection-card");
        let mut attribute = |name: &str, value: &str| {
            let value = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
            tag.extend([" ", name, "=\"", &value, "\""]);
        };
        let given = [("id", &self.asked.id), ("src", &self.asked.src)];
        given.iter().filter_map(|(name, value)| Some((name, value.as_ref()?))).for_each(|(name, value)| {
            attribute(name, value);
        });
        // Always: the page around it may speak another language.
        attribute("lang", self.model.words.language());
        self.asked.looks().for_each(|(name, value)| attribute(name, value));
        attribute("data-key", &self.key);
        [&tag, ">", &self.article, "</inspection-card>"].concat()
    }
}

/// What was rendered, in short: script that finds another key renders anew. Its twin is `#make` in
/// `static/entry/element.js`; pages hold such keys for years, so neither may change.
fn key(text: &str, asked: &Asked, language: &str) -> String {
    let looks = asked.looks().chain([("language", language)]);
    let asked: serde_json::Map<_, _> = looks.map(|(name, value)| (name.into(), value.into())).collect();
    hash(&[text, &serde_json::Value::Object(asked).to_string()].concat())
}

/// A short hash of a text, as `static/entry/hash.js` makes it.
fn hash(text: &str) -> String {
    let (mut a, mut b) = (0xdead_beef_u32, 0x41c6_ce57_u32);
    for code in text.encode_utf16() {
        a = (a ^ u32::from(code)).wrapping_mul(2_654_435_761);
        b = (b ^ u32::from(code)).wrapping_mul(1_597_334_677);
    }
    let mut rest = a ^ (b >> 16);
    let mut digits = Vec::new();
    while rest > 0 || digits.is_empty() {
        digits.extend(char::from_digit(rest % 36, 36));
        rest /= 36;
    }
    digits.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_what_the_entry_script_makes_of_it() {
        for (text, expected) in [("", "1psa9m1"), ("{}", "1rmxdky"), ("Tŷ 🏠 “x”", "1wie9fi")] {
            assert_eq!(hash(text), expected, "{text}");
        }
    }

    #[test]
    fn a_key_is_what_the_entry_script_makes_of_it() {
        let some = |text: &str| Some(text.to_owned());
        let all = Asked {
            heading_level: some("3"),
            open: some(""),
            variant: some("compact"),
            theme: some("dark"),
            ..Asked::default()
        };
        let quoted = Asked { open: some("strengths \"x\""), ..Asked::default() };
        assert_eq!(key("{}\n", &Asked::default(), "en"), "9lz156");
        assert_eq!(key("{}", &all, "cy"), "1o7ojny");
        assert_eq!(key("{}", &quoted, "en"), "14hzga4");
    }
}
