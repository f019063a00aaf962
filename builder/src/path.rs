//! The place of a value in a config.

use std::fmt;

use inspection_card::contract::{Problem, ProblemKind};

/// A step from a value to one inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A member of an object.
    Field(&'static str),
    /// An item of an array, from 0.
    Item(usize),
}

/// The way from the config to a value in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(Vec<Step>);

impl Path {
    /// The place of a member.
    pub fn field(&self, name: &'static str) -> Path {
        self.with(Step::Field(name))
    }

    /// The place of an item.
    pub fn item(&self, index: usize) -> Path {
        self.with(Step::Item(index))
    }

    /// The last name on the way.
    pub fn last_field(&self) -> Option<&'static str> {
        self.0.iter().rev().find_map(|step| match step {
            Step::Field(name) => Some(*name),
            Step::Item(_) => None,
        })
    }

    fn with(&self, step: Step) -> Path {
        Path(self.0.iter().copied().chain([step]).collect())
    }

    /// The steps, from the config on.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The id of the value's control in the form.
    pub fn id(&self) -> String {
        id(&self.to_string())
    }
}

/// As problems name it: `strengths.items[0].text`.
impl fmt::Display for Path {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(index, step)| match step {
            Step::Field(name) if index == 0 => to.write_str(name),
            Step::Field(name) => write!(to, ".{name}"),
            Step::Item(index) => write!(to, "[{index}]"),
        })
    }
}

/// Where a problem can be mended. What is missing as a whole has no control of its own: its first field has.
pub fn place_of(problem: &Problem) -> &str {
    match (&problem.kind, problem.path.as_str()) {
        (ProblemKind::Missing { .. }, "inspection") => "inspection.framework",
        (ProblemKind::Missing { .. }, "provider") => "provider.name",
        (_, path) => path,
    }
}

/// The id of the control that a problem is about. What is wrong with the text as a whole is mended there.
pub fn id_of_problem(problem: &Problem) -> String {
    if is_about_text(problem) { "json".into() } else { id(place_of(problem)) }
}

/// Whether a text is no config.
pub fn is_about_text(problem: &Problem) -> bool {
    use ProblemKind::{InvalidJson, JsonMistake, Type};
    problem.path.is_empty() && matches!(problem.kind, InvalidJson { .. } | JsonMistake(_) | Type { .. })
}

fn id(path: &str) -> String {
    let parts = path.split(['.', '[', ']']).filter(|part| !part.is_empty());
    ["field"].into_iter().chain(parts).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_problems_write_it() {
        let path = Path::default().field("strengths").field("items").item(2).field("text");
        assert_eq!(path.to_string(), "strengths.items[2].text");
        assert_eq!(path.id(), "field-strengths-items-2-text");
    }
}
