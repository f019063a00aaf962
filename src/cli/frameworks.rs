//! `inspection-card frameworks`: what the card knows of each kind of inspection.

use std::fmt::Write as _;
use std::io::Write as _;

use anyhow::{Context, Result};
use clap::Args;
use inspection_card::contract::{List, Text};
use inspection_card::framework::{Area, Edition, Framework, Frameworks, Grade};

use super::with_renderer;

/// List the frameworks that the card knows, or show one.
#[derive(Args)]
pub struct Show {
    /// The id of the framework to show: its grades and areas by edition, the duty to display results, its sources.
    id: Option<String>,
}

impl Show {
    /// Prints the list or the framework.
    pub fn run(self) -> Result<()> {
        let text = with_renderer(|renderer| match &self.id {
            Some(id) => Ok(described(id, find(&renderer.frameworks, id)?)),
            None => Ok::<_, anyhow::Error>(listed(&renderer.frameworks)),
        })?;
        anstream::stdout().write_all(text.as_bytes())?;
        Ok(())
    }
}

/// A framework by its id.
pub fn find<'a>(frameworks: &'a Frameworks, id: &str) -> Result<&'a Framework> {
    let all = || frameworks.ids().collect::<Vec<_>>().join(", ");
    frameworks.get(id).with_context(|| format!("there is no framework “{id}”; the known ones are {}", all()))
}

/// Prints to standard error what the law says about displaying results of a framework.
pub fn note_duty(id: &str) {
    with_renderer(|renderer| {
        let framework = renderer.frameworks.get(id);
        if let Some(duty) = framework.and_then(|framework| framework.duty.as_ref()) {
            anstream::eprintln!("note: {id}: {}", english(duty));
        }
    });
}

fn listed(frameworks: &Frameworks) -> String {
    let width = frameworks.ids().map(str::len).max().unwrap_or(0);
    frameworks.ids().fold(String::new(), |mut text, id| {
        let name = frameworks.get(id).map_or("", |framework| optional(&framework.name));
        // Writing to a string can't fail.
        let _ = writeln!(text, "{id:width$}  {name}");
        text
    })
}

fn described(id: &str, framework: &Framework) -> String {
    let mut text = format!("{id}: {}\n", optional(&framework.name));
    let bodies: Vec<_> = framework.inspectorates.iter().map(|body| optional(&body.name)).collect();
    line(&mut text, "Inspected by", &bodies.join(", "));
    for edition in framework.versions.iter() {
        text.push('\n');
        text.push_str(&edition_described(edition));
    }
    text.push('\n');
    line(&mut text, "Duty to display", optional(&framework.duty));
    let days = framework.display_days.map(|days| format!("within {days} days of publication"));
    line(&mut text, "To be displayed", &days.unwrap_or_default());
    for source in framework.sources.iter() {
        line(&mut text, "Source", source);
    }
    line(&mut text, "Looked up", &framework.checked.map(|date| date.to_string()).unwrap_or_default());
    text
}

fn edition_described(edition: &Edition) -> String {
    let mut text = match (edition.from, edition.to) {
        (None, None) => "All inspections\n".into(),
        (Some(from), None) => format!("Inspections from {from}\n"),
        (None, Some(to)) => format!("Inspections until {to}\n"),
        (Some(from), Some(to)) => format!("Inspections from {from} to {to}\n"),
    };
    for scale in edition.scales.iter() {
        let id = scale.id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
        let _ = writeln!(text, "  Grades, the most positive first{id}");
        scale.grades.iter().for_each(|one| grade(&mut text, one));
    }
    if !edition.ungraded.is_empty() {
        text.push_str("  Wording if there is no grade\n");
        edition.ungraded.iter().for_each(|one| grade(&mut text, one));
    }
    areas(&mut text, &edition.areas);
    line(&mut text, "  Note", optional(&edition.note));
    text
}

fn grade(text: &mut String, grade: &Grade) {
    let id = grade.id.as_deref().unwrap_or_default();
    let code = grade.code.as_ref().map(|code| format!("{} ", english(code))).unwrap_or_default();
    let _ = writeln!(text, "    {id:24} {code}{}", optional(&grade.name));
}

fn areas(text: &mut String, areas: &List<Area>) {
    let mut group = None;
    for (index, area) in areas.entries() {
        let heading = area.group.as_ref().map(english);
        if index == 0 || heading != group {
            let _ = writeln!(text, "  {}", heading.unwrap_or("Areas"));
            group = heading;
        }
        let id = area.id.as_deref().unwrap_or_default();
        let scale = area.scale.as_ref().map(|scale| format!(" (graded on {scale})")).unwrap_or_default();
        let _ = writeln!(text, "    {id:24} {}{scale}", optional(&area.name));
    }
}

fn line(text: &mut String, label: &str, words: &str) {
    if !words.is_empty() {
        let _ = writeln!(text, "{label}: {words}");
    }
}

fn optional(text: &Option<Text>) -> &str {
    text.as_ref().map_or("", english)
}

fn english(text: &Text) -> &str {
    text.in_language("en", "en").0
}
