//! Judgements by area, in groups, or how many areas had which grade.

use super::markup::Markup;
use super::model::{Model, held};
use super::outcome::{is_order, steps, toned, wording};
use super::section::section;
use crate::config::{Counts, Judgement, List};
use crate::framework::{Edition, Grade, Place, Scale, Tone};
use crate::words::{Say, Words};

/// All judgements of the inspection.
pub fn judgements(out: &mut Markup, model: &Model) {
    let config = model.config();
    let edition = model.edition();
    let mut groups: Vec<(Option<String>, Vec<Judgement>)> = Vec::new();
    for judgement in config.judgements() {
        let group = group(model, edition, judgement);
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, members)) => members.push(judgement),
            None => groups.push((group, vec![judgement])),
        }
    }
    for (group, members) in groups {
        if let Some(group) = group {
            model.heading(out, 1, "ic-group", None, |out| model.sentence(out, &group));
        }
        rows(out, model, edition, members);
    }
    counts(out, model, edition, config.counts());
    order(out, model, edition);
    model.paragraph(out, "ic-order", edition.and_then(|edition| edition.note()));
}

fn group(model: &Model, edition: Option<Edition>, judgement: Judgement) -> Option<String> {
    let own = judgement.group();
    own.or_else(|| edition?.area(judgement.area())?.group()).map(|group| model.held(group))
}

/// One row an area: its name, its grade, the grade's place.
pub fn rows<'a>(
    out: &mut Markup,
    model: &Model,
    edition: Option<Edition>,
    judgements: impl IntoIterator<Item = Judgement<'a>>,
) {
    out.element("dl", "ic-judgements", |out| {
        for judgement in judgements {
            out.element("div", "ic-judgement", |out| row(out, model, edition, judgement));
        }
    });
}

fn row(out: &mut Markup, model: &Model, edition: Option<Edition>, judgement: Judgement) {
    let area = edition.and_then(|edition| edition.area(judgement.area()));
    let place = judgement.grade().and_then(|grade| edition?.grade(grade, area));
    model.holding(out, "dt", "ic-area", Some(area.map_or(judgement.area(), |area| area.name())));
    out.space();
    if let Some(place) = place {
        graded(out, model, place);
    }
    model.holding(out, "dd", "ic-told", judgement.text());
    model.holding(out, "dd", "ic-told", judgement.score());
    model.holding(out, "dd", "ic-remark", judgement.note());
    if !judgement.parts().is_empty() {
        out.element("dd", "ic-parts", |out| rows(out, model, edition, judgement.parts()));
    }
}

/// A grade in its row. Its tone is drawn on the scale only.
fn graded(out: &mut Markup, model: &Model, place: Place) {
    let (words, language) = wording(model, place.grade);
    out.element("dd", toned!("ic-grade", place.grade.tone()), |out| {
        out.element("span", "ic-word", |out| model.marked(out, &words, language));
        steps(out, place);
    });
}

/// “Outstanding in 3 of 4 areas”, a line a grade.
pub fn counts(out: &mut Markup, model: &Model, edition: Option<Edition>, counts: Option<Counts>) {
    let Some(counts) = counts else { return };
    out.list("ic-counts", |out| {
        for one in counts.grades() {
            if let Some(place) = edition.and_then(|edition| edition.grade(one.grade(), None)) {
                let line = counted(&model.words, &held_wording(model, place.grade), one.count(), counts.total());
                out.element("li", "ic-count", |out| model.sentence(out, &line));
            }
        }
    });
}

fn held_wording(model: &Model, grade: Grade) -> String {
    let (words, language) = wording(model, grade);
    held(&words, language)
}

fn counted(words: &Words, grade: &str, count: u32, total: Option<u32>) -> String {
    match total {
        Some(total) => words.count(Say::CountedOf, count, &[("grade", grade), ("total", &total.to_string())]),
        None => words.count(Say::Counted, count, &[("grade", grade)]),
    }
}

/// The order of the grades in words, where rows show it only as a drawing.
fn order(out: &mut Markup, model: &Model, edition: Option<Edition>) {
    let Some(edition) = edition else { return };
    for scale in edition.scales() {
        if is_order(scale) && model.config().judgements().iter().any(|judgement| on(edition, judgement, scale)) {
            out.element("p", "ic-order", |out| model.sentence(out, &ordered(model, scale)));
        }
    }
}

fn on(edition: Edition, judgement: Judgement, scale: Scale) -> bool {
    let place = judgement.grade().and_then(|grade| edition.grade(grade, edition.area(judgement.area())));
    place.and_then(|place| place.scale).is_some_and(|own| own.is(scale))
        || judgement.parts().iter().any(|part| on(edition, part, scale))
}

fn ordered(model: &Model, scale: Scale) -> String {
    let grades: Vec<String> = scale.grades().iter().rev().map(|grade| held_wording(model, grade)).collect();
    model.words.fill(Say::Order, &[("grades", &grades.join(model.words.say(Say::Comma)))])
}

/// What the grades that were given mean, in the inspectorate's words. Of the outcome's own grade it stands beside it.
pub fn meanings(out: &mut Markup, model: &Model) {
    let mut grades = Vec::new();
    if let Some(edition) = model.edition() {
        given(edition, model.config().judgements(), &mut grades);
    }
    if grades.is_empty() {
        return;
    }
    let show = model.words.count(Say::ShowMeanings, grades.len() as u32, &[]);
    section(out, model, "meanings", Say::Meanings, &show, |out| {
        out.list("ic-list", |out| {
            for grade in grades {
                out.element("li", "ic-item", |out| meaning(out, model, grade));
            }
        });
    });
}

fn meaning(out: &mut Markup, model: &Model, grade: Grade) {
    let (words, language) = wording(model, grade);
    model.heading(out, 2, "ic-subject", None, |out| model.marked(out, &words, language));
    model.paragraph(out, "ic-text", grade.meaning());
}

/// The grades of judgements that have a meaning, each once.
fn given<'a>(edition: Edition<'a>, judgements: List<'a, Judgement<'a>>, grades: &mut Vec<Grade<'a>>) {
    for judgement in judgements {
        let area = edition.area(judgement.area());
        let place = judgement.grade().and_then(|grade| edition.grade(grade, area));
        if let Some(Place { grade, .. }) = place
            && grade.meaning().is_some()
            && !grades.iter().any(|known| known.is(grade))
        {
            grades.push(grade);
        }
        given(edition, judgement.parts(), grades);
    }
}
