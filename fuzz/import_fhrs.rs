//! No bytes make the reader of food hygiene ratings panic.

#![no_main]

mod places;

use inspection_card::import::{Language, fhrs};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    places::check(fhrs::read(bytes, "FHRS901en-GB.xml", None, Language::English));
    places::check(fhrs::read(bytes, "FHRS901cy-GB.xml", None, Language::Welsh));
});
