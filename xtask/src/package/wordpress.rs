//! The WordPress plugin as one zip file, as the Plugins screen takes it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use super::{is_part, write_zip};
use crate::tools;

/// The plugin's folder, here and on a site.
const PLUGIN: &str = "inspection-card";

/// Write the zip of the plugin with the files of a release; the same files give the same bytes.
pub fn plugin(release: &Path) -> Result<PathBuf> {
    let version = env!("CARGO_PKG_VERSION");
    let source = tools::root().join("integrations/wordpress").join(PLUGIN);
    check_versions(&source, version)?;
    let files = files(&source, release)?.into_iter().map(|(name, file)| (format!("{PLUGIN}/{name}"), file));
    write_zip(&format!("inspection-card-wordpress-{version}.zip"), files)
}

/// The plugin's files: their names in its folder, and where they are.
fn files(source: &Path, release: &Path) -> Result<Vec<(String, PathBuf)>> {
    let own = tools::files_in(source)?.into_iter().map(|name| (name.clone(), source.join(name)));
    let parts = tools::files_in(release)?.into_iter().filter(|name| is_part(name));
    let parts = parts.map(|name| (format!("card/{name}"), release.join(name)));
    let license = ("LICENSE".to_owned(), tools::root().join("LICENSE-MIT"));
    Ok(own.chain(parts).chain([license]).collect())
}

/// WordPress reads the version from two files, and offers updates by it.
fn check_versions(source: &Path, version: &str) -> Result<()> {
    let lines = [
        ("inspection-card.php", format!(" * Version: {version}\n")),
        ("inspection-card.php", format!("define( 'INSPECTION_CARD_VERSION', '{version}' );\n")),
        ("readme.txt", format!("Stable tag: {version}\n")),
    ];
    for (name, line) in lines {
        let text = fs::read_to_string(source.join(name))?;
        ensure!(text.contains(&line), "{name} of the WordPress plugin does not say {:?}", line.trim());
    }
    Ok(())
}
