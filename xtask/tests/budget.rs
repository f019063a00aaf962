//! The release stays as small as it is.
//!
//! Reads `dist/`, so it runs after the release build, by `cargo xtask test`.

use xtask::{build, sizes};

/// What each file that a card by script tag loads has weighed, in bytes after brotli.
/// Lower a number when its file gets smaller; raise it only on purpose.
const MEASURED: [(&str, &str, u64); 6] = [
    ("inspection-card.js", "", 3448),
    ("inspection-card.css", "", 2833),
    ("card.", ".js", 5161),
    ("card.", ".wasm", 93_189),
    ("words/en.", ".json", 1097),
    ("frameworks/area-send.", ".json", 441),
];

/// How much a file may grow before somebody has to decide.
const SLACK: u64 = 1000;

#[test]
fn no_file_outgrows_its_budget() {
    let files = sizes::of(&build::dist()).expect("dist/ is there: run `cargo xtask build`");
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
