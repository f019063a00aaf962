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
pub mod slip;
mod text;
pub(crate) mod value;
mod voices;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod write;

use crate::framework::Frameworks;

pub use date::Date;
pub use findings::{Action, ActionStatus, Finding, Findings, Items};
pub use inspection::{FrameworkRef, Inspection, Inspectorate, Other, Provider};
pub use link::Link;
pub use problem::{Fault, Problem, Severity};
pub use result::{Counts, Grade, GradeCount, Judgement, Outcome, Status, StatusKind};
pub use text::{Text, is_language};
pub use value::{MAX_DEPTH, Value};
pub use voices::{Further, Party, Purpose, Quote, Response};

use reader::{Read, Reader, record};

record! {
    /// What a card says: the outcome of one inspection.
    pub struct Config {
        /// The version of this contract: 1.
        required version: Version,
        /// The language of texts that are not given by language; `en` if not said.
        optional language: Language,
        /// Who was inspected.
        required provider: Provider,
        /// What kind of inspection it was, in place of the framework's name.
        optional title: Text,
        /// The inspection: framework, inspectorates, dates, report.
        required inspection: Inspection,
        /// The outcome as a whole.
        optional outcome: Outcome,
        /// What inspectors found, in a sentence or two.
        optional summary: Text,
        /// Judgements by area.
        list judgements: Judgement,
        /// How many judgements had which grade, where it isn't known which.
        optional counts: Counts,
        /// Whether the result still stands.
        optional status: Status,
        /// What inspectors found to be strong.
        optional strengths: Findings,
        /// What inspectors found must get better.
        optional improvements: Findings,
        /// What was said, to the letter.
        list quotes: Quote,
        /// Reactions that are reported, not quoted.
        list responses: Response,
        /// Earlier inspections under the same framework, or the one it replaced.
        list earlier: Other,
        /// Inspections of related services.
        list related: Other,
        /// Where to go from here.
        list links: Further,
    }
    any "outcome", "judgements", "counts", "status"
}

impl Config {
    /// Reads a config, and tells everything that is wrong with it. There is no config where a required part is wrong.
    pub fn read(value: Value, frameworks: &Frameworks) -> (Option<Self>, Vec<Problem>) {
        let mut reader = Reader::default();
        let config =
            <Self as Read>::read(value, &mut reader).and_then(|config| check::check(config, frameworks, &mut reader));
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(config) = &config {
            advise::advise(config, frameworks, &mut reader);
        }
        (config, reader.into_problems())
    }

    /// The language of texts that are not given by language.
    pub fn plain_language(&self) -> &str {
        self.language.as_ref().map_or("en", |language| &language.0)
    }
}

/// A version of the contract that this release can read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version;

impl Read for Version {
    const EXPECTED: &'static str = "the number 1";

    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Number(1.0) => return Some(Version),
            Value::Number(_) => reader.note(Fault::Version),
            other => return reader.wrong(&other),
        }
        None
    }
}

/// A language tag such as `en` or `cy`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language(String);

impl Read for Language {
    const EXPECTED: &'static str = "a language tag such as en or cy";

    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let Value::Text(found) = value else { return reader.wrong(&value) };
        if is_language(&found) {
            return Some(Language(found));
        }
        reader.note(Fault::Language { found });
        None
    }
}

#[cfg(test)]
mod tests;
