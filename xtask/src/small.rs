//! The release's Wasm is built with a standard library of its own: made for size, and without the words of a panic,
//! which nobody would see. It takes a tenth off the Wasm.
//!
//! Cargo can do that in one build with switches that are not stable yet. Trunk has no way to pass them on, and its hook
//! runs cargo too, for which they are not meant. So Trunk finds this program under cargo's name, and what is built for
//! the browser is built with the switches; everything else is left to cargo as it is. `trunk build --release` alone
//! makes the same card with the standard library as it comes.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::tools;

const TARGET: &str = "wasm32-unknown-unknown";

/// The switches, as cargo takes them from the environment.
const SWITCHES: [(&str, &str); 5] = [
    // Unstable switches in a stable compiler.
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
    ),
    // Apart from other builds, which would begin anew after each of these.
    ("CARGO_TARGET_DIR", "target/small"),
];

/// Lets a command find this program as `cargo`.
///
/// # Errors
/// Where the link to this program can't be made.
pub fn stand_in(command: &mut Command) -> Result<()> {
    let folder = tools::root().join("target/stand-in");
    let link = folder.join(format!("cargo{}", env::consts::EXE_SUFFIX));
    fs::create_dir_all(&folder)?;
    if link.exists() {
        fs::remove_file(&link)?;
    }
    let program = env::current_exe()?;
    fs::hard_link(&program, &link).or_else(|_| fs::copy(&program, &link).map(|_| ()))?;
    let path = tools::path();
    command.env("PATH", env::join_paths(iter::once(folder).chain(env::split_paths(&path)))?);
    Ok(())
}

/// Runs cargo, if this program was called by that name.
pub fn as_cargo() -> Option<ExitCode> {
    let name = PathBuf::from(env::args_os().next()?);
    (name.file_stem() == Some(OsStr::new("cargo"))).then(|| match cargo() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    })
}

fn cargo() -> Result<ExitCode> {
    // Cargo, which has started the build, says here which one it is.
    let real = env::var_os("CARGO").context("CARGO is not set")?;
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let mut command = Command::new(Path::new(&real));
    if arguments.iter().any(|argument| argument.to_string_lossy().contains(TARGET)) {
        command.envs(SWITCHES).current_dir(tools::root());
    }
    let status = command.args(arguments).status().context("could not start cargo")?;
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}
