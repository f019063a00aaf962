//! Strengths and areas for improvement.

use super::date::Date;
use super::reader::{Read, Reader, choice, record};
use super::text::Text;
use super::value::Value;
use super::voices::Quote;

record! {
    /// Strengths, or areas for improvement.
    pub struct Findings {
        /// The ones that are shown.
        required items: Items<Finding>,
        /// How many the report names, if that is more than are shown.
        optional total: u32,
        /// Why not all are shown.
        optional reason: Text,
        /// What the provider says to them, in its own words.
        optional response: Text,
    }
}

impl Findings {
    /// How many there are in all. One that could not be read still counts: a slip of the pen must not shorten a list of
    /// weaknesses.
    pub fn total(&self) -> u32 {
        self.total.unwrap_or(0).max(self.items.given as u32)
    }
}

record! {
    /// One strength, or one area for improvement.
    pub struct Finding {
        /// Its subject.
        optional title: Text,
        /// What was found.
        required text: Text,
        /// Longer passages of the report about it, to the letter.
        list quotes: Quote,
        /// The page of the report.
        optional page: u32,
        /// What the provider does about it.
        optional action: Action,
    }
}

record! {
    /// What a provider does about an area for improvement.
    pub struct Action {
        /// What it does.
        required text: Text,
        /// Who answers for it.
        optional owner: Text,
        /// By when.
        optional due: Date,
        /// How far it has come.
        optional status: ActionStatus,
    }
}

choice! {
    /// How far an action has come.
    pub enum ActionStatus {
        /// Not begun.
        Planned = "planned",
        /// Begun.
        UnderWay = "under-way",
        /// Done.
        Done = "done",
    }
}

/// A list that remembers how many items were given, also where some could not be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Items<T> {
    /// The items that could be read.
    pub read: Vec<T>,
    /// How many were given.
    pub given: usize,
}

impl<T: Read> Read for Items<T> {
    const EXPECTED: &'static str = "a list";

    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let given = if let Value::List(values) = &value { values.len() } else { 0 };
        Vec::read(value, reader).map(|read| Items { read, given })
    }
}
