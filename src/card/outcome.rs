//! The outcome as a whole: the one coloured block of the card.

use super::markup::{Markup, Name};
use super::model::Model;
use crate::config::{Outcome, Text};
use crate::framework::{Edition, Grade, Place, Scale, ScaleKind, Tone};
use crate::words::Say;

/// A class, and beside it that of a tone.
macro_rules! toned {
    ($class:literal, $tone:expr) => {
        match $tone {
            Tone::PositiveStrong => concat!($class, " ic-positive-strong"),
            Tone::Positive => concat!($class, " ic-positive"),
            Tone::Neutral => concat!($class, " ic-neutral"),
            Tone::Caution => concat!($class, " ic-caution"),
            Tone::Negative => concat!($class, " ic-negative"),
            Tone::None => concat!($class, " ic-none"),
        }
    };
}
pub(super) use toned;

/// The outcome in its official wording, with its place in the order of the framework.
pub fn outcome(out: &mut Markup, model: &Model) {
    let Some(outcome) = model.config().outcome() else { return };
    let edition = model.edition();
    let place = placed(edition, outcome);
    let tone = place.map_or(Tone::None, |place| place.grade.tone());
    out.element("div", toned!("ic-outcome", tone), |out| {
        label(out, model, edition);
        match place {
            Some(place) => {
                verdict(out, model, place.grade, outcome.score());
                model.paragraph(out, "ic-rest", outcome.text());
                place_line(out, model, place);
                model.paragraph(out, "ic-rest", place.grade.next());
            }
            None => {
                model.paragraph(out, "ic-verdict", outcome.score());
                model.paragraph(out, "ic-verdict ic-narrative", outcome.text());
            }
        }
        model.paragraph(out, "ic-rest", outcome.note());
    });
}

/// The grade of an outcome.
pub fn placed<'a>(edition: Option<Edition<'a>>, outcome: Outcome) -> Option<Place<'a>> {
    edition?.grade(outcome.grade()?, None)
}

/// What the grade is a grade of, where the card has others beside it.
fn label(out: &mut Markup, model: &Model, edition: Option<Edition>) {
    match edition.and_then(Edition::overall) {
        Some(area) => model.paragraph(out, "ic-label", Some(area.name())),
        None if model.config().judgements().is_empty() => {}
        None => out.element("p", "ic-label", |out| out.words(model.words.say(Say::Overall))),
    }
}

/// The official wording: a word or a code large, of a sentence the first part.
fn verdict(out: &mut Markup, model: &Model, grade: Grade, score: Option<Text>) {
    let (words, language) = wording(model, grade);
    let (first, rest) = first_sentence(&words);
    out.element("p", "ic-verdict", |out| {
        model.marked(out, first, language);
        if score.is_some() {
            out.space();
            model.holding(out, "span", "ic-score", score);
        }
    });
    if !rest.is_empty() {
        out.element("p", "ic-rest", |out| model.marked(out, rest, language));
    }
    model.paragraph(out, "ic-rest", grade.meaning());
}

/// Code and name of a grade: “5: Very good”, “C2”, “Good”.
pub fn wording<'a>(model: &'a Model, grade: Grade<'a>) -> (String, Option<&'a str>) {
    match (grade.code(), grade.name()) {
        (Some(code), Some(name)) => {
            let (name, language) = model.pick(name);
            ([model.plain(code), ": ", name].concat(), language)
        }
        (Some(only), None) | (None, Some(only)) => {
            let (words, language) = model.pick(only);
            (words.to_owned(), language)
        }
        (None, None) => (grade.id().to_owned(), None),
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
fn place_line(out: &mut Markup, model: &Model, place: Place) {
    let Some(scale) = place.scale.filter(|scale| is_order(*scale)) else { return };
    out.element("p", "ic-place", |out| {
        steps(out, place);
        out.space();
        out.element("span", "ic-placed", |out| {
            out.words(&in_words(model, scale, place.above));
            out.words(". ");
            out.words(model.words.say(Say::Official));
        });
    });
}

/// Whether a scale is an order that a place can be shown on.
pub fn is_order(scale: Scale) -> bool {
    scale.kind() != Some(ScaleKind::Answers) && scale.grades().len() > 1
}

/// The scale as a row of boxes, lowest first, only the grade's own filled. It repeats what words say.
pub fn steps(out: &mut Markup, place: Place) {
    let Some(scale) = place.scale.filter(|scale| is_order(*scale)) else { return };
    out.element_with("span", "ic-scale", &[(Name::AriaHidden, "true")], |out| {
        for at in (0..scale.grades().len()).rev() {
            out.element("span", if at == place.above { "ic-step ic-here" } else { "ic-step" }, |_| {});
        }
    });
}

/// “The most positive of three possible outcomes”, “The second highest of four grades”.
fn in_words(model: &Model, scale: Scale, above: usize) -> String {
    let words = &model.words;
    let count = scale.grades().len();
    let below = count.saturating_sub(above + 1);
    let ordinal = |at| words.ordinal(at);
    let outcomes = scale.kind() == Some(ScaleKind::Outcomes);
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
