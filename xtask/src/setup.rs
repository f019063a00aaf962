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
    let obstacles: Vec<String> = missing
        .iter()
        .filter_map(|step| {
            let obstacle = step.kind.obstacle()?;
            Some(format!(
                "- {} ({}): {obstacle}.\n  {}",
                step.what, step.why, step.by_hand
            ))
        })
        .collect();
    if obstacles.is_empty() {
        return Ok(());
    }
    bail!(
        "please install by hand, then run this again:\n{}",
        obstacles.join("\n")
    )
}

/// Steps that one command installs, together: all Debian packages are one task.
fn tasks<'a>(missing: &[&'a Step]) -> Vec<Vec<&'a Step>> {
    let (debian, mut tasks): (Vec<_>, Vec<_>) = (
        missing
            .iter()
            .copied()
            .filter(|step| matches!(step.kind, Kind::Debian { .. }))
            .collect(),
        missing
            .iter()
            .copied()
            .filter(|step| !matches!(step.kind, Kind::Debian { .. }))
            .map(|step| vec![step])
            .collect(),
    );
    if !debian.is_empty() {
        tasks.push(debian);
    }
    tasks
}

fn install(task: &[&Step], number: usize, of: usize) -> Result<()> {
    let names: Vec<String> = task
        .iter()
        .map(|step| format!("{} ({})", step.what, step.why))
        .collect();
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
        Some(step) => bail!("{} is still missing; {}", step.what, step.by_hand),
        None => Ok(()),
    }
}
