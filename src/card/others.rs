//! Other inspections: earlier ones, and, under another heading, those of related services.

use yew::prelude::*;

use super::judgements::{counts, rows};
use super::model::Model;
use super::outcome::{placed, wording};
use super::overview::link;
use super::section::section;
use crate::config::Other;
use crate::framework::Edition;
use crate::words::Say;

/// Earlier inspections.
pub fn earlier(model: &Model) -> Option<Html> {
    others(model, "earlier", model.words.say(Say::Earlier), &model.config.earlier)
}

/// Inspections of related services.
pub fn related(model: &Model) -> Option<Html> {
    others(model, "related", model.words.say(Say::Related), &model.config.related)
}

fn others(model: &Model, key: &str, heading: &str, others: &[Other]) -> Option<Html> {
    if others.is_empty() {
        return None;
    }
    let show = model.words.count(Say::ShowInspections, others.len() as u32, &[]);
    section(
        model,
        key,
        heading,
        show,
        html! { <ul class="ic-list" role="list">for other in others { { item(model, other) } }</ul> },
    )
}

fn item(model: &Model, other: &Other) -> Html {
    let framework = model.frameworks.get(&other.framework);
    let edition = framework.and_then(|framework| framework.on(other.day()));
    let title = other.title.as_ref().or(framework.map(|framework| &framework.name));
    html! {
        <li class="ic-item">
            if let Some(title) = title { { model.heading(2, "ic-subject", None, model.text(title)) } }
            { when(model, other) }
            { result(model, edition, other) }
            { counts(model, edition, other.counts.as_ref()) }
            if !other.judgements.is_empty() { { rows(model, edition, &other.judgements.iter().collect::<Vec<_>>()) } }
            { model.paragraph("ic-text", other.note.as_ref()) }
            if let Some(report) = &other.report {
                <p class="ic-text">{ link(model, "ic-link ic-report", report, None, model.words.say(Say::Report)) }</p>
            }
        </li>
    }
}

/// Who was inspected, by whom and when, in one line.
fn when(model: &Model, other: &Other) -> Html {
    let provider = other.provider.as_ref().map(|provider| model.held(provider));
    let framework = model.frameworks.get(&other.framework);
    let names: Vec<String> = framework
        .map_or(Vec::new(), |framework| framework.inspectorates.iter().map(|one| model.held(&one.name)).collect());
    let by = (!names.is_empty()).then(|| model.words.list(&names.iter().map(String::as_str).collect::<Vec<_>>()));
    let date = model.words.range(other.from, other.to).or(other.published.map(|date| model.date(date)));
    let parts: Vec<String> = provider.into_iter().chain(by).chain(date).collect();
    if parts.is_empty() {
        Html::default()
    } else {
        html! { <p class="ic-who">{ model.sentence(&parts.join(model.words.say(Say::Comma))) }</p> }
    }
}

/// “Overall effectiveness: Outstanding”.
fn result(model: &Model, edition: Option<&Edition>, other: &Other) -> Html {
    let Some(outcome) = &other.outcome else { return Html::default() };
    let place = placed(edition, outcome);
    let overall = edition.and_then(Edition::overall);
    let label = overall.map_or(model.words.say(Say::Overall).to_owned(), |area| model.held(&area.name));
    html! {
        <>
            if let Some((words, language)) = place.map(|place| wording(model, place.grade)) {
                <p class="ic-text">
                    { model.sentence(&[&label, ": "].concat()) }
                    <strong class="ic-strong">{ model.marked(words, language) }</strong>
                    if let Some(score) = &outcome.score { { " " }{ model.text(score) } }
                </p>
            }
            { model.paragraph("ic-text", outcome.text.as_ref()) }
            { model.paragraph("ic-text", outcome.note.as_ref()) }
        </>
    }
}
