//! Findings: strengths, areas for improvement and the like.

use super::people::Quote;
use crate::contract::{Date, List, Text, choice, record};

record! {
    /// Findings of one kind. If the list is not complete, `total` or `reason` says so.
    pub struct Findings {
        /// What the report calls them, in place of the framework's heading.
        optional heading: Text,
        /// The ones that are listed.
        required items: List<Finding>,
        /// How many the report names, if more than are listed.
        optional total: u32,
        /// Why not all are listed. Without a total, the card says that there may be more.
        optional reason: Text,
        /// What the provider says to them, in its own words.
        optional response: Text,
    }
}

record! {
    /// One finding.
    pub struct Finding {
        /// Its subject.
        optional title: Text,
        /// What was found.
        optional text: Text,
        /// Passages of the report about it, to the letter.
        list quotes: Quote,
        /// The page of the report.
        optional page: u32,
        /// What the provider does about it.
        optional action: Action,
    }
    one_of "text", "quotes"
}

record! {
    /// What a provider does about an area for improvement.
    pub struct Action {
        /// What it does.
        required text: Text,
        /// Who is responsible for it.
        optional owner: Text,
        /// The day by which it is to be done.
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
