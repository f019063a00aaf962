//! What an import resulted in: configs, what was left out, and what changed since the last time.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use inspection_card::contract::Problem;
use inspection_card::import::{Entry, Ids, Imported, Place, Reason, SourceFile};
use inspection_card::render::ElementAttributes;
use rayon::prelude::*;
use serde_json::Value;

use super::folder::Folder;
use super::{counted, tally};
use crate::cli::with_renderer;

/// What an import resulted in.
pub struct Outcome {
    /// The name of the importer.
    pub importer: String,
    /// The files, in the order in which they were given.
    pub files: Vec<FileSummary>,
    /// The configs by identifier.
    pub configs: BTreeMap<String, Config>,
    /// What was chosen and left out, with the file.
    pub left_out: Vec<(String, Entry)>,
    /// What somebody should know, with the file.
    pub remarked: Vec<(String, Entry)>,
    /// Identifiers of the list that no file has.
    pub not_found: Vec<String>,
    /// Places that had a config and have none any more.
    pub removed: Vec<(String, Removal)>,
    only: Option<Ids>,
}

/// What was read of a file.
pub struct FileSummary {
    pub source: SourceFile,
    pub encoding: &'static str,
    pub rows: u64,
    pub not_chosen: u64,
}

/// A config and how it differs from the one that was there.
pub struct Config {
    pub name: String,
    /// The file that it comes from.
    pub file: String,
    pub text: String,
    pub change: Change,
}

/// How a config differs from the one that was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// There was none.
    New,
    /// Its grades are others; with those of before and of now.
    Grade { before: String, now: String },
    /// Something else differs.
    Other,
    /// Only the file is a newer one.
    CheckedAgain,
    /// Nothing differs.
    None,
}

/// Why a place has no config any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Removal {
    /// No file has it.
    Gone,
    /// It is left out now, and the report says why.
    LeftOut,
    /// It is not on the list any more.
    NotChosen,
}

impl Removal {
    /// The reason in words.
    pub fn in_words(self) -> &'static str {
        match self {
            Removal::Gone => "no longer in the file",
            Removal::LeftOut => "now left out",
            Removal::NotChosen => "no longer on the list",
        }
    }
}

impl Outcome {
    /// Puts together what the files have. Configs that the card's own rules would complain about are left out.
    pub fn new(importer: &str, only: Option<Ids>, imported: Vec<Imported>) -> Self {
        let mut outcome = Outcome {
            importer: importer.into(),
            files: Vec::new(),
            configs: BTreeMap::new(),
            left_out: Vec::new(),
            remarked: Vec::new(),
            not_found: Vec::new(),
            removed: Vec::new(),
            only,
        };
        let repeated = repeated(&imported);
        for Imported { source, encoding, rows, not_chosen, places, left_out, remarks } in imported {
            let name = &source.name;
            outcome.left_out.extend(left_out.into_iter().map(|entry| (name.clone(), entry)));
            outcome.remarked.extend(remarks.into_iter().map(|entry| (name.clone(), entry)));
            let checked: Vec<_> = places.into_par_iter().map(Checked::new).collect();
            checked.into_iter().for_each(|place| outcome.add(place, name, &repeated));
            outcome.files.push(FileSummary { source, encoding, rows, not_chosen });
        }
        let left_out = outcome.left_out_ids();
        let has = |id: &str| outcome.configs.contains_key(id) || left_out.contains(id);
        let not_found = outcome.only.iter().flat_map(Ids::iter).filter(|id| !has(id)).map(str::to_owned).collect();
        outcome.not_found = not_found;
        outcome
    }

    fn left_out_ids(&self) -> BTreeSet<&str> {
        self.left_out.iter().filter_map(|(_, entry)| entry.id.as_deref()).collect()
    }

    fn add(&mut self, checked: Checked, file: &str, repeated: &BTreeSet<String>) {
        let Checked { place: Place { id, name, row, .. }, text, problem } = checked;
        let mut leave_out = |reason, detail| {
            let entry = Entry { row, id: Some(id.clone()), name: Some(name.clone()), reason, detail };
            self.left_out.push((file.into(), entry));
        };
        if let Some(problem) = problem {
            let detail = format!("{}: {}. Expected {}.", problem.path, problem.what(), problem.expected());
            leave_out(Reason::NotInFramework, detail);
        } else if repeated.contains(&id) {
            leave_out(Reason::Duplicate, "another file has this identifier too".into());
        } else {
            self.configs.insert(id, Config { name, file: file.into(), text, change: Change::New });
        }
    }

    /// Finds what differs from the configs in a folder.
    pub fn compare(&mut self, folder: &Folder) -> Result<()> {
        for (id, config) in &mut self.configs {
            if let Some(before) = folder.config(id)? {
                config.change = change(&before, &config.text);
            }
        }
        let left_out = self.left_out_ids();
        let removal = |id: &str| match &self.only {
            Some(only) if !only.contains(id) => Removal::NotChosen,
            _ if left_out.contains(id) => Removal::LeftOut,
            _ => Removal::Gone,
        };
        let gone = folder.places().filter(|id| !self.configs.contains_key(*id));
        self.removed = gone.map(|id| (id.to_owned(), removal(id))).collect();
        Ok(())
    }

    /// The identifiers of configs that have to be written.
    pub fn changed(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_changed = |(_, config): &(&String, &Config)| config.change != Change::None;
        self.configs.iter().filter(is_changed).map(|(id, config)| (id.as_str(), config.text.as_str()))
    }

    /// How many places had a config and are not in any file now.
    pub fn gone(&self) -> usize {
        self.removed.iter().filter(|(_, why)| *why == Removal::Gone).count()
    }

