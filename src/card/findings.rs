//! Strengths and areas for improvement.

use yew::prelude::*;

use super::model::Model;
use super::section::section;
use super::voices::quote;
use crate::config::{Action, ActionStatus, Finding, Findings};
use crate::words::Say;

/// How one kind of findings is spoken of.
struct Labels {
    key: &'static str,
    heading: Say,
    show: Say,
    show_some: Say,
    some: Say,
}

/// The strengths.
pub fn strengths(model: &Model) -> Option<Html> {
    let labels = Labels {
        key: "strengths",
        heading: Say::Strengths,
        show: Say::ShowStrengths,
        show_some: Say::ShowSomeStrengths,
        some: Say::SomeStrengths,
    };
    findings(model, labels, model.config.strengths.as_ref())
}

/// The areas for improvement.
pub fn improvements(model: &Model) -> Option<Html> {
    let labels = Labels {
        key: "improvements",
        heading: Say::Improvements,
        show: Say::ShowImprovements,
        show_some: Say::ShowSomeImprovements,
        some: Say::SomeImprovements,
    };
    findings(model, labels, model.config.improvements.as_ref())
}

fn findings(model: &Model, labels: Labels, findings: Option<&Findings>) -> Option<Html> {
    let findings = findings?;
    let words = &model.words;
    let items = &findings.items.read;
    let total = findings.total();
    let shown = items.len().to_string();
    let partial = items.len() < total as usize;
    let show = if partial {
        words.fill(labels.show_some, &[("shown", &shown), ("count", &total.to_string())])
    } else {
        words.count(labels.show, total, &[])
    };
    let body = html! {
        <>
            if partial {
                <p class="ic-partial">
                    { words.count(labels.some, total, &[]) }
                    { " " }
                    { words.count(Say::Listed, items.len() as u32, &[]) }
                    if let Some(reason) = &findings.reason { { " " }{ model.text(reason) } }
                </p>
            }
            <ul class="ic-list" role="list">
                for finding in items { { item(model, finding) } }
            </ul>
            { response(model, findings) }
        </>
    };
    section(model, labels.key, words.say(labels.heading), show, body)
}

fn item(model: &Model, finding: &Finding) -> Html {
    html! {
        <li class="ic-item">
            if let Some(title) = &finding.title { { model.heading(2, "ic-subject", None, model.text(title)) } }
            <p class="ic-text">
                { model.text(&finding.text) }
                if let Some(page) = finding.page {
                    { " " }<span class="ic-page">{ model.words.fill(Say::Page, &[("page", &page.to_string())]) }</span>
                }
            </p>
            for said in &finding.quotes { { quote(model, said) } }
            if let Some(action) = &finding.action { { action_of(model, action) } }
        </li>
    }
}

/// What the provider does about it, set apart from what inspectors said.
fn action_of(model: &Model, action: &Action) -> Html {
    let words = &model.words;
    let status = action.status.map(|status| match status {
        ActionStatus::Planned => Say::Planned,
        ActionStatus::UnderWay => Say::UnderWay,
        ActionStatus::Done => Say::Done,
    });
    let owner = action.owner.as_ref().map(|owner| words.fill(Say::Owner, &[("owner", &model.held(owner))]));
    let due = action.due.map(|due| words.fill(Say::Due, &[("date", &model.date(due))]));
    let details: Vec<String> =
        status.map(|status| words.say(status).to_owned()).into_iter().chain(owner).chain(due).collect();
    html! {
        <div class="ic-action">
            <p class="ic-label">{ words.say(Say::Action) }</p>
            <p class="ic-text">{ model.text(&action.text) }</p>
            if !details.is_empty() { <p class="ic-who">{ model.sentence(&details.join(" · ")) }</p> }
        </div>
    }
}

/// The provider's own words to the findings, labelled as such.
fn response(model: &Model, findings: &Findings) -> Html {
    let Some(response) = &findings.response else { return Html::default() };
    let provider = &model.config.provider;
    let name = model.held(provider.label.as_ref().unwrap_or(&provider.name));
    html! {
        <div class="ic-action">
            <p class="ic-label">{ model.sentence(&model.words.fill(Say::Responds, &[("provider", &name)])) }</p>
            <p class="ic-text">{ model.text(response) }</p>
        </div>
    }
}
