//! The reader: knows where in the tree reading stands, and keeps every problem that is met.

use super::problem::{Fault, Problem};

/// A step from a value to one inside it.
pub enum Step {
    /// Into a field.
    Field(&'static str),
    /// Into an item.
    Item(usize),
}

/// Where reading stands, and what has been found wrong so far.
#[derive(Default)]
pub struct Reader {
    path: Vec<Step>,
    problems: Vec<Problem>,
}

impl Reader {
    /// Everything that was found wrong, in the order it was met.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Notes a problem with the value reading stands at.
    pub fn note(&mut self, fault: Fault) {
        let path = self.path(None);
        self.problems.push(Problem { path, fault });
    }

    /// Notes a word that is not among the known ones, and the one that was probably meant.
    pub fn unknown_word(&mut self, word: String, known: &[&str]) {
        let near = nearest(&word, known).map(String::from);
        self.note(Fault::UnknownWord { word, known: known.iter().copied().map(String::from).collect(), near });
    }

    /// Notes a member that is no known field of the object reading stands at.
    pub fn unknown_field(&mut self, name: &str, known: &[&'static str]) {
        let path = self.path(Some(name));
        let near = nearest(name, known);
        self.problems.push(Problem { path, fault: Fault::UnknownField { near } });
    }

    /// Whether reading stands at the whole tree.
    pub fn is_at_top(&self) -> bool {
        self.path.is_empty()
    }

    /// Does something a step further in.
    pub fn within<T>(&mut self, step: Step, act: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let done = act(self);
        self.path.pop();
        done
    }

    /// Does something with the field `name` of the value reading stands at.
    pub fn field<T>(&mut self, name: &'static str, act: impl FnOnce(&mut Self) -> T) -> T {
        self.within(Step::Field(name), act)
    }

    /// Does something with the item at `index` of the list reading stands at.
    pub fn item<T>(&mut self, index: usize, act: impl FnOnce(&mut Self) -> T) -> T {
        self.within(Step::Item(index), act)
    }

    fn path(&self, last: Option<&str>) -> String {
        let mut path = String::new();
        let fields = self.path.iter().map(|step| match step {
            Step::Field(field) => Ok(*field),
            Step::Item(index) => Err(*index),
        });
        for step in fields.chain(last.map(Ok)) {
            match step {
                Ok(field) if path.is_empty() => path.push_str(field),
                Ok(field) => path.extend([".", field]),
                Err(index) => path.extend(["[", &index.to_string(), "]"]),
            }
        }
        path
    }
}

/// The candidate that is a slip or two away from a word.
pub fn nearest<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let word = word.to_ascii_lowercase();
    candidates
        .iter()
        .copied()
        .map(|candidate| (strsim::osa_distance(&word, &candidate.to_ascii_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count() / 5)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
