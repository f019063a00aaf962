//! `cargo xtask release`: everything that is to be published, tested, built twice and in one folder.

mod kept;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};

use crate::{build, hash, package, test, tools};

/// How to release.
#[derive(clap::Args)]
pub struct Options {
    /// An earlier release, its folder or its zip: its files with a hash in their names, which pages still load, are published too
    #[arg(long, value_name = "RELEASE")]
    keep: Vec<PathBuf>,
    /// Don't run the tests: they have passed for this commit
    #[arg(long)]
    tested: bool,
    /// Try it out, before the changelog and the kept HTML have the version
    #[arg(long)]
    rehearse: bool,
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Check that everything is ready, test, build, build again elsewhere, pack, and write what is to be published.
pub fn run(options: &Options) -> Result<()> {
    ensure_committed()?;
    if !options.rehearse {
        ensure_ready()?;
    }
    if !options.tested {
        test::run(&test::Options { full: true })?;
    }
    build::run(false)?;
    ensure_reproducible()?;
    let folder = tools::root().join(format!("target/release-{VERSION}"));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let site = folder.join("site");
    for name in tools::files_in(&build::dist())? {
        tools::copy(&build::dist().join(&name), &site.join(&name))?;
    }
    for release in &options.keep {
        let count = kept::add(release, &site)?;
        println!("{count} files of {} are kept", release.display());
    }
    let zip = package::zip(&build::dist())?;
    for file in package::pack(&build::dist())?.iter().chain([&zip]) {
        tools::copy(file, &folder.join(file.file_name().unwrap_or_default()))?;
    }
    fs::write(folder.join("SHA256SUMS"), sums(&folder)?)?;
    println!("\n{}: upload site/, publish the .tgz and the plugin's zip; RELEASING.md has the steps", folder.display());
    Ok(())
}

/// Fail if something is not committed: the second build would not have it.
fn ensure_committed() -> Result<()> {
    let changes = tools::command("git").args(["status", "--porcelain"]).output()?.stdout;
    ensure!(changes.is_empty(), "there are uncommitted changes:\n{}", String::from_utf8_lossy(&changes).trim_end());
    Ok(())
}

/// Fail unless the version is ready to be released.
fn ensure_ready() -> Result<()> {
    let changelog = fs::read_to_string(tools::root().join("CHANGELOG.md"))?;
    let heading = format!("## {VERSION} – ");
    ensure!(changelog.lines().any(|line| line.starts_with(&heading)), "CHANGELOG.md has no “{heading}<date>”");
    let html = format!("tests/released/{VERSION}");
    ensure!(tools::root().join(&html).is_dir(), "{html} is missing: RELEASE=1 cargo test --test released writes it");
    Ok(())
}

/// Build the commit again in another folder, and fail if any byte differs: others can then check what is published.
fn ensure_reproducible() -> Result<()> {
    let other = tempfile::tempdir()?;
    tools::run(tools::command("git").args(["clone", "--quiet", "."]).arg(other.path()))?;
    // Without the target folder of this build.
    let mut cargo = tools::command("cargo");
    cargo.args(["xtask", "build"]).current_dir(&other).env_remove("CARGO_TARGET_DIR").env_remove("CARGO_MANIFEST_DIR");
    tools::run(&mut cargo)?;
    let (ours, theirs) = (hashes(&build::dist())?, hashes(&other.path().join("dist"))?);
    let names: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
    let differing: Vec<_> = names.into_iter().filter(|name| ours.get(*name) != theirs.get(*name)).collect();
    if !differing.is_empty() {
        bail!("a second build, kept in {}, differs in {differing:?}", other.keep().display());
    }
    println!("{} files have the same bytes, built in another folder", ours.len());
    Ok(())
}

/// The hash of each file of a folder.
fn hashes(folder: &Path) -> Result<BTreeMap<String, String>> {
    let hash = |name: String| {
        let hash = hash::whole(&fs::read(folder.join(&name))?);
        Ok((name, hash))
    };
    tools::files_in(folder)?.into_iter().map(hash).collect()
}

/// The hashes as `sha256sum --check` reads them.
fn sums(folder: &Path) -> Result<String> {
    let mut sums = String::new();
    for (name, hash) in hashes(folder)? {
        writeln!(sums, "{hash}  {name}")?;
    }
    Ok(sums)
}
