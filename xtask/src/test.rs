//! `cargo xtask test`: every check and every test.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::progress::seconds;
use crate::setup::{self, Purpose};
use crate::{build, tools};

/// What to run.
#[derive(clap::Args)]
pub struct Options {
    /// Also run what is slow and rarely fails: style sheets of many sites, pages by web frameworks, editors and filters,
    /// WordPress, licences, the build with the installed standard library, five minutes of fuzzing
    #[arg(long)]
    pub full: bool,
}

/// One heading of the run.
struct Check {
    title: &'static str,
    task: Task,
    when: When,
}

enum Task {
    /// The arguments of cargo.
    Cargo(&'static str),
    /// The same for the builder, which enables other features of Yew: it has a target folder of its own.
    Builder(&'static str),
    BuildRelease,
    BuildExample,
    BuildStacks,
    BuildNpmPages,
    BuildStock,
    Package,
}

#[derive(PartialEq)]
enum When {
    Always,
    /// Not if the release could not be built.
    AfterRelease,
    /// With `--full`.
    Full,
}

use Task::{BuildExample, BuildNpmPages, BuildRelease, BuildStacks, BuildStock, Builder, Cargo, Package};
use When::{AfterRelease, Always, Full};

const CHECKS: &[Check] = &[
    check("Format", Cargo("fmt --all --check"), Always),
    check("Clippy", Cargo("clippy --workspace --exclude inspection-card-builder --all-targets -- -D warnings"), Always),
    check("Clippy, tests of a release", Cargo("clippy --test browser --test npm -- -D warnings"), Always),
    check(
        "Clippy, Wasm",
        Cargo("clippy --target wasm32-unknown-unknown -p inspection-card -F embed --lib -- -D warnings"),
        Always,
    ),
    check("Clippy, builder", Builder("clippy --all-targets -- -D warnings"), Always),
    check("Tests of the builder", Builder("test"), Always),
    check("Tests without a browser", Cargo("test --workspace --exclude inspection-card-builder"), Always),
    check(
        "Clippy, documentation",
        Cargo("clippy --package xtask --features finish --all-targets -- -D warnings"),
        Always,
    ),
    check("Documentation", Cargo("test --package xtask --features finish --lib docs"), Always),
    check("Release build", BuildRelease, Always),
    check("Size budget", Cargo("test --package xtask --test budget release"), AfterRelease),
    check("Oldest browsers", Cargo("test --package xtask --test floor"), AfterRelease),
    check("Packages for npm and WordPress", Package, AfterRelease),
    check("Tests of the package for npm", Cargo("test --test npm"), AfterRelease),
    check("Example application", BuildExample, AfterRelease),
    check("Tests in three browsers", Cargo("test --test browser"), AfterRelease),
    check("Pages by web frameworks", BuildStacks, Full),
    check("Pages with the package for npm", BuildNpmPages, Full),
    check("Slow tests in three browsers", Cargo("test --test browser -- --ignored"), Full),
    check("Licences and sources", Cargo("deny --workspace check licenses bans sources"), Full),
    check(
        "Licences and sources, fuzzer",
        Cargo("deny --manifest-path fuzz/Cargo.toml check licenses bans sources"),
        Full,
    ),
    check("Stock build", BuildStock, Full),
    check("Size budget of the stock build", Cargo("test --package xtask --test budget stock"), Full),
    check("Fuzzing for five minutes", Cargo("xtask fuzz --minutes 5"), Full),
    check("Fuzzing food hygiene ratings", Cargo("xtask fuzz --target import-fhrs --minutes 1"), Full),
    check("Fuzzing CQC's spreadsheet", Cargo("xtask fuzz --target import-cqc --minutes 1"), Full),
    check("Fuzzing Ofsted's table", Cargo("xtask fuzz --target import-ofsted-schools --minutes 1"), Full),
];

const fn check(title: &'static str, task: Task, when: When) -> Check {
    Check { title, task, when }
}

#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Passed,
    Failed,
    Skipped,
}

/// Set up, run all checks even when one fails, and print a summary.
pub fn run(options: &Options) -> Result<()> {
    let started = Instant::now();
    heading("Set-up");
    setup::run(if options.full { Purpose::Full } else { Purpose::Test })?;
    let mut has_release = true;
    let mut results = Vec::new();
    for check in CHECKS.iter().filter(|check| options.full || check.when != Full) {
        heading(check.title);
        let began = Instant::now();
        let outcome = if check.when == AfterRelease && !has_release {
            println!("skipped: the release was not built");
            Outcome::Skipped
        } else if let Err(error) = check.task.run() {
            println!("FAILED: {error:#}");
            has_release &= !matches!(check.task, BuildRelease);
            Outcome::Failed
        } else {
            Outcome::Passed
        };
        results.push((check.title, outcome, began.elapsed()));
    }
    summary(&results, started.elapsed())
}

impl Task {
    fn run(&self) -> Result<()> {
        match self {
            BuildRelease => build::release().and_then(|()| build::report(&build::dist())),
            BuildExample => build::example(),
            BuildStacks => build::stacks(),
            BuildNpmPages => build::npm_pages(),
            Package => build::packages(true),
            BuildStock => build::stock(),
            Cargo(arguments) => tools::run(&mut cargo(arguments)),
            Builder(arguments) => tools::run(tools::in_builder(&mut cargo(arguments))),
        }
    }
}

fn cargo(arguments: &str) -> Command {
    let mut cargo = tools::command("cargo");
    // With these set, tests write the files that they are to compare with.
    cargo.args(arguments.split(' ')).env_remove("UPDATE_GOLDEN").env_remove("RELEASE");
    cargo
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
        println!("{word:<8} {title:<32} {:>12}", seconds(*time));
    }
    println!("{:<41} {:>12}", "total, including set-up", seconds(total));
    let passed = results.iter().filter(|(_, outcome, _)| *outcome == Outcome::Passed).count();
    // A skipped check counts as failed: it is unknown whether it would pass.
    let failed = results.len() - passed;
    println!("{passed} passed, {failed} failed");
    ensure!(failed == 0, "not all checks passed");
    Ok(())
}
