//! The package for npm: the files of a release that a page loads, and modules for Vite, servers and TypeScript.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::{Map, Value};

use super::is_part;
use crate::finish::{SCHEMA, SERVER};
use crate::tools;

/// The package's sources, in the project.
const SOURCES: &str = "npm";
/// The folder of the release in the package.
const DIST: &str = "dist";
/// Descriptions of the element and of a config, in a release and at the top of the package.
const DESCRIPTIONS: [&str; 2] = ["custom-elements.json", "reference.md"];

/// Write the package of a release to `target/npm/` and pack it; the same release gives the same bytes.
pub fn pack(release: &Path) -> Result<PathBuf> {
    let target = tools::root().join("target");
    let folder = target.join("npm");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for name in tools::files_in(&tools::root().join(SOURCES))? {
        tools::copy(&tools::root().join(SOURCES).join(&name), &folder.join(&name))?;
    }
    for name in tools::files_in(release)?.iter().filter(|name| is_packed(name)) {
        tools::copy(&release.join(name), &folder.join(DIST).join(name))?;
    }
    for name in DESCRIPTIONS {
        tools::copy(&release.join(name), &folder.join(name))?;
    }
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        tools::copy(&tools::root().join(licence), &folder.join(licence))?;
    }
    write_description(&folder.join("package.json"))?;
    tools::run(tools::command("node").arg("xtask/types.mjs").args([release, &folder]))?;
    tools::run(
        tools::command("npm").args(["pack", "--silent", "--pack-destination"]).arg(&target).current_dir(&folder),
    )?;
    Ok(tarball())
}

/// The packed file.
pub fn tarball() -> PathBuf {
    tools::root().join("target").join(format!("inspection-card-{}.tgz", env!("CARGO_PKG_VERSION")))
}

/// Whether a file of the release is one that a page, a server or an editor of configs loads.
fn is_packed(name: &str) -> bool {
    is_part(name) || [SCHEMA, SERVER].contains(&name)
}

/// Complete `package.json` by the version.
fn write_description(path: &Path) -> Result<()> {
    let mut description: Map<String, Value> = serde_json::from_slice(&fs::read(path)?)?;
    description.shift_insert(1, "version".into(), env!("CARGO_PKG_VERSION").into());
    Ok(fs::write(path, serde_json::to_string_pretty(&description)? + "\n")?)
}

#[cfg(test)]
mod tests {
    use super::is_packed;

    #[test]
    fn only_what_a_page_or_a_server_loads_is_packed() {
        for name in
            ["inspection-card.js", "card.0123456789abcdef.wasm", "locales/en.0123456789abcdef.json", "server.js"]
        {
            assert!(is_packed(name), "{name}");
        }
        for name in ["demo.js", "index.html", "builder/a.wasm", "card.0123456789abcdef.wasm.br", "frameworks.md"] {
            assert!(!is_packed(name), "{name}");
        }
    }
}
