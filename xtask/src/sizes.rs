//! How many bytes the release has, as they are and as they travel.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::serving;

/// What a page loads that has a card by a script tag: by the start and the end of the file's name.
pub const LOADED: [(&str, &str); 6] = [
    ("inspection-card.js", ""),
    ("inspection-card.css", ""),
    ("card.", ".js"),
    ("card.", ".wasm"),
    ("words/en.", ".json"),
    ("frameworks/area-send.", ".json"),
];

/// A file of the release.
pub struct File {
    /// Its path inside the release, with forward slashes.
    pub name: String,
    /// Its size.
    pub raw: u64,
    /// Its size as a good host sends it, after brotli.
    pub brotli: u64,
}

/// Every file of a release, by name, but for compressed copies and what is for servers only.
pub fn of(folder: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for name in names(folder)? {
        if serving::is_compressed(&name) || name.starts_with(serving::RULES) {
            continue;
        }
        let raw = size(&folder.join(&name))?;
        // Without a copy, compression does not pay.
        let copy = folder.join(format!("{name}.br"));
        let brotli = if copy.is_file() { size(&copy)? } else { raw };
        files.push(File { name, raw, brotli });
    }
    Ok(files)
}

fn size(path: &Path) -> Result<u64> {
    Ok(fs::metadata(path)?.len())
}

/// The one file of that start and end.
pub fn find<'a>(files: &'a [File], start: &str, end: &str) -> Option<&'a File> {
    files.iter().find(|file| {
        if end.is_empty() {
            return file.name == start;
        }
        file.name.starts_with(start) && file.name.ends_with(end)
    })
}

/// What a page loads in all that has a card by a script tag: as it is, and after brotli.
pub fn loaded(files: &[File]) -> (u64, u64) {
    let loaded = LOADED.iter().filter_map(|(start, end)| find(files, start, end));
    loaded.fold((0, 0), |(raw, brotli), file| (raw + file.raw, brotli + file.brotli))
}

/// The names of a folder's files, those of folders inside it too, sorted.
pub fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    collect(folder, "", &mut names)?;
    names.sort();
    Ok(names)
}

fn collect(folder: &Path, prefix: &str, names: &mut Vec<String>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    let paths: Vec<PathBuf> = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), names)?;
        } else {
            names.push(format!("{prefix}{name}"));
        }
    }
    Ok(())
}
