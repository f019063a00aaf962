//! `cargo xtask test`: every check and every test.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::progress::seconds;
use crate::setup::{self, Purpose};
use crate::{build, tools};

/// One heading of the run.
struct Check {
    title: &'static str,
    command: Command,
    /// Whether it tests what the release build wrote.
    needs_release: bool,
}

/// How a check ended.
#[derive(PartialEq)]
enum Outcome {
    Passed,
    Failed,
    Skipped,
}

/// Set up, run all checks even when one fails, and sum up.
pub fn run() -> Result<()> {
    let started = Instant::now();
    heading("Set-up");
    setup::run(Purpose::Test)?;
    let mut results = Vec::new();
    let mut release_is_there = false;
    for mut check in checks()? {
        heading(check.title);
        let began = Instant::now();
        let outcome = if check.needs_release && !release_is_there {
            println!("skipped: the release was not built");
            Outcome::Skipped
        } else if check.command.status().is_ok_and(|status| status.success()) {
            Outcome::Passed
        } else {
            Outcome::Failed
        };
        if check.title == RELEASE && outcome == Outcome::Passed {
            release_is_there = true;
            build::report(&build::dist())?;
        }
        results.push((check.title, outcome, began.elapsed()));
    }
    sum_up(&results, started.elapsed())
}

const RELEASE: &str = "Release build";

fn checks() -> Result<Vec<Check>> {
    let check = |title, command| Check { title, command, needs_release: false };
    let release = |title, command| Check { title, command, needs_release: true };
    let warnings = ["--", "-D", "warnings"];
    let mut clippy = cargo(&["clippy", "--workspace", "--all-targets"]);
    clippy.args(warnings);
    let mut clippy_browser = cargo(&["clippy", "--test", "browser"]);
    clippy_browser.args(warnings);
    let mut clippy_wasm = cargo(&["clippy", "--target", "wasm32-unknown-unknown"]);
    clippy_wasm.args(["--package", "inspection-card", "--lib"]).args(warnings);
    Ok(vec![
        check("Format", cargo(&["fmt", "--all", "--check"])),
        check("Clippy", clippy),
        check("Clippy, browser tests", clippy_browser),
        check("Clippy, Wasm", clippy_wasm),
        check("Tests without a browser", cargo(&["test", "--workspace"])),
        check("Fuzzing for a minute", cargo(&["xtask", "fuzz", "--seconds", "60"])),
        check(RELEASE, build::release()?),
        check("Stock build", build::stock()),
        release("Size budget", cargo(&["test", "--package", "xtask", "--test", "budget"])),
        release("Tests in three browsers", cargo(&["test", "--test", "browser"])),
    ])
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = tools::command("cargo");
    command.args(arguments);
    command
}

fn heading(title: &str) {
    println!("\n=== {title} ===");
}

fn sum_up(results: &[(&str, Outcome, Duration)], took: Duration) -> Result<()> {
    heading("Summary");
    for (title, outcome, time) in results {
        let word = match outcome {
            Outcome::Passed => "passed",
            Outcome::Failed => "FAILED",
            Outcome::Skipped => "skipped",
        };
        println!("{word:<8} {title:<28} {:>12}", seconds(*time));
    }
    println!("{:<37} {:>12}", "in all, with the set-up", seconds(took));
    let bad = results.iter().filter(|(_, outcome, _)| *outcome != Outcome::Passed).count();
    if bad > 0 {
        bail!("{bad} of {} checks did not pass", results.len());
    }
    println!("All {} checks passed", results.len());
    Ok(())
}
