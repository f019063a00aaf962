//! No bytes make the reader of Ofsted's table panic.

#![no_main]

mod places;

use inspection_card::contract::Date;
use inspection_card::import::{Language, SourceFile, ofsted_schools};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let as_at = Date::from_iso("2026-09-30").expect("this is a day");
    let source = SourceFile { name: "as_at_30_September_2026.csv".into(), as_at };
    let selection = ofsted_schools::Selection { only: None, authority: Some("999".into()) };
    places::check(ofsted_schools::read(bytes, source, &selection, Language::English));
});
