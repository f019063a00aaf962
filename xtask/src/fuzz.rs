//! `cargo xtask fuzz`: searches for a text that makes the reader panic, led by what code each text reaches.
//!
//! libFuzzer comes as a crate, and the compiler's own flags put the counters in: the stable toolchain is enough.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup::{self, Purpose};
use crate::tools;

/// What `cargo fuzz` has the compiler do, without the sanitizers: there is no unsafe code to watch.
const COUNTERS: &[&str] = &[
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    // With more, the tables of counters and of places can differ in length.
    "-Ccodegen-units=1",
];

/// Where texts to begin with are. What is found is kept, so that the next run begins there.
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

/// Set up, build and search. A text that panics is written to a file, and its name is printed.
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
        bail!("a text was found that should not do what it does; it is in {}", crashes.display());
    }
    Ok(())
}

/// Compile the fuzzer, for this machine.
fn build() -> Result<PathBuf> {
    let target = host()?;
    let mut command = tools::command("cargo");
    command
        .args(["build", "--release", "--manifest-path", "fuzz/Cargo.toml"])
        // A named target keeps the counters out of build scripts.
        .args(["--target", &target, "--target-dir"])
        .arg(folder())
        .env("CARGO_ENCODED_RUSTFLAGS", COUNTERS.join("\u{1f}"));
    if !command.status().context("could not start cargo")?.success() {
        bail!("the fuzzer could not be built");
    }
    Ok(folder().join(target).join("release").join(format!("read{}", std::env::consts::EXE_SUFFIX)))
}

fn folder() -> PathBuf {
    tools::root().join("target/fuzz")
}

/// The name of this machine's target.
fn host() -> Result<String> {
    let output = tools::command("rustc").arg("-vV").output().context("could not start rustc")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not say what machine this is")
}

/// The words of the contract, as the reference names them: what no search would find by chance.
fn dictionary(reference: &str) -> String {
    let between = reference.split('`').skip(1).step_by(2);
    let words: BTreeSet<&str> = between.filter(|word| word.bytes().all(is_of_a_name)).collect();
    words.iter().map(|word| format!("\"\\\"{word}\\\"\"\n")).collect()
}

fn is_of_a_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_contract_are_made_a_dictionary() {
        let reference = "| **`version`** | `1` | … |\n| `easy-read` | `YYYY-MM-DD, or less` |";
        assert_eq!(dictionary(reference), "\"\\\"1\\\"\"\n\"\\\"easy-read\\\"\"\n\"\\\"version\\\"\"\n");
    }
}
