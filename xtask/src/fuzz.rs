//! `cargo xtask fuzz`: searches for a text that makes the parser panic, guided by the code that each text reaches.
//!
//! libFuzzer is a crate, and flags of the compiler add the counters, so the stable toolchain is enough.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup::{self, Purpose};
use crate::tools;

/// The compiler flags of `cargo fuzz`, without sanitizers: there is no unsafe code for them to check.
const COUNTERS: &[&str] = &[
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    // With several, the tables of counters and of their positions can differ in length.
    "-Ccodegen-units=1",
];

/// Folders of texts to begin with. Texts that reach new code are kept, and the next run begins with them too.
const SEEDS: &[&str] = &["static/examples", "static/frameworks", "tests/contract/v1"];

/// How long to search.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
pub struct Time {
    /// For how many minutes
    #[arg(long)]
    minutes: Option<u32>,
    /// For how many seconds
    #[arg(long)]
    seconds: Option<u32>,
}

/// Set up, build and search. A text that causes a panic is written to a file, whose name is printed.
pub fn run(time: &Time) -> Result<()> {
    let seconds = time.seconds.unwrap_or_default() + time.minutes.unwrap_or_default().saturating_mul(60);
    setup::run(Purpose::Test)?;
    let fuzzer = build()?;
    let folder = folder();
    let (corpus, crashes) = (folder.join("corpus"), folder.join("crashes/"));
    for folder in [&corpus, &crashes] {
        fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    }
    let words = folder.join("words");
    fs::write(&words, dictionary(&fs::read_to_string(tools::root().join("static/reference.md"))?))?;

    let mut command = Command::new(fuzzer);
    command
        .current_dir(tools::root())
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}", crashes.display()))
        .arg(format!("-dict={}", words.display()))
        .args(["-timeout=10", "-max_len=16384", "-print_final_stats=1", "-verbosity=0"])
        .arg(&corpus)
        .args(SEEDS.iter().map(|seeds| tools::root().join(seeds)).filter(|seeds| seeds.is_dir()));
    if !command.status().context("could not start the fuzzer")?.success() {
        bail!("a text causes a panic or takes too long; it is in {}", crashes.display());
    }
    Ok(())
}

/// Compile the fuzzer.
fn build() -> Result<PathBuf> {
    let target = host()?;
    let mut command = tools::command("cargo");
    command
        .args(["build", "--release", "--manifest-path", "fuzz/Cargo.toml"])
        // With a target, the flags don't apply to build scripts.
        .args(["--target", &target, "--target-dir"])
        .arg(folder())
        .env("CARGO_ENCODED_RUSTFLAGS", COUNTERS.join("\u{1f}"));
    tools::run(&mut command)?;
    Ok(folder().join(target).join("release").join(format!("read{}", std::env::consts::EXE_SUFFIX)))
}

fn folder() -> PathBuf {
    tools::root().join("target/fuzz")
}

/// The name of this machine's target.
fn host() -> Result<String> {
    let output = tools::command("rustc").arg("-vV").output().context("could not start rustc")?;
    let output = String::from_utf8_lossy(&output.stdout);
    let host = output.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc names no host")
}

/// The names in the reference as libFuzzer's dictionary: the search would not find them by chance.
fn dictionary(reference: &str) -> String {
    let between = reference.split('`').skip(1).step_by(2);
    let words: BTreeSet<&str> = between.filter(|name| name.bytes().all(is_part_of_name)).collect();
    words.iter().map(|word| format!("\"\\\"{word}\\\"\"\n")).collect()
}

fn is_part_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_reference_become_a_dictionary() {
        let reference = "| **`version`** | `1` | … |\n| `easy-read` | `YYYY-MM-DD, or less` |";
        assert_eq!(dictionary(reference), "\"\\\"1\\\"\"\n\"\\\"easy-read\\\"\"\n\"\\\"version\\\"\"\n");
    }
}
