//! `cargo xtask setup`: installs what is missing, and prints why it is needed.
//!
//! What the project needs is the table in `steps`; how each kind of thing is detected and installed is in `kind`.

mod kind;
mod steps;

use std::collections::BTreeSet;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::progress::{Progress, seconds};
use kind::Kind;
use steps::{STEPS, Step};

/// What the tools are for; each purpose includes the ones before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Purpose {
    /// Building the card and serving the demo
    Serve,
    /// Building the release, with its own standard library
    Release,
    /// Running every test in every browser
    Test,
    /// The same and the tests of `--full`: editors and filters in Node, Python and PHP
    Full,
    /// Measuring how fast the card is (needs no tool of the tests but Chromium)
    Bench,
}

impl Purpose {
    fn needs(self, step: &Step) -> bool {
        match self {
            Self::Bench => step.purpose <= Self::Release || step.bench,
            _ => step.purpose <= self,
        }
    }
}

/// Install what is missing for a purpose, or print what to install by hand.
pub fn run(purpose: Purpose) -> Result<()> {
    let started = Instant::now();
    let needed = STEPS.iter().filter(|step| purpose.needs(step));
    let (installed, missing): (Vec<&Step>, Vec<&Step>) = needed.partition(|step| step.kind.is_installed());
    refuse(&missing)?;
    let tasks = tasks(&missing);
    for (index, task) in tasks.iter().enumerate() {
        install(task, index + 1, tasks.len())?;
    }
    if missing.is_empty() {
        println!("Set-up: all {} tools are installed ({})", installed.len(), seconds(started.elapsed()));
    } else {
        kind::clean_up();
        println!("Set-up: {} installed in {}", missing.len(), seconds(started.elapsed()));
    }
    Ok(())
}

/// Stop before anything slow begins if something has to be installed by hand.
fn refuse(missing: &[&Step]) -> Result<()> {
    let reason = |step: &&Step| Some(format!("- {} ({}): {}", step.name(), step.why, step.kind.obstacle()?));
    let reasons: Vec<String> = missing.iter().filter_map(reason).collect();
    if reasons.is_empty() {
        return Ok(());
    }
    let stuck: Vec<&Step> = missing.iter().copied().filter(|step| step.kind.obstacle().is_some()).collect();
    bail!("this can't be installed from here:\n{}\n{}", reasons.join("\n"), by_hand(&stuck))
}

/// What a person can do, each thing once.
fn by_hand(steps: &[&Step]) -> String {
    let advice: BTreeSet<&str> = steps.iter().map(|step| step.by_hand).collect();
    format!("By hand:\n- {}", Vec::from_iter(advice).join("\n- "))
}

/// All Debian packages are one task, everything else is a task of its own; Python's packages come last.
fn tasks<'a>(missing: &[&'a Step]) -> Vec<Vec<&'a Step>> {
    let (debian, others): (Vec<&Step>, Vec<&Step>) =
        missing.iter().copied().partition(|step| matches!(step.kind, Kind::Debian { .. }));
    let mut tasks: Vec<Vec<&Step>> = others.into_iter().map(|step| vec![step]).collect();
    if !debian.is_empty() {
        tasks.push(debian);
    }
    // Python's own tools come with Debian packages.
    tasks.sort_by_key(|task| matches!(task[..], [Step { kind: Kind::Python { .. }, .. }]));
    tasks
}

fn install(task: &[&Step], number: usize, total: usize) -> Result<()> {
    let names: Vec<String> = task.iter().map(|step| format!("{} ({})", step.name(), step.why)).collect();
    let mut progress = Progress::start(&format!("[{number}/{total}] {}", names.join(", ")));
    let kinds: Vec<&Kind> = task.iter().map(|step| &step.kind).collect();
    for mut command in kind::commands(&kinds) {
        if let Err(error) = progress.run(&mut command) {
            bail!("{error:#}\n{}", by_hand(task));
        }
    }
    kinds.iter().try_for_each(|kind| kind.mark_installed())?;
    progress.done();
    match task.iter().find(|step| !step.kind.is_installed()) {
        Some(step) => bail!("{} is still missing; {}", step.name(), step.by_hand),
        None => Ok(()),
    }
}
