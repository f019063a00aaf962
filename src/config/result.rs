//! How the inspection went: outcome, judgements, counts, and whether the result still stands.

use super::date::Date;
use super::reader::Reader;
use super::shape::{Shape, Unusable, leaf};
use super::text::{Text, read_words};
use super::value::Value;
use super::view::{View, choice, record};

record! {
    /// The outcome as a whole.
    pub struct Outcome {
        /// A grade of the framework: its id, or its official wording.
        optional grade: Grade<'a>,
        /// The outcome in words, where the framework gives no grade.
        optional text: Text<'a>,
        /// A score beside the grade, such as “72%”.
        optional score: Text<'a>,
        /// What to know about it.
        optional note: Text<'a>,
    }
    any "grade", "text", "score"
}

record! {
    /// The judgement of one area.
    pub struct Judgement {
        /// The area: an id of the framework, or its name.
        required area: Text<'a>,
        /// The heading it stands under, in place of the framework's.
        optional group: Text<'a>,
        /// A grade of the framework: its id, or its official wording.
        optional grade: Grade<'a>,
        /// The judgement in words, where there is no grade.
        optional text: Text<'a>,
        /// A score beside the grade.
        optional score: Text<'a>,
        /// What to know about it.
        optional note: Text<'a>,
        /// Judgements within this one.
        list parts: Judgement<'a>,
    }
    any "grade", "text", "score", "parts"
}

record! {
    /// How many judgements had which grade.
    pub struct Counts {
        /// Grades and how many areas had each.
        list grades: GradeCount<'a>,
        /// How many areas were judged in all.
        optional total: u32,
    }
    any "grades"
}

record! {
    /// How many areas had one grade.
    pub struct GradeCount {
        /// A grade of the framework.
        required grade: Grade<'a>,
        /// How many areas had it.
        required count: u32,
    }
}

record! {
    /// Whether the result still stands.
    pub struct Status {
        /// Which of the known cases it is.
        required kind: StatusKind,
        /// Since when.
        optional since: Date,
        /// What to know about it.
        optional note: Text<'a>,
    }
}

choice! {
    /// Whether a result still stands.
    pub enum StatusKind {
        /// It does.
        Current = "current",
        /// There has been no inspection yet.
        NotInspected = "not-inspected",
        /// It does, but an inspection that replaces it is on its way.
        Awaiting = "awaiting",
        /// The inspectorate is reviewing it.
        Review = "review",
        /// The provider has appealed against it.
        Appeal = "appeal",
        /// It was given to the provider that ran the service before.
        PreviousProvider = "previous-provider",
        /// A later inspection has replaced it.
        Superseded = "superseded",
    }
}

/// A grade as it is named in a config: by id, code, number or official wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grade<'a>(pub &'a str);

impl<'a> View<'a> for Grade<'a> {
    const SHAPE: &'static Shape = leaf!("a grade of the framework", read, grade);

    fn of(value: &'a Value) -> Self {
        Grade(value.text())
    }
}

fn read(value: &mut Value, reader: &mut Reader) -> Result<(), Unusable> {
    match value {
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1000.0 => {
            *value = Value::Text((*number as i32).to_string());
            Ok(())
        }
        other => read_words(other, reader),
    }
}
