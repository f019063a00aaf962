//! What a config says as a whole: its grades are its framework's, its totals fit, and it has a result.

use super::findings::Findings;
use super::inspection::{FrameworkRef, Other};
use super::problem::Fault;
use super::reader::Reader;
use super::result::{Counts, Grade, Judgement, Outcome};
use super::{Config, Date};
use crate::framework::{Area, Edition, Frameworks};

/// Checks what no single field shows. What is wrong is noted and taken out; without a result there is no config.
pub fn check(mut config: Config, frameworks: &Frameworks, reader: &mut Reader) -> Option<Config> {
    let inspection = &config.inspection;
    let day = inspection.day();
    let edition = reader.field("inspection", |reader| edition(&inspection.framework, day, frameworks, reader))?;
    results(edition, &mut config.outcome, &mut config.judgements, &mut config.counts, reader);

    others("earlier", &mut config.earlier, frameworks, reader);
    others("related", &mut config.related, frameworks, reader);

    let reported = config.inspection.report.is_some();
    for (name, findings) in [("strengths", &config.strengths), ("improvements", &config.improvements)] {
        if let Some(findings) = findings {
            reader.field(name, |reader| totals(findings, reported, reader));
        }
    }

    let has_result =
        config.outcome.is_some() || !config.judgements.is_empty() || config.counts.is_some() || config.status.is_some();
    has_result.then_some(config)
}

/// The rules an inspection followed, where the framework is known. An edition without rules has no grades to check.
fn edition<'a>(
    framework: &'a FrameworkRef,
    day: Option<Date>,
    frameworks: &'a Frameworks,
    reader: &mut Reader,
) -> Option<Option<&'a Edition>> {
    if let Some(framework) = frameworks.get(framework) {
        return Some(framework.on(day));
    }
    if let FrameworkRef::Known(id) = framework {
        reader.field("framework", |reader| match frameworks.ids().next() {
            Some(_) => reader.unknown_word(id.clone(), frameworks.ids()),
            None => reader.note(Fault::NoFramework { id: id.clone() }),
        });
    }
    None
}

/// Another inspection under a framework that isn't known is left out.
fn others(name: &'static str, others: &mut Vec<Other>, frameworks: &Frameworks, reader: &mut Reader) {
    let mut index = 0..;
    reader.field(name, |reader| {
        others.retain_mut(|other| {
            reader.item(index.next().unwrap_or(0), |reader| {
                let day = other.day();
                let Some(edition) = edition(&other.framework, day, frameworks, reader) else { return false };
                results(edition, &mut other.outcome, &mut other.judgements, &mut other.counts, reader);
                true
            })
        });
    });
}

fn totals(findings: &Findings, reported: bool, reader: &mut Reader) {
    let items = findings.items.given;
    match findings.total {
        Some(total) if (total as usize) < items => {
            reader.field("total", |reader| reader.note(Fault::Total { total, items }));
        }
        Some(total) if total as usize > items && findings.reason.is_none() && !reported => {
            reader.field("reason", |reader| reader.note(Fault::Incomplete { total, items }));
        }
        _ => {}
    }
}

/// Holds every grade against the rules it was given under.
fn results(
    edition: Option<&Edition>,
    outcome: &mut Option<Outcome>,
    judgements: &mut Vec<Judgement>,
    counts: &mut Option<Counts>,
    reader: &mut Reader,
) {
    reader.field("outcome", |reader| {
        // An unknown grade costs the outcome its grade; an outcome without anything is none.
        if let Some(found) = outcome {
            found.grade = found.grade.take().filter(|grade| fits(edition, grade, None, reader));
        }
        *outcome =
            outcome.take().filter(|found| found.grade.is_some() || found.text.is_some() || found.score.is_some());
    });
    reader.field("judgements", |reader| each_judgement(edition, judgements, reader));
    reader.field("counts", |reader| {
        let Some(found) = counts else { return };
        let mut index = 0..;
        reader.field("grades", |reader| {
            found
                .grades
                .retain(|one| reader.item(index.next().unwrap_or(0), |reader| fits(edition, &one.grade, None, reader)));
        });
        *counts = counts.take().filter(|found| !found.grades.is_empty());
    });
}

/// A judgement whose grade is unknown is left out.
fn each_judgement(edition: Option<&Edition>, judgements: &mut Vec<Judgement>, reader: &mut Reader) {
    let mut index = 0..;
    judgements.retain_mut(|judgement| {
        reader.item(index.next().unwrap_or(0), |reader| {
            let area = edition.and_then(|edition| edition.area(&judgement.area));
            reader.field("parts", |reader| each_judgement(edition, &mut judgement.parts, reader));
            judgement.grade.as_ref().is_none_or(|grade| fits(edition, grade, area, reader)) && says_anything(judgement)
        })
    });
}

/// Nothing is left of a judgement of which every part was wrong.
fn says_anything(judgement: &Judgement) -> bool {
    let Judgement { grade, text, score, parts, .. } = judgement;
    grade.is_some() || text.is_some() || score.is_some() || !parts.is_empty()
}

/// Whether a grade is one of its framework and its time.
fn fits(edition: Option<&Edition>, grade: &Grade, area: Option<&Area>, reader: &mut Reader) -> bool {
    let known = match edition {
        Some(edition) if edition.grade(grade, area).is_some() => return true,
        Some(edition) => edition.known(area),
        None => Vec::new(),
    };
    reader.field("grade", |reader| reader.unknown_word(grade.0.clone(), known.iter().copied()));
    false
}
