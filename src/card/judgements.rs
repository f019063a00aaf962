//! Judgements by area, in groups, or how many areas had which grade.

use yew::prelude::*;

use super::model::{Model, held};
use super::outcome::{is_order, steps, wording};
use super::section::section;
use crate::config::{Counts, Judgement};
use crate::framework::{Edition, Grade, Place, Scale, Tone};
use crate::words::{Say, Words};

/// All judgements of the inspection.
pub fn judgements(model: &Model) -> Html {
    let config = &model.config;
    let edition = model.edition();
    let mut groups: Vec<(Option<String>, Vec<&Judgement>)> = Vec::new();
    for judgement in &config.judgements {
        let group = group(model, edition, judgement);
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, members)) => members.push(judgement),
            None => groups.push((group, vec![judgement])),
        }
    }
    html! {
        <>
            for (group, members) in groups {
                if let Some(group) = group { { model.heading(1, "ic-group", None, model.sentence(&group)) } }
                { rows(model, edition, &members) }
            }
            { counts(model, edition, config.counts.as_ref()) }
            { order(model, edition) }
            { model.paragraph("ic-order", edition.and_then(|edition| edition.note.as_ref())) }
        </>
    }
}

fn group(model: &Model, edition: Option<&Edition>, judgement: &Judgement) -> Option<String> {
    let own = judgement.group.as_ref();
    own.or_else(|| edition?.area(&judgement.area)?.group.as_ref()).map(|group| model.held(group))
}

/// One row an area: its name, its grade, the grade's place.
pub fn rows(model: &Model, edition: Option<&Edition>, judgements: &[&Judgement]) -> Html {
    html! {
        <dl class="ic-judgements">
            for judgement in judgements { { row(model, edition, judgement) } }
        </dl>
    }
}

fn row(model: &Model, edition: Option<&Edition>, judgement: &Judgement) -> Html {
    let area = edition.and_then(|edition| edition.area(&judgement.area));
    let place = judgement.grade.as_ref().and_then(|grade| edition?.grade(grade, area));
    let name = area.map_or(&judgement.area, |area| &area.name);
    html! {
        <div class="ic-judgement">
            <dt class="ic-area">{ model.text(name) }</dt>
            { " " }
            if let Some(place) = place { { graded(model, place) } }
            if let Some(text) = &judgement.text { <dd class="ic-told">{ model.text(text) }</dd> }
            if let Some(score) = &judgement.score { <dd class="ic-told">{ model.text(score) }</dd> }
            if let Some(note) = &judgement.note { <dd class="ic-remark">{ model.text(note) }</dd> }
            if !judgement.parts.is_empty() { <dd class="ic-parts">{ rows(model, edition, &judgement.parts.iter().collect::<Vec<_>>()) }</dd> }
        </div>
    }
}

/// A grade in its row. Its tone is drawn on the scale only.
fn graded(model: &Model, place: Place) -> Html {
    let (words, language) = wording(model, place.grade);
    let class = match place.grade.tone {
        Tone::PositiveStrong => "ic-grade ic-positive-strong",
        Tone::Positive => "ic-grade ic-positive",
        Tone::Neutral => "ic-grade ic-neutral",
        Tone::Caution => "ic-grade ic-caution",
        Tone::Negative => "ic-grade ic-negative",
        Tone::None => "ic-grade ic-none",
    };
    html! {
        <dd {class}>
            <span class="ic-word">{ model.marked(words, language) }</span>
            if let Some(scale) = place.scale.filter(|scale| is_order(scale)) { { steps(scale, place.above) } }
        </dd>
    }
}

/// “Outstanding in 3 of 4 areas”, a line a grade.
pub fn counts(model: &Model, edition: Option<&Edition>, counts: Option<&Counts>) -> Html {
    let Some(counts) = counts else { return Html::default() };
    html! {
        <ul class="ic-counts" role="list">
            for one in &counts.grades {
                if let Some(place) = edition.and_then(|edition| edition.grade(&one.grade, None)) {
                    <li class="ic-count">{ model.sentence(&counted(&model.words, &held_wording(model, place.grade), one.count, counts.total)) }</li>
                }
            }
        </ul>
    }
}

fn held_wording(model: &Model, grade: &Grade) -> String {
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
fn order(model: &Model, edition: Option<&Edition>) -> Html {
    let scales: Vec<&Scale> = edition.map_or(Vec::new(), |edition| {
        let used = |scale: &Scale| model.config.judgements.iter().any(|judgement| on(edition, judgement, scale));
        edition.scales.iter().filter(|scale| is_order(scale) && used(scale)).collect()
    });
    html! {
        for scale in scales {
            <p class="ic-order">{ model.sentence(&ordered(model, scale)) }</p>
        }
    }
}

fn on(edition: &Edition, judgement: &Judgement, scale: &Scale) -> bool {
    let place = judgement.grade.as_ref().and_then(|grade| edition.grade(grade, edition.area(&judgement.area)));
    place.and_then(|place| place.scale).is_some_and(|own| std::ptr::eq(own, scale))
        || judgement.parts.iter().any(|part| on(edition, part, scale))
}

fn ordered(model: &Model, scale: &Scale) -> String {
    let grades: Vec<String> = scale.grades.iter().rev().map(|grade| held_wording(model, grade)).collect();
    model.words.fill(Say::Order, &[("grades", &grades.join(model.words.say(Say::Comma)))])
}

/// What the grades that were given mean, in the inspectorate's words. Of the outcome's own grade it stands beside it.
pub fn meanings(model: &Model) -> Option<Html> {
    let mut grades = Vec::new();
    if let Some(edition) = model.edition() {
        given(edition, &model.config.judgements, &mut grades);
    }
    if grades.is_empty() {
        return None;
    }
    let show = model.words.count(Say::ShowMeanings, grades.len() as u32, &[]);
    let body = html! {
        <ul class="ic-list" role="list">
            for grade in grades { { meaning(model, grade) } }
        </ul>
    };
    section(model, "meanings", model.words.say(Say::Meanings), show, body)
}

fn meaning(model: &Model, grade: &Grade) -> Html {
    let (words, language) = wording(model, grade);
    html! {
        <li class="ic-item">
            { model.heading(2, "ic-subject", None, model.marked(words, language)) }
            { model.paragraph("ic-text", grade.meaning.as_ref()) }
        </li>
    }
}

/// The grades of judgements that have a meaning, each once.
fn given<'a>(edition: &'a Edition, judgements: &[Judgement], grades: &mut Vec<&'a Grade>) {
    for judgement in judgements {
        let area = edition.area(&judgement.area);
        let place = judgement.grade.as_ref().and_then(|grade| edition.grade(grade, area));
        if let Some(Place { grade, .. }) = place
            && grade.meaning.is_some()
            && !grades.iter().any(|known| std::ptr::eq(*known, grade))
        {
            grades.push(grade);
        }
        given(edition, &judgement.parts, grades);
    }
}
