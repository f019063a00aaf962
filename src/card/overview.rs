//! What is seen at once, apart from the result: title, status, dates, and at the end the links.

use yew::prelude::*;

use super::CardProps;
use super::markup::{element, heading, link, list, paragraph, phrase, sentence, text};
use crate::config::{Purpose, StatusKind};
use crate::framework::Event;
use crate::inspection::{Inspection, Inspectorate, RelatedLink, Status};
use crate::locale::{Localised, PhraseKey, Sentence};

/// What kind of inspection it was and who was inspected, in one heading.
pub fn title(card: &CardProps) -> Html {
    let provider = &card.inspection.provider;
    let words = html! {
        <>
            <span class="ic-kind">{ text(&card.inspection.title) }</span>
            { " " }
            <span class="ic-name">{ text(&provider.name) }</span>
        </>
    };
    html! {
        <>
            { heading(card, 0, "ic-title", Some(card.id("t")), words) }
            { paragraph("ic-about", &provider.kind) }
        </>
    }
}

/// That the facts are made up.
pub fn example(card: &CardProps) -> Html {
    if !card.inspection.is_example {
        return Html::default();
    }
    html! { <p class="ic-status"><strong class="ic-strong">{ phrase(card, PhraseKey::Example) }</strong></p> }
}

/// Whether the result is still the current one.
pub fn status(card: &CardProps) -> Html {
    let Some(status) = &card.inspection.status else { return Html::default() };
    html! {
        <p class="ic-status">
            <strong class="ic-strong">{ sentence(&status_in_words(card, status)) }</strong>
            if let Some(note) = &status.note { { " " }{ text(note) } }
        </p>
    }
}

/// “A later inspection replaced this result in April 2026.”
pub fn status_in_words(card: &CardProps, status: &Status) -> Sentence {
    let (inspection, locale) = (&card.inspection, &card.locale);
    let on = |key, date| locale.fill(key, &[("when", locale.when(date))]);
    let key = match (status.kind, status.since) {
        (StatusKind::Appeal, Some(date)) => return on(PhraseKey::AppealOn, date),
        (StatusKind::Superseded, Some(date)) => return on(PhraseKey::SupersededOn, date),
        (StatusKind::Current, None) => match inspection.checked {
            Some(date) => return on(PhraseKey::CurrentOn, date),
            None => PhraseKey::Current,
        },
        (StatusKind::Current, _) => PhraseKey::Current,
        (StatusKind::NotInspected, _) => PhraseKey::NotInspected,
        (StatusKind::Awaiting, _) => PhraseKey::Awaiting,
        (StatusKind::Review, _) => PhraseKey::Review,
        (StatusKind::Appeal, _) => PhraseKey::Appeal,
        (StatusKind::PreviousProvider, _) => PhraseKey::PreviousProvider,
        (StatusKind::Superseded, _) => PhraseKey::Superseded,
        (StatusKind::FrameworkReplaced, _) => PhraseKey::FrameworkReplaced,
    };
    let mut words = vec![locale.fill(key, &[])];
    words.extend(status.since.map(|date| locale.fill(PhraseKey::Since, &[("date", locale.date(date))])));
    Sentence::join(words, " ")
}

/// When and by whom, and what follows.
pub fn facts(card: &CardProps) -> Html {
    let (inspection, locale) = (&card.inspection, &card.locale);
    let grade = inspection.outcome.as_ref().and_then(|outcome| outcome.grade.as_ref());
    let next = grade.and_then(|grade| grade.next.as_ref());
    labelled(
        card,
        vec![
            (days_label(card), locale.range(inspection.period.from, inspection.period.to)),
            (PhraseKey::Published, inspection.published.map(|date| locale.date(date))),
            (PhraseKey::By, names(card, &inspection.inspectorates)),
            (PhraseKey::Next, next.map(Sentence::from)),
        ],
    )
}

/// The label of the days on which inspectors did what they did.
fn days_label(card: &CardProps) -> PhraseKey {
    match card.inspection.event {
        Event::Inspection => PhraseKey::Inspected,
        Event::Assessment => PhraseKey::Assessed,
        Event::Visit => PhraseKey::Visited,
        Event::Review => PhraseKey::Reviewed,
        Event::Other => PhraseKey::TookPlace,
    }
}

