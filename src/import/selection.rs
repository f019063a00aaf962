//! Which places are chosen: identifiers that somebody has listed, never names.

use std::collections::BTreeSet;
use std::fmt;

use super::tidy;

/// A list of identifiers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ids(BTreeSet<String>);

/// Why a list can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdsError {
    /// A line begins with something that is no identifier; with its number, counted from 1.
    Line(usize, String),
    /// There is no identifier in it.
    Empty,
}

impl fmt::Display for IdsError {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        match self {
            IdsError::Line(number, word) => write!(to, "line {number}: {word:?} is not an identifier"),
            IdsError::Empty => to.write_str("there is no identifier in it"),
        }
    }
}

impl std::error::Error for IdsError {}

impl Ids {
    /// Reads a list with one identifier in each line. After a space, a comma or a semicolon there may be more, such as the
    /// name; lines that begin with `#` are remarks.
    ///
    /// # Errors
    /// A line that begins with no identifier, or a list without any.
    pub fn parse(text: &str) -> Result<Self, IdsError> {
        let mut ids = BTreeSet::new();
        for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let word = line.split([' ', '\t', ',', ';']).next().unwrap_or(line).trim_matches('"');
            let Some(id) = tidy::identifier(word) else {
                return Err(IdsError::Line(index + 1, word.chars().take(40).collect()));
            };
            ids.insert(id);
        }
        if ids.is_empty() { Err(IdsError::Empty) } else { Ok(Ids(ids)) }
    }

    /// Whether an identifier is listed.
    pub fn contains(&self, id: &str) -> bool {
        self.0.contains(id)
    }

    /// All identifiers, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_of_a_line_is_the_identifier() {
        let ids = Ids::parse("\u{feff}# our schools\n100001 Elm School\n\n100002;Oak\r\n\"100003\",x\n").unwrap();
        assert_eq!(ids.iter().collect::<Vec<_>>(), ["100001", "100002", "100003"]);
        assert_eq!(Ids::parse("100001\nElm School"), Err(IdsError::Line(2, "Elm".into())));
        assert_eq!(Ids::parse("# none"), Err(IdsError::Empty));
    }
}
