//! Strengths and areas for improvement.

use super::markup::Markup;
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
pub fn strengths(out: &mut Markup, model: &Model) {
    let labels = Labels {
        key: "strengths",
        heading: Say::Strengths,
        show: Say::ShowStrengths,
        show_some: Say::ShowSomeStrengths,
        some: Say::SomeStrengths,
    };
    findings(out, model, &labels, model.config().strengths());
}

/// The areas for improvement.
pub fn improvements(out: &mut Markup, model: &Model) {
    let labels = Labels {
        key: "improvements",
        heading: Say::Improvements,
        show: Say::ShowImprovements,
        show_some: Say::ShowSomeImprovements,
        some: Say::SomeImprovements,
    };
    findings(out, model, &labels, model.config().improvements());
}

fn findings(out: &mut Markup, model: &Model, labels: &Labels, findings: Option<Findings>) {
    let Some(findings) = findings else { return };
    let words = &model.words;
    let items = findings.items();
    let total = findings.count();
    let partial = items.len() < total as usize;
    let show = if partial {
        words.fill(labels.show_some, &[("shown", &items.len().to_string()), ("count", &total.to_string())])
    } else {
        words.count(labels.show, total, &[])
    };
    section(out, model, labels.key, labels.heading, &show, |out| {
        if partial {
            out.element("p", "ic-partial", |out| {
                out.words(&words.count(labels.some, total, &[]));
                out.space();
                out.words(&words.count(Say::Listed, items.len() as u32, &[]));
                if let Some(reason) = findings.reason() {
                    out.space();
                    model.text(out, reason);
                }
            });
        }
        out.list("ic-list", |out| {
            for finding in items {
                item(out, model, finding);
            }
        });
        response(out, model, findings);
    });
}

fn item(out: &mut Markup, model: &Model, finding: Finding) {
    out.element("li", "ic-item", |out| {
        if let Some(title) = finding.title() {
            model.heading(out, 2, "ic-subject", None, |out| model.text(out, title));
        }
        out.element("p", "ic-text", |out| {
            model.text(out, finding.text());
            if let Some(page) = finding.page() {
                out.space();
                out.element("span", "ic-page", |out| {
                    out.words(&model.words.fill(Say::Page, &[("page", &page.to_string())]));
                });
            }
        });
        for said in finding.quotes() {
            quote(out, model, said);
        }
        if let Some(action) = finding.action() {
            action_of(out, model, action);
        }
    });
}

/// What the provider does about it, set apart from what inspectors said.
fn action_of(out: &mut Markup, model: &Model, action: Action) {
    let words = &model.words;
    let status = action.status().map(|status| match status {
        ActionStatus::Planned => Say::Planned,
        ActionStatus::UnderWay => Say::UnderWay,
        ActionStatus::Done => Say::Done,
    });
    let owner = action.owner().map(|owner| words.fill(Say::Owner, &[("owner", &model.held(owner))]));
    let due = action.due().map(|due| words.fill(Say::Due, &[("date", &model.date(due))]));
    let details: Vec<String> =
        status.map(|status| words.say(status).to_owned()).into_iter().chain(owner).chain(due).collect();
    out.element("div", "ic-action", |out| {
        out.element("p", "ic-label", |out| out.words(words.say(Say::Action)));
        model.paragraph(out, "ic-text", Some(action.text()));
        if !details.is_empty() {
            out.element("p", "ic-who", |out| model.sentence(out, &details.join(" · ")));
        }
    });
}

/// The provider's own words to the findings, labelled as such.
fn response(out: &mut Markup, model: &Model, findings: Findings) {
    let Some(response) = findings.response() else { return };
    let provider = model.config().provider();
    let name = model.held(provider.label().unwrap_or(provider.name()));
    out.element("div", "ic-action", |out| {
        let label = model.words.fill(Say::Responds, &[("provider", &name)]);
        out.element("p", "ic-label", |out| model.sentence(out, &label));
        model.paragraph(out, "ic-text", Some(response));
    });
}
