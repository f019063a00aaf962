//! What is seen at once, apart from the result: title, summary, dates, and at the end the links.

use yew::prelude::*;

use super::model::Model;
use crate::config::{Inspectorate, Link, Purpose, StatusKind, Text};
use crate::words::Say;

/// What kind of inspection it was and who was inspected, in one heading.
pub fn title(model: &Model) -> Html {
    let config = &model.config;
    let kind = config.title.as_ref().or(model.framework().map(|framework| &framework.name));
    let words = html! {
        <>
            if let Some(kind) = kind { <span class="ic-kind">{ model.text(kind) }</span>{ " " } }
            <span class="ic-name">{ model.text(&config.provider.name) }</span>
        </>
    };
    html! {
        <>
            { model.heading(0, "ic-title", Some(model.id("t")), words) }
            { model.paragraph("ic-about", config.provider.kind.as_ref()) }
        </>
    }
}

/// What inspectors found, in a sentence or two.
pub fn summary(model: &Model) -> Html {
    model.paragraph("ic-summary", model.config.summary.as_ref())
}

/// Whether the result still stands.
pub fn status(model: &Model) -> Html {
    let Some(status) = &model.config.status else { return Html::default() };
    let words = &model.words;
    let kind = match status.kind {
        StatusKind::Current => Say::Current,
        StatusKind::NotInspected => Say::NotInspected,
        StatusKind::Awaiting => Say::Awaiting,
        StatusKind::Review => Say::Review,
        StatusKind::Appeal => Say::Appeal,
        StatusKind::PreviousProvider => Say::PreviousProvider,
        StatusKind::Superseded => Say::Superseded,
    };
    html! {
        <p class="ic-status">
            <strong class="ic-strong">{ model.words.say(kind) }</strong>
            if let Some(since) = status.since { { " " }{ words.fill(Say::Since, &[("date", &model.date(since))]) } }
            if let Some(note) = &status.note { { " " }{ model.text(note) } }
        </p>
    }
}

/// When, and by whom.
pub fn facts(model: &Model) -> Html {
    let inspection = &model.config.inspection;
    let inspected = model.words.range(inspection.from, inspection.to);
    let published = inspection.published.map(|date| model.date(date));
    let by = inspectorates(model);
    if inspected.is_none() && published.is_none() && by.is_none() {
        return Html::default();
    }
    html! {
        <dl class="ic-facts">
            { fact(model.words.say(Say::Inspected), inspected.map(Html::from)) }
            { fact(model.words.say(Say::Published), published.map(Html::from)) }
            { fact(model.words.say(Say::By), by) }
        </dl>
    }
}

fn fact(label: &str, value: Option<Html>) -> Html {
    let Some(value) = value else { return Html::default() };
    html! {
        <div class="ic-fact"><dt class="ic-label">{ label.to_owned() }</dt>{ " " }<dd class="ic-value">{ value }</dd></div>
    }
}

/// The inspectorates of the inspection, else of its framework, as a list in words.
fn inspectorates(model: &Model) -> Option<Html> {
    let own = model.config.inspection.inspectorates.as_slice();
    let all: &[Inspectorate] = if own.is_empty() { &model.framework()?.inspectorates } else { own };
    let names: Vec<String> = all.iter().map(|one| model.held(&one.name)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    (!names.is_empty()).then(|| model.sentence(&model.words.list(&names)))
}

/// Date and link, for the compact card.
pub fn short(model: &Model) -> Html {
    let inspection = &model.config.inspection;
    let published = inspection.published.map(|date| Html::from(model.date(date)));
    let inspected = model.words.range(inspection.from, inspection.to).map(Html::from);
    let date = match (published, inspected) {
        (Some(published), _) => Some((Say::Published, published)),
        (None, inspected) => inspected.map(|inspected| (Say::Inspected, inspected)),
    };
    html! {
        <>
            if let Some((label, date)) = date {
                <dl class="ic-facts">{ fact(model.words.say(label), Some(date)) }</dl>
            }
            if let Some(report) = &inspection.report {
                <p class="ic-foot">{ link(model, "ic-link ic-report", report, None, model.words.say(Say::Report)) }</p>
            }
        </>
    }
}

/// Where to go from here, and how fresh the card is.
pub fn links(model: &Model) -> Html {
    let config = &model.config;
    let words = &model.words;
    let mut items = Vec::new();
    let mut add = |class, url: &Link, own: Option<&Text>, usual: &str| {
        items.push(html! { <li class="ic-further">{ link(model, class, url, own, usual) }</li> });
    };
    if let Some(report) = &config.inspection.report {
        add("ic-link ic-report", report, None, words.say(Say::Report));
    }
    if let Some(reports) = &config.inspection.reports {
        add("ic-link", reports, None, words.say(Say::Reports));
    }
    for further in &config.links {
        let usual = match further.purpose {
            Purpose::Next => words.say(Say::Next),
            Purpose::Advice => words.say(Say::Advice),
            Purpose::EasyRead => words.say(Say::EasyRead),
            Purpose::SignLanguage => words.say(Say::SignLanguage),
            Purpose::Contact => words.say(Say::Contact),
            Purpose::Other => further.url.as_str(),
        };
        add("ic-link", &further.url, further.text.as_ref(), usual);
    }
    if let Some(url) = &config.provider.url {
        add("ic-link", url, None, &words.fill(Say::Website, &[("provider", model.plain(&config.provider.name))]));
    }
    let checked = config.inspection.checked.map(|date| words.fill(Say::Checked, &[("date", &model.date(date))]));
    if items.is_empty() && checked.is_none() {
        return Html::default();
    }
    html! {
        <div class="ic-foot">
            if !items.is_empty() { <ul class="ic-links" role="list">{ items }</ul> }
            if let Some(checked) = checked { <p class="ic-checked">{ checked }</p> }
        </div>
    }
}

/// A link. Its address has been checked by [`Link`].
pub fn link(model: &Model, class: &'static str, url: &Link, own: Option<&Text>, usual: &str) -> Html {
    let words = own.map_or_else(|| Html::from(usual.to_owned()), |own| model.text(own));
    html! { <a {class} href={url.as_str().to_owned()}>{ words }</a> }
}
