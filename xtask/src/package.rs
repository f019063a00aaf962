//! The release as files that people install: a zip file for hosts, a package for npm, a plugin for WordPress.

pub mod npm;
pub mod wordpress;

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::finish::SCHEMA;
use crate::{serving, tools};

/// What the names of the files begin with that a card in a page needs.
const PARTS: [&str; 5] = ["adopt.", "card.", "inspection-card.", "locales/", "frameworks/"];

/// Pack a release for npm and WordPress, and print the sizes.
pub fn pack(release: &Path) -> Result<[PathBuf; 2]> {
    let packages = [npm::pack(release)?, wordpress::plugin(release)?];
    for path in &packages {
        let bytes = fs::metadata(path)?.len();
        println!("{} ({bytes} bytes)", path.strip_prefix(tools::root()).unwrap_or(path).display());
    }
    Ok(packages)
}

/// Write the zip of a release; the same release gives the same bytes.
pub fn zip(release: &Path) -> Result<PathBuf> {
    let name = format!("inspection-card-{}", env!("CARGO_PKG_VERSION"));
    let files = tools::files_in(release)?.into_iter();
    let files = files.map(|file| (format!("{name}/{file}"), release.join(file)));
    write_zip(&format!("{name}.zip"), files)
}

/// Whether a file of a release is part of a card in a page. Compressed copies need rules of a server.
fn is_part(name: &str) -> bool {
    PARTS.iter().any(|part| name.starts_with(part)) && !serving::is_compressed(name) && name != SCHEMA
}

/// Write a zip file to `target/`, from names in it and the files that they are. The same files give the same bytes.
fn write_zip(name: &str, files: impl IntoIterator<Item = (String, PathBuf)>) -> Result<PathBuf> {
    let folder = tools::root().join("target");
    fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    let mut zip = ZipWriter::new(File::create(&path)?);
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    let deflated = options.compression_method(CompressionMethod::Deflated).compression_level(Some(9));
    let stored = options.compression_method(CompressionMethod::Stored);
    for (name, file) in files {
        zip.start_file(&name, if serving::is_compressed(&name) { stored } else { deflated })?;
        zip.write_all(&fs::read(&file).with_context(|| format!("could not read {}", file.display()))?)?;
    }
    zip.finish()?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::is_part;

    #[test]
    fn the_plugin_has_what_a_card_needs_and_no_more() {
        for name in ["inspection-card.js", "card.0123456789abcdef.wasm", "locales/en.0123456789abcdef.json"] {
            assert!(is_part(name), "{name}");
        }
        for name in ["inspection-card.js.br", "inspection-card.schema.json", "builder/start.js", "demo.css"] {
            assert!(!is_part(name), "{name}");
        }
    }
}
