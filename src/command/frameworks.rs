//! `inspection-card frameworks`: what the card knows of each kind of inspection.

use std::cell::OnceCell;
use std::fmt::Write as _;
use std::io::Write as _;
use std::rc::Rc;

use anyhow::{Context, Result};
use clap::Args;
use inspection_card::config::{Date, FrameworkRef, List, Text};
use inspection_card::framework::{Area, Edition, Framework, Frameworks, Grade};
use inspection_card::prerender;

/// List the frameworks that the card knows, or show one.
#[derive(Args)]
pub struct Show {
    /// The id of the one to show: its grades and areas by edition, the duty to display it, its sources.
    id: Option<String>,
}

impl Show {
    /// Prints them.
    pub fn run(self) -> Result<()> {
        let text = with_known(|known| match &self.id {
            Some(id) => find(known, id).map(|framework| one(id, framework)),
            None => Ok(list(known)),
        })?;
        anstream::stdout().write_all(text.as_bytes())?;
        Ok(())
    }
}

/// Lends the frameworks; each thread reads them once.
pub fn with_known<T>(act: impl FnOnce(&Rc<Frameworks>) -> T) -> T {
    thread_local! {
        static KNOWN: OnceCell<Rc<Frameworks>> = const { OnceCell::new() };
    }
    KNOWN.with(|known| act(known.get_or_init(|| Rc::new(prerender::built_in_frameworks()))))
}

/// A framework by its id.
pub fn find<'a>(known: &'a Frameworks, id: &'a str) -> Result<Framework<'a>> {
    let all = || known.ids().collect::<Vec<_>>().join(", ");
    let framework = known.get(FrameworkRef::Known(id));
    framework.with_context(|| format!("there is no framework “{id}”; there are {}", all()))
}

/// Tells, on standard error, what the law says about displaying results of a framework.
pub fn note_duty(id: &str) {
    with_known(|known| {
        if let Some(duty) = find(known, id).ok().and_then(Framework::duty) {
            anstream::eprintln!("note: {id}: {}", words(duty));
        }
    });
}

fn list(known: &Frameworks) -> String {
    let width = known.ids().map(str::len).max().unwrap_or(0);
    known.ids().fold(String::new(), |mut text, id| {
        let name = find(known, id).map(|framework| words(framework.name()).to_owned()).unwrap_or_default();
        // Writing to a string can't fail.
        let _ = writeln!(text, "{id:width$}  {name}");
        text
    })
}

fn one(id: &str, framework: Framework) -> String {
    let mut text = format!("{id}: {}\n", words(framework.name()));
    let bodies: Vec<_> = framework.inspectorates().iter().map(|body| words(body.name())).collect();
    line(&mut text, "Inspected by", &bodies.join(", "));
    for edition in framework.versions() {
        text.push('\n');
        text.push_str(&described(edition));
    }
    text.push('\n');
    line(&mut text, "Duty to display", framework.duty().map_or("", words));
    for source in framework.sources() {
        line(&mut text, "Source", source);
    }
    line(&mut text, "Looked up", &framework.checked().map(iso).unwrap_or_default());
    text
}

fn described(edition: Edition) -> String {
    let mut text = match (edition.from(), edition.to()) {
        (None, None) => "All inspections\n".into(),
        (Some(from), None) => format!("Inspections from {}\n", iso(from)),
        (None, Some(to)) => format!("Inspections until {}\n", iso(to)),
        (Some(from), Some(to)) => format!("Inspections from {} to {}\n", iso(from), iso(to)),
    };
    for scale in edition.scales() {
        let id = scale.id().map(|id| format!(" ({id})")).unwrap_or_default();
        let _ = writeln!(text, "  Grades, the most positive first{id}");
        scale.grades().iter().for_each(|one| grade(&mut text, one));
    }
    if !edition.ungraded().is_empty() {
        text.push_str("  Where there is no grade\n");
        edition.ungraded().iter().for_each(|one| grade(&mut text, one));
    }
    areas(&mut text, edition.areas());
    line(&mut text, "  Note", edition.note().map_or("", words));
    text
}

fn grade(text: &mut String, grade: Grade) {
    let code = grade.code().map(|code| format!("{} ", words(code))).unwrap_or_default();
    let _ = writeln!(text, "    {:24} {code}{}", grade.id(), grade.name().map_or("", words));
}

fn areas(text: &mut String, areas: List<Area>) {
    let mut group = None;
    for (index, area) in areas.iter().enumerate() {
        let under = area.group().map(words);
        if index == 0 || under != group {
            let _ = writeln!(text, "  {}", under.unwrap_or("Areas"));
            group = under;
        }
        let scale = area.scale().map(|scale| format!(" (graded on {scale})")).unwrap_or_default();
        let _ = writeln!(text, "    {:24} {}{scale}", area.id(), words(area.name()));
    }
}

fn line(text: &mut String, label: &str, words: &str) {
    if !words.is_empty() {
        let _ = writeln!(text, "{label}: {words}");
    }
}

fn words(text: Text<'_>) -> &str {
    text.within("en", "en").0
}

/// A date as a config writes it.
pub fn iso(date: Date) -> String {
    let part = |part: Option<u8>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
    format!("{}{}{}", date.year, part(date.month), part(date.day))
}
