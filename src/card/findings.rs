//! Strengths and areas for improvement.

use yew::prelude::*;

use super::model::Model;
use super::section::section;
use super::voices::quote;
use crate::config::{Action, ActionStatus, Finding, Findings};
use crate::words::{Plural, fill};

/// How one kind of findings is spoken of.
struct Labels<'a> {
    key: &'static str,
    heading: &'a str,
    show: &'a Plural,
    show_some: &'a str,
    some: &'a Plural,
}

/// The strengths.
pub fn strengths(model: &Model) -> Html {
    let words = &model.words;
    let labels = Labels {
        key: "strengths",
        heading: &words.strengths,
        show: &words.show_strengths,
        show_some: &words.show_some_strengths,
        some: &words.some_strengths,
    };
    findings(model, labels, model.config.strengths.as_ref())
}

/// The areas for improvement.
pub fn improvements(model: &Model) -> Html {
    let words = &model.words;
    let labels = Labels {
        key: "improvements",
        heading: &words.improvements,
        show: &words.show_improvements,
        show_some: &words.show_some_improvements,
        some: &words.some_improvements,
    };
    findings(model, labels, model.config.improvements.as_ref())
}

fn findings(model: &Model, labels: Labels, findings: Option<&Findings>) -> Html {
    let Some(findings) = findings else { return Html::default() };
    let words = &model.words;
    let items = &findings.items.read;
    let total = findings.total();
    let shown = items.len().to_string();
    let partial = items.len() < total as usize;
    let show = if partial {
        fill(labels.show_some, &[("shown", &shown), ("count", &total.to_string())])
    } else {
        words.count(labels.show, total)
    };
    let body = html! {
        <>
            if partial {
                <p class="ic-partial">
                    { fill(&words.count(labels.some, total), &[("shown", &shown)]) }
                    if let Some(reason) = &findings.reason { { " " }{ model.text(reason) } }
                </p>
            }
            <ul class="ic-list" role="list">{ for items.iter().map(|finding| item(model, finding)) }</ul>
            { response(model, findings) }
        </>
    };
    section(model, labels.key, labels.heading, show, body)
}

fn item(model: &Model, finding: &Finding) -> Html {
    html! {
        <li class="ic-item">
            if let Some(title) = &finding.title { { model.heading(2, "ic-subject", None, model.text(title)) } }
            <p class="ic-text">
                { model.text(&finding.text) }
                if let Some(page) = finding.page {
                    { " " }<span class="ic-page">{ fill(&model.words.page, &[("page", &page.to_string())]) }</span>
                }
            </p>
            { for finding.quotes.iter().map(|said| quote(model, said)) }
            { finding.action.as_ref().map_or_else(Html::default, |action| action_of(model, action)) }
        </li>
    }
}

/// What the provider does about it, set apart from what inspectors said.
fn action_of(model: &Model, action: &Action) -> Html {
    let words = &model.words;
    let status = action.status.map(|status| match status {
        ActionStatus::Planned => &words.planned,
        ActionStatus::UnderWay => &words.under_way,
        ActionStatus::Done => &words.done,
    });
    let owner = action.owner.as_ref().map(|owner| fill(&words.owner, &[("owner", model.plain(owner))]));
    let due = action.due.map(|due| fill(&words.due, &[("date", &model.date(due))]));
    let details: Vec<String> = status.cloned().into_iter().chain(owner).chain(due).collect();
    html! {
        <div class="ic-action">
            <p class="ic-label">{ words.action.clone() }</p>
            <p class="ic-text">{ model.text(&action.text) }</p>
            if !details.is_empty() { <p class="ic-who">{ details.join(" · ") }</p> }
        </div>
    }
}

/// The provider's own words to the findings, labelled as such.
fn response(model: &Model, findings: &Findings) -> Html {
    let Some(response) = &findings.response else { return Html::default() };
    let provider = &model.config.provider;
    let name = model.plain(provider.label.as_ref().unwrap_or(&provider.name));
    html! {
        <div class="ic-action">
            <p class="ic-label">{ fill(&model.words.responds, &[("provider", name)]) }</p>
            <p class="ic-text">{ model.text(response) }</p>
        </div>
    }
}