    /// How many configs changed in which way: “12 new, 3 changed grade, 1 no longer in the file”.
    pub fn summary(&self) -> String {
        let count = |is: fn(&Change) -> bool| self.configs.values().filter(|config| is(&config.change)).count();
        let removed = |why| self.removed.iter().filter(|(_, reason)| *reason == why).count();
        let summary = counted(&[
            (count(|change| matches!(change, Change::New)), "new"),
            (count(|change| matches!(change, Change::Grade { .. })), "changed grade"),
            (count(|change| matches!(change, Change::Other)), "changed otherwise"),
            (count(|change| matches!(change, Change::CheckedAgain)), "with a newer date only"),
            (count(|change| matches!(change, Change::None)), "unchanged"),
            (removed(Removal::Gone), Removal::Gone.in_words()),
            (removed(Removal::LeftOut), Removal::LeftOut.in_words()),
            (removed(Removal::NotChosen), Removal::NotChosen.in_words()),
        ]);
        if summary.is_empty() { "no configs".into() } else { summary }
    }

    /// What somebody should know who does not read the report: files, what was left out, what was not found.
    pub fn remarks(&self) -> Vec<String> {
        let mut lines: Vec<_> = self.files.iter().map(FileSummary::in_words).collect();
        let newest = self.files.iter().map(|file| file.source.as_at).max();
        for file in self.files.iter().filter(|file| Some(file.source.as_at) != newest) {
            let newest = newest.map(|day| day.to_string()).unwrap_or_default();
            lines.push(format!("note: {} is older than another file, which is of {newest}", file.source.name));
        }
        for (what, entries) in [("left out", &self.left_out), ("note", &self.remarked)] {
            for (reason, count) in tally(entries.iter().map(|(_, entry)| entry.reason)) {
                lines.push(format!("{what}: {count} × {}", reason.in_words()));
            }
        }
        if !self.not_found.is_empty() {
            lines.push(format!("not in the file: {}", self.not_found.join(", ")));
        }
        lines
    }
}

impl FileSummary {
    fn in_words(&self) -> String {
        let FileSummary { source, encoding, rows, not_chosen } = self;
        let chosen = if *not_chosen > 0 { format!(", {not_chosen} of them not chosen") } else { String::new() };
        format!("{}: as at {}, {encoding}, {rows} rows{chosen}", source.name, source.as_at)
    }
}

/// A place, the text of its config, and the first thing that `check` would say of it.
struct Checked {
    place: Place,
    text: String,
    problem: Option<Problem>,
}

impl Checked {
    fn new(place: Place) -> Self {
        let text = format!("{:#}\n", place.config);
        let problems = with_renderer(|renderer| renderer.parse_json(&text, &ElementAttributes::default()).problems);
        Checked { place, text, problem: problems.into_iter().next() }
    }
}

/// Identifiers that more than one file has.
fn repeated(imported: &[Imported]) -> BTreeSet<String> {
    let (mut seen, mut repeated) = (BTreeSet::new(), BTreeSet::new());
    for file in imported {
        let left_out = file.left_out.iter().filter_map(|entry| entry.id.as_ref());
        let own: BTreeSet<&String> = file.places.iter().map(|place| &place.id).chain(left_out).collect();
        repeated.extend(own.iter().filter(|id| seen.contains(**id)).map(|id| (*id).clone()));
        seen.extend(own);
    }
    repeated
}

/// How two texts of a config differ.
fn change(before: &str, now: &str) -> Change {
    if before == now {
        return Change::None;
    }
    let (Ok(before), Ok(now)) = (serde_json::from_str::<Value>(before), serde_json::from_str::<Value>(now)) else {
        return Change::Other;
    };
    let (grades_before, grades_now) = (grades(&before), grades(&now));
    if grades_before != grades_now {
        Change::Grade { before: grades_before, now: grades_now }
    } else if without_age(before) == without_age(now) {
        Change::CheckedAgain
    } else {
        Change::Other
    }
}

/// The grades of a config in one line: “good; safe: good, caring: outstanding”.
fn grades(config: &Value) -> String {
    let text = |value: &Value| ["grade", "text"].iter().find_map(|name| words(value.get(name)?));
    let outcome = config.get("outcome").and_then(text);
    let areas: Vec<_> = areas(config, "judgements").collect();
    let parts = outcome.into_iter().chain((!areas.is_empty()).then(|| areas.join(", ")));
    parts.collect::<Vec<_>>().join("; ")
}

/// Each area of a list with its grade, and those within it.
fn areas<'a>(value: &'a Value, list: &'static str) -> Box<dyn Iterator<Item = String> + 'a> {
    let judgements = value.get(list).and_then(Value::as_array).into_iter().flatten();
    Box::new(judgements.flat_map(|judgement| {
        let text = |name: &str| judgement.get(name).and_then(words);
        let grade = text("grade").or_else(|| text("text")).unwrap_or_default();
        let own = format!("{}: {grade}", text("area").unwrap_or_default());
        std::iter::once(own).chain(areas(judgement, "parts"))
    }))
}

/// A text, in English if it is in several languages.
fn words(value: &Value) -> Option<String> {
    value.as_str().or_else(|| value.get("en")?.as_str()).map(str::to_owned)
}

/// A config without the date of its file, and without the sentence that names the file.
fn without_age(mut config: Value) -> Value {
    if let Some(inspection) = config.get_mut("inspection").and_then(Value::as_object_mut) {
        inspection.remove("checked");
    }
    if let Some(source) = config.get_mut("links").and_then(Value::as_array_mut).and_then(|links| links.last_mut()) {
        *source = Value::Null;
    }
    config
}
