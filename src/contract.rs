//! How JSON becomes typed values: the value tree, the records and choices that are parsed from it, and every problem
//! that is found on the way. Knows neither frameworks nor what a card looks like.

mod date;
mod diagnostics;
mod json;
pub mod json_mistake;
mod link;
mod list;
mod parse;
mod problem;
mod record;
mod schema;
mod text;
mod value;

#[cfg(authoring)]
pub mod json_schema;
#[cfg(authoring)]
pub mod reference;
#[cfg(authoring)]
pub mod source;

pub use date::Date;
pub use diagnostics::Diagnostics;
pub use json::{BYTE_ORDER_MARK, parse_json};
pub use link::Link;
pub use list::List;
pub use parse::{Describe, FieldRule, Parse, Slot, parse_choice, parse_record};
pub use problem::{CheckProblem, Problem, ProblemKind, Severity};
pub(crate) use record::{choice, record};
pub use schema::{ChoiceSchema, FieldSchema, Meaning, RecordSchema, ScalarSchema, Schema};
pub use text::{Language, MAX_LENGTH, Text, parse_words, turns_direction};
pub use value::{MAX_DEPTH, Value};
