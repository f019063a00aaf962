//! Strengths and areas for improvement.

use super::date::Date;
use super::text::Text;
use super::view::{List, choice, record};
use super::voices::Quote;

record! {
    /// Strengths, or areas for improvement.
    pub struct Findings {
        /// The ones that are shown.
        required items: List<'a, Finding<'a>>,
        /// How many the report names, if that is more than are shown.
        optional total: u32,
        /// Why not all are shown.
        optional reason: Text<'a>,
        /// What the provider says to them, in its own words.
        optional response: Text<'a>,
    }
}

impl Findings<'_> {
    /// How many there are in all. One that could not be read still counts: a slip of the pen must not shorten a list of
    /// weaknesses.
    pub fn count(self) -> u32 {
        self.total().unwrap_or(0).max(self.items().given() as u32)
    }
}

record! {
    /// One strength, or one area for improvement.
    pub struct Finding {
        /// Its subject.
        optional title: Text<'a>,
        /// What was found.
        required text: Text<'a>,
        /// Longer passages of the report about it, to the letter.
        list quotes: Quote<'a>,
        /// The page of the report.
        optional page: u32,
        /// What the provider does about it.
        optional action: Action<'a>,
    }
}

record! {
    /// What a provider does about an area for improvement.
    pub struct Action {
        /// What it does.
        required text: Text<'a>,
        /// Who answers for it.
        optional owner: Text<'a>,
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
