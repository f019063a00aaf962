//! The release stays as small as it is.
//!
//! Reads what the release build and the stock build have written, so it runs after them, by `cargo xtask test`.

use std::path::Path;

use xtask::sizes::{self, File};
use xtask::build;

/// What each file that a card by script tag loads has weighed in the release, in bytes after brotli.
/// Lower a number when its file gets smaller; raise it only on purpose.
const MEASURED: [(&str, &str, u64); 6] = [
    ("inspection-card.js", "", 3511),
    ("inspection-card.css", "", 2833),
    ("card.", ".js", 4955),
    ("card.", ".wasm", 69_951),
    ("words/en.", ".json", 1097),
    ("frameworks/area-send.", ".json", 441),
];

/// What all of them weigh together with the standard library as it comes.
const STOCK: u64 = 92_237;

/// How much may be added before somebody has to decide.
const SLACK: u64 = 1000;

fn files(folder: &Path) -> Vec<File> {
    sizes::of(folder).unwrap_or_else(|error| panic!("{error:#}: run `cargo xtask test`"))
}

#[test]
fn no_file_outgrows_its_budget() {
    let files = files(&build::dist());
    let over: Vec<String> = MEASURED
        .iter()
        .filter_map(|(start, end, measured)| {
            let file = sizes::find(&files, start, end).unwrap_or_else(|| panic!("dist/ has no {start}*{end}"));
            let (size, limit) = (file.brotli, measured + SLACK);
            (size > limit).then(|| format!("{} has {size} bytes, the limit is {limit}", file.name))
        })
        .collect();
    assert!(over.is_empty(), "{}", over.join("\n"));
}

#[test]
fn a_card_by_script_tag_outgrows_its_budget_in_no_build() {
    let released = MEASURED.iter().map(|(.., measured)| measured).sum();
    for (folder, measured) in [(build::dist(), released), (build::stock_dist(), STOCK)] {
        let (_, size) = sizes::script_tag_total(&files(&folder));
        assert!(size <= measured + SLACK, "{}: {size} bytes, the limit is {}", folder.display(), measured + SLACK);
    }
}
