//! The outcome as a whole: the one coloured block of the card.

use yew::prelude::*;

use super::CardProps;
use super::markup::{element, paragraph, phrase, sentence, text};
use crate::framework::Tone;
use crate::inspection::{Grade, Order, Outcome, Place};
use crate::locale::{Localised, PhraseKey, Sentence};

/// The outcome in its official wording, with its place in the order of the framework.
pub fn outcome(card: &CardProps) -> Html {
    let Some(outcome) = &card.inspection.outcome else { return Html::default() };
    let tone = outcome.grade.as_ref().map_or(Tone::None, |grade| grade.tone);
    let children = html! {
        <>
            { label(card, outcome) }
            if let Some(grade) = &outcome.grade {
                { verdict(grade, &outcome.score) }
                { paragraph("ic-rest", &outcome.text) }
                if let Some(place) = grade.place { { place_in_order(card, place) } }
            } else if let Some(reason) = &outcome.unknown {
                <p class="ic-verdict ic-narrative">{ phrase(card, PhraseKey::Unknown) }</p>
                <p class="ic-rest">{ text(reason) }</p>
            } else {
                { paragraph("ic-verdict", &outcome.score) }
                { paragraph("ic-verdict ic-narrative", &outcome.text) }
            }
            { paragraph("ic-rest", &outcome.note) }
        </>
    };
    element("div", &["ic-outcome ", tone_class(tone)].concat(), children)
}

/// What was graded, if the card has other grades beside it.
fn label(card: &CardProps, outcome: &Outcome) -> Html {
    match &outcome.area {
        Some(area) => html! { <p class="ic-label">{ text(area) }</p> },
        None if card.inspection.judgements.is_empty() => Html::default(),
        None => html! { <p class="ic-label">{ phrase(card, PhraseKey::Overall) }</p> },
    }
}

/// The official wording: a word, a code or the first sentence large.
fn verdict(grade: &Grade, score: &Option<Localised>) -> Html {
    let Localised { words, lang } = &grade.wording;
    let (first, rest) = first_sentence(words);
    let part = |words: &str| text(&Localised { words: words.to_owned(), lang: lang.clone() });
    html! {
        <>
            <p class="ic-verdict">
                { part(first) }
                if let Some(score) = score { { " " }<span class="ic-score">{ text(score) }</span> }
            </p>
            if !rest.is_empty() { <p class="ic-rest">{ part(rest) }</p> }
            { paragraph("ic-rest", &grade.meaning) }
        </>
    }
}

/// The first sentence of an official wording, and the rest.
fn first_sentence(words: &str) -> (&str, &str) {
    match words.split_once('.') {
        Some((first, rest)) if rest.starts_with(' ') => (words.get(..=first.len()).unwrap_or(first), rest.trim_start()),
        _ => (words, ""),
    }
}

/// The place in the order, drawn and in words.
fn place_in_order(card: &CardProps, place: Place) -> Html {
    html! {
        <p class="ic-place">
            { scale(place) }
            { " " }
            <span class="ic-placed">
                { sentence(&place_in_words(card, place)) }
                { ". " }
                { phrase(card, PhraseKey::Official) }
            </span>
        </p>
    }
}

/// The scale as a row of boxes, the lowest first; only the grade's own is filled. It repeats what words say.
pub fn scale(place: Place) -> Html {
    let step = |index| if index == place.above { "ic-step ic-here" } else { "ic-step" };
    let steps = (0..place.count).rev().map(|index| element("span", step(index), Html::default()));
    html! { <span class="ic-scale" aria-hidden="true">{ for steps }</span> }
}

/// “The most positive of 3 possible outcomes”, “The second highest of 4 grades”.
fn place_in_words(card: &CardProps, place: Place) -> Sentence {
    let (above, below) = (place.above, place.count.saturating_sub(place.above + 1));
    let (key, ordinal) = match (place.order, above, below) {
        (Order::Outcomes, 0, _) => (PhraseKey::MostPositive, 0),
        (Order::Outcomes, _, 0) => (PhraseKey::LeastPositive, 0),
        (Order::Outcomes, ..) if above == below => (PhraseKey::MiddleOutcome, 0),
        (Order::Outcomes, ..) => (PhraseKey::FromMostPositive, above),
        (Order::Grades, 0, _) => (PhraseKey::Highest, 0),
        (Order::Grades, _, 0) => (PhraseKey::Lowest, 0),
        (Order::Grades, ..) if above == below => (PhraseKey::Middle, 0),
        (Order::Grades, ..) if above < below => (PhraseKey::FromHighest, above),
        (Order::Grades, ..) => (PhraseKey::FromLowest, below),
    };
    let ordinal = match place.order {
        Order::Grades => card.locale.ordinal(ordinal),
        Order::Outcomes => card.locale.outcome_ordinal(ordinal),
    };
    card.locale.count(key, place.count as u32, &[("ordinal", ordinal.to_owned().into())])
}

/// The class of a tone.
pub fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::PositiveStrong => "ic-positive-strong",
        Tone::Positive => "ic-positive",
        Tone::Neutral => "ic-neutral",
        Tone::Caution => "ic-caution",
        Tone::Negative => "ic-negative",
        Tone::None => "ic-none",
    }
}
