//! `cargo xtask test`: every check and every test.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::progress::seconds;
use crate::setup::{self, Purpose};
use crate::{build, tools};

/// What to run.
#[derive(clap::Args)]
pub struct Options {
    /// Also what is slow and rarely fails: five minutes of fuzzing, the build with the installed standard library
    #[arg(long)]
    full: bool,
}

/// One heading of the run.
struct Check {
    title: &'static str,
    /// Whether it tests what the release build wrote.
    needs_release: bool,
    run: Box<dyn Fn() -> Result<()>>,
}

#[derive(PartialEq)]
enum Outcome {
    Passed,
    Failed,
    Skipped,
}

/// Set up, run all checks even when one fails, and print a summary.
pub fn run(options: &Options) -> Result<()> {
    let started = Instant::now();
    heading("Set-up");
    setup::run(Purpose::Test)?;
    let mut results: Vec<(&str, Outcome, Duration)> = Vec::new();
    for check in checks(options.full) {
        heading(check.title);
        let began = Instant::now();
        let release_failed = results.iter().any(|(title, outcome, _)| *title == RELEASE && *outcome != Outcome::Passed);
        let outcome = if check.needs_release && release_failed {
            println!("skipped: the release was not built");
            Outcome::Skipped
        } else if let Err(error) = (check.run)() {
            println!("FAILED: {error:#}");
            Outcome::Failed
        } else {
            Outcome::Passed
        };
        results.push((check.title, outcome, began.elapsed()));
    }
    summary(&results, started.elapsed())
}

const RELEASE: &str = "Release build";

fn checks(full: bool) -> Vec<Check> {
    let task = |title, run: Box<dyn Fn() -> Result<()>>| Check { title, needs_release: false, run };
    let check = |title, arguments: &'static [&'static str]| task(title, Box::new(|| tools::run(&mut cargo(arguments))));
    let on_release = |title, arguments| Check { needs_release: true, ..check(title, arguments) };
    let mut checks = vec![
        check("Format", &["fmt", "--all", "--check"]),
        check("Clippy", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
        check("Clippy, browser tests", &["clippy", "--test", "browser", "--", "-D", "warnings"]),
        check(
            "Clippy, Wasm",
            &[
                "clippy",
                "--target",
                "wasm32-unknown-unknown",
                "--package",
                "inspection-card",
                "--features",
                "embed",
                "--lib",
                "--",
                "-D",
                "warnings",
            ],
        ),
        check("Tests without a browser", &["test", "--workspace"]),
        task(
            RELEASE,
            Box::new(|| {
                build::release()?;
                build::report(&build::dist())
            }),
        ),
        on_release("Size budget", &["test", "--package", "xtask", "--test", "budget", "release"]),
        Check { needs_release: true, ..task("Example application", Box::new(build::example)) },
        on_release("Tests in three browsers", &["test", "--test", "browser"]),
    ];
    if full {
        checks.extend([
            task("Stock build", Box::new(build::stock)),
            check("Size budget, stock build", &["test", "--package", "xtask", "--test", "budget", "stock"]),
            check("Fuzzing for five minutes", &["xtask", "fuzz", "--minutes", "5"]),
        ]);
    }
    checks
}

/// With `UPDATE_GOLDEN` set, tests would overwrite the files that they are to compare with.
fn cargo(arguments: &[&str]) -> Command {
    let mut command = tools::command("cargo");
    command.args(arguments).env_remove("UPDATE_GOLDEN");
    command
}

fn heading(title: &str) {
    println!("\n=== {title} ===");
}

fn summary(results: &[(&str, Outcome, Duration)], total: Duration) -> Result<()> {
    heading("Summary");
    for (title, outcome, time) in results {
        let word = match outcome {
            Outcome::Passed => "passed",
            Outcome::Failed => "FAILED",
            Outcome::Skipped => "skipped",
        };
        println!("{word:<8} {title:<28} {:>12}", seconds(*time));
    }
    println!("{:<37} {:>12}", "total, including set-up", seconds(total));
    let count = |wanted: Outcome| results.iter().filter(|(_, outcome, _)| *outcome == wanted).count();
    let (passed, skipped) = (count(Outcome::Passed), count(Outcome::Skipped));
    let failed = results.len() - passed - skipped;
    // CI reads this line.
    println!(
        "{passed} passed, {failed} failed{}",
        if skipped > 0 { format!(", {skipped} skipped") } else { String::new() }
    );
    if passed < results.len() {
        bail!("{} of {} checks did not pass", results.len() - passed, results.len());
    }
    Ok(())
}
