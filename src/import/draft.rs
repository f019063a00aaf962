//! Puts a config together.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::sentences::{Filling, SOURCE, Writer};
use super::{Entry, Imported, Place, Reason, Refusal, SourceFile};
use crate::contract::Date;

/// A config that is being put together. Its fields keep the order in which they are added.
pub struct Draft(Map<String, Value>);

impl Draft {
    /// Begins a config.
    pub fn new(name: &str, kind: Option<Value>) -> Self {
        let mut draft = Draft(Map::new());
        draft.add("version", json!(1));
        let mut provider = json!({ "name": name });
        if let (Some(kind), Some(members)) = (kind, provider.as_object_mut()) {
            members.insert("kind".into(), kind);
        }
        draft.add("provider", provider);
        draft
    }

    /// Adds a field. Lists and objects without content are left out.
    pub fn add(&mut self, name: &str, value: Value) {
        let is_empty = match &value {
            Value::Null => true,
            Value::Array(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.0.insert(name.into(), value);
        }
    }

    /// Adds the link to the page from which the file was downloaded, with its name and date, and completes the config.
    pub fn finish(mut self, mut links: Vec<Value>, page: &str, source: &SourceFile, writer: &Writer) -> Value {
        let values = [("file", Filling::Words(&source.name)), ("date", Filling::Day(source.as_at))];
        links.push(json!({ "purpose": "other", "url": page, "text": writer.write(&SOURCE, &values) }));
        self.add("links", Value::Array(links));
        Value::Object(self.0)
    }
}

/// The record of an inspection: framework, days, pages. Parts that are `None` are left out.
pub fn inspection(framework: &str, dates: &[(&str, Option<Date>)], page: Option<&str>, checked: Date) -> Value {
    let mut inspection = Map::new();
    inspection.insert("framework".into(), framework.into());
    for (name, date) in dates {
        if let Some(date) = date {
            inspection.insert((*name).into(), date.to_string().into());
        }
    }
    if let Some(page) = page {
        inspection.insert("reports".into(), page.into());
    }
    inspection.insert("checked".into(), checked.to_string().into());
    Value::Object(inspection)
}

/// An object of the parts that are there.
pub fn object<const N: usize>(parts: [(&str, Option<Value>); N]) -> Value {
    parts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect::<Map<_, _>>().into()
}

/// What identifies a row in a report.
pub struct RowId {
    /// The row of the file, counted from 1.
    pub row: u64,
    /// Its identifier.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
}

impl RowId {
    /// An entry of a report about the row.
    pub fn entry(&self, reason: Reason, detail: String) -> Entry {
        Entry { row: self.row, id: self.id.clone(), name: self.name.clone(), reason, detail }
    }
}

impl Imported {
    /// Adds what became of a row: a config and remarks, or the reason why it is left out.
    pub(super) fn add(&mut self, row: RowId, result: Result<(Value, Vec<Refusal>), Refusal>) {
        match result {
            Ok((config, remarks)) => {
                self.remarks.extend(remarks.into_iter().map(|(reason, detail)| row.entry(reason, detail)));
                let RowId { row, id, name } = row;
                self.places.push(Place { id: id.unwrap_or_default(), name: name.unwrap_or_default(), row, config });
            }
            Err((reason, detail)) => self.left_out.push(row.entry(reason, detail)),
        }
    }

    /// Leaves out places whose identifier occurs with different facts. Of rows that say the same, the first stays.
    pub(super) fn refuse_duplicates(&mut self) {
        let mut rows: BTreeMap<&str, Vec<&Place>> = BTreeMap::new();
        for place in &self.places {
            rows.entry(&place.id).or_default().push(place);
        }
        let differ = |places: &[&Place]| places.windows(2).any(|two| matches!(two, [a, b] if a.config != b.config));
        let refused: BTreeSet<_> = self.left_out.iter().filter_map(|entry| entry.id.as_deref()).collect();
        let is_conflicting = |id: &str, places: &[&Place]| refused.contains(id) || differ(places);
        let conflicting: BTreeSet<String> =
            rows.iter().filter(|(id, places)| is_conflicting(id, places)).map(|(id, _)| (*id).to_owned()).collect();
        let mut seen = BTreeSet::new();
        for place in std::mem::take(&mut self.places) {
            let row = RowId { row: place.row, id: Some(place.id.clone()), name: Some(place.name.clone()) };
            if conflicting.contains(&place.id) {
                self.left_out
                    .push(row.entry(Reason::Duplicate, "this identifier has other facts in another row".into()));
            } else if seen.insert(place.id.clone()) {
                self.places.push(place);
            } else {
                self.remarks.push(row.entry(Reason::Duplicate, "the same facts stand in another row".into()));
            }
        }
    }
}
