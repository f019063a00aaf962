//! `cargo xtask build`: the release in `dist/`, its sizes, its zip.
//!
//! The release is built with its own copy of the standard library: optimised for size and without panic messages,
//! which nobody would see in a browser. Cargo reads the unstable settings for it from the environment. They apply to
//! every cargo command in that environment, so Trunk must not run its `post_build` hook there: it gets a configuration
//! without hooks, and `finish` runs afterwards, here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::package::{self, npm};
use crate::setup::{self, Purpose};
use crate::{sizes, tools};

/// Unstable cargo and rustc settings for the standard library, enabled in a stable compiler by `RUSTC_BOOTSTRAP`.
const BUILD_STD: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
    ),
];

/// Set up, build, print sizes and package. A `stock` release uses the standard library that rustup installs.
pub fn run(stock: bool) -> Result<()> {
    setup::run(if stock { Purpose::Serve } else { Purpose::Release })?;
    if stock {
        tools::run(tools::command("trunk").args(["build", "--release"]))?;
    } else {
        release()?;
    }
    report(&dist())
}

/// Build the release, unless it is there already, and pack it for npm and WordPress.
pub fn packages(is_built: bool) -> Result<()> {
    if !is_built {
        run(false)?;
    }
    package::pack(&dist()).map(drop)
}

/// Build the release in `dist/`.
pub fn release() -> Result<()> {
    let folder = tools::root().join("target/build-std");
    let page = folder.join("page");
    fs::create_dir_all(&folder)?;
    let config = folder.join("Trunk.toml");
    fs::write(&config, without_hooks(&fs::read_to_string(tools::root().join("Trunk.toml"))?)?)?;

    let mut trunk = tools::command("trunk");
    trunk.arg("--config").arg(config).args(["build", "--release", "--dist"]).arg(&page);
    // Trunk resolves relative paths from the folder of its configuration.
    trunk.arg(tools::root().join("index.html"));
    // A target folder of its own: otherwise each kind of build would invalidate the other.
    tools::run(trunk.envs(BUILD_STD).env("CARGO_TARGET_DIR", &folder))?;
    tools::run(finish().env("TRUNK_STAGING_DIR", &page).env("TRUNK_PROFILE", "release"))?;

    if dist().exists() {
        fs::remove_dir_all(dist()).context("could not remove the old dist/")?;
    }
    fs::rename(page, dist()).context("could not move the release to dist/")
}

/// Build the same with the installed standard library, in `target/stock`, as `trunk build --release` does in `dist/`.
pub fn stock() -> Result<()> {
    tools::run(tools::command("trunk").args(["build", "--release", "--dist"]).arg(stock_dist()))
}

/// Build the example application in `target/yew-app`, where the browser tests look for it. It takes its stylesheet from
/// the release.
pub fn example() -> Result<()> {
    let mut trunk = tools::command("trunk");
    trunk.arg("build").current_dir(tools::root().join("examples/yew-app"));
    tools::run(trunk.env("CARGO_TARGET_DIR", tools::root().join("target/yew-app-build")))
}

/// Bundle the pages by web frameworks in `target/stacks`, where the browser tests look for them.
pub fn stacks() -> Result<()> {
    tools::run(tools::command("node").arg("build.mjs").current_dir(tools::root().join("tests/stacks")))
}

/// Install the npm package where the browser tests need it, check its types with the frameworks, and build the applications
/// and the example site that use it.
pub fn npm_pages() -> Result<()> {
    let in_folder = |program: &str, arguments: &[&str], folder: &str| {
        tools::run(tools::command(program).args(arguments).current_dir(tools::root().join(folder)))
    };
    let tarball = npm::tarball();
    let tarball = tarball.to_str().context("the path of the project is not Unicode")?;
    for folder in ["tests/npm", "examples/eleventy"] {
        let install = ["install", "--no-save", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", tarball];
        in_folder("npm", &install, folder)?;
    }
    in_folder("tsc", &["-p", "types/frameworks"], "tests/npm")?;
    in_folder("node", &["build.mjs"], "tests/npm")?;
    in_folder("npm", &["run", "build"], "examples/eleventy")
}

/// The folder of the release.
pub fn dist() -> PathBuf {
    tools::root().join("dist")
}

/// The folder of the stock build that is compared with the release.
pub fn stock_dist() -> PathBuf {
    tools::root().join("target/stock")
}

/// Print the sizes of a release and zip it.
pub fn report(release: &Path) -> Result<()> {
    let files = sizes::of(release)?;
    println!("\n{:<44} {:>9} {:>9}", "dist/", "bytes", "brotli");
    for file in &files {
        println!("{:<44} {:>9} {:>9}", file.name, file.raw, file.brotli);
    }
    let (raw, brotli) = sizes::script_tag_total(&files);
    println!("{:<44} {raw:>9} {brotli:>9}", "files of a card by script tag");
    let zip = package::zip(release)?;
    println!("\n{}", zip.strip_prefix(tools::root()).unwrap_or(&zip).display());
    Ok(())
}

/// The command of Trunk's hook.
fn finish() -> Command {
    let mut cargo = tools::command("cargo");
    cargo.args(["run", "--quiet", "--package", "xtask", "--features", "finish", "--", "finish"]);
    cargo
}

fn without_hooks(config: &str) -> Result<String> {
    let mut config: toml::Table = config.parse().context("Trunk.toml is not valid")?;
    config.remove("hooks").context("Trunk.toml has no hook")?;
    Ok(config.to_string())
}

#[cfg(test)]
mod tests {
    use super::without_hooks;

    #[test]
    fn only_the_hooks_are_removed() {
        let config = "[build]\ndist = \"dist\"\n[[hooks]]\nstage = \"post_build\"\ncommand = \"cargo\"\n";
        assert_eq!(without_hooks(config).unwrap(), "[build]\ndist = \"dist\"\n");
        assert!(without_hooks("[build]\n").is_err());
    }
}
