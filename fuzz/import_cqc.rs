//! No bytes make the reader of CQC's spreadsheet panic, as a zip file or as what is in it.

#![no_main]

mod places;

use std::io::Cursor;

use inspection_card::contract::Date;
use inspection_card::import::{Ids, Language, SourceFile, cqc};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let only = Ids::parse("1-101\n1-102").expect("these are identifiers");
    let as_at = Date::from_iso("2026-09-01").expect("this is a day");
    let source = SourceFile { name: "01_September_2026_Latest_ratings.ods".into(), as_at };
    if bytes.starts_with(b"PK") {
        places::check(cqc::read(Cursor::new(bytes), source, &only, Language::English));
    } else {
        places::check(cqc::read_content(bytes, source, &only, Language::English));
    }
});
