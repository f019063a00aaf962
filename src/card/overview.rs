//! What is seen at once, apart from the result: title, status, dates, and at the end the links.

use yew::prelude::*;

use super::CardProps;
use super::markup::{heading, link, list, paragraph, phrase, sentence, text};
use crate::config::{Purpose, StatusKind};
use crate::inspection::{Inspectorate, RelatedLink};
use crate::locale::{PhraseKey, Sentence};

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

/// Whether the result is still the current one.
pub fn status(card: &CardProps) -> Html {
    let Some(status) = &card.inspection.status else { return Html::default() };
    let locale = &card.locale;
    let kind = match status.kind {
        StatusKind::Current => PhraseKey::Current,
        StatusKind::NotInspected => PhraseKey::NotInspected,
        StatusKind::Awaiting => PhraseKey::Awaiting,
        StatusKind::Review => PhraseKey::Review,
        StatusKind::Appeal => PhraseKey::Appeal,
        StatusKind::PreviousProvider => PhraseKey::PreviousProvider,
        StatusKind::Superseded => PhraseKey::Superseded,
    };
    html! {
        <p class="ic-status">
            <strong class="ic-strong">{ phrase(card, kind) }</strong>
            if let Some(date) = status.since {
                { " " }{ sentence(&locale.fill(PhraseKey::Since, &[("date", locale.date(date))])) }
            }
            if let Some(note) = &status.note { { " " }{ text(note) } }
        </p>
    }
}

/// When and by whom.
pub fn facts(card: &CardProps) -> Html {
    let (inspection, locale) = (&card.inspection, &card.locale);
    labelled(
        card,
        [
            (PhraseKey::Inspected, locale.range(inspection.period.from, inspection.period.to)),
            (PhraseKey::Published, inspection.published.map(|date| locale.date(date))),
            (PhraseKey::By, names(card, &inspection.inspectorates)),
        ],
    )
}

/// The names of inspectorates as a list in words.
pub fn names(card: &CardProps, inspectorates: &[Inspectorate]) -> Option<Sentence> {
    let names: Vec<_> = inspectorates.iter().map(|body| Sentence::from(&body.name)).collect();
    (!names.is_empty()).then(|| card.locale.list(names))
}

/// The facts that are known, each with its label.
fn labelled<const N: usize>(card: &CardProps, facts: [(PhraseKey, Option<Sentence>); N]) -> Html {
    let fact = |(label, value): (PhraseKey, Option<Sentence>)| {
        let value = value?;
        Some(html! {
            <div class="ic-fact">
                <dt class="ic-label">{ phrase(card, label) }</dt>
                { " " }
                <dd class="ic-value">{ sentence(&value) }</dd>
            </div>
        })
    };
    let facts: Vec<Html> = facts.into_iter().filter_map(fact).collect();
    if facts.is_empty() {
        Html::default()
    } else {
        html! { <dl class="ic-facts">{ facts }</dl> }
    }
}

/// The date and the report, for the compact card.
pub fn date_and_report(card: &CardProps) -> Html {
    let (inspection, locale) = (&card.inspection, &card.locale);
    let date = match inspection.published {
        Some(published) => (PhraseKey::Published, Some(locale.date(published))),
        None => (PhraseKey::Inspected, locale.range(inspection.period.from, inspection.period.to)),
    };
    html! {
        <>
            { labelled(card, [date]) }
            if let Some(url) = &inspection.report {
                <p class="ic-foot">{ link("ic-link ic-report", url, phrase(card, PhraseKey::Report)) }</p>
            }
        </>
    }
}

/// Where to go from here, and when the details were last checked.
pub fn links(card: &CardProps) -> Html {
    let (inspection, locale) = (&card.inspection, &card.locale);
    let provider = &inspection.provider;
    let website = || locale.fill(PhraseKey::Website, &[("provider", (&provider.name).into())]);
    let report = inspection.report.iter().map(|url| link("ic-link ic-report", url, phrase(card, PhraseKey::Report)));
    let reports = inspection.reports.iter().map(|url| link("ic-link", url, phrase(card, PhraseKey::Reports)));
    let related = inspection.links.iter().map(|related| related_link(card, related));
    let website = provider.url.iter().map(|url| link("ic-link", url, sentence(&website())));
    let links: Vec<Html> = report.chain(reports).chain(related).chain(website).collect();
    let checked = inspection.checked.map(|date| locale.fill(PhraseKey::Checked, &[("date", locale.date(date))]));
    if links.is_empty() && checked.is_none() {
        return Html::default();
    }
    html! {
        <div class="ic-foot">
            if !links.is_empty() {
                { list("ic-links", links.into_iter().map(|link| html! { <li class="ic-further">{ link }</li> }).collect()) }
            }
            if let Some(checked) = checked { <p class="ic-checked">{ sentence(&checked) }</p> }
        </div>
    }
}

fn related_link(card: &CardProps, related: &RelatedLink) -> Html {
    let words = match (&related.text, related.purpose) {
        (Some(words), _) => text(words),
        (None, Purpose::Next) => phrase(card, PhraseKey::Next),
        (None, Purpose::Advice) => phrase(card, PhraseKey::Advice),
        (None, Purpose::EasyRead) => phrase(card, PhraseKey::EasyRead),
        (None, Purpose::SignLanguage) => phrase(card, PhraseKey::SignLanguage),
        (None, Purpose::Contact) => phrase(card, PhraseKey::Contact),
        (None, Purpose::Other) => related.url.as_str().to_owned().into(),
    };
    link("ic-link", &related.url, words)
}
