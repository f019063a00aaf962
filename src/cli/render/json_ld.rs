//! A card's facts for search engines: a report by an inspectorate about a provider, in the vocabulary of schema.org. It is
//! not a review and has no rating, because a grade does not say how users liked a service.

use inspection_card::contract::Link;
use inspection_card::inspection::{Inspection, Inspectorate};
use serde_json::{Map, Value, json};

/// The facts as a data block. It is not a script, so no Content-Security-Policy blocks it. Empty for an example, whose
/// facts are made up.
pub fn script(inspection: &Inspection) -> String {
    if inspection.is_example {
        return String::new();
    }
    // Inside a script element only `<` could end it.
    let facts = Value::Object(facts(inspection)).to_string().replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{facts}</script>")
}

fn facts(inspection: &Inspection) -> Map<String, Value> {
    let inspectorate = |body: &Inspectorate| organization(&body.name.words, body.url.as_ref());
    let authors: Vec<_> = inspection.inspectorates.iter().map(inspectorate).collect();
    let facts = [
        ("@context", Some(json!("https://schema.org"))),
        ("@type", Some(json!("Report"))),
        ("name", Some(json!(inspection.title.words))),
        ("about", Some(organization(&inspection.provider.name.words, inspection.provider.url.as_ref()))),
        ("author", Some(json!(authors))),
        ("datePublished", inspection.published.map(|date| json!(date.to_string()))),
        ("url", inspection.report.as_ref().and_then(absolute).map(Value::from)),
        ("abstract", outcome(inspection).map(Value::from)),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// The outcome in its official wording, or in the words of the config.
fn outcome(inspection: &Inspection) -> Option<&str> {
    let outcome = inspection.outcome.as_ref()?;
    let wording = outcome.grade.as_ref().map(|grade| &grade.wording);
    wording.or(outcome.text.as_ref()).map(|text| text.words.as_str())
}

fn organization(name: &str, url: Option<&Link>) -> Value {
    let mut organization = json!({ "@type": "Organization", "name": name });
    if let (Some(url), Some(members)) = (url.and_then(absolute), organization.as_object_mut()) {
        members.insert("url".into(), url.into());
    }
    organization
}

/// An address that means the same on every page.
fn absolute(link: &Link) -> Option<&str> {
    Some(link.as_str()).filter(|link| link.starts_with("https://") || link.starts_with("http://"))
}
