//! The JSON contract: what a config can say, how it is read, and what can be wrong with it. Knows no browser and no Yew.

#[cfg(not(target_arch = "wasm32"))]
mod advise;
mod check;
mod date;
mod findings;
mod inspection;
mod link;
mod problem;
pub(crate) mod reader;
mod result;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub(crate) mod shape;
pub mod slip;
mod text;
pub(crate) mod value;
pub(crate) mod view;
mod voices;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod write;

use crate::framework::Frameworks;

pub use date::Date;
pub use findings::{Action, ActionStatus, Finding, Findings};
pub use inspection::{FrameworkRef, Inspection, Inspectorate, Other, Provider};
pub use link::Link;
pub use problem::{Fault, Problem, Severity};
pub use result::{Counts, Grade, GradeCount, Judgement, Outcome, Status, StatusKind};
pub use text::{Text, is_language};
pub use value::{MAX_DEPTH, Value};
pub use view::{List, View, Views};
pub use voices::{Further, Party, Purpose, Quote, Response};

use reader::Reader;
use shape::{Shape, Unusable, leaf};
use view::record;

record! {
    /// What a card says: the outcome of one inspection.
    pub struct Config {
        /// The version of this contract: 1.
        required version: Version,
        /// The language of texts that are not given by language; `en` if not said.
        optional language: Language<'a>,
        /// Who was inspected.
        required provider: Provider<'a>,
        /// What kind of inspection it was, in place of the framework's name.
        optional title: Text<'a>,
        /// The inspection: framework, inspectorates, dates, report.
        required inspection: Inspection<'a>,
        /// The outcome as a whole.
        optional outcome: Outcome<'a>,
        /// What inspectors found, in a sentence or two.
        optional summary: Text<'a>,
        /// Judgements by area.
        list judgements: Judgement<'a>,
        /// How many judgements had which grade, where it isn't known which.
        optional counts: Counts<'a>,
        /// Whether the result still stands.
        optional status: Status<'a>,
        /// What inspectors found to be strong.
        optional strengths: Findings<'a>,
        /// What inspectors found must get better.
        optional improvements: Findings<'a>,
        /// What was said, to the letter.
        list quotes: Quote<'a>,
        /// Reactions that are reported, not quoted.
        list responses: Response<'a>,
        /// Earlier inspections under the same framework, or the one it replaced.
        list earlier: Other<'a>,
        /// Inspections of related services.
        list related: Other<'a>,
        /// Where to go from here.
        list links: Further<'a>,
    }
    any "outcome", "judgements", "counts", "status"
}

impl<'a> Config<'a> {
    /// The language of texts that are not given by language.
    pub fn plain_language(self) -> &'a str {
        self.language().map_or("en", |language| language.0)
    }
}

/// A config that has been read, as a tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Document(Value);

impl Document {
    /// Reads a config, and tells everything that is wrong with it. There is no config where a required part is wrong.
    pub fn read(mut value: Value, frameworks: &Frameworks) -> (Option<Self>, Vec<Problem>) {
        let mut reader = Reader::default();
        let good = Config::SHAPE.read(&mut value, &mut reader) && check::check(&mut value, frameworks, &mut reader);
        let document = good.then_some(Document(value));
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(document) = &document {
            advise::advise(document.config(), frameworks, &mut reader);
        }
        (document, reader.into_problems())
    }

    /// What it says.
    pub fn config(&self) -> Config<'_> {
        Config::of(&self.0)
    }
}

/// A version of the contract that this release can read.
#[derive(Debug, Clone, Copy)]
pub struct Version;

impl<'a> View<'a> for Version {
    const SHAPE: &'static Shape = leaf!(
        "the number 1",
        |value, _| match value {
            Value::Number(1.0) => Ok(()),
            Value::Number(_) => Err(Unusable::Because(Fault::Version)),
            _ => Err(Unusable::Type),
        },
        version
    );

    fn of(_: &'a Value) -> Self {
        Version
    }
}

/// A language tag such as `en` or `cy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language<'a>(&'a str);

impl<'a> View<'a> for Language<'a> {
    const SHAPE: &'static Shape = leaf!(
        "a language tag such as en or cy",
        |value, _| match value {
            Value::Text(tag) if is_language(tag) => Ok(()),
            Value::Text(tag) => Err(Unusable::Because(Fault::Language { found: std::mem::take(tag) })),
            _ => Err(Unusable::Type),
        },
        language
    );

    fn of(value: &'a Value) -> Self {
        Language(value.text())
    }
}

impl<'a> View<'a> for u32 {
    const SHAPE: &'static Shape = leaf!(
        "a whole number from 0 on",
        |value, _| match value {
            Value::Number(number) if number.fract() == 0.0 && (0.0..=4_294_967_295.0).contains(number) => Ok(()),
            _ => Err(Unusable::Type),
        },
        number
    );

    fn of(value: &'a Value) -> Self {
        if let Value::Number(number) = value { *number as u32 } else { 0 }
    }
}

#[cfg(test)]
mod tests;
