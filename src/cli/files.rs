//! The files that a command is given. Thousands of them are worked on in parallel, and reported in order, without keeping
//! all results in memory.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use inspection_card::contract::{CheckProblem, ProblemKind};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rayon::prelude::*;

/// At most this many results are kept in memory.
const CHUNK: usize = 512;

/// Fewer files are done before anybody could read a progress bar.
const MIN_FILES_FOR_PROGRESS: usize = 200;

/// Where a config comes from.
#[derive(Debug, Clone)]
pub enum Input {
    /// Standard input: `-`.
    Stdin,
    /// A file, and the folder in which it was found, if a folder was given.
    File { path: PathBuf, folder: Option<PathBuf> },
}

impl Input {
    /// Its text.
    pub fn text(&self) -> std::result::Result<String, ProblemKind> {
        let bytes = match self {
            Input::File { path, .. } => fs::read(path),
            Input::Stdin => {
                let mut all = Vec::new();
                io::stdin().lock().read_to_end(&mut all).map(|_| all)
            }
        };
        let bytes =
            bytes.map_err(|error| ProblemKind::Check(CheckProblem::Unreadable { message: error.to_string() }))?;
        String::from_utf8(bytes).map_err(|_| ProblemKind::Check(CheckProblem::Encoding))
    }

    /// Its path below the folder that was given; its name, if the file itself was given.
    pub fn relative_path(&self) -> &Path {
        match self {
            Input::Stdin => Path::new("stdin.json"),
            Input::File { path, folder } => match folder {
                Some(folder) => path.strip_prefix(folder).unwrap_or(path),
                None => path.file_name().map_or(path, Path::new),
            },
        }
    }
}

impl fmt::Display for Input {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Input::Stdin => to.write_str("<stdin>"),
            Input::File { path, .. } => write!(to, "{}", path.display()),
        }
    }
}

/// A file was not found, or can't be read.
#[derive(Debug)]
pub struct NoInput(String);

impl NoInput {
    /// What can't be read, with the system's messages.
    pub fn unreadable(what: String) -> Self {
        NoInput(what)
    }
}

impl fmt::Display for NoInput {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for NoInput {}

/// Everything but what needs no encoding in the path of a URL.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path as a relative URL.
pub fn relative_url(path: &Path) -> String {
    utf8_percent_encode(&path.to_string_lossy().replace(MAIN_SEPARATOR, "/"), PATH).to_string()
}

/// The inputs that arguments name: files, `-`, folders (all JSON files below them), patterns such as `**/*.json`.
pub fn expand(arguments: &[String]) -> Result<Vec<Input>> {
    let mut inputs = Vec::new();
    for argument in arguments {
        let path = Path::new(argument);
        if argument == "-" {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            // Found files have no `./` in their paths, so the folder must have none either.
            let folder: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
            let escaped = glob::Pattern::escape(&folder.to_string_lossy());
            let below = [&escaped, "**", "*.json"].iter().collect::<PathBuf>();
            inputs.extend(matching(&below.to_string_lossy(), argument, Some(&folder))?);
        } else if argument.contains(['*', '?', '[']) && !path.exists() {
            inputs.extend(matching(argument, argument, None)?);
        } else {
            inputs.push(Input::File { path: path.into(), folder: None });
        }
    }
    Ok(inputs)
}

/// The files that match a pattern, in the order of their names.
fn matching(pattern: &str, argument: &str, folder: Option<&Path>) -> Result<Vec<Input>> {
    let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::default() };
    let paths = glob::glob_with(pattern, options).with_context(|| format!("{argument} is not a valid pattern"))?;
    let file = |path| Input::File { path, folder: folder.map(Path::to_path_buf) };
    let files: Vec<_> = paths.filter_map(Result::ok).filter(|path| !path.is_dir()).map(file).collect();
    if files.is_empty() { Err(NoInput(format!("no JSON file in {argument}")).into()) } else { Ok(files) }
}

/// Calls `work` with every input, on all cores, and `done` with the results, in order. On a terminal, a bar shows the
/// progress.
pub fn each<T: Send>(
    inputs: &[Input],
    work: impl Fn(&Input) -> T + Sync,
    mut done: impl FnMut(&Input, T) -> Result<()>,
) -> Result<()> {
    let bar = bar(inputs.len());
    for some in inputs.chunks(CHUNK) {
        let worked = |input| {
            let result = work(input);
            bar.inc(1);
            result
        };
        let results: Vec<T> = some.par_iter().map(worked).collect();
        bar.suspend(|| some.iter().zip(results).try_for_each(|(input, result)| done(input, result)))?;
    }
    bar.finish_and_clear();
    Ok(())
}

/// The progress bar; hidden if standard error is not a terminal.
fn bar(len: usize) -> ProgressBar {
    if len < MIN_FILES_FOR_PROGRESS {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} files, {eta} to go");
    ProgressBar::new(len as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_relative_url() {
        assert_eq!(relative_url(Path::new("cards/Ysgol Tŷ.json")), "cards/Ysgol%20T%C5%B7.json");
    }
}
