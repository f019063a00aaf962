//! What the card knows of a framework, for people: its wording by edition, and where and when each was read. The command
//! `frameworks` prints it, and `static/frameworks.md` has all of it.

use super::{Area, Citation, Edition, Framework, Frameworks, Grade, Inspectorate};
use crate::contract::{List, Text};

/// All frameworks, as Markdown.
pub fn reference(frameworks: &Frameworks) -> String {
    let mut text = String::from(
        "# Every framework that the card knows\n\nGenerated from `static/frameworks` by `UPDATE_GOLDEN=1 cargo test --test \
         frameworks`. A number in brackets is the page on which the wording was read; the pages are listed after each \
         framework.\n",
    );
    for framework in frameworks.ids().filter_map(|id| frameworks.get(id)) {
        text.push('\n');
        text.push_str(&framework.reference());
    }
    text
}

impl Framework {
    /// The framework as Markdown.
    pub fn reference(&self) -> String {
        let mut page = Page::default();
        page.line(&["## ", self.id.as_deref().unwrap_or_default()]);
        page.line(&[]);
        page.line(&[optional(&self.name)]);
        page.line(&[]);
        page.item("Inspected by", &names(&self.inspectorates));
        page.item("Published by", &names(&self.publishers));
        let nations: Vec<_> = self.nations.iter().map(|nation| nation.word()).collect();
        page.item("Where", &nations.join(", "));
        page.item("Duty to display", optional(&self.duty));
        let days = self.display_days.map(|days| format!("within {days} days of publication"));
        page.item("To be displayed", &days.unwrap_or_default());
        self.versions.iter().for_each(|edition| page.edition(edition));
        page.sources(self);
        page.text
    }
}

/// A reference while it is written.
#[derive(Default)]
struct Page<'a> {
    text: String,
    /// The pages on which wording was read, in the order of their numbers.
    citations: Vec<&'a Citation>,
}

impl<'a> Page<'a> {
    fn line(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.text.push_str(part));
        self.text.push('\n');
    }

    fn item(&mut self, label: &str, words: &str) {
        if !words.is_empty() {
            self.line(&["- ", label, ": ", words]);
        }
    }

    /// A line between empty lines.
    fn paragraph(&mut self, words: &str) {
        if !self.text.ends_with("\n\n") {
            self.line(&[]);
        }
        self.line(&[words]);
        self.line(&[]);
    }

    fn edition(&mut self, edition: &'a Edition) {
        self.line(&[]);
        self.line(&["### ", &period(edition)]);
        self.line(&[]);
        if !edition.gives_overall_grade() {
            self.item("Overall grade", "none");
        }
        self.item("Note", optional(&edition.note));
        self.item("To compare", optional(&edition.comparability));
        for scale in edition.scales.iter() {
            let id = scale.id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
            self.paragraph(&format!("Grades, the most positive first{id}:"));
            scale.grades.iter().for_each(|grade| self.grade(grade, cited(&scale.source, edition)));
        }
        if !edition.ungraded.is_empty() {
            self.paragraph("Wording if there is no grade:");
            edition.ungraded.iter().for_each(|grade| self.grade(grade, edition.source.as_ref()));
        }
        self.areas(edition);
        if !edition.sections.is_empty() {
            self.paragraph("Headings of findings:");
        }
        for section in edition.sections.iter() {
            let kind = section.kind.map(|kind| kind.word()).unwrap_or_default();
            let number = self.number(cited(&section.source, edition));
            self.line(&["- `", kind, "`: ", optional(&section.heading), &number]);
        }
    }

    fn grade(&mut self, grade: &'a Grade, source: Option<&'a Citation>) {
        let number = self.number(grade.source.as_ref().or(source));
        let code = grade.code.as_ref().map(|code| format!(" {}", code.english())).unwrap_or_default();
        let name = grade.name.as_ref().map(|name| format!(" {}", all(name))).unwrap_or_default();
        let meaning = grade.meaning.as_ref().map(|meaning| format!(": {}", all(meaning))).unwrap_or_default();
        self.line(&["- `", grade.id.as_deref().unwrap_or_default(), "`", &code, &name, &meaning, &number]);
    }

    fn areas(&mut self, edition: &'a Edition) {
        let mut group = None;
        for (index, area) in edition.areas.entries() {
            let heading = area.group.as_ref().map(Text::english);
            if index == 0 || heading != group {
                self.paragraph(&format!("{}:", heading.unwrap_or("Areas")));
                group = heading;
            }
            self.area(area, edition);
        }
    }

    fn area(&mut self, area: &'a Area, edition: &'a Edition) {
        let number = self.number(cited(&area.source, edition));
        let name = area.name.as_ref().map(all).unwrap_or_default();
        let scale = area.scale.as_ref().map(|scale| format!(", graded on {scale}")).unwrap_or_default();
        let remits: Vec<_> = area.remits.iter().map(String::as_str).collect();
        let remits = if remits.is_empty() { String::new() } else { format!(", only {}", remits.join(", ")) };
        self.line(&["- `", area.id.as_deref().unwrap_or_default(), "` ", &name, &scale, &remits, &number]);
    }

    /// The number of a page, in brackets.
    fn number(&mut self, citation: Option<&'a Citation>) -> String {
        let Some(citation) = citation else { return String::new() };
        let index = self.citations.iter().position(|known| *known == citation).unwrap_or_else(|| {
            self.citations.push(citation);
            self.citations.len() - 1
        });
        format!(" [{}]", index + 1)
    }

    fn sources(&mut self, framework: &Framework) {
        if !self.citations.is_empty() {
            self.paragraph("Wording read on:");
        }
        for (number, citation) in (1..).zip(std::mem::take(&mut self.citations)) {
            let url = citation.url.as_ref().map(|url| url.as_str()).unwrap_or_default();
            let read = citation.read.map(|day| format!(", {day}")).unwrap_or_default();
            self.line(&[&format!("{number}. <{url}>{read}")]);
        }
        let checked = framework.checked.map(|day| format!(" (looked up {day})")).unwrap_or_default();
        self.paragraph(&format!("Further pages, for dates, duty and who inspects{checked}:"));
        framework.sources.iter().for_each(|source| self.line(&["- <", source, ">"]));
    }
}

/// Where the wording of a part of an edition was read: on its own page, or on that of the edition.
fn cited<'a>(own: &'a Option<Citation>, edition: &'a Edition) -> Option<&'a Citation> {
    own.as_ref().or(edition.source.as_ref())
}

fn period(edition: &Edition) -> String {
    match (edition.from, edition.to) {
        (None, None) => "All inspections".into(),
        (Some(from), None) => format!("Inspections from {from}"),
        (None, Some(to)) => format!("Inspections until {to}"),
        (Some(from), Some(to)) => format!("Inspections from {from} to {to}"),
    }
}

fn names(bodies: &List<Inspectorate>) -> String {
    bodies.iter().map(|body| optional(&body.name)).collect::<Vec<_>>().join(", ")
}

fn optional(text: &Option<Text>) -> &str {
    text.as_ref().map_or("", Text::english)
}

/// The words in all languages.
fn all(text: &Text) -> String {
    text.all().collect::<Vec<_>>().join(" / ")
}
