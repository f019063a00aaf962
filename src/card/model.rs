//! What every part of the card is given.

use std::rc::Rc;

use super::markup::{Markup, Name};
use crate::config::view::choice;
use crate::config::{Config, Date, Document, Inspectorate, List, Text};
use crate::framework::{Edition, Framework, Frameworks};
use crate::words::Words;

/// A config, what its grades are called, the words of the card, and how it is to look.
#[derive(Debug)]
pub struct Model {
    /// What the card says.
    pub document: Document,
    /// What its grades are called.
    pub frameworks: Rc<Frameworks>,
    /// What the card itself says.
    pub words: Rc<Words>,
    /// How it is to look.
    pub options: Options,
}

/// How a card is to look, from the attributes of its element.
#[derive(Debug, Clone)]
pub struct Options {
    /// The beginning of every id in the card.
    pub id: String,
    /// The level of the card's heading: 2 to 5.
    pub level: u8,
    /// Which sections are open at first.
    pub open: Open,
    /// How much is shown.
    pub variant: Variant,
    /// Light, dark, or as the page.
    pub theme: Theme,
}

impl Default for Options {
    fn default() -> Self {
        Options { id: "ic".into(), level: 2, open: Open::None, variant: Variant::Full, theme: Theme::Auto }
    }
}

/// Around words in another language while they are part of a sentence: characters that no text has.
const OPEN: char = '\u{1}';
const WORDS: char = '\u{2}';
const CLOSE: char = '\u{3}';

/// Words for a sentence that holds them, with a mark of their language where that isn't the card's.
pub fn held(words: &str, language: Option<&str>) -> String {
    let mut held = String::new();
    match language {
        None => held.push_str(words),
        Some(language) => {
            held.push(OPEN);
            held.push_str(language);
            held.push(WORDS);
            held.push_str(words);
            held.push(CLOSE);
        }
    }
    held
}

/// Which sections are open at first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Open {
    /// None.
    None,
    /// All.
    All,
    /// The ones named: `strengths`, `improvements`, `voices`, `earlier`, `related`, `meanings`.
    Some(Vec<String>),
}

impl Open {
    /// Reads the attribute `open`: names between spaces or commas; nothing or `all` for all.
    pub fn parse(text: &str) -> Self {
        let names: Vec<_> = text.split([' ', ',']).filter(|name| !name.is_empty()).map(String::from).collect();
        if names.is_empty() || names.iter().any(|name| name == "all") { Open::All } else { Open::Some(names) }
    }

    /// Whether a section is open at first.
    pub fn holds(&self, section: &str) -> bool {
        match self {
            Open::None => false,
            Open::All => true,
            Open::Some(names) => names.iter().any(|name| name == section),
        }
    }
}

choice! {
    /// How much is shown.
    pub enum Variant {
        /// Everything.
        Full = "full",
        /// Kind, name, outcome, date, link.
        Compact = "compact",
    }
}

choice! {
    /// Light or dark.
    pub enum Theme {
        /// As the page's `color-scheme`.
        Auto = "auto",
        /// Light on any page.
        Light = "light",
        /// Dark on any page.
        Dark = "dark",
    }
}

impl Model {
    /// The id of a part of the card.
    pub fn id(&self, part: &str) -> String {
        [&self.options.id, "-", part].concat()
    }

    /// What the card says.
    pub fn config(&self) -> Config<'_> {
        self.document.config()
    }

    /// The framework of the inspection.
    pub fn framework(&self) -> Option<Framework<'_>> {
        self.frameworks.get(self.config().inspection().framework())
    }

    /// The rules the inspection followed.
    pub fn edition(&self) -> Option<Edition<'_>> {
        self.framework()?.on(self.config().inspection().day())
    }

    /// The words of a text, and their language where it isn't the card's.
    pub fn pick<'a>(&'a self, text: Text<'a>) -> (&'a str, Option<&'a str>) {
        let (words, language) = text.within(self.words.language(), self.config().plain_language());
        (words, (language != self.words.language()).then_some(language))
    }

    /// The words of a text alone, for sentences that hold them.
    pub fn plain<'a>(&'a self, text: Text<'a>) -> &'a str {
        self.pick(text).0
    }

    /// The words of a text for a sentence that holds them. [`Model::sentence`] makes elements of its marks.
    pub fn held(&self, text: Text) -> String {
        let (words, language) = self.pick(text);
        held(words, language)
    }

    /// The names of inspectorates, as a list in words.
    pub fn names(&self, inspectorates: List<Inspectorate>) -> Option<String> {
        let names: Vec<String> = inspectorates.iter().map(|one| self.held(one.name())).collect();
        (!names.is_empty()).then(|| self.words.list(&names))
    }

    /// A sentence; what it holds in another language is marked with that.
    pub fn sentence(&self, out: &mut Markup, words: &str) {
        let (first, rest) = words.split_once(OPEN).unwrap_or((words, ""));
        if !first.is_empty() {
            out.words(first);
        }
        for part in rest.split_terminator(OPEN) {
            let held = part.split_once(CLOSE).and_then(|(held, after)| Some((held.split_once(WORDS)?, after)));
            let after = held.map_or(part, |((language, words), after)| {
                self.marked(out, words, Some(language));
                after
            });
            if !after.is_empty() {
                out.words(after);
            }
        }
    }

    /// A text; marked with its language where that isn't the card's.
    pub fn text(&self, out: &mut Markup, text: Text) {
        let (words, language) = self.pick(text);
        self.marked(out, words, language);
    }

    /// Words in a language; marked where that isn't the card's.
    pub fn marked(&self, out: &mut Markup, words: &str, language: Option<&str>) {
        match language {
            None => out.words(words),
            Some(language) => {
                out.element_with("span", "ic-text", &[(Name::Lang, language)], |out| out.words(words));
            }
        }
    }

    /// An element that holds a text, or nothing.
    pub fn holding(&self, out: &mut Markup, tag: &'static str, class: &'static str, text: Option<Text>) {
        if let Some(text) = text {
            out.element(tag, class, |out| self.text(out, text));
        }
    }

    /// A paragraph, or nothing.
    pub fn paragraph(&self, out: &mut Markup, class: &'static str, text: Option<Text>) {
        self.holding(out, "p", class, text);
    }

    /// A heading, `below` levels below the card's own.
    pub fn heading(
        &self,
        out: &mut Markup,
        below: u8,
        class: &'static str,
        id: Option<&str>,
        inside: impl FnOnce(&mut Markup),
    ) {
        let tag = match self.options.level.saturating_add(below) {
            ..=2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            6.. => "h6",
        };
        let id = id.map(|id| (Name::Id, id));
        out.element_with(tag, class, id.as_slice(), inside);
    }

    /// A date in words.
    pub fn date(&self, date: Date) -> String {
        self.words.date(date)
    }
}