/// The names of inspectorates as a list in words.
pub fn names(card: &CardProps, inspectorates: &[Inspectorate]) -> Option<Sentence> {
    let names: Vec<_> = inspectorates.iter().map(|body| Sentence::from(&body.name)).collect();
    (!names.is_empty()).then(|| card.locale.list(names))
}

/// The facts that are known, each with its label.
fn labelled(card: &CardProps, facts: Vec<(PhraseKey, Option<Sentence>)>) -> Html {
    let mut rows = Vec::new();
    for (label, value) in facts {
        let Some(value) = value else { continue };
        rows.push(html! {
            <div class="ic-fact">
                <dt class="ic-label">{ phrase(card, label) }</dt>
                { " " }
                { element("dd", if label == PhraseKey::Next { "ic-next" } else { "ic-value" }, sentence(&value)) }
            </div>
        });
    }
    if rows.is_empty() {
        return Html::default();
    }
    html! { <dl class="ic-facts">{ rows }</dl> }
}

/// The date and the report, for the compact card.
pub fn date_and_report(card: &CardProps) -> Html {
    let (inspection, locale) = (&card.inspection, &card.locale);
    let date = match inspection.published {
        Some(published) => (PhraseKey::Published, Some(locale.date(published))),
        None => (days_label(card), locale.range(inspection.period.from, inspection.period.to)),
    };
    html! {
        <>
            { labelled(card, vec![date]) }
            if let Some(url) = &inspection.report {
                <p class="ic-foot">{ link("ic-link ic-report", url, phrase(card, PhraseKey::Report)) }</p>
            }
        </>
    }
}

/// Where to go from here, and when the details were last checked.
pub fn links(card: &CardProps) -> Html {
    let (inspection, locale) = (&card.inspection, &card.locale);
    let publishers = publishers(inspection);
    let mut links = Vec::new();
    let mut add = |class, url, words| links.push(html! { <li class="ic-further">{ link(class, url, words) }</li> });
    if let Some(url) = &inspection.report {
        add("ic-link ic-report", url, phrase(card, PhraseKey::Report));
    }
    if let Some(url) = &inspection.reports {
        add("ic-link", url, phrase(card, PhraseKey::Reports));
    }
    for body in publishers {
        if let Some(url) = &body.url {
            add("ic-link", url, website(card, &body.name));
        }
    }
    for related in &inspection.links {
        add("ic-link", &related.url, link_words(card, related));
    }
    if let Some(url) = &inspection.provider.url {
        add("ic-link", url, website(card, &inspection.provider.name));
    }
    let checked = inspection.checked.map(|date| locale.fill(PhraseKey::Checked, &[("date", locale.date(date))]));
    if links.is_empty() && publishers.is_empty() && checked.is_none() {
        return Html::default();
    }
    html! {
        <div class="ic-foot">
            if let Some(publishers) = names(card, publishers) {
                <p class="ic-text">{ sentence(&locale.fill(PhraseKey::NoReport, &[("publishers", publishers)])) }</p>
            }
            if !links.is_empty() { { list("ic-links", links) } }
            if let Some(checked) = checked { <p class="ic-checked">{ sentence(&checked) }</p> }
        </div>
    }
}

/// Who publishes the report, if the card has no link to it but there is one.
fn publishers(inspection: &Inspection) -> &[Inspectorate] {
    let is_inspected = inspection.status.as_ref().is_none_or(|status| status.kind != StatusKind::NotInspected);
    let has_link = inspection.report.is_some() || inspection.reports.is_some();
    if is_inspected && !has_link { &inspection.publishers } else { &[] }
}

/// “Ofsted website”.
fn website(card: &CardProps, name: &Localised) -> Html {
    sentence(&card.locale.fill(PhraseKey::Website, &[("name", name.into())]))
}

/// The text of a link: its own, or the usual one for its purpose.
fn link_words(card: &CardProps, related: &RelatedLink) -> Html {
    match (&related.text, related.purpose) {
        (Some(words), _) => text(words),
        (None, Purpose::Next) => phrase(card, PhraseKey::Next),
        (None, Purpose::Advice) => phrase(card, PhraseKey::Advice),
        (None, Purpose::EasyRead) => phrase(card, PhraseKey::EasyRead),
        (None, Purpose::SignLanguage) => phrase(card, PhraseKey::SignLanguage),
        (None, Purpose::Contact) => phrase(card, PhraseKey::Contact),
        (None, Purpose::Other) => related.url.as_str().to_owned().into(),
    }
}
