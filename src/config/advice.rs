//! Advice to editors: what is probably not what was meant. It changes nothing on the card, so only the native command
//! and the builder give it.

use std::collections::BTreeMap;

use super::{Config, Findings, Purpose};
use crate::contract::{CheckProblem, Date, Diagnostics, Link, List, Problem, ProblemKind, Text};

/// A longer summary or finding is more than a card should have, in characters.
const LONG: usize = 1500;

/// How a text begins that has to be replaced. The command `new` writes such texts.
pub const PLACEHOLDER: &str = "REPLACE: ";

/// What the command `new` of release 0.1.0 wrote in places that had to be replaced.
const PLACEHOLDERS_0_1_0: [&str; 7] = [
    "An example council",
    "What inspectors found, in a sentence or two.",
    "Something that inspectors found to be strong.",
    "Something that must get better.",
    "The outcome in the inspectorate’s words.",
    "The judgement in the inspectorate’s words.",
    "https://www.example.org/report",
];

/// Everything that is probably not what was meant.
pub fn advice(config: &Config) -> Vec<Problem> {
    let mut diagnostics = Diagnostics::default();
    dates(config, &mut diagnostics);
    for (kind, findings) in config.findings() {
        if let Some(findings) = findings {
            diagnostics.field(kind.word(), |diagnostics| self::findings(findings, diagnostics));
        }
    }
    statements(config, &mut diagnostics);
    links(config, &mut diagnostics);
    diagnostics.field("summary", |diagnostics| long(&config.summary, diagnostics));
    let mut problems = diagnostics.into_problems();
    placeholders(&serde_json::to_value(config).unwrap_or_default(), "", &mut problems);
    problems
}

/// Adds an error for each text that has to be replaced.
fn placeholders(value: &serde_json::Value, path: &str, problems: &mut Vec<Problem>) {
    match value {
        serde_json::Value::String(text) if is_placeholder(text) => {
            problems.push(Problem { path: path.into(), kind: ProblemKind::Check(CheckProblem::Placeholder) });
        }
        serde_json::Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                placeholders(item, &format!("{path}[{index}]"), problems);
            }
        }
        serde_json::Value::Object(members) => {
            for (name, value) in members {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                placeholders(value, &path, problems);
            }
        }
        _ => {}
    }
}

fn is_placeholder(text: &str) -> bool {
    let is_grade_0_1_0 = text.starts_with("Write “grade” instead of “text”, and here one of: ");
    text.starts_with(PLACEHOLDER) || is_grade_0_1_0 || PLACEHOLDERS_0_1_0.contains(&text)
}

fn report(problem: CheckProblem, diagnostics: &mut Diagnostics) {
    diagnostics.report(ProblemKind::Check(problem));
}

/// Dates are in order.
fn dates(config: &Config, diagnostics: &mut Diagnostics) {
    let Some(inspection) = &config.inspection else { return };
    diagnostics.field("inspection", |diagnostics| {
        order("to", inspection.to, "from", inspection.from, diagnostics);
        order("published", inspection.published, "to", inspection.to.or(inspection.from), diagnostics);
        order("checked", inspection.checked, "published", inspection.published, diagnostics);
    });
}

fn order(
    name: &'static str,
    later: Option<Date>,
    earlier_name: &'static str,
    earlier: Option<Date>,
    diagnostics: &mut Diagnostics,
) {
    if let (Some(later), Some(earlier)) = (later, earlier)
        && later.latest() < earlier
    {
        diagnostics.field(name, |diagnostics| report(CheckProblem::Order { earlier: earlier_name }, diagnostics));
    }
}

fn findings(findings: &Findings, diagnostics: &mut Diagnostics) {
    let Some(items) = &findings.items else { return };
    if findings.reason.is_some() && findings.total.is_some_and(|total| total as usize == items.len()) {
        diagnostics.field("reason", |diagnostics| report(CheckProblem::UnusedReason, diagnostics));
    }
    diagnostics.field("items", |diagnostics| {
        each_text(
            items,
            |item| &item.text,
            diagnostics,
            |item, diagnostics| {
                diagnostics.field("text", |diagnostics| long(&item.text, diagnostics));
            },
        );
    });
}

/// Reports texts that occur twice in a list, and inspects every item.
fn each_text<T>(
    items: &List<T>,
    text: fn(&T) -> &Option<Text>,
    diagnostics: &mut Diagnostics,
    inspect: fn(&T, &mut Diagnostics),
) {
    let mut seen: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for (index, item) in items.entries() {
        diagnostics.item(index, |diagnostics| {
            if let Some(text) = text(item) {
                let first = *seen.entry(text.all().collect()).or_insert(index);
                if first < index {
                    report(CheckProblem::Repeated { first }, diagnostics);
                }
            }
            inspect(item, diagnostics);
        });
    }
}

