//! The release as one zip file, for people without these tools.

pub mod wordpress;

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::{serving, tools};

/// Write the zip of a release; the same release gives the same bytes.
pub fn zip(release: &Path) -> Result<PathBuf> {
    let name = format!("inspection-card-{}", env!("CARGO_PKG_VERSION"));
    let folder = tools::root().join("target");
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{name}.zip"));
    let mut zip = ZipWriter::new(File::create(&path)?);
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    let deflated = options.compression_method(CompressionMethod::Deflated).compression_level(Some(9));
    let stored = options.compression_method(CompressionMethod::Stored);
    for file in tools::files_in(release)? {
        let options = if serving::is_compressed(&file) { stored } else { deflated };
        zip.start_file(format!("{name}/{file}"), options)?;
        zip.write_all(&fs::read(release.join(&file))?)?;
    }
    zip.finish()?;
    Ok(path)
}
