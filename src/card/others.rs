//! Other inspections: earlier ones, and, under another heading, those of related services.

use yew::prelude::*;

use super::judgements::{counts, rows};
use super::markup::{heading, link, list, paragraph, phrase, sentence, text};
use super::overview::names;
use super::section::section;
use super::{CardProps, Section};
use crate::inspection::{OtherInspection, Outcome};
use crate::locale::{Localised, PhraseKey, Sentence};

/// Earlier inspections.
pub fn earlier(card: &CardProps) -> Option<Html> {
    let inspection = &card.inspection;
    let has_other_rules = inspection.earlier.iter().any(|other| other.has_other_rules);
    let note = if has_other_rules { &inspection.comparability } else { &None };
    others(card, Section::Earlier, PhraseKey::Earlier, &inspection.earlier, note)
}

/// Inspections of related services.
pub fn related(card: &CardProps) -> Option<Html> {
    others(card, Section::Related, PhraseKey::Related, &card.inspection.related, &None)
}

fn others(
    card: &CardProps,
    name: Section,
    title: PhraseKey,
    others: &[OtherInspection],
    note: &Option<Localised>,
) -> Option<Html> {
    if others.is_empty() {
        return None;
    }
    let show = card.locale.count(PhraseKey::ShowInspections, others.len() as u32, &[]);
    let children = html! {
        <>
            { paragraph("ic-partial", note) }
            { list("ic-list", others.iter().map(|one| other(card, one)).collect()) }
        </>
    };
    Some(section(card, name, phrase(card, title), show, children))
}

fn other(card: &CardProps, other: &OtherInspection) -> Html {
    html! {
        <li class="ic-item">
            { heading(card, 2, "ic-subject", None, text(&other.title)) }
            { who_and_when(card, other) }
            if let Some(result) = &other.outcome { { outcome(card, result) } }
            if let Some(counted) = &other.counts { { counts(card, counted) } }
            if !other.judgements.is_empty() { { rows(&other.judgements) } }
            { paragraph("ic-text", &other.note) }
            if let Some(url) = &other.report {
                <p class="ic-text">{ link("ic-link ic-report", url, report(card, other)) }</p>
            }
        </li>
    }
}

/// The words of the link to the report. They name the date, because a page should not have two links with the same words.
fn report(card: &CardProps, other: &OtherInspection) -> Html {
    match other.published.or(other.period.to).or(other.period.from) {
        Some(date) => sentence(&card.locale.fill(PhraseKey::ReportFrom, &[("date", card.locale.date(date))])),
        None => phrase(card, PhraseKey::Report),
    }
}

/// Who was inspected, by whom and when, in one line.
fn who_and_when(card: &CardProps, other: &OtherInspection) -> Html {
    let locale = &card.locale;
    let provider = other.provider.as_ref().map(Sentence::from);
    let published = || other.published.map(|date| locale.fill(PhraseKey::PublishedOn, &[("when", locale.when(date))]));
    let date = locale.range(other.period.from, other.period.to).or_else(published);
    let mut parts = Vec::new();
    parts.extend(provider);
    parts.extend(names(card, &other.inspectorates));
    parts.extend(date);
    if parts.is_empty() {
        return Html::default();
    }
    html! { <p class="ic-who">{ sentence(&Sentence::join(parts, locale.phrase(PhraseKey::Comma))) }</p> }
}

/// “Overall effectiveness: Outstanding”.
fn outcome(card: &CardProps, outcome: &Outcome) -> Html {
    let label = outcome.area.as_ref().map_or_else(|| phrase(card, PhraseKey::Overall), text);
    html! {
        <>
            if let Some(grade) = &outcome.grade {
                <p class="ic-text">
                    { label }
                    { ": " }
                    <strong class="ic-strong">{ text(&grade.wording) }</strong>
                    if let Some(score) = &outcome.score { { " " }{ text(score) } }
                </p>
            }
            { paragraph("ic-text", &outcome.text) }
            { unknown(card, outcome) }
            { paragraph("ic-text", &outcome.note) }
        </>
    }
}

/// That the outcome is not known, and why.
fn unknown(card: &CardProps, outcome: &Outcome) -> Html {
    let Some(reason) = &outcome.unknown else { return Html::default() };
    html! {
        <p class="ic-text">{ phrase(card, PhraseKey::Unknown) }{ ". " }{ text(reason) }</p>
    }
}