/// Quotes have a speaker, and nothing is in quotation marks that should not be.
fn statements(config: &Config, diagnostics: &mut Diagnostics) {
    diagnostics.field("quotes", |diagnostics| {
        each_text(
            &config.quotes,
            |quote| &quote.text,
            diagnostics,
            |quote, diagnostics| {
                if quote.who.is_none() && quote.organisation.is_none() && quote.party.is_none() {
                    report(CheckProblem::NoSpeaker, diagnostics);
                }
                diagnostics.field("text", |diagnostics| quoted(&quote.text, diagnostics));
            },
        );
    });
    diagnostics.field("responses", |diagnostics| {
        for (index, response) in config.responses.entries() {
            diagnostics.item(index, |diagnostics| {
                diagnostics.field("text", |diagnostics| quoted(&response.text, diagnostics));
            });
        }
    });
}

/// The card puts quotations in quotation marks itself, and no responses.
fn quoted(text: &Option<Text>, diagnostics: &mut Diagnostics) {
    let is_quoted = |words: &str| {
        let words = words.trim();
        words.starts_with(['“', '"', '‘', '«']) && words.ends_with(['”', '"', '’', '»'])
    };
    if text.iter().flat_map(Text::all).any(is_quoted) {
        report(CheckProblem::Quoted, diagnostics);
    }
}

fn links(config: &Config, diagnostics: &mut Diagnostics) {
    if let Some(provider) = &config.provider {
        diagnostics.field("provider", |diagnostics| address("url", &provider.url, diagnostics));
    }
    if let Some(inspection) = &config.inspection {
        diagnostics.field("inspection", |diagnostics| {
            for (name, link) in [("report", &inspection.report), ("reports", &inspection.reports)] {
                if link.as_ref().is_some_and(|link| !link.is_secure()) {
                    diagnostics.field(name, |diagnostics| report(CheckProblem::Insecure, diagnostics));
                }
                address(name, link, diagnostics);
            }
        });
    }
    for (name, others) in [("earlier", &config.earlier), ("related", &config.related)] {
        diagnostics.field(name, |diagnostics| {
            for (index, other) in others.entries() {
                diagnostics.item(index, |diagnostics| address("report", &other.report, diagnostics));
            }
        });
    }
    diagnostics.field("links", |diagnostics| {
        for (index, link) in config.links.entries() {
            diagnostics.item(index, |diagnostics| {
                if link.purpose == Some(Purpose::Other) && link.text.is_none() {
                    report(CheckProblem::LinkWithoutText, diagnostics);
                }
                address("url", &link.url, diagnostics);
            });
        }
    });
}

/// An address leads to the host that it shows.
fn address(name: &'static str, link: &Option<Link>, diagnostics: &mut Diagnostics) {
    let Some(link) = link else { return };
    if link.has_user() {
        diagnostics.field(name, |diagnostics| report(CheckProblem::UserInLink, diagnostics));
    } else if link.begins_with_host() {
        diagnostics.field(name, |diagnostics| report(CheckProblem::NoScheme, diagnostics));
    }
}

fn long(text: &Option<Text>, diagnostics: &mut Diagnostics) {
    let length = text.iter().flat_map(Text::all).map(|words| words.chars().count()).max().unwrap_or(0);
    if length > LONG {
        report(CheckProblem::Long { length, limit: LONG }, diagnostics);
    }
}

impl Link {
    /// Whether it is relative, and begins like the name of a host: `www.example.gov.uk/report`.
    fn begins_with_host(&self) -> bool {
        const ENDINGS: [&str; 8] = [".uk", ".wales", ".cymru", ".scot", ".com", ".org", ".net", ".eu"];
        let first = self.as_str().split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        !first.contains(':') && (first.starts_with("www.") || ENDINGS.iter().any(|ending| first.ends_with(ending)))
    }

    /// Whether nobody can change the page on its way to the reader.
    fn is_secure(&self) -> bool {
        !self.as_str().get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http:"))
    }

    /// Whether what looks like the host is the name of a user, as in `https://www.example.gov.uk@example.org`.
    fn has_user(&self) -> bool {
        let authority = self.as_str().split_once("://").map(|(_, rest)| rest.split(['/', '?', '#']).next());
        authority.flatten().is_some_and(|authority| authority.contains('@'))
    }
}
