//! The document: a config that is edited in a form or as text, with what it was before each change.

mod order;

use std::rc::Rc;

use inspection_card::config::Config;
use inspection_card::contract::{BYTE_ORDER_MARK, Diagnostics, Problem, parse_json};
use serde_json::{Map, Value as Json, json};
use yew::prelude::*;

use crate::languages::{default_language, in_language, with_words};
use crate::path::{Path, Step};

/// The config before or after a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The config. While the text is no JSON, the last one that was.
    pub config: Rc<Json>,
    /// The text as it was typed; `None` if the form wrote the config last.
    pub typed: Option<Rc<str>>,
    /// Why what was typed is no config.
    pub mistake: Option<Problem>,
}

impl Version {
    fn of(config: Json) -> Self {
        Version { config: Rc::new(config), typed: None, mistake: None }
    }

    /// The text of the config.
    pub fn text(&self) -> Rc<str> {
        self.typed.clone().unwrap_or_else(|| pretty(&self.config).into())
    }
}

/// The document that is being edited.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The config now.
    pub now: Version,
    past: Vec<Version>,
    future: Vec<Version>,
    /// Where the last change was: the next one there belongs to it.
    last_change: Option<Place>,
    /// Where the form wrote last.
    pub edited: Option<Path>,
    /// What was copied or downloaded last, in a form from which it can be brought back.
    delivered: Rc<Json>,
}

#[derive(Debug, Clone, PartialEq)]
enum Place {
    Field(Path),
    Text,
}

/// A change of the document.
#[derive(Debug)]
pub enum Action {
    /// Sets a value, or removes it.
    Set(Path, Option<Json>),
    /// Sets a value that is chosen, not typed: a step of its own for undo. Or removes it.
    Choose(Path, Option<Json>),
    /// Sets the words of a text in one language.
    Write {
        /// Where the text is.
        path: Path,
        /// The language of the words.
        language: &'static str,
        /// The words; the text is removed from the config with its last ones.
        words: String,
    },
    /// Writes pasted points into a list of findings: the first into a finding that is there, the others into those after it
    /// that have no words in this language yet, and then into new ones.
    Paste {
        /// The list.
        path: Path,
        /// The finding that is there.
        index: usize,
        /// The language of the points.
        language: &'static str,
        /// The points.
        points: Vec<String>,
    },
    /// Adds an item to a list, before the one with this index or at the end.
    Insert(Path, usize, Json),
    /// Removes an item from a list.
    Remove(Path, usize),
    /// Exchanges two items of a list.
    Swap(Path, usize, usize),
    /// Begins with another config.
    Replace(Json),
    /// Edits the JSON.
    Type(String),
    /// Takes the last change back.
    Undo,
    /// Makes the change again that was taken back.
    Redo,
    /// The editor has this config, in a snippet or a file.
    Deliver(Rc<Json>),
}

impl Document {
    /// An empty config.
    pub fn new() -> Self {
        Document::from(json!({ "version": 1 }))
    }

