//! `cargo xtask build`: the release in `dist/`, its sizes, its zip.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::setup::{self, Purpose};
use crate::{package, sizes, tools};

/// Set up, build, weigh and package the release.
pub fn run() -> Result<()> {
    setup::run(Purpose::Serve)?;
    ensure!(trunk().status().context("could not start Trunk")?.success(), "the build failed");
    report(&dist())
}

/// The command that builds the release.
pub fn trunk() -> Command {
    let mut command = tools::command("trunk");
    command.args(["build", "--release"]);
    command
}

/// The folder that the release is written to.
pub fn dist() -> PathBuf {
    tools::root().join("dist")
}

/// Print the sizes of a release and zip it.
pub fn report(release: &Path) -> Result<()> {
    let files = sizes::of(release)?;
    println!("\n{:<44} {:>9} {:>9}", "dist/", "bytes", "brotli");
    for file in &files {
        println!("{:<44} {:>9} {:>9}", file.name, file.raw, file.brotli);
    }
    let loaded = sizes::LOADED.iter().filter_map(|(start, end)| sizes::find(&files, start, end));
    let (raw, brotli) = loaded.fold((0, 0), |(raw, brotli), file| (raw + file.raw, brotli + file.brotli));
    println!("{:<44} {raw:>9} {brotli:>9}", "a card by script tag loads");
    let zip = package::zip(release)?;
    println!("\n{}", zip.strip_prefix(tools::root()).unwrap_or(&zip).display());
    Ok(())
}
