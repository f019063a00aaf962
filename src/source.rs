//! JSON text on its way in, natively: what it holds, and where in it a problem stands. The reader of configs knows paths
//! and no positions; they are looked up here, for the few who need them.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use jsonc_parser::ast::{ObjectProp, Value as Node};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::config::slip::{self, Slip};
use crate::config::{Document, Fault, Problem, Value};
use crate::framework::Frameworks;

/// What some programs write before a text. A browser that fetches the text drops it.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads a config from JSON text, and tells everything that is wrong with either.
pub fn read(text: &str, frameworks: &Frameworks) -> (Option<Document>, Vec<Problem>) {
    let value = match json(text) {
        Ok(value) => value,
        Err(problem) => return (None, vec![problem]),
    };
    let mut problems = Vec::new();
    if text.starts_with(BYTE_ORDER_MARK) {
        problems.push(Problem { path: String::new(), fault: Fault::ByteOrderMark });
    }
    duplicates(&value, "", &mut problems);
    let (document, more) = Document::read(value, frameworks);
    problems.extend(more);
    (document, problems)
}

/// Reads JSON text.
///
/// # Errors
/// One problem, where the text is no JSON.
pub fn json(text: &str) -> Result<Value, Problem> {
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    parse(text).map_err(|error| {
        let said = error.to_string();
        // Where it is stands in the report anyway.
        let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
        Problem::not_json(text, said.into())
    })
}

fn parse(text: &str) -> Result<Value, serde_json::Error> {
    let mut from = serde_json::Deserializer::from_str(text);
    let value = Value::from_deserializer(&mut from)?;
    from.end().map(|()| value)
}

/// Names that stand twice in an object.
fn duplicates(value: &Value, path: &str, problems: &mut Vec<Problem>) {
    match value {
        Value::List(items) => {
            for (index, item) in items.iter().enumerate().filter(|(_, item)| holds_values(item)) {
                duplicates(item, &format!("{path}[{index}]"), problems);
            }
        }
        Value::Object(members) => {
            let mut later = HashSet::new();
            for (name, value) in members.iter().rev() {
                let twice = !later.insert(name);
                if !twice && !holds_values(value) {
                    continue;
                }
                let path = if path.is_empty() { name.clone() } else { [path, ".", name].concat() };
                duplicates(value, &path, problems);
                if twice {
                    problems.push(Problem { path, fault: Fault::Duplicate });
                }
            }
        }
        _ => {}
    }
}

fn holds_values(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Object(_))
}

/// A place in a text, as people and tools count: from 1, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within it.
    pub column: usize,
}

/// JSON text in which problems can be found again.
pub struct Source<'a> {
    text: &'a str,
    /// How many bytes stand before the JSON.
    skipped: usize,
    tree: OnceCell<Option<Node<'a>>>,
    /// Where each line begins.
    lines: OnceCell<Vec<usize>>,
}

impl<'a> Source<'a> {
    /// Takes a text. It is parsed when the first place in it is looked up.
    pub fn new(text: &'a str) -> Self {
        let skipped = text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len();
        Source { text, skipped, tree: OnceCell::new(), lines: OnceCell::new() }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Which bytes to point at for a problem: never more than a line, and none where there is nothing to see.
    pub fn locate(&self, problem: &Problem) -> Range<usize> {
        let text = self.text.get(self.skipped..).unwrap_or_default();
        let found = match problem.fault {
            Fault::ByteOrderMark => Some(0..0),
            Fault::Slip(_) => slip::recognise(text).map(|(slip, at)| match slip {
                Slip::OpenString | Slip::LineBreak => line_from(text, at),
                _ => character(text, at),
            }),
            Fault::NotJson(_) => parse(text).err().map(|error| character(text, byte(text, &error))),
            _ => self.tree.get_or_init(|| tree(text)).as_ref().map(|tree| find(text, tree, problem)),
        };
        found.map_or(0..0, |found| found.start + self.skipped..found.end + self.skipped)
    }

    /// The place of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let (line, start) = self.line_start(byte);
        let before = self.text.get(start..byte).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }

    /// The line that holds a byte, and the byte where it begins.
    pub fn line(&self, byte: usize) -> (&'a str, usize) {
        let (_, start) = self.line_start(byte);
        (self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default(), start)
    }

    /// The number of the line that holds a byte, and the byte where it begins.
    fn line_start(&self, byte: usize) -> (usize, usize) {
        let breaks = || self.text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = self.lines.get_or_init(|| [self.skipped].into_iter().chain(breaks()).collect());
        let line = lines.partition_point(|start| *start <= byte).max(1);
        (line, lines.get(line - 1).copied().unwrap_or_default())
    }
}

fn tree(text: &str) -> Option<Node<'_>> {
    parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default()).ok()?.value
}

/// The byte at which the parser gave up.
fn byte(text: &str, error: &serde_json::Error) -> usize {
    let line: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    line + error.column().saturating_sub(1)
}

