//! Who was inspected, by whom, when, and under which framework.

use super::date::Date;
use super::link::Link;
use super::reader::{Read, Reader, record};
use super::result::{Counts, Judgement, Outcome};
use super::text::Text;
use super::value::Value;
use crate::framework::Framework;

record! {
    /// Who was inspected.
    pub struct Provider {
        /// The name that residents know.
        required name: Text,
        /// What kind of body it is.
        optional kind: Text,
        /// What the card calls it where it speaks, such as “The council”; its name if not said.
        optional label: Text,
        /// Its website.
        optional url: Link,
    }
}

record! {
    /// The inspection.
    pub struct Inspection {
        /// The id of a framework, or a framework defined here.
        required framework: FrameworkRef,
        /// Who inspected, in place of the framework's inspectorates.
        list inspectorates: Inspectorate,
        /// The first day of the inspection.
        optional from: Date,
        /// The last day of the inspection.
        optional to: Date,
        /// The day the report was published.
        optional published: Date,
        /// The report.
        optional report: Link,
        /// Where all reports about the provider are.
        optional reports: Link,
        /// The day somebody last checked these details.
        optional checked: Date,
    }
}

record! {
    /// A body that inspects.
    pub struct Inspectorate {
        /// Its name, spelt out.
        required name: Text,
        /// Its website.
        optional url: Link,
    }
}

record! {
    /// Another inspection: an earlier one, or one of a related service.
    pub struct Other {
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
        /// The day the report was published.
        optional published: Date,
        /// The outcome as a whole.
        optional outcome: Outcome,
        /// Judgements by area.
        list judgements: Judgement,
        /// How many judgements had which grade.
        optional counts: Counts,
        /// What to know about it.
        optional note: Text,
        /// The report.
        optional report: Link,
    }
}

impl Inspection {
    /// The day that decides which rules were in force.
    pub fn day(&self) -> Option<Date> {
        self.from.or(self.to).or(self.published)
    }
}

impl Other {
    /// The day that decides which rules were in force.
    pub fn day(&self) -> Option<Date> {
        self.from.or(self.to).or(self.published)
    }
}

/// Which framework an inspection followed.
#[derive(Debug, Clone, PartialEq)]
pub enum FrameworkRef {
    /// One the card knows, by its id.
    Known(String),
    /// One the config defines itself.
    Own(Box<Framework>),
}

impl Read for FrameworkRef {
    const EXPECTED: &'static str = "the id of a framework, or a framework";

    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Text(_) => String::read(value, reader).map(FrameworkRef::Known),
            Value::Object(_) => Framework::read(value, reader).map(|own| FrameworkRef::Own(Box::new(own))),
            other => reader.wrong(&other),
        }
    }
}
