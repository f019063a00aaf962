//! The release as files that people install: a zip file for hosts, a package for npm, a plugin for WordPress.

pub mod npm;
pub mod wordpress;

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::{build, serving, tools};

/// Build the release, unless it is there already, and pack it for npm and WordPress.
pub fn run(is_built: bool) -> Result<()> {
    if !is_built {
        build::run(false)?;
    }
    for path in [npm::pack(&build::dist())?, wordpress::plugin(&build::dist())?] {
        let bytes = fs::metadata(&path)?.len();
        println!("{} ({bytes} bytes)", path.strip_prefix(tools::root()).unwrap_or(&path).display());
    }
    Ok(())
}

/// Write the zip of a release; the same release gives the same bytes.
pub fn zip(release: &Path) -> Result<PathBuf> {
    let name = format!("inspection-card-{}", env!("CARGO_PKG_VERSION"));
    let files = tools::files_in(release)?.into_iter();
    let files = files.map(|file| (format!("{name}/{file}"), release.join(file)));
    write_zip(&format!("{name}.zip"), files)
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
