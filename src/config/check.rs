//! What a config says as a whole: its grades are its framework's, its totals fit, and it has a result.

use std::mem;

use super::findings::Findings;
use super::inspection::{FrameworkRef, Other};
use super::problem::Fault;
use super::reader::Reader;
use super::result::{Counts, Grade, Judgement, Outcome};
use super::value::Value;
use super::view::View;
use super::{Config, Date};
use crate::framework::{Area, Edition, Frameworks};

/// Checks what no single field shows. What is wrong is told and becomes null; the answer is whether there is a config,
/// which there isn't without a result.
pub fn check(config: &mut Value, frameworks: &Frameworks, reader: &mut Reader) -> bool {
    let inspection = Config::of(config).inspection();
    let day = inspection.day();
    if !reader.field("inspection", |reader| is_known(inspection.framework(), frameworks, reader)) {
        return false;
    }
    results(config, |config| config.get_mut("inspection")?.get_mut("framework"), day, frameworks, reader);
    for name in ["earlier", "related"] {
        reader.field(name, |reader| {
            // Another inspection under a framework that isn't known is left out.
            each(config.get_mut(name), reader, |other, reader| {
                let view = Other::of(other);
                let (day, known) = (view.day(), is_known(view.framework(), frameworks, reader));
                if known {
                    results(other, |other| other.get_mut("framework"), day, frameworks, reader);
                }
                known
            });
        });
    }

    let view = Config::of(config);
    let reported = view.inspection().report().is_some();
    for (name, findings) in [("strengths", view.strengths()), ("improvements", view.improvements())] {
        if let Some(findings) = findings {
            reader.field(name, |reader| totals(findings, reported, reader));
        }
    }
    Config::SHAPE.says(config)
}

/// Whether a framework is built in or defined here.
fn is_known(framework: FrameworkRef, frameworks: &Frameworks, reader: &mut Reader) -> bool {
    let known = frameworks.get(framework).is_some();
    if let (false, FrameworkRef::Known(id)) = (known, framework) {
        let known: Vec<_> = frameworks.ids().collect();
        reader.field("framework", |reader| match known.as_slice() {
            [] => reader.note(Fault::NoFramework { id: id.into() }),
            known => reader.unknown_word(id.into(), known),
        });
    }
    known
}

/// Does something with each item of a list; the ones that don't pass become null.
fn each(list: Option<&mut Value>, reader: &mut Reader, mut passes: impl FnMut(&mut Value, &mut Reader) -> bool) {
    let Some(Value::List(items)) = list else { return };
    for (index, item) in items.iter_mut().enumerate() {
        if !item.is_null() && !reader.item(index, |reader| passes(item, reader)) {
            *item = Value::Null;
        }
    }
}

fn totals(findings: Findings, reported: bool, reader: &mut Reader) {
    let items = findings.items().given();
    match findings.total() {
        Some(total) if (total as usize) < items => {
            reader.field("total", |reader| reader.note(Fault::Total { total, items }));
        }
        Some(total) if total as usize > items && findings.reason().is_none() && !reported => {
            reader.field("reason", |reader| reader.note(Fault::Incomplete { total, items }));
        }
        _ => {}
    }
}

/// Holds every grade of an inspection against the rules it was given under: those of the framework at a place, on a day.
fn results(
    record: &mut Value,
    place: fn(&mut Value) -> Option<&mut Value>,
    day: Option<Date>,
    frameworks: &Frameworks,
    reader: &mut Reader,
) {
    // Taken out and put back: the rules may stand in the config itself, which changes meanwhile.
    let framework = place(record).map_or(Value::Null, mem::take);
    // A framework without editions has no grades to check.
    let edition = frameworks.get(FrameworkRef::of(&framework)).and_then(|framework| framework.on(day));
    grades(record, edition, reader);
    if let Some(place) = place(record) {
        *place = framework;
    }
}

fn grades(record: &mut Value, edition: Option<Edition>, reader: &mut Reader) {
    if let Some(outcome) = record.get_mut("outcome") {
        // An unknown grade costs the outcome its grade; an outcome without anything is none.
        reader.field("outcome", |reader| {
            if let Some(grade @ Value::Text(_)) = outcome.get_mut("grade")
                && !fits(edition, grade, None, reader)
            {
                *grade = Value::Null;
            }
        });
        if !Outcome::SHAPE.says(outcome) {
            *outcome = Value::Null;
        }
    }
    reader.field("judgements", |reader| judgements(edition, record.get_mut("judgements"), reader));
    if let Some(counts) = record.get_mut("counts") {
        reader.field("counts", |reader| {
            reader.field("grades", |reader| {
                each(counts.get_mut("grades"), reader, |one, reader| fits(edition, one.member("grade"), None, reader));
            });
        });
        if !Counts::SHAPE.says(counts) {
            *counts = Value::Null;
        }
    }
}

/// A judgement whose grade is unknown is left out, and one of which nothing is left because every part was wrong.
fn judgements(edition: Option<Edition>, list: Option<&mut Value>, reader: &mut Reader) {
    each(list, reader, |judgement, reader| {
        reader.field("parts", |reader| judgements(edition, judgement.get_mut("parts"), reader));
        let view = Judgement::of(judgement);
        let area = edition.and_then(|edition| edition.area(view.area()));
        view.grade().is_none_or(|_| fits(edition, judgement.member("grade"), area, reader))
            && Judgement::SHAPE.says(judgement)
    });
}

/// Whether a grade is one of its framework and its time.
fn fits(edition: Option<Edition>, grade: &Value, area: Option<Area>, reader: &mut Reader) -> bool {
    let grade = Grade::of(grade);
    let known = match edition {
        Some(edition) if edition.grade(grade, area).is_some() => return true,
        Some(edition) => edition.known(area),
        None => Vec::new(),
    };
    reader.field("grade", |reader| reader.unknown_word(grade.0.into(), &known));
    false
}
