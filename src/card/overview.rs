//! What is seen at once, apart from the result: title, summary, dates, and at the end the links.

use super::markup::{Markup, Name};
use super::model::Model;
use crate::config::{Link, Purpose, StatusKind, Text};
use crate::words::Say;

/// What kind of inspection it was and who was inspected, in one heading.
pub fn title(out: &mut Markup, model: &Model) {
    let config = model.config();
    let kind = config.title().or(model.framework().map(|framework| framework.name()));
    model.heading(out, 0, "ic-title", Some(&model.id("t")), |out| {
        if kind.is_some() {
            model.holding(out, "span", "ic-kind", kind);
            out.space();
        }
        model.holding(out, "span", "ic-name", Some(config.provider().name()));
    });
    model.paragraph(out, "ic-about", config.provider().kind());
}

/// What inspectors found, in a sentence or two.
pub fn summary(out: &mut Markup, model: &Model) {
    model.paragraph(out, "ic-summary", model.config().summary());
}

/// Whether the result still stands.
pub fn status(out: &mut Markup, model: &Model) {
    let Some(status) = model.config().status() else { return };
    let words = &model.words;
    let kind = match status.kind() {
        StatusKind::Current => Say::Current,
        StatusKind::NotInspected => Say::NotInspected,
        StatusKind::Awaiting => Say::Awaiting,
        StatusKind::Review => Say::Review,
        StatusKind::Appeal => Say::Appeal,
        StatusKind::PreviousProvider => Say::PreviousProvider,
        StatusKind::Superseded => Say::Superseded,
    };
    out.element("p", "ic-status", |out| {
        out.element("strong", "ic-strong", |out| out.words(words.say(kind)));
        if let Some(since) = status.since() {
            out.space();
            out.words(&words.fill(Say::Since, &[("date", &model.date(since))]));
        }
        if let Some(note) = status.note() {
            out.space();
            model.text(out, note);
        }
    });
}

/// When, and by whom.
pub fn facts(out: &mut Markup, model: &Model) {
    let inspection = model.config().inspection();
    let inspected = model.words.range(inspection.from(), inspection.to());
    let published = inspection.published().map(|date| model.date(date));
    let own = inspection.inspectorates();
    let by = if own.is_empty() { model.framework().map_or(own, |framework| framework.inspectorates()) } else { own };
    facts_of(out, model, &[(Say::Inspected, inspected), (Say::Published, published), (Say::By, model.names(by))]);
}

/// What is known of some facts, each with its label.
fn facts_of(out: &mut Markup, model: &Model, facts: &[(Say, Option<String>)]) {
    if facts.iter().all(|(_, value)| value.is_none()) {
        return;
    }
    out.element("dl", "ic-facts", |out| {
        for (label, value) in facts {
            let Some(value) = value else { continue };
            out.element("div", "ic-fact", |out| {
                out.element("dt", "ic-label", |out| out.words(model.words.say(*label)));
                out.space();
                out.element("dd", "ic-value", |out| model.sentence(out, value));
            });
        }
    });
}

/// Date and link, for the compact card.
pub fn short(out: &mut Markup, model: &Model) {
    let inspection = model.config().inspection();
    let date = match inspection.published() {
        Some(published) => (Say::Published, Some(model.date(published))),
        None => (Say::Inspected, model.words.range(inspection.from(), inspection.to())),
    };
    facts_of(out, model, &[date]);
    if let Some(report) = inspection.report() {
        out.element("p", "ic-foot", |out| {
            link(out, model, "ic-link ic-report", report, None, model.words.say(Say::Report));
        });
    }
}

/// Where to go from here, and how fresh the card is.
pub fn links(out: &mut Markup, model: &Model) {
    let config = model.config();
    let words = &model.words;
    let mut items = Markup::default();
    let mut add = |class, url: Link, own: Option<Text>, usual: &str| {
        items.element("li", "ic-further", |out| link(out, model, class, url, own, usual));
    };
    if let Some(report) = config.inspection().report() {
        add("ic-link ic-report", report, None, words.say(Say::Report));
    }
    if let Some(reports) = config.inspection().reports() {
        add("ic-link", reports, None, words.say(Say::Reports));
    }
    for further in config.links() {
        let usual = match further.purpose() {
            Purpose::Next => words.say(Say::Next),
            Purpose::Advice => words.say(Say::Advice),
            Purpose::EasyRead => words.say(Say::EasyRead),
            Purpose::SignLanguage => words.say(Say::SignLanguage),
            Purpose::Contact => words.say(Say::Contact),
            Purpose::Other => further.url().as_str(),
        };
        add("ic-link", further.url(), further.text(), usual);
    }
    if let Some(url) = config.provider().url() {
        add("ic-link", url, None, &words.fill(Say::Website, &[("provider", model.plain(config.provider().name()))]));
    }
    let checked = config.inspection().checked().map(|date| words.fill(Say::Checked, &[("date", &model.date(date))]));
    if items.len() == 0 && checked.is_none() {
        return;
    }
    out.element("div", "ic-foot", |out| {
        if items.len() > 0 {
            out.list("ic-links", |out| out.append(items));
        }
        if let Some(checked) = checked {
            out.element("p", "ic-checked", |out| out.words(&checked));
        }
    });
}

/// A link. Its address has been checked by [`Link`].
pub fn link(out: &mut Markup, model: &Model, class: &'static str, url: Link, own: Option<Text>, usual: &str) {
    out.element_with("a", class, &[(Name::Href, url.as_str())], |out| match own {
        Some(own) => model.text(out, own),
        None => out.words(usual),
    });
}