    /// A config that only this device has kept.
    pub fn kept(config: Json) -> Self {
        Document { delivered: Document::new().delivered, ..Document::from(config) }
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a change to make again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Whether the editor would lose work by leaving.
    pub fn is_unsaved(&self) -> bool {
        without_empty_entries(&self.now.config) != self.delivered
    }

    fn change(&self, place: Option<Place>, edit: impl FnOnce(&mut Json)) -> Self {
        let mut config = (*self.now.config).clone();
        edit(&mut config);
        order::sort(&mut config);
        self.with(place, Version::of(config))
    }

    /// The document after a change. Changes of one field in a row are one step for undo.
    fn with(&self, place: Option<Place>, now: Version) -> Self {
        let mut past = self.past.clone();
        if place.is_none() || place != self.last_change {
            past.push(self.now.clone());
        }
        let edited = match &place {
            Some(Place::Field(path)) => Some(path.clone()),
            _ => None,
        };
        Document { now, past, future: Vec::new(), last_change: place, edited, delivered: self.delivered.clone() }
    }

    fn step(&self, from: fn(&mut Self) -> &mut Vec<Version>, to: fn(&mut Self) -> &mut Vec<Version>) -> Self {
        let mut document = self.clone();
        if let Some(version) = from(&mut document).pop() {
            let before = std::mem::replace(&mut document.now, version);
            to(&mut document).push(before);
            (document.last_change, document.edited) = (None, None);
        }
        document
    }
}

impl From<Json> for Document {
    fn from(config: Json) -> Self {
        let now = Version::of(config);
        let delivered = without_empty_entries(&now.config);
        Document { now, past: Vec::new(), future: Vec::new(), last_change: None, edited: None, delivered }
    }
}

impl Reducible for Document {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let changed = match action {
            Action::Set(path, value) => {
                let place = Place::Field(path.clone());
                self.change(Some(place), |config| set(config, path.steps(), value))
            }
            Action::Choose(path, value) => {
                let chosen = self.change(None, |config| set(config, path.steps(), value));
                Document { edited: Some(path), ..chosen }
            }
            Action::Write { path, language, words } => {
                let config = &self.now.config;
                let text = with_words(get(config, path.steps()), language, default_language(config), &words);
                self.change(Some(Place::Field(path.field(language))), |config| set(config, path.steps(), text))
            }
            Action::Paste { path, index, language, points } => {
                let last = path.item(index + points.len().saturating_sub(1)).field("text");
                let default = default_language(&self.now.config);
                let pasted = self.change(None, |config| {
                    let items = list(config, path.steps());
                    let last_there = index + without_words_after(items, index, language, default);
                    for (at, words) in (index..).zip(&points) {
                        if at > last_there {
                            items.insert(at.min(items.len()), json!({}));
                        }
                        if let Some(finding) = items.get_mut(at) {
                            let text = with_words(finding.get("text"), language, default, words);
                            set(finding, &[Step::Field("text")], text);
                        }
                    }
                });
                Document { edited: Some(last), ..pasted }
            }
            Action::Insert(path, index, item) => {
                let edited = (!is_empty_entry(&item)).then(|| path.item(index));
                let inserted = self.change(None, |config| {
                    let items = list(config, path.steps());
                    items.insert(index.min(items.len()), item);
                });
                Document { edited, ..inserted }
            }
            Action::Remove(path, index) => self.change(None, |config| remove(config, path.steps(), index)),
            Action::Swap(path, one, other) => self.change(None, |config| {
                let items = list(config, path.steps());
                if one < items.len() && other < items.len() {
                    items.swap(one, other);
                }
            }),
            Action::Replace(mut config) => {
                // There is only one version, and the form has no field for it.
                if let Json::Object(members) = &mut config {
                    members.entry("version").or_insert(json!(1));
                }
                order::sort(&mut config);
                self.with(None, Version::of(config))
            }
            Action::Type(text) => {
                let (config, mistake) = match read(&text) {
                    Ok(config) => (Rc::new(config), None),
                    Err(mistake) => (self.now.config.clone(), Some(mistake)),
                };
                self.with(Some(Place::Text), Version { config, typed: Some(text.into()), mistake })
            }
            Action::Undo => self.step(|document| &mut document.past, |document| &mut document.future),
            Action::Redo => self.step(|document| &mut document.future, |document| &mut document.past),
            Action::Deliver(config) => Document { delivered: config, ..(*self).clone() },
        };
        Rc::new(changed)
    }
}

/// How many findings that follow one have no words in a language yet.
pub fn without_words_after(findings: &[Json], index: usize, language: &str, default: &str) -> usize {
    let has_no_words = |finding: &&Json| in_language(finding.get("text"), language, default).is_empty();
    findings.iter().skip(index + 1).take_while(has_no_words).count()
}

/// The JSON object that a text is.
pub fn object(text: &str) -> Option<Json> {
    serde_json::from_str(text.trim_start_matches(BYTE_ORDER_MARK)).ok().filter(Json::is_object)
}

/// The config that a text is.
fn read(text: &str) -> Result<Json, Problem> {
    let value = parse_json(text)?;
    if let Some(config) = object(text) {
        return Ok(config);
    }
    let mut diagnostics = Diagnostics::default();
    Config::from_value(value, &mut diagnostics);
    let first = diagnostics.into_problems().into_iter().next();
    Err(first.unwrap_or_else(|| Problem::invalid_json(text, "it can't be read".into())))
}

/// The config without entries of lists in which nothing has been written yet: a card must not count them.
pub fn without_empty_entries(config: &Rc<Json>) -> Rc<Json> {
    if has_empty_entry(config) {
        let mut config = (**config).clone();
        remove_empty_entries(&mut config);
        Rc::new(config)
    } else {
        config.clone()
    }
}

fn is_empty_entry(value: &Json) -> bool {
    is_empty(value) || value == ""
}

fn has_empty_entry(value: &Json) -> bool {
    match value {
        Json::Object(members) => members.values().any(has_empty_entry),
        Json::Array(items) => items.iter().any(|item| is_empty_entry(item) || has_empty_entry(item)),
        _ => false,
    }
}

