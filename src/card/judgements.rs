//! Judgements by area, in groups, or how many areas had which grade.

use yew::prelude::*;

use super::markup::{element, heading, list, optional, paragraph, phrase, sentence, text};
use super::outcome::{scale, tone_class};
use super::section::section;
use super::{CardProps, Section};
use crate::inspection::{Counts, Grade, GradeCount, Judgement, JudgementGroup};
use crate::locale::{Localised, PhraseKey, Sentence};

/// All judgements of the inspection.
pub fn judgements(card: &CardProps) -> Html {
    let inspection = &card.inspection;
    html! {
        <>
            { for inspection.judgements.iter().map(|group| judgement_group(card, group)) }
            if let Some(counted) = &inspection.counts { { counts(card, counted) } }
            { for inspection.orders.iter().map(|grades| order(card, grades)) }
            { paragraph("ic-order", &inspection.note) }
        </>
    }
}

fn judgement_group(card: &CardProps, group: &JudgementGroup) -> Html {
    html! {
        <>
            if let Some(words) = &group.heading { { heading(card, 1, "ic-group", None, text(words)) } }
            { rows(&group.judgements) }
        </>
    }
}

/// A row for each judgement: the name of the area, its grade, the place of the grade.
pub fn rows(judgements: &[Judgement]) -> Html {
    html! { <dl class="ic-judgements">{ for judgements.iter().map(row) }</dl> }
}

fn row(judgement: &Judgement) -> Html {
    html! {
        <div class="ic-judgement">
            <dt class="ic-area">{ text(&judgement.area) }</dt>
            { " " }
            if let Some(given) = &judgement.grade { { grade(given) } }
            { optional("dd", "ic-told", &judgement.text) }
            { optional("dd", "ic-told", &judgement.score) }
            { optional("dd", "ic-remark", &judgement.note) }
            if !judgement.parts.is_empty() { <dd class="ic-parts">{ rows(&judgement.parts) }</dd> }
        </div>
    }
}

/// A grade in its row. Its tone is visible on the scale only.
fn grade(grade: &Grade) -> Html {
    let children = html! {
        <>
            <span class="ic-word">{ text(&grade.wording) }</span>
            if let Some(place) = grade.place { { scale(place) } }
        </>
    };
    element("dd", &["ic-grade ", tone_class(grade.tone)].concat(), children)
}

/// “Outstanding in 3 of 4 areas”, a line for each grade.
pub fn counts(card: &CardProps, counts: &Counts) -> Html {
    let line = |entry: &GradeCount| {
        let mut values = vec![("grade", Sentence::from(&entry.grade.wording))];
        values.extend(counts.total.map(|total| ("total", total.to_string().into())));
        let key = if counts.total.is_some() { PhraseKey::CountedOf } else { PhraseKey::Counted };
        html! { <li class="ic-count">{ sentence(&card.locale.count(key, entry.count, &values)) }</li> }
    };
    list("ic-counts", counts.grades.iter().map(line).collect())
}

/// The order of the grades in words, because the rows only draw it.
fn order(card: &CardProps, grades: &[Localised]) -> Html {
    let grades = grades.iter().map(Sentence::from).collect();
    let grades = Sentence::join(grades, card.locale.phrase(PhraseKey::Comma));
    html! { <p class="ic-order">{ sentence(&card.locale.fill(PhraseKey::Order, &[("grades", grades)])) }</p> }
}

/// What the grades of the judgements mean, in the inspectorate's words. The outcome has its meaning beside it.
pub fn grade_meanings(card: &CardProps) -> Option<Html> {
    let grades = &card.inspection.explained_grades;
    if grades.is_empty() {
        return None;
    }
    let show = card.locale.count(PhraseKey::ShowMeanings, grades.len() as u32, &[]);
    let meaning = |grade: &Grade| {
        html! {
            <li class="ic-item">
                { heading(card, 2, "ic-subject", None, text(&grade.wording)) }
                { paragraph("ic-text", &grade.meaning) }
            </li>
        }
    };
    let meanings = list("ic-list", grades.iter().map(meaning).collect());
    Some(section(card, Section::Meanings, phrase(card, PhraseKey::Meanings), show, meanings))
}
