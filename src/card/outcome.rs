//! The outcome as a whole: the one coloured block of the card.

use yew::prelude::*;

use super::model::Model;
use crate::config::{Outcome, Text};
use crate::framework::{Edition, Grade, Place, Scale, ScaleKind, Tone};
use crate::words::Say;

/// The outcome in its official wording, with its place in the order of the framework.
pub fn outcome(model: &Model) -> Html {
    let Some(outcome) = &model.config.outcome else { return Html::default() };
    let edition = model.edition();
    let place = placed(edition, outcome);
    let class = match place.map_or(Tone::None, |place| place.grade.tone) {
        Tone::PositiveStrong => "ic-outcome ic-positive-strong",
        Tone::Positive => "ic-outcome ic-positive",
        Tone::Neutral => "ic-outcome ic-neutral",
        Tone::Caution => "ic-outcome ic-caution",
        Tone::Negative => "ic-outcome ic-negative",
        Tone::None => "ic-outcome ic-none",
    };
    html! {
        <div {class}>
            { label(model, edition) }
            if let Some(place) = place { { verdict(model, place.grade, outcome.score.as_ref()) } }
            if place.is_none() { { model.paragraph("ic-verdict", outcome.score.as_ref()) } }
            { model.paragraph(if place.is_some() { "ic-rest" } else { "ic-verdict ic-narrative" }, outcome.text.as_ref()) }
            if let Some(place) = place {
                { place_line(model, place) }
                { model.paragraph("ic-rest", place.grade.next.as_ref()) }
            }
            { model.paragraph("ic-rest", outcome.note.as_ref()) }
        </div>
    }
}

/// The grade of an outcome.
pub fn placed<'a>(edition: Option<&'a Edition>, outcome: &Outcome) -> Option<Place<'a>> {
    edition?.grade(outcome.grade.as_ref()?, None)
}

/// What the grade is a grade of, where the card has others beside it.
fn label(model: &Model, edition: Option<&Edition>) -> Html {
    let overall = edition.and_then(Edition::overall);
    match overall {
        Some(area) => html! { <p class="ic-label">{ model.text(&area.name) }</p> },
        None if model.config.judgements.is_empty() => Html::default(),
        None => html! { <p class="ic-label">{ model.words.say(Say::Overall) }</p> },
    }
}

/// The official wording: a word or a code large, of a sentence the first part.
fn verdict(model: &Model, grade: &Grade, score: Option<&Text>) -> Html {
    let (words, language) = wording(model, grade);
    let (first, rest) = first_sentence(&words);
    html! {
        <>
            <p class="ic-verdict">
                { model.marked(first.to_owned(), language) }
                if let Some(score) = score { { " " }<span class="ic-score">{ model.text(score) }</span> }
            </p>
            if !rest.is_empty() { <p class="ic-rest">{ model.marked(rest.to_owned(), language) }</p> }
            { model.paragraph("ic-rest", grade.meaning.as_ref()) }
        </>
    }
}

/// Code and name of a grade: “5: Very good”, “C2”, “Good”.
pub fn wording<'a>(model: &'a Model, grade: &'a Grade) -> (String, Option<&'a str>) {
    match (&grade.code, &grade.name) {
        (Some(code), Some(name)) => {
            let (name, language) = model.pick(name);
            ([model.plain(code), ": ", name].concat(), language)
        }
        (Some(only), None) | (None, Some(only)) => {
            let (words, language) = model.pick(only);
            (words.to_owned(), language)
        }
        (None, None) => (grade.id.clone(), None),
    }
}

/// Where the first sentence of an official wording ends.
fn first_sentence(words: &str) -> (&str, &str) {
    match words.split_once(". ") {
        Some((first, rest)) => (words.get(..=first.len()).unwrap_or(first), rest),
        None => (words, ""),
    }
}

/// The place in the order, drawn and in words.
fn place_line(model: &Model, place: Place) -> Html {
    let Some(scale) = place.scale.filter(|scale| is_order(scale)) else { return Html::default() };
    html! {
        <p class="ic-place">
            { steps(scale, place.above) }
            { " " }
            <span class="ic-placed">
                { in_words(model, scale, place.above) }
                { ". " }
                { model.words.say(Say::Official) }
            </span>
        </p>
    }
}

/// Whether a scale is an order that a place can be shown on.
pub fn is_order(scale: &Scale) -> bool {
    scale.kind != Some(ScaleKind::Answers) && scale.grades.len() > 1
}

/// The scale as a row of boxes, lowest first, only the grade's own filled. It repeats what words say.
pub fn steps(scale: &Scale, above: usize) -> Html {
    html! {
        <span class="ic-scale" aria-hidden="true">
            for at in (0..scale.grades.len()).rev() {
                <span class={if at == above { "ic-step ic-here" } else { "ic-step" }}></span>
            }
        </span>
    }
}

/// “The most positive of three possible outcomes”, “The second highest of four grades”.
fn in_words(model: &Model, scale: &Scale, above: usize) -> String {
    let words = &model.words;
    let count = scale.grades.len();
    let below = count.saturating_sub(above + 1);
    let ordinal = |at: usize| words.ordinals.get(at).map_or("", String::as_str);
    let outcomes = scale.kind == Some(ScaleKind::Outcomes);
    let (template, ordinal) = match (above, below) {
        (0, _) => (if outcomes { Say::MostPositive } else { Say::Highest }, ""),
        (_, 0) => (if outcomes { Say::LeastPositive } else { Say::Lowest }, ""),
        (above, below) if above == below => (if outcomes { Say::MiddleOutcome } else { Say::Middle }, ""),
        (above, _) if outcomes => (Say::FromMostPositive, ordinal(above)),
        (above, below) if above < below => (Say::FromHighest, ordinal(above)),
        (_, below) => (Say::FromLowest, ordinal(below)),
    };
    words.count_in_words(template, count, &[("ordinal", ordinal)])
}
