//! Collects every problem of a config, with the path at which it was found.

use super::problem::{Problem, ProblemKind};
use super::value::Value;

/// A step from a value to one inside it.
enum Step {
    Field(&'static str),
    Item(usize),
}

/// The problems found so far, and the path of the value that is being looked at.
#[derive(Default)]
pub struct Diagnostics {
    path: Vec<Step>,
    problems: Vec<Problem>,
}

impl Diagnostics {
    /// All problems, in the order in which they were found.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Reports a problem with the current value.
    pub fn report(&mut self, kind: ProblemKind) {
        let path = self.path(None);
        self.problems.push(Problem { path, kind });
    }

    /// Reports that the current value has the wrong type.
    pub fn report_type(&mut self, found: &Value, expected: &'static str) {
        self.report(ProblemKind::Type { found: found.type_name(), expected });
    }

    /// Reports a word that is not among the known ones, with the nearest of them.
    pub fn report_unknown_word(&mut self, word: String, known: &[&str]) {
        let nearest = nearest(&word, known).map(String::from);
        self.report(ProblemKind::UnknownWord {
            word,
            known: known.iter().copied().map(String::from).collect(),
            nearest,
        });
    }

    /// Reports a member of the current object that is no field of it, with the nearest field.
    pub fn report_unknown_field(&mut self, name: &str, known: &[&'static str]) {
        let path = self.path(Some(name));
        let nearest = nearest(name, known);
        self.problems.push(Problem { path, kind: ProblemKind::UnknownField { nearest } });
    }

    /// Whether the current value is the whole tree.
    pub fn is_at_root(&self) -> bool {
        self.path.is_empty()
    }

    /// Makes a field of the current value the current value.
    pub fn enter_field(&mut self, name: &'static str) {
        self.path.push(Step::Field(name));
    }

    /// Makes an item of the current list the current value.
    pub fn enter_item(&mut self, index: usize) {
        self.path.push(Step::Item(index));
    }

    /// Goes back to the value that holds the current one.
    pub fn leave(&mut self) {
        self.path.pop();
    }

    /// Calls `inspect` with the field `name` as the current value.
    pub fn field<T>(&mut self, name: &'static str, inspect: impl FnOnce(&mut Self) -> T) -> T {
        self.enter_field(name);
        let result = inspect(self);
        self.leave();
        result
    }

    /// Calls `inspect` with the item at `index` as the current value.
    pub fn item<T>(&mut self, index: usize, inspect: impl FnOnce(&mut Self) -> T) -> T {
        self.enter_item(index);
        let result = inspect(self);
        self.leave();
        result
    }

    /// The path of the current value, or of one of its members: `improvements.items[1].text`.
    fn path(&self, member: Option<&str>) -> String {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) => push_name(&mut path, name),
                Step::Item(index) => path.extend(["[", &index.to_string(), "]"]),
            }
        }
        if let Some(name) = member {
            push_name(&mut path, name);
        }
        path
    }
}

fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

/// The candidate that differs from a word by one typing mistake, or by one more for each five characters, but not in all
/// its characters.
fn nearest<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let word = word.to_ascii_lowercase();
    candidates
        .iter()
        .copied()
        .map(|candidate| (strsim::osa_distance(&word, &candidate.to_ascii_lowercase()), candidate))
        .filter(|(distance, candidate)| {
            let length = candidate.chars().count();
            *distance <= 1 + length / 5 && *distance < length
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
