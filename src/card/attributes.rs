//! The attributes of the element, as far as they say how the card looks. They are read like a config, so that a slip in
//! one is told like a slip in the other.

use super::model::{Open, Options, Theme, Variant};
use crate::config::reader::Reader;
use crate::config::shape::{Shape, Unusable, leaf};
use crate::config::view::{View, record};
use crate::config::{Fault, Problem, Value};

record! {
    /// How a card is to look, as it is asked for.
    pub struct Attributes {
        /// The beginning of every id in the card.
        required id: &'a str,
        /// The language of the card.
        required language: &'a str,
        /// The level of the card's heading.
        optional level as "heading-level": Level,
        /// Which sections are open at first.
        optional open: Sections<'a>,
        /// How much is shown.
        optional variant: Variant,
        /// Light, dark, or as the page.
        optional theme: Theme,
    }
}

impl Attributes<'_> {
    /// Reads attributes: how the card is to look, and in which language; and tells what is wrong with them.
    pub fn read(mut value: Value) -> (Option<(Options, String)>, Vec<Problem>) {
        let mut reader = Reader::default();
        let good = Attributes::SHAPE.read(&mut value, &mut reader);
        let attributes = Attributes::of(&value);
        (good.then(|| (attributes.options(), attributes.language().to_owned())), reader.into_problems())
    }

    fn options(self) -> Options {
        let usual = Options::default();
        Options {
            id: self.id().into(),
            level: self.level().map_or(usual.level, |level| level.0),
            open: self.open().map_or(usual.open, |open| Open::parse(open.0)),
            variant: self.variant().unwrap_or(usual.variant),
            theme: self.theme().unwrap_or(usual.theme),
        }
    }
}

/// The level of the card's heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level(u8);

const LEVELS: [&str; 4] = ["2", "3", "4", "5"];

impl<'a> View<'a> for Level {
    const SHAPE: &'static Shape = leaf!(
        "a level from 2 to 5",
        |value, _| match value {
            Value::Text(digit) if LEVELS.contains(&digit.as_str()) => Ok(()),
            Value::Text(word) => Err(Unusable::Because(Fault::UnknownWord {
                word: std::mem::take(word),
                known: LEVELS.map(String::from).to_vec(),
                near: None,
            })),
            _ => Err(Unusable::Type),
        },
        expected
    );

    fn of(value: &'a Value) -> Self {
        Level(value.text().parse().unwrap_or(2))
    }
}

/// Names of sections.
#[derive(Debug, Clone, Copy)]
pub struct Sections<'a>(&'a str);

impl<'a> View<'a> for Sections<'a> {
    const SHAPE: &'static Shape = leaf!(
        "names of sections, or all",
        |value, _| if let Value::Text(_) = value { Ok(()) } else { Err(Unusable::Type) },
        expected
    );

    fn of(value: &'a Value) -> Self {
        Sections(value.text())
    }
}
