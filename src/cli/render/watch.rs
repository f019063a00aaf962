//! Renders cards again when their configs change.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::Result;
use notify_debouncer_mini::new_debouncer;
use notify_debouncer_mini::notify::RecursiveMode;

use crate::cli::files::{self, Input};

/// Editors write a file in several steps, so changes are collected for this long.
const PAUSE: Duration = Duration::from_millis(100);

/// Calls `act` with the inputs that have changed, again and again, until the process ends.
pub fn run(arguments: &[String], act: impl Fn(&[Input]) -> Result<()>) -> Result<()> {
    let (sender, changes) = mpsc::channel();
    let mut debouncer = new_debouncer(PAUSE, sender)?;
    for (folder, mode) in folders(arguments)? {
        debouncer.watcher().watch(&folder, mode)?;
    }
    anstream::eprintln!("watching for changes");
    for events in changes.into_iter().flatten() {
        let changed: BTreeSet<_> = events.iter().filter_map(|event| event.path.canonicalize().ok()).collect();
        let is_changed = |input: &Input| match input {
            Input::Stdin => false,
            Input::File { path, .. } => path.canonicalize().is_ok_and(|path| changed.contains(&path)),
        };
        // A file may have been removed meanwhile.
        let inputs: Vec<_> = files::expand(arguments).unwrap_or_default().into_iter().filter(is_changed).collect();
        if !inputs.is_empty() {
            act(&inputs)?;
        }
    }
    Ok(())
}

/// The folders to watch: those that were given, with all below them, and those of the files that were given.
fn folders(arguments: &[String]) -> Result<BTreeMap<PathBuf, RecursiveMode>> {
    let inputs = files::expand(arguments)?;
    let parents = inputs.iter().filter_map(|input| match input {
        Input::File { path, folder: None } => path.parent(),
        _ => None,
    });
    let here = |folder: &Path| if folder == Path::new("") { PathBuf::from(".") } else { folder.to_path_buf() };
    let mut folders: BTreeMap<_, _> = parents.map(|folder| (here(folder), RecursiveMode::NonRecursive)).collect();
    let given = arguments.iter().map(PathBuf::from).filter(|path| path.is_dir());
    folders.extend(given.map(|folder| (folder, RecursiveMode::Recursive)));
    Ok(folders)
}
