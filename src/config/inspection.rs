//! Who was inspected, by whom, when, and under which framework.

use serde::Serialize;

use super::result::{Counts, Judgement, Outcome};
use crate::contract::{Date, Describe, Diagnostics, Link, Parse, Schema, Text, Value, parse_words, record};
use crate::framework::{Event, Framework, Frameworks, Inspectorate};

record! {
    /// Who was inspected.
    pub struct Provider {
        /// The name that residents know.
        required name: Text,
        /// What kind of body it is.
        optional kind: Text,
        /// What the card calls it as a speaker, such as “The council”; its name, if absent.
        optional label: Text,
        /// Its website.
        optional url: Link,
    }
}

record! {
    /// The inspection.
    pub struct InspectionDetails {
        /// The id of a framework, or a framework defined here.
        required framework: FrameworkRef,
        /// Who inspected, in place of the framework's inspectorates.
        list inspectorates: Inspectorate,
        /// What inspectors did, in place of the framework's event.
        optional event: Event,
        /// The first day of the inspection.
        optional from: Date,
        /// The last day of the inspection.
        optional to: Date,
        /// The day on which the report was published.
        optional published: Date,
        /// The report.
        optional report: Link,
        /// Where all reports about the provider are.
        optional reports: Link,
        /// The day on which somebody last checked these details.
        optional checked: Date,
    }
}

record! {
    /// Another inspection: an earlier one, or one of a related service.
    pub struct OtherInspection {
        /// The id of a framework, or a framework defined here.
        required framework: FrameworkRef,
        /// What was inspected, in place of the framework's name.
        optional title: Text,
        /// Who was inspected, if it was somebody else.
        optional provider: Text,
        /// The first day of the inspection.
        optional from: Date,
        /// The last day of the inspection.
        optional to: Date,
        /// The day on which the report was published.
        optional published: Date,
        /// The outcome as a whole.
        optional outcome: Outcome,
        /// Judgements by area.
        list judgements: Judgement,
        /// How many judgements had which grade.
        optional counts: Counts,
        /// What residents should know about it.
        optional note: Text,
        /// The report.
        optional report: Link,
    }
}

impl InspectionDetails {
    /// The day that decides which edition of the framework applies: the first date that is known.
    pub fn deciding_day(&self) -> Option<Date> {
        self.from.or(self.to).or(self.published)
    }
}

impl OtherInspection {
    /// The day that decides which edition of the framework applies: the first date that is known.
    pub fn deciding_day(&self) -> Option<Date> {
        self.from.or(self.to).or(self.published)
    }
}

/// Which framework an inspection followed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum FrameworkRef {
    /// One that the card knows, by its id.
    Id(String),
    /// One that the config defines itself.
    Inline(Box<Framework>),
}

impl FrameworkRef {
    /// The framework, if it is known.
    pub fn resolve<'a>(&'a self, frameworks: &'a Frameworks) -> Option<&'a Framework> {
        match self {
            FrameworkRef::Id(id) => frameworks.get(id),
            FrameworkRef::Inline(framework) => Some(framework),
        }
    }
}

impl Describe for FrameworkRef {
    const SCHEMA: Schema = Schema::IdOr {
        name: "FrameworkName",
        about: "The id of a framework that the card knows, or a framework defined here.",
        definition: || Framework::SCHEMA,
    };
}

impl Parse for FrameworkRef {
    const EXPECTED: &'static str = "the id of a framework, or a framework";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        if let Value::Object(_) = value {
            let mut framework = None;
            Framework::parse(value, &mut framework, diagnostics);
            *slot = framework.map(|framework| FrameworkRef::Inline(Box::new(framework)));
        } else {
            *slot = parse_words(value, Self::EXPECTED, diagnostics).map(FrameworkRef::Id);
        }
    }
}
