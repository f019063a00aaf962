//! How the inspection went: outcome, judgements, counts, and whether the result is still the current one.

use serde::Serialize;

use crate::contract::{
    Date, Describe, Diagnostics, Parse, ScalarSchema, Schema, Text, Value, choice, parse_words, record,
};

record! {
    /// The outcome as a whole.
    pub struct Outcome {
        /// A grade of the framework: its id, or its official wording.
        optional grade: GradeName,
        /// The outcome in words, if the framework gives no grade.
        optional text: Text,
        /// A score beside the grade, such as “72%”.
        optional score: Text,
        /// Why the outcome is not known to those who write the card. Not for an inspection that has no outcome.
        optional unknown: Text,
        /// What residents should know about it.
        optional note: Text,
    }
    one_of "grade", "text", "score", "unknown"
}

record! {
    /// The judgement of one area.
    pub struct Judgement {
        /// The area: an id of the framework, or its name.
        required area: Text,
        /// The heading above it, in place of the framework's.
        optional group: Text,
        /// A grade of the framework: its id, or its official wording.
        optional grade: GradeName,
        /// The judgement in words, if there is no grade.
        optional text: Text,
        /// A score beside the grade.
        optional score: Text,
        /// What residents should know about it.
        optional note: Text,
        /// Judgements within this one.
        list parts: Judgement,
    }
    one_of "grade", "text", "score", "parts"
}

record! {
    /// How many judgements had which grade.
    pub struct Counts {
        /// Grades and how many areas had each.
        list grades: GradeCount,
        /// How many areas were judged in all.
        optional total: u32,
    }
    one_of "grades"
}

record! {
    /// How many areas had one grade.
    pub struct GradeCount {
        /// A grade of the framework.
        required grade: GradeName,
        /// How many areas had it.
        required count: u32,
    }
}

record! {
    /// Whether the result is still the current one.
    pub struct Status {
        /// Which of the known cases it is.
        required kind: StatusKind,
        /// Since when.
        optional since: Date,
        /// What residents should know about it.
        optional note: Text,
    }
}

choice! {
    /// Whether a result is still the current one.
    pub enum StatusKind {
        /// It is.
        Current = "current",
        /// There has been no inspection yet.
        NotInspected = "not-inspected",
        /// It is, until a new inspection that is due.
        Awaiting = "awaiting",
        /// The inspectorate is reviewing it.
        Review = "review",
        /// The provider has appealed against it.
        Appeal = "appeal",
        /// It was given to the provider that ran the service before.
        PreviousProvider = "previous-provider",
        /// A later inspection has replaced it.
        Superseded = "superseded",
        /// It is the latest one, under a framework that has been replaced.
        FrameworkReplaced = "framework-replaced",
    }
}

/// A grade as a config names it: by id, code, number or official wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GradeName(String);

impl GradeName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Describe for GradeName {
    const SCHEMA: Schema = Schema::Scalar(ScalarSchema::GradeName);
}

impl Parse for GradeName {
    const EXPECTED: &'static str = "a grade of the framework";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        *slot = match value {
            Value::Number(number) if number.fract() == 0.0 && number.abs() < 1000.0 => {
                Some(GradeName((number as i32).to_string()))
            }
            other => parse_words(other, Self::EXPECTED, diagnostics).map(GradeName),
        };
    }
}
