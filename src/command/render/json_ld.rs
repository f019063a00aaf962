//! A card's facts for search engines: a report by an inspectorate about a provider, in the words of schema.org. It is no
//! review and has no rating: an inspection's grade is not how users liked a service.

use inspection_card::card::Model;
use inspection_card::config::{Inspectorate, Link};
use serde_json::{Map, Value, json};

use crate::command::frameworks::iso;

/// The facts as a data block; no script, so no policy forbids it.
pub fn script(model: &Model) -> String {
    // Within a script element only `<` could end it.
    let facts = Value::Object(facts(model)).to_string().replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{facts}</script>")
}

fn facts(model: &Model) -> Map<String, Value> {
    let config = model.config();
    let inspection = config.inspection();
    let framework = model.framework();
    let title = config.title().or(framework.map(|framework| framework.name()));
    let own = Some(inspection.inspectorates()).filter(|own| !own.is_empty());
    let inspectorates = own.or(framework.map(|framework| framework.inspectorates()));
    let inspectorate = |body: Inspectorate| organization(model.plain(body.name()), body.url());

    let mut facts = Map::new();
    let mut say = |name: &str, value: Option<Value>| facts.extend(value.map(|value| (name.to_owned(), value)));
    say("@context", Some(json!("https://schema.org")));
    say("@type", Some(json!("Report")));
    say("name", title.map(|title| json!(model.plain(title))));
    say("about", Some(organization(model.plain(config.provider().name()), config.provider().url())));
    say("author", inspectorates.map(|all| all.iter().map(inspectorate).collect()));
    say("datePublished", inspection.published().map(|date| json!(iso(date))));
    say("url", inspection.report().and_then(absolute).map(Value::from));
    say("abstract", outcome(model).map(Value::from));
    facts
}

/// The outcome in its official wording.
fn outcome(model: &Model) -> Option<String> {
    let outcome = model.config().outcome()?;
    let grade = outcome.grade().and_then(|grade| model.edition()?.grade(grade, None));
    let text = grade.and_then(|place| place.grade.name()).or(outcome.text())?;
    Some(model.plain(text).to_owned())
}

fn organization(name: &str, url: Option<Link>) -> Value {
    let mut facts = json!({ "@type": "Organization", "name": name });
    if let (Some(url), Some(facts)) = (url.and_then(absolute), facts.as_object_mut()) {
        facts.insert("url".into(), url.into());
    }
    facts
}

/// Only an address that means the same everywhere.
fn absolute(link: Link<'_>) -> Option<&str> {
    Some(link.as_str()).filter(|link| link.starts_with("https://") || link.starts_with("http://"))
}
