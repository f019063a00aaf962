//! Findings: strengths, areas for improvement and the like.

use yew::prelude::*;

use super::markup::{heading, list, page_of_report, paragraph, phrase, sentence, text};
use super::section::section;
use super::statements::quote;
use super::{CardProps, Section};
use crate::config::ActionStatus;
use crate::framework::FindingsKind;
use crate::inspection::{Action, Extent, Finding, Findings};
use crate::locale::{Localised, PhraseKey, Sentence};

/// The section of the findings of one kind.
pub fn findings(card: &CardProps, findings: &Findings) -> Html {
    let (name, usual_heading, count) = match findings.kind {
        FindingsKind::Priorities => (Section::Priorities, PhraseKey::Priorities, PhraseKey::CountAreas),
        FindingsKind::Strengths => (Section::Strengths, PhraseKey::Strengths, PhraseKey::CountStrengths),
        FindingsKind::Requirements => (Section::Requirements, PhraseKey::Requirements, PhraseKey::CountRequirements),
        FindingsKind::Improvements => (Section::Improvements, PhraseKey::Improvements, PhraseKey::CountAreas),
        FindingsKind::Recommendations => {
            (Section::Recommendations, PhraseKey::Recommendations, PhraseKey::CountRecommendations)
        }
    };
    let usual_heading = card.locale.phrase(usual_heading);
    let (title, count) = match &findings.heading {
        Some(own) if own.words != usual_heading => (text(own), PhraseKey::CountItems),
        _ => (usual_heading.to_owned().into(), count),
    };
    let children = html! {
        <>
            { extent(card, findings) }
            { list("ic-list", findings.items.iter().map(|item| finding(card, item)).collect()) }
            if let Some(words) = &findings.response { { response(card, words) } }
        </>
    };
    section(card, name, title, show(card, findings, count), children)
}

/// What the section shows: “Show 5 strengths”, “Show 2 of 4 areas”.
fn show(card: &CardProps, findings: &Findings, count: PhraseKey) -> Sentence {
    let locale = &card.locale;
    let shown = findings.items.len() as u32;
    let what = match findings.extent {
        Extent::Some if shown == 0 => return locale.fill(PhraseKey::NotListed, &[]),
        Extent::All => locale.count(count, shown, &[]),
        Extent::Some => locale.fill(PhraseKey::NotAll, &[("what", locale.count(count, shown, &[]))]),
        Extent::SomeOf(total) if shown == 0 => {
            return locale.fill(PhraseKey::NoneListed, &[("what", locale.count(count, total, &[]))]);
        }
        Extent::SomeOf(total) => {
            let values = [("shown", shown.to_string().into()), ("what", locale.count(count, total, &[]))];
            locale.fill(PhraseKey::SomeOf, &values)
        }
    };
    locale.fill(PhraseKey::Show, &[("what", what)])
}

/// How many of the findings are listed, and why not all.
fn extent(card: &CardProps, findings: &Findings) -> Html {
    let shown = findings.items.len();
    let (key, total) = match findings.extent {
        Extent::All => return Html::default(),
        Extent::Some if shown == 0 => return paragraph("ic-partial", &findings.reason),
        Extent::Some => (PhraseKey::Incomplete, 0),
        Extent::SomeOf(total) if shown == 0 => (PhraseKey::Unlisted, total),
        Extent::SomeOf(total) => (PhraseKey::Partial, total),
    };
    html! {
        <p class="ic-partial">
            { sentence(&card.locale.count(key, total, &[("shown", shown.to_string().into())])) }
            if let Some(reason) = &findings.reason { { " " }{ text(reason) } }
        </p>
    }
}

fn finding(card: &CardProps, finding: &Finding) -> Html {
    html! {
        <li class="ic-item">
            if let Some(title) = &finding.title { { heading(card, 2, "ic-subject", None, text(title)) } }
            if let Some(words) = &finding.text {
                <p class="ic-text">
                    { text(words) }
                    if let Some(page) = finding.page {
                        { " " }<span class="ic-page">{ sentence(&page_of_report(card, PhraseKey::Page, page)) }</span>
                    }
                </p>
            }
            { for finding.quotes.iter().map(|said| quote(card, said)) }
            if let Some(own) = &finding.action { { action(card, own) } }
        </li>
    }
}

/// What the provider does about a finding, apart from what inspectors found.
fn action(card: &CardProps, action: &Action) -> Html {
    let locale = &card.locale;
    let mut details = Vec::new();
    if let Some(status) = action.status {
        let key = match status {
            ActionStatus::Planned => PhraseKey::Planned,
            ActionStatus::UnderWay => PhraseKey::UnderWay,
            ActionStatus::Done => PhraseKey::Done,
        };
        details.push(locale.fill(key, &[]));
    }
    if let Some(owner) = &action.owner {
        details.push(locale.fill(PhraseKey::Owner, &[("owner", owner.into())]));
    }
    if let Some(due) = action.due {
        details.push(locale.fill(PhraseKey::Due, &[("date", locale.date(due))]));
    }
    html! {
        <div class="ic-action">
            <p class="ic-label">{ phrase(card, PhraseKey::Action) }</p>
            <p class="ic-text">{ text(&action.text) }</p>
            if !details.is_empty() { <p class="ic-who">{ sentence(&Sentence::join(details, " ")) }</p> }
        </div>
    }
}

/// The provider's own words about the findings, labelled as such.
fn response(card: &CardProps, words: &Localised) -> Html {
    let label = card.locale.fill(PhraseKey::Responds, &[("provider", (&card.inspection.provider.label).into())]);
    html! {
        <div class="ic-action">
            <p class="ic-label">{ sentence(&label) }</p>
            <p class="ic-text">{ text(words) }</p>
        </div>
    }
}
