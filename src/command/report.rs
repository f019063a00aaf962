//! Problems, laid out for people and for tools.

mod github;
mod human;
mod json;
mod sarif;

use std::ops::Range;

use inspection_card::config::{Fault, Problem, Severity};
use inspection_card::source::{Position, Source};

use super::Exit;

/// For whom problems are laid out.
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

impl Kind {
    /// The layout.
    pub fn format(self) -> Box<dyn Format> {
        match self {
            Kind::Human => Box::new(human::Human::new()),
            Kind::Json => Box::new(json::Json),
            Kind::Sarif => Box::new(sarif::Sarif),
            Kind::Github => Box::new(github::Github),
        }
    }
}

/// A layout of problems.
pub trait Format: Sync {
    /// Before the first file.
    fn start(&self) -> String {
        String::new()
    }

    /// A problem.
    fn problem(&self, report: &Report, found: &Found) -> String;

    /// Between two problems.
    fn between(&self) -> &'static str {
        ""
    }

    /// What to say of problems that are not told one by one.
    fn more(&self, _: &Report) -> Option<String> {
        None
    }

    /// After the last file.
    fn end(&self, tally: &Tally) -> String;
}

/// A file, and what is wrong with it.
pub struct Report<'a> {
    /// What it is called.
    pub name: String,
    /// What stands in it.
    pub source: Source<'a>,
    /// Its problems, from its beginning to its end; of very many, the first that were met.
    pub found: Vec<Found>,
    /// How many there are.
    pub tally: Tally,
}

/// A file with more problems than this is no config, and each costs a look at the whole file.
const ENOUGH: usize = 100;

impl<'a> Report<'a> {
    /// Finds the places of problems.
    pub fn new(name: String, text: &'a str, problems: Vec<Problem>) -> Self {
        let source = Source::new(text);
        let tally = Tally::of(&problems);
        let mut found: Vec<_> = problems.into_iter().take(ENOUGH).map(|problem| Found::new(problem, &source)).collect();
        found.sort_by_key(|found| found.range.start);
        Report { name, source, found, tally }
    }

    /// All of them, laid out.
    pub fn laid_out(&self, format: &dyn Format) -> Vec<String> {
        self.found.iter().map(|found| format.problem(self, found)).chain(format.more(self)).collect()
    }
}

/// A problem, and where it stands.
pub struct Found {
    /// The problem.
    pub problem: Problem,
    /// Its bytes.
    pub range: Range<usize>,
    /// Its first character.
    pub start: Position,
    /// The character behind its last.
    pub end: Position,
}

impl Found {
    /// Finds the place of a problem.
    fn new(problem: Problem, source: &Source) -> Self {
        let range = source.locate(&problem);
        Found { start: source.position(range.start), end: source.position(range.end), range, problem }
    }

    /// What is wrong, what was expected and the likely cure, in one line.
    pub fn sentence(&self) -> String {
        let hint = self.problem.hint().map(|hint| format!(" {hint}")).unwrap_or_default();
        format!("{}. Expected {}.{hint}", self.problem.what(), self.problem.expected())
    }
}

/// How many.
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
    /// Counts what was found in one file.
    fn of(problems: &[Problem]) -> Self {
        let errors = problems.iter().filter(|problem| problem.severity() == Severity::Error).count();
        let unreadable = problems.iter().any(|problem| matches!(problem.fault, Fault::Unreadable(_)));
        Tally {
            files: 1,
            bad: usize::from(!problems.is_empty()),
            unreadable: usize::from(unreadable),
            errors,
            warnings: problems.len() - errors,
        }
    }

    /// Adds what was found in others.
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

    /// What that means for a pipeline.
    pub fn exit(&self, deny_warnings: bool) -> Exit {
        match self {
            Tally { unreadable: 1.., .. } => Exit::NoInput,
            Tally { errors: 1.., .. } => Exit::Errors,
            Tally { warnings: 1.., .. } if deny_warnings => Exit::Warnings,
            _ => Exit::Fine,
        }
    }
}