/// Removes them, and what contained nothing else.
fn remove_empty_entries(value: &mut Json) {
    match value {
        Json::Object(members) => {
            for (_, member) in members.iter_mut().filter(|(_, member)| has_empty_entry(member)) {
                remove_empty_entries(member);
            }
            members.retain(|_, member| !is_empty(member));
        }
        Json::Array(items) => {
            items.iter_mut().for_each(remove_empty_entries);
            items.retain(|item| !is_empty_entry(item));
        }
        _ => {}
    }
}

/// The config as JSON for people.
pub fn pretty(config: &Json) -> String {
    // A tree of JSON values can always be written.
    serde_json::to_string_pretty(config).unwrap_or_default()
}

fn get<'a>(config: &'a Json, steps: &[Step]) -> Option<&'a Json> {
    steps.iter().try_fold(config, |value, step| match step {
        Step::Field(name) => value.get(name),
        Step::Item(index) => value.get(index),
    })
}

/// Sets a value. Objects on the way are made as needed, and removed if they become empty.
fn set(value: &mut Json, steps: &[Step], new: Option<Json>) {
    match steps {
        [] => *value = new.unwrap_or_default(),
        [Step::Field(name), rest @ ..] => {
            let members = members(value);
            // This puts the member last. The order is that of the contract, made afterwards.
            let mut member = members.shift_remove(*name).unwrap_or_default();
            set(&mut member, rest, new);
            if !is_empty(&member) {
                members.insert((*name).into(), member);
            }
        }
        [Step::Item(index), rest @ ..] => {
            if let Some(item) = value.get_mut(index) {
                let empty = if item.is_string() { json!("") } else { json!({}) };
                set(item, rest, new);
                if item.is_null() {
                    *item = empty;
                }
            }
        }
    }
}

fn members(value: &mut Json) -> &mut Map<String, Json> {
    if !value.is_object() {
        *value = json!({});
    }
    match value {
        Json::Object(members) => members,
        _ => unreachable!("it has just been made an object"),
    }
}

fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::Object(members) => members.is_empty(),
        Json::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// The list at a place, made if it is not there.
fn list<'a>(config: &'a mut Json, steps: &[Step]) -> &'a mut Vec<Json> {
    let mut value = config;
    for step in steps {
        value = match step {
            Step::Field(name) => members(value).entry(*name).or_insert(Json::Null),
            Step::Item(index) => &mut value[*index],
        };
    }
    if !value.is_array() {
        *value = json!([]);
    }
    match value {
        Json::Array(items) => items,
        _ => unreachable!("it has just been made a list"),
    }
}

