//! `cargo xtask setup`: installs what is missing, and says why.
//!
//! What that can be is a table, in `steps`; how each kind of thing is found and got is in `kind`.

mod kind;
mod steps;

use std::collections::BTreeSet;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::progress::{Progress, seconds};
use kind::Kind;
use steps::{STEPS, Step};

/// What the tools are wanted for; each purpose includes the ones before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Purpose {
    /// Building the card and serving the demo.
    Serve,
    /// Building the release, with a standard library of its own.
    Release,
    /// Measuring how fast the card is.
    Bench,
    /// Running every test in every browser.
    Test,
}

/// Install what is missing for a purpose, or say what to install by hand.
pub fn run(purpose: Purpose) -> Result<()> {
    let started = Instant::now();
    let wanted = STEPS.iter().filter(|step| step.purpose <= purpose);
    let (there, missing): (Vec<&Step>, Vec<&Step>) = wanted.partition(|step| step.kind.is_there());
    refuse(&missing)?;
    let tasks = tasks(&missing);
    for (number, task) in tasks.iter().enumerate() {
        install(task, number + 1, tasks.len())?;
    }
    kind::clean_up(!missing.is_empty());
    let took = seconds(started.elapsed());
    if missing.is_empty() {
        println!("Set-up: all {} tools are there ({took})", there.len());
    } else {
        println!("Set-up: {} installed in {took}", missing.len());
    }
    Ok(())
}

/// Stop before anything slow is begun if something has to be installed by hand.
fn refuse(missing: &[&Step]) -> Result<()> {
    let stuck: Vec<&Step> = missing.iter().copied().filter(|step| step.kind.obstacle().is_some()).collect();
    if stuck.is_empty() {
        return Ok(());
    }
    let reasons: Vec<String> = stuck
        .iter()
        .filter_map(|step| Some((step, step.kind.obstacle()?)))
        .map(|(step, obstacle)| format!("- {} ({}): {obstacle}", step.name(), step.why))
        .collect();
    bail!("this can't be installed from here:\n{}\n{}", reasons.join("\n"), by_hand(&stuck))
}

/// What a person can do, each thing once.
fn by_hand(steps: &[&Step]) -> String {
    let advice: BTreeSet<&str> = steps.iter().map(|step| step.by_hand).collect();
    let advice: Vec<&str> = advice.into_iter().collect();
    format!("By hand:\n- {}", advice.join("\n- "))
}

/// Steps that one command installs, together: all Debian packages are one task.
fn tasks<'a>(missing: &[&'a Step]) -> Vec<Vec<&'a Step>> {
    let (debian, others): (Vec<&Step>, Vec<&Step>) =
        missing.iter().copied().partition(|step| matches!(step.kind, Kind::Debian { .. }));
    let mut tasks: Vec<Vec<&Step>> = others.into_iter().map(|step| vec![step]).collect();
    if !debian.is_empty() {
        tasks.push(debian);
    }
    tasks
}

fn install(task: &[&Step], number: usize, of: usize) -> Result<()> {
    let names: Vec<String> = task.iter().map(|step| format!("{} ({})", step.name(), step.why)).collect();
    let mut progress = Progress::start(&format!("[{number}/{of}] {}", names.join(", ")));
    let kinds: Vec<&Kind> = task.iter().map(|step| &step.kind).collect();
    for mut command in kind::commands(&kinds) {
        if let Err(error) = progress.run(&mut command) {
            bail!("{error:#}\n{}", by_hand(task));
        }
    }
    kind::remember(&kinds)?;
    progress.done();
    match task.iter().find(|step| !step.kind.is_there()) {
        Some(step) => bail!("{} is still missing; {}", step.name(), step.by_hand),
        None => Ok(()),
    }
}
