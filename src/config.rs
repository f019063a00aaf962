//! The records of the JSON contract: a config as it was written. [`crate::inspection`] derives from it what a card shows.

#[cfg(authoring)]
pub mod advice;
mod findings;
mod inspection;
mod people;
mod result;

use crate::contract::{Describe, Diagnostics, Language, Parse, ProblemKind, ScalarSchema, Schema, Text, Value, record};

use crate::framework::FindingsKind;
#[cfg(authoring)]
use crate::framework::Frameworks;

pub use findings::{Action, ActionStatus, Finding, Findings};
pub use inspection::{FrameworkRef, InspectionDetails, OtherInspection, Provider};
pub use people::{Party, Purpose, Quote, RelatedLink, Response};
pub use result::{Counts, GradeCount, GradeName, Judgement, Outcome, Status, StatusKind};

record! {
    /// What a card says: the outcome of one inspection.
    pub struct Config {
        /// The version of this contract: 1.
        required version: Version,
        /// The language of texts that are not given by language; `en`, if absent.
        optional language: Language,
        /// Whether the facts are made up, to show what a card looks like. The card says so.
        optional example: bool,
        /// Who was inspected.
        required provider: Provider,
        /// What kind of inspection it was, in place of the framework's name.
        optional title: Text,
        /// The inspection: framework, inspectorates, dates, report.
        required inspection: InspectionDetails,
        /// The outcome as a whole.
        optional outcome: Outcome,
        /// What inspectors found, in a sentence or two.
        optional summary: Text,
        /// Judgements by area.
        list judgements: Judgement,
        /// How many judgements had which grade, if it is not known which.
        optional counts: Counts,
        /// Whether the result is still the current one.
        optional status: Status,
        /// What inspectors found to be strong.
        optional strengths: Findings,
        /// What inspectors found must change first, because people are or may be harmed.
        optional priorities: Findings,
        /// What the law asks for and inspectors found not to be met.
        optional requirements: Findings,
        /// What inspectors found must get better.
        optional improvements: Findings,
        /// What inspectors advise.
        optional recommendations: Findings,
        /// Quotations, to the letter.
        list quotes: Quote,
        /// Reactions that are reported, not quoted.
        list responses: Response,
        /// Earlier inspections under the same framework, or the one it replaced.
        list earlier: OtherInspection,
        /// Inspections of related services.
        list related: OtherInspection,
        /// Where to go from here.
        list links: RelatedLink,
    }
    one_of "outcome", "judgements", "counts", "status"
}

impl Config {
    /// Parses a config. A mistake costs only the field that it is in, so that the rest can still be checked. `None` if the
    /// value is not an object.
    pub fn from_value(value: Value, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut config = None;
        Config::parse(value, &mut config, diagnostics);
        config
    }

    /// The findings by kind, in the order in which a card shows them: what is urgent first, then what is good, then the
    /// rest, the heaviest first. The word of a kind is the name of its field.
    pub fn findings(&self) -> [(FindingsKind, &Option<Findings>); 5] {
        [
            (FindingsKind::Priorities, &self.priorities),
            (FindingsKind::Strengths, &self.strengths),
            (FindingsKind::Requirements, &self.requirements),
            (FindingsKind::Improvements, &self.improvements),
            (FindingsKind::Recommendations, &self.recommendations),
        ]
    }

    /// The language of texts that are not given by language.
    pub fn default_language(&self) -> &str {
        self.language.as_ref().map_or("en", Language::as_str)
    }
}

/// The JSON Schema of a config.
#[cfg(authoring)]
pub fn json_schema() -> serde_json::Value {
    let frameworks = Frameworks::built_in();
    let ids: Vec<_> = frameworks.ids().collect();
    crate::contract::json_schema::json_schema("Inspection card, version 1", Config::SCHEMA, &ids)
}

/// Version 1 of the contract, the one that this release can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version;

impl Describe for Version {
    const SCHEMA: Schema = Schema::Scalar(ScalarSchema::Version);
}

impl Parse for Version {
    const EXPECTED: &'static str = "the number 1";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        match value {
            Value::Number(1.0) => *slot = Some(Version),
            Value::Number(_) => diagnostics.report(ProblemKind::Version),
            other => diagnostics.report_type(&other, Self::EXPECTED),
        }
    }
}

impl serde::Serialize for Version {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(1)
    }
}
