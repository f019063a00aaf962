//! The attributes of the element, as far as they say how the card looks. They are read like a config, so that a slip in
//! one is told like a slip in the other.

use super::model::{Open, Options, Theme, Variant};
use crate::config::reader::{Read, Reader, record};
use crate::config::{Fault, Problem, Value};

record! {
    /// How a card is to look, as it is asked for.
    pub struct Attributes {
        /// The beginning of every id in the card.
        required id: String,
        /// The language of the card.
        required language: String,
        /// The level of the card's heading.
        optional level as "heading-level": Level,
        /// Which sections are open at first.
        optional open: Open,
        /// How much is shown.
        optional variant: Variant,
        /// Light, dark, or as the page.
        optional theme: Theme,
    }
}

impl Attributes {
    /// Reads attributes, and tells what is wrong with them.
    pub fn read(value: Value) -> (Option<Self>, Vec<Problem>) {
        let mut reader = Reader::default();
        (<Self as Read>::read(value, &mut reader), reader.into_problems())
    }
}

impl From<Attributes> for Options {
    fn from(attributes: Attributes) -> Self {
        let usual = Options::default();
        Options {
            id: attributes.id,
            level: attributes.level.map_or(usual.level, |level| level.0),
            open: attributes.open.unwrap_or(usual.open),
            variant: attributes.variant.unwrap_or(usual.variant),
            theme: attributes.theme.unwrap_or(usual.theme),
        }
    }
}

/// The level of the card's heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level(u8);

impl Read for Level {
    const EXPECTED: &'static str = "a level from 2 to 5";

    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Text(digit) if matches!(digit.as_str(), "2" | "3" | "4" | "5") => digit.parse().ok().map(Level),
            Value::Text(word) => {
                reader.note(Fault::UnknownWord {
                    word,
                    known: ["2", "3", "4", "5"].map(String::from).to_vec(),
                    near: None,
                });
                None
            }
            other => reader.wrong(&other),
        }
    }
}

impl Read for Open {
    const EXPECTED: &'static str = "names of sections, or all";

    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Text(names) => Some(Open::parse(&names)),
            other => reader.wrong(&other),
        }
    }
}
