//! Strengths and areas for improvement.

use yew::prelude::*;

use super::markup::{heading, list, page_of_report, phrase, sentence, text};
use super::section::section;
use super::statements::quote;
use super::{CardProps, Section};
use crate::config::ActionStatus;
use crate::inspection::{Action, Finding, Findings};
use crate::locale::{Localised, PhraseKey, Sentence};

/// The phrases for one kind of findings.
struct Phrases {
    heading: PhraseKey,
    show: PhraseKey,
    show_some: PhraseKey,
    some: PhraseKey,
}

/// The strengths.
pub fn strengths(card: &CardProps) -> Option<Html> {
    let phrases = Phrases {
        heading: PhraseKey::Strengths,
        show: PhraseKey::ShowStrengths,
        show_some: PhraseKey::ShowSomeStrengths,
        some: PhraseKey::SomeStrengths,
    };
    findings(card, Section::Strengths, phrases, &card.inspection.strengths)
}

/// The areas for improvement.
pub fn improvements(card: &CardProps) -> Option<Html> {
    let phrases = Phrases {
        heading: PhraseKey::Improvements,
        show: PhraseKey::ShowImprovements,
        show_some: PhraseKey::ShowSomeImprovements,
        some: PhraseKey::SomeImprovements,
    };
    findings(card, Section::Improvements, phrases, &card.inspection.improvements)
}

fn findings(card: &CardProps, name: Section, phrases: Phrases, findings: &Option<Findings>) -> Option<Html> {
    let findings = findings.as_ref()?;
    let show = if findings.is_partial() {
        let shown = findings.items.len().to_string();
        card.locale.fill(phrases.show_some, &[("shown", shown.into()), ("count", findings.total.to_string().into())])
    } else {
        card.locale.count(phrases.show, findings.total, &[])
    };
    let children = html! {
        <>
            if findings.is_partial() { { partial(card, phrases.some, findings) } }
            { list("ic-list", findings.items.iter().map(|item| finding(card, item)).collect()) }
            if let Some(words) = &findings.response { { response(card, words) } }
        </>
    };
    Some(section(card, name, phrases.heading, show, children))
}

/// How many of the findings are listed, and why not all.
fn partial(card: &CardProps, some: PhraseKey, findings: &Findings) -> Html {
    html! {
        <p class="ic-partial">
            { sentence(&card.locale.count(some, findings.total, &[])) }
            { " " }
            { sentence(&card.locale.count(PhraseKey::Listed, findings.items.len() as u32, &[])) }
            if let Some(reason) = &findings.reason { { " " }{ text(reason) } }
        </p>
    }
}

fn finding(card: &CardProps, finding: &Finding) -> Html {
    html! {
        <li class="ic-item">
            if let Some(title) = &finding.title { { heading(card, 2, "ic-subject", None, text(title)) } }
            <p class="ic-text">
                { text(&finding.text) }
                if let Some(page) = finding.page {
                    { " " }<span class="ic-page">{ sentence(&page_of_report(card, PhraseKey::Page, page)) }</span>
                }
            </p>
            { for finding.quotes.iter().map(|said| quote(card, said)) }
            if let Some(own) = &finding.action { { action(card, own) } }
        </li>
    }
}

/// What the provider does about a finding, apart from what inspectors found.
fn action(card: &CardProps, action: &Action) -> Html {
    let locale = &card.locale;
    let status = action.status.map(|status| match status {
        ActionStatus::Planned => PhraseKey::Planned,
        ActionStatus::UnderWay => PhraseKey::UnderWay,
        ActionStatus::Done => PhraseKey::Done,
    });
    let status = status.map(|status| locale.fill(status, &[]));
    let owner = action.owner.as_ref().map(|owner| locale.fill(PhraseKey::Owner, &[("owner", owner.into())]));
    let due = action.due.map(|due| locale.fill(PhraseKey::Due, &[("date", locale.date(due))]));
    let details: Vec<Sentence> = [status, owner, due].into_iter().flatten().collect();
    html! {
        <div class="ic-action">
            <p class="ic-label">{ phrase(card, PhraseKey::Action) }</p>
            <p class="ic-text">{ text(&action.text) }</p>
            if !details.is_empty() { <p class="ic-who">{ sentence(&Sentence::join(details, " · ")) }</p> }
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