/// Removes an item, and the list with its last one.
fn remove(config: &mut Json, steps: &[Step], index: usize) {
    let items = list(config, steps);
    if index < items.len() {
        items.remove(index);
    }
    if items.is_empty() {
        set(config, steps, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use inspection_card::contract::ProblemKind;

    fn path(steps: &[Step]) -> Path {
        steps.iter().fold(Path::default(), |path, step| match step {
            Step::Field(name) => path.field(name),
            Step::Item(index) => path.item(*index),
        })
    }

    fn after(actions: Vec<Action>) -> Rc<Document> {
        actions.into_iter().fold(Rc::new(Document::new()), |document, action| document.reduce(action))
    }

    fn set_name(name: &str) -> Action {
        let value = (!name.is_empty()).then(|| json!(name));
        Action::Set(path(&[Step::Field("provider"), Step::Field("name")]), value)
    }

    #[test]
    fn fields_are_made_with_what_is_around_them_and_removed_with_it() {
        assert_eq!(*after(vec![set_name("A")]).now.config, json!({ "version": 1, "provider": { "name": "A" } }));
        assert_eq!(*after(vec![set_name("A"), set_name("")]).now.config, json!({ "version": 1 }));
    }

    #[test]
    fn a_text_in_two_languages_loses_no_words_that_are_not_drawn_yet() {
        let write = |language, words: &str| Action::Write {
            path: Path::default().field("summary"),
            language,
            words: words.into(),
        };
        let document = after(vec![write("en", "Good"), write("cy", "Da"), write("en", "Good schools")]);
        assert_eq!(document.now.config["summary"], json!({ "en": "Good schools", "cy": "Da" }));
        let document = document.reduce(Action::Undo).reduce(write("en", ""));
        assert_eq!(document.now.config["summary"], json!({ "cy": "Da" }));
    }

    #[test]
    fn fields_stand_in_the_order_of_the_contract() {
        let summary = Action::Set(Path::default().field("summary"), Some(json!("S")));
        let document = after(vec![summary, set_name("A")]);
        assert_eq!(document.now.config.to_string(), r#"{"version":1,"provider":{"name":"A"},"summary":"S"}"#);
    }

    #[test]
    fn items_are_added_moved_and_removed() {
        let quotes = || Path::default().field("quotes");
        let document = after(vec![
            Action::Insert(quotes(), 0, json!({ "text": "b" })),
            Action::Insert(quotes(), 0, json!({ "text": "a" })),
            Action::Swap(quotes(), 0, 1),
            Action::Set(quotes().item(0).field("text"), None),
        ]);
        assert_eq!(document.now.config["quotes"], json!([{}, { "text": "a" }]));
        let document = document.reduce(Action::Remove(quotes(), 0)).reduce(Action::Remove(quotes(), 0));
        assert_eq!(*document.now.config, json!({ "version": 1 }));
    }

    #[test]
    fn a_pasted_list_is_one_step_and_its_translation_stands_beside_it() {
        let items = || Path::default().field("strengths").field("items");
        let paste = |language, points: &[&str]| Action::Paste {
            path: items(),
            index: 0,
            language,
            points: points.iter().map(|&point| point.into()).collect(),
        };
        let before = json!([{}, { "text": "Last" }]);
        let document =
            after(vec![Action::Replace(json!({ "strengths": { "items": before } })), paste("en", &["One", "Two"])]);
        let pasted = json!([{ "text": "One" }, { "text": "Two" }, { "text": "Last" }]);
        assert_eq!(document.now.config["strengths"]["items"], pasted);
        let translated = document.clone().reduce(paste("cy", &["Un", "Dau"]));
        let both = json!([{ "text": { "en": "One", "cy": "Un" } }, { "text": { "en": "Two", "cy": "Dau" } }, { "text": "Last" }]);
        assert_eq!(translated.now.config["strengths"]["items"], both);
        assert_eq!(document.reduce(Action::Undo).now.config["strengths"]["items"], before);
    }

    #[test]
    fn a_word_of_a_list_that_is_emptied_stays_a_word() {
        let sources = || Path::default().field("inspection").field("framework").field("sources");
        let document = after(vec![Action::Insert(sources(), 0, json!("a")), Action::Set(sources().item(0), None)]);
        assert_eq!(document.now.config["inspection"]["framework"]["sources"], json!([""]));
    }

    #[test]
    fn a_config_without_a_version_has_the_only_one() {
        let document = after(vec![Action::Replace(json!({ "title": "A" }))]);
        assert_eq!(document.now.config.to_string(), r#"{"version":1,"title":"A"}"#);
    }

    #[test]
    fn entries_without_words_are_not_published() {
        let config = json!({ "version": 1, "strengths": { "items": [{}, { "text": "a" }] }, "improvements": { "items": [{}] }, "quotes": [{}] });
        let published = without_empty_entries(&Rc::new(config));
        assert_eq!(*published, json!({ "version": 1, "strengths": { "items": [{ "text": "a" }] } }));
        let whole = Rc::new(json!({ "version": 1, "title": "" }));
        assert!(Rc::ptr_eq(&without_empty_entries(&whole), &whole));
    }

    #[test]
    fn changes_of_one_field_in_a_row_are_taken_back_together() {
        let document = after(vec![set_name("A"), set_name("Ab"), Action::Type("{\"version\": 1, ".into())]);
        let undone = document.reduce(Action::Undo);
        assert_eq!(undone.now.config["provider"]["name"], "Ab");
        let empty = undone.reduce(Action::Undo);
        assert_eq!((*empty.now.config).clone(), json!({ "version": 1 }));
        assert!(!empty.can_undo());
        let redone = empty.reduce(Action::Redo).reduce(Action::Redo);
        assert_eq!(&*redone.now.text(), "{\"version\": 1, ");
    }

    #[test]
    fn text_that_is_no_json_leaves_the_config_as_it_was() {
        let document = after(vec![set_name("A"), Action::Type("{".into())]);
        assert_eq!(document.now.config["provider"]["name"], "A");
        assert_eq!(&*document.now.text(), "{");
        assert!(document.now.mistake.is_some());
        let list = document.clone().reduce(Action::Type("[]".into()));
        assert_eq!(list.now.config["provider"]["name"], "A");
        assert!(matches!(list.now.mistake.as_ref().unwrap().kind, ProblemKind::Type { .. }));
        assert_eq!(list.reduce(Action::Type("\u{feff}{}".into())).now.mistake, None);
        let config = document.now.config.clone();
        assert!(document.is_unsaved() && !document.reduce(Action::Deliver(config)).is_unsaved());
        assert!(Document::kept(json!({ "version": 1, "title": "A" })).is_unsaved());
    }
}
