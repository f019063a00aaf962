//! The inspectorates' own open data: files that a council has downloaded, read into configs.
//!
//! A reader gives a place only if everything that its card would say stands in the file. Everything else is left out, with
//! a reason: no grade is derived, no date is paired with a grade of another group of columns, no word is guessed.
//!
//! | module | what it reads |
//! |---|---|
//! | [`fhrs`] | food hygiene ratings: one XML file for each authority |
//! | [`cqc`] | CQC's latest ratings: an OpenDocument spreadsheet |
//! | [`ofsted_schools`] | Ofsted's management information of state-funded schools: CSV |

mod columns;
pub mod cqc;
mod draft;
mod error;
pub mod fhrs;
mod file_name;
mod ods;
pub mod ofsted_schools;
mod reason;
mod selection;
mod sentences;
mod tidy;
mod xml;

use crate::contract::Date;

pub use error::ImportError;
pub use file_name::{date_in, food_authority};
pub use reason::Reason;
pub use selection::{Ids, IdsError};

/// The file of which every config says that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name, without folders.
    pub name: String,
    /// The day of which it shows the state of things.
    pub as_at: Date,
}

/// The language of the sentences that an importer adds, and of the pages that it links to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Welsh, with English beside it.
    Welsh,
}

/// What was read of a file.
#[derive(Debug)]
pub struct Imported {
    /// The file.
    pub source: SourceFile,
    /// How its text is encoded.
    pub encoding: &'static str,
    /// How many rows or records it has, without its header.
    pub rows: u64,
    /// How many of these were not chosen.
    pub not_chosen: u64,
    /// The places that a card can be made of, in the order of the file.
    pub places: Vec<Place>,
    /// What was chosen and left out.
    pub left_out: Vec<Entry>,
    /// What somebody should know about places that were not left out.
    pub remarks: Vec<Entry>,
}

/// A place that was inspected, and its config.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The inspectorate's identifier: letters, digits and hyphens.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The row of the file that it begins in, counted from 1; for XML the number of the record.
    pub row: u64,
    /// The config of its card.
    pub config: serde_json::Value,
}

/// Something that a report lists about a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The row of the file, counted from 1; for XML the number of the record.
    pub row: u64,
    /// The identifier, if there is one.
    pub id: Option<String>,
    /// The name, if there is one.
    pub name: Option<String>,
    /// Why it is listed.
    pub reason: Reason,
    /// What exactly was found.
    pub detail: String,
}

impl Imported {
    fn new(source: SourceFile, encoding: &'static str) -> Self {
        Imported {
            source,
            encoding,
            rows: 0,
            not_chosen: 0,
            places: Vec::new(),
            left_out: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

/// Why a row is left out, with what exactly was found.
type Refusal = (Reason, String);
