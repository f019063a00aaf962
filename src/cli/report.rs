//! Problems in several formats, for people and for tools.

mod github;
mod human;
mod json;
mod sarif;

use std::ops::Range;

use inspection_card::contract::source::{Position, Source};
use inspection_card::contract::{CheckProblem, Problem, ProblemKind, Severity, turns_direction};

use super::Exit;

/// How problems are printed.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum Kind {
    /// People: the line with the problem underlined.
    #[default]
    Human,
    /// Scripts: one JSON object.
    Json,
    /// Code scanning: SARIF 2.1.0.
    Sarif,
    /// GitHub Actions: workflow commands.
    Github,
}

/// Text of a config or a file's name as it can be printed: characters that a terminal would obey, and those that turn the
/// direction of text, as escapes.
fn printable(text: &str) -> String {
    let is_obeyed = |c: char| c.is_control() || turns_direction(c);
    text.chars().map(|c| if is_obeyed(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

impl Kind {
    /// The format.
    pub fn format(self) -> Box<dyn Format> {
        match self {
            Kind::Human => Box::new(human::Human::new()),
            Kind::Json => Box::new(json::Json),
            Kind::Sarif => Box::new(sarif::Sarif),
            Kind::Github => Box::new(github::Github),
        }
    }
}

/// A format of problems.
pub trait Format: Sync {
    /// The text before the first file.
    fn start(&self) -> String {
        String::new()
    }

    /// The text of a problem.
    fn problem(&self, report: &Report, found: &Found) -> String;

    /// The text between two problems.
    fn between(&self) -> &'static str {
        ""
    }

    /// The text about problems that are not printed one by one.
    fn more(&self, _: &Report) -> Option<String> {
        None
    }

    /// The text after the last file.
    fn end(&self, tally: &Tally) -> String;
}

/// A file and its problems.
pub struct Report<'a> {
    /// The name of the file.
    pub name: String,
    /// The text of the file.
    pub source: Source<'a>,
    /// Its problems in the order of the text; of very many, only some.
    pub found: Vec<Found>,
    /// How many problems there are.
    pub tally: Tally,
}

/// A file with more problems than this is not a config, and each position takes a search through the whole file.
const MAX_PROBLEMS: usize = 100;

impl<'a> Report<'a> {
    /// Finds the positions of problems.
    pub fn new(name: String, text: &'a str, problems: Vec<Problem>) -> Self {
        let source = Source::new(text);
        let tally = Tally::of(&problems);
        let mut found: Vec<_> =
            problems.into_iter().take(MAX_PROBLEMS).map(|problem| Found::new(problem, &source)).collect();
        found.sort_by_key(|found| found.range.start);
        Report { name, source, found, tally }
    }

    /// All problems, formatted.
    pub fn formatted(&self, format: &dyn Format) -> Vec<String> {
        self.found.iter().map(|found| format.problem(self, found)).chain(format.more(self)).collect()
    }
}

/// A problem and its position.
pub struct Found {
    /// The problem.
    pub problem: Problem,
    /// Its bytes.
    pub range: Range<usize>,
    /// Its first character.
    pub start: Position,
    /// The character after its last.
    pub end: Position,
}

impl Found {
    /// Finds the position of a problem.
    fn new(problem: Problem, source: &Source) -> Self {
        let range = source.locate(&problem);
        Found { start: source.position(range.start), end: source.position(range.end), range, problem }
    }

    /// What is wrong, what was expected and the hint, in one line.
    pub fn sentence(&self) -> String {
        let hint = self.problem.hint().map(|hint| format!(" {hint}")).unwrap_or_default();
        format!("{}. Expected {}.{hint}", self.problem.what(), self.problem.expected())
    }
}

/// Numbers of files and problems.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// Files in all.
    pub files: usize,
    /// Files with problems.
    pub bad: usize,
    /// Files that could not be read.
    pub unreadable: usize,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Tally {
    /// The numbers for one file.
    fn of(problems: &[Problem]) -> Self {
        let errors = problems.iter().filter(|problem| problem.severity() == Severity::Error).count();
        let unreadable =
            problems.iter().any(|problem| matches!(problem.kind, ProblemKind::Check(CheckProblem::Unreadable { .. })));
        Tally {
            files: 1,
            bad: usize::from(!problems.is_empty()),
            unreadable: usize::from(unreadable),
            errors,
            warnings: problems.len() - errors,
        }
    }

    /// Adds the numbers of other files.
    pub fn add(&mut self, other: Tally) {
        self.files += other.files;
        self.bad += other.bad;
        self.unreadable += other.unreadable;
        self.errors += other.errors;
        self.warnings += other.warnings;
    }

    /// Errors and warnings.
    pub fn problems(&self) -> usize {
        self.errors + self.warnings
    }

    /// The exit code.
    pub fn exit(&self, deny_warnings: bool) -> Exit {
        match self {
            Tally { unreadable: 1.., .. } => Exit::NoInput,
            Tally { errors: 1.., .. } => Exit::Errors,
            Tally { warnings: 1.., .. } if deny_warnings => Exit::Warnings,
            _ => Exit::Success,
        }
    }
}
