//! `cargo xtask build`: the release in `dist/`, its sizes, its zip.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::setup::{self, Purpose};
use crate::{package, sizes, small, tools};

/// Set up, build, weigh and package the release; a `stock` one has the standard library as it comes.
pub fn run(stock: bool) -> Result<()> {
    setup::run(if stock { Purpose::Serve } else { Purpose::Release })?;
    let mut build = if stock { trunk() } else { release()? };
    ensure!(build.status().context("could not start Trunk")?.success(), "the build failed");
    report(&dist())
}

/// The command that builds the release.
///
/// # Errors
/// Where nothing can be written to `target`.
pub fn release() -> Result<Command> {
    let mut command = trunk();
    small::stand_in(&mut command)?;
    Ok(command)
}

/// The command that builds the same with the standard library as it comes, beside the release.
pub fn stock() -> Command {
    let mut command = trunk();
    command.arg("--dist").arg(STOCK);
    command
}

fn trunk() -> Command {
    let mut command = tools::command("trunk");
    command.args(["build", "--release"]);
    command
}

/// The folder that the release is written to.
pub fn dist() -> PathBuf {
    tools::root().join("dist")
}

/// Where `stock` is written to, from the project's folder.
pub const STOCK: &str = "target/stock";

/// Print the sizes of a release and zip it.
pub fn report(release: &Path) -> Result<()> {
    let files = sizes::of(release)?;
    println!("\n{:<44} {:>9} {:>9}", "dist/", "bytes", "brotli");
    for file in &files {
        println!("{:<44} {:>9} {:>9}", file.name, file.raw, file.brotli);
    }
    let (raw, brotli) = sizes::loaded(&files);
    println!("{:<44} {raw:>9} {brotli:>9}", "a card by script tag loads");
    let zip = package::zip(release)?;
    println!("\n{}", zip.strip_prefix(tools::root()).unwrap_or(&zip).display());
    Ok(())
}