/// The character at a byte, or the last one before it.
fn character(text: &str, byte: usize) -> Range<usize> {
    let start = text.floor_char_boundary(byte.min(text.len()));
    let len = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    start..start + len
}

/// From a byte to the end of its line.
fn line_from(text: &str, byte: usize) -> Range<usize> {
    let len = text.get(byte..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    byte..byte + len
}

/// What a path leads to, or as far as it leads: the value if it fits on a line, else its name, else its bracket.
fn find(text: &str, tree: &Node, problem: &Problem) -> Range<usize> {
    let (mut name, mut value, mut rest) = (None, tree, problem.path.as_str());
    while let Some(step) = step(value, rest) {
        (name, value, rest) = step;
    }
    let of_name = matches!(problem.fault, Fault::UnknownField { .. } | Fault::Duplicate);
    let whole = value.start()..value.end();
    let long = text.get(whole.clone()).is_some_and(|value| value.contains('\n'));
    match name {
        Some(name) if of_name || long || !rest.is_empty() => name,
        _ if long || !rest.is_empty() => character(text, whole.start),
        _ => whole,
    }
}

/// One step along a path: the name of the member, if it is one, its value, and the path from there. An unknown name may
/// hold dots and brackets itself.
type Step<'t, 'a, 'p> = (Option<Range<usize>>, &'t Node<'a>, &'p str);

fn step<'t, 'a, 'p>(value: &'t Node<'a>, path: &'p str) -> Option<Step<'t, 'a, 'p>> {
    let below = |after: &'p str| after.strip_prefix('.').unwrap_or(after);
    match value {
        Node::Object(object) => {
            let fits = |member: &'t ObjectProp<'a>| {
                let after = path.strip_prefix(member.name.as_str())?;
                let last = after.is_empty();
                (last || after.starts_with(['.', '[']) && !member.name.as_str().contains('.'))
                    .then_some((member, after))
            };
            let (member, after) =
                object.properties.iter().rev().filter_map(fits).min_by_key(|(_, after)| after.len())?;
            Some((Some(member.name.start()..member.name.end()), &member.value, below(after)))
        }
        Node::Array(array) => {
            let (index, after) = path.strip_prefix('[')?.split_once(']')?;
            Some((None, array.elements.get(index.parse::<usize>().ok()?)?, below(after)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a problem with this path points at, and where.
    fn located<'a>(text: &'a str, path: &str, fault: Fault) -> (&'a str, usize, usize) {
        let source = Source::new(text);
        let range = source.locate(&Problem { path: path.into(), fault });
        let position = source.position(range.start);
        (&text[range], position.line, position.column)
    }

    const MISSING: Fault = Fault::Missing { expected: "" };

    #[test]
    fn a_path_leads_to_its_value() {
        let text = "{\n  \"a\": { \"b\": [1, \"ü\", true] },\n  \"a.b\": 2\n}";
        assert_eq!(located(text, "a.b[1]", Fault::Empty), ("\"ü\"", 2, 19));
        assert_eq!(located(text, "a.b[2]", Fault::Empty), ("true", 2, 24));
        assert_eq!(located(text, "a.b", Fault::UnknownField { near: None }), ("\"a.b\"", 3, 3));
    }

    #[test]
    fn what_is_missing_is_looked_for_where_it_should_be() {
        let text = "{\n \"a\": [{\n \"b\": 1 }], \"c\": {} }";
        assert_eq!(located(text, "a[0].text", MISSING), ("{", 2, 8));
        assert_eq!(located(text, "c.text", MISSING), ("\"c\"", 3, 13));
        assert_eq!(located(text, "d", MISSING), ("{", 1, 1));
    }

    #[test]
    fn what_is_no_json_is_pointed_at() {
        let not_json = |text| json(text).unwrap_err().fault;
        let point = |text| located(text, "", not_json(text));
        assert_eq!(point("{\n \"a\" 1}"), ("1", 2, 6));
        assert_eq!(point("{\n \"a\": \"it"), ("\"it", 2, 7));
        assert_eq!(point("{“a”: 1}"), ("“", 1, 2));
        assert_eq!(point(""), ("", 1, 1));
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        assert_eq!(located("\u{feff}{\"a\": 1}", "a", Fault::Empty), ("1", 1, 7));
        assert!(json("\u{feff}{}").is_ok());
    }

    #[test]
    fn a_name_that_stands_twice_is_found() {
        let text = r#"{"a": {"b": 1, "b": 2}, "c": [[{"d": 1, "d": 2}]]}"#;
        let mut problems = Vec::new();
        duplicates(&json(text).unwrap(), "", &mut problems);
        let mut paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
        paths.sort_unstable();
        assert_eq!(paths, ["a.b", "c[0][0].d"]);
        assert_eq!(located(text, "a.b", Fault::Duplicate), ("\"b\"", 1, 16));
    }
}
