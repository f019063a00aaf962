//! Who was inspected, by whom, when, and under which framework.

use super::date::Date;
use super::link::Link;
use super::reader::Reader;
use super::result::{Counts, Judgement, Outcome};
use super::shape::{Shape, Unusable, leaf};
use super::text::{Text, read_words};
use super::value::Value;
use super::view::{View, record};
use crate::framework::Framework;

record! {
    /// Who was inspected.
    pub struct Provider {
        /// The name that residents know.
        required name: Text<'a>,
        /// What kind of body it is.
        optional kind: Text<'a>,
        /// What the card calls it where it speaks, such as “The council”; its name if not said.
        optional label: Text<'a>,
        /// Its website.
        optional url: Link<'a>,
    }
}

record! {
    /// The inspection.
    pub struct Inspection {
        /// The id of a framework, or a framework defined here.
        required framework: FrameworkRef<'a>,
        /// Who inspected, in place of the framework's inspectorates.
        list inspectorates: Inspectorate<'a>,
        /// The first day of the inspection.
        optional from: Date,
        /// The last day of the inspection.
        optional to: Date,
        /// The day the report was published.
        optional published: Date,
        /// The report.
        optional report: Link<'a>,
        /// Where all reports about the provider are.
        optional reports: Link<'a>,
        /// The day somebody last checked these details.
        optional checked: Date,
    }
}

record! {
    /// A body that inspects.
    pub struct Inspectorate {
        /// Its name, spelt out.
        required name: Text<'a>,
        /// Its website.
        optional url: Link<'a>,
    }
}

record! {
    /// Another inspection: an earlier one, or one of a related service.
    pub struct Other {
        /// The id of a framework, or a framework defined here.
        required framework: FrameworkRef<'a>,
        /// What was inspected, in place of the framework's name.
        optional title: Text<'a>,
        /// Who was inspected, if it was somebody else.
        optional provider: Text<'a>,
        /// The first day of the inspection.
        optional from: Date,
        /// The last day of the inspection.
        optional to: Date,
        /// The day the report was published.
        optional published: Date,
        /// The outcome as a whole.
        optional outcome: Outcome<'a>,
        /// Judgements by area.
        list judgements: Judgement<'a>,
        /// How many judgements had which grade.
        optional counts: Counts<'a>,
        /// What to know about it.
        optional note: Text<'a>,
        /// The report.
        optional report: Link<'a>,
    }
}

impl Inspection<'_> {
    /// The day that decides which rules were in force.
    pub fn day(self) -> Option<Date> {
        self.from().or(self.to()).or(self.published())
    }
}

impl Other<'_> {
    /// The day that decides which rules were in force.
    pub fn day(self) -> Option<Date> {
        self.from().or(self.to()).or(self.published())
    }
}

/// Which framework an inspection followed.
#[derive(Debug, Clone, Copy)]
pub enum FrameworkRef<'a> {
    /// One the card knows, by its id.
    Known(&'a str),
    /// One the config defines itself.
    Own(Framework<'a>),
}

impl<'a> View<'a> for FrameworkRef<'a> {
    const SHAPE: &'static Shape = leaf!("the id of a framework, or a framework", read, framework);

    fn of(value: &'a Value) -> Self {
        match value {
            Value::Object(_) => FrameworkRef::Own(Framework::of(value)),
            id => FrameworkRef::Known(id.text()),
        }
    }
}

fn read(value: &mut Value, reader: &mut Reader) -> Result<(), Unusable> {
    match value {
        Value::Object(_) => Framework::SHAPE.read(value, reader).then_some(()).ok_or(Unusable::Told),
        id => read_words(id, reader),
    }
}
