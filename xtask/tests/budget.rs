//! The card stays as small as it is. The numbers are in `xtask/src/sizes.rs`.
//!
//! Reads what the release build and the stock build wrote: `cargo xtask test` runs these tests after the builds.

use std::path::Path;

use xtask::build;
use xtask::sizes::{self, File, SCRIPT_TAG_FILES, SLACK, STOCK_TOTAL};

fn files(folder: &Path) -> Vec<File> {
    sizes::of(folder).unwrap_or_else(|error| panic!("{error:#}: run `cargo xtask test --full`"))
}

#[test]
fn release_files_are_within_budget() {
    let files = files(&build::dist());
    for (start, end, budget) in SCRIPT_TAG_FILES {
        let file = sizes::find(&files, start, end).unwrap_or_else(|| panic!("dist/ has no {start}*{end}"));
        let limit = budget + SLACK;
        assert!(file.brotli <= limit, "{} has {} bytes, the limit is {limit}", file.name, file.brotli);
    }
}

#[test]
fn release_total_is_within_budget() {
    check_total(&build::dist(), SCRIPT_TAG_FILES.iter().map(|(.., budget)| budget).sum());
}

#[test]
fn stock_total_is_within_budget() {
    check_total(&build::stock_dist(), STOCK_TOTAL);
}

fn check_total(folder: &Path, budget: u64) {
    let (_, total) = sizes::script_tag_total(&files(folder));
    let limit = budget + SLACK;
    assert!(total <= limit, "{}: {total} bytes, the limit is {limit}", folder.display());
}
