//! Other inspections: earlier ones, and, under another heading, those of related services.

use super::judgements::{counts, rows};
use super::markup::Markup;
use super::model::Model;
use super::outcome::{placed, wording};
use super::overview::link;
use super::section::section;
use crate::config::{List, Other};
use crate::framework::Edition;
use crate::words::Say;

/// Earlier inspections.
pub fn earlier(out: &mut Markup, model: &Model) {
    others(out, model, "earlier", Say::Earlier, model.config().earlier());
}

/// Inspections of related services.
pub fn related(out: &mut Markup, model: &Model) {
    others(out, model, "related", Say::Related, model.config().related());
}

fn others(out: &mut Markup, model: &Model, key: &str, heading: Say, others: List<Other>) {
    if others.is_empty() {
        return;
    }
    let show = model.words.count(Say::ShowInspections, others.len() as u32, &[]);
    section(out, model, key, heading, &show, |out| {
        out.list("ic-list", |out| {
            for other in others {
                out.element("li", "ic-item", |out| item(out, model, other));
            }
        });
    });
}

fn item(out: &mut Markup, model: &Model, other: Other) {
    let framework = model.frameworks.get(other.framework());
    let edition = framework.and_then(|framework| framework.on(other.day()));
    if let Some(title) = other.title().or(framework.map(|framework| framework.name())) {
        model.heading(out, 2, "ic-subject", None, |out| model.text(out, title));
    }
    when(out, model, other);
    result(out, model, edition, other);
    counts(out, model, edition, other.counts());
    if !other.judgements().is_empty() {
        rows(out, model, edition, other.judgements());
    }
    model.paragraph(out, "ic-text", other.note());
    if let Some(report) = other.report() {
        out.element("p", "ic-text", |out| {
            link(out, model, "ic-link ic-report", report, None, model.words.say(Say::Report));
        });
    }
}

/// Who was inspected, by whom and when, in one line.
fn when(out: &mut Markup, model: &Model, other: Other) {
    let provider = other.provider().map(|provider| model.held(provider));
    let framework = model.frameworks.get(other.framework());
    let by = framework.and_then(|framework| model.names(framework.inspectorates()));
    let date = model.words.range(other.from(), other.to()).or(other.published().map(|date| model.date(date)));
    let parts: Vec<String> = provider.into_iter().chain(by).chain(date).collect();
    if !parts.is_empty() {
        out.element("p", "ic-who", |out| model.sentence(out, &parts.join(model.words.say(Say::Comma))));
    }
}

/// “Overall effectiveness: Outstanding”.
fn result(out: &mut Markup, model: &Model, edition: Option<Edition>, other: Other) {
    let Some(outcome) = other.outcome() else { return };
    if let Some(place) = placed(edition, outcome) {
        let overall = edition.and_then(Edition::overall);
        let label = overall.map_or(model.words.say(Say::Overall).to_owned(), |area| model.held(area.name()));
        out.element("p", "ic-text", |out| {
            model.sentence(out, &[&label, ": "].concat());
            let (words, language) = wording(model, place.grade);
            out.element("strong", "ic-strong", |out| model.marked(out, &words, language));
            if let Some(score) = outcome.score() {
                out.space();
                model.text(out, score);
            }
        });
    }
    model.paragraph(out, "ic-text", outcome.text());
    model.paragraph(out, "ic-text", outcome.note());
}
