//! The sizes of a release's files, raw and as a host with brotli sends them.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::{serving, tools};

/// The files that a page with one English card by script tag loads: the start and the end of the name, and the size
/// after brotli. Lower a size when its file gets smaller; raise it only on purpose.
pub const SCRIPT_TAG_FILES: [(&str, &str, u64); 6] = [
    ("inspection-card.js", "", 4427),
    ("inspection-card.css", "", 2971),
    ("card.", ".js", 4776),
    ("card.", ".wasm", 66_753),
    ("locales/en.", ".json", 1380),
    ("frameworks/area-send.", ".json", 542),
];

/// The size of all of them after brotli, built with the installed standard library.
pub const STOCK_TOTAL: u64 = 94_365;

/// How many bytes a change may add to a file or to a total before the test fails.
pub const SLACK: u64 = 1000;

/// A file of the release.
pub struct File {
    /// Its path inside the release, with forward slashes.
    pub name: String,
    /// Its size.
    pub raw: u64,
    /// Its size after brotli, or its raw size where it is not compressed.
    pub brotli: u64,
}

/// Every file of a release, by name, except compressed copies and the rules for servers.
pub fn of(folder: &Path) -> Result<Vec<File>> {
    let size = |name: &str| Ok::<u64, anyhow::Error>(fs::metadata(folder.join(name))?.len());
    let mut files = Vec::new();
    for name in tools::files_in(folder)? {
        if serving::is_compressed(&name) || name.starts_with(serving::RULES) {
            continue;
        }
        let raw = size(&name)?;
        let brotli = size(&format!("{name}.br")).unwrap_or(raw);
        files.push(File { name, raw, brotli });
    }
    Ok(files)
}

/// The file whose name starts and ends like this; an empty `end` means that `start` is the whole name.
pub fn find<'a>(files: &'a [File], start: &str, end: &str) -> Option<&'a File> {
    files.iter().find(|file| {
        if end.is_empty() { file.name == start } else { file.name.starts_with(start) && file.name.ends_with(end) }
    })
}

/// The size of all files of a card by script tag, raw and after brotli.
pub fn script_tag_total(files: &[File]) -> (u64, u64) {
    let loaded = SCRIPT_TAG_FILES.iter().filter_map(|(start, end, _)| find(files, start, end));
    loaded.fold((0, 0), |(raw, brotli), file| (raw + file.raw, brotli + file.brotli))
}
