//! Positions of problems in JSON text. Parsing gives paths and no positions, because only the native command needs
//! positions; here they are found by the path.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use jsonc_parser::ast::{ObjectProp, Value as Node};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::json::{BYTE_ORDER_MARK, parse};
use super::json_mistake::{self, JsonMistake};
use super::problem::{CheckProblem, Problem, ProblemKind};
use super::value::Value;

/// Problems of the text of a file that are not visible in its values.
pub fn text_problems(text: &str, value: &Value) -> Vec<Problem> {
    let mut problems = Vec::new();
    if text.starts_with(BYTE_ORDER_MARK) {
        problems.push(Problem { path: String::new(), kind: ProblemKind::Check(CheckProblem::ByteOrderMark) });
    }
    duplicates(value, "", &mut problems);
    problems
}

/// Names that occur twice in an object.
fn duplicates(value: &Value, path: &str, problems: &mut Vec<Problem>) {
    match value {
        Value::List(items) => {
            for (index, item) in items.iter().enumerate().filter(|(_, item)| has_children(item)) {
                duplicates(item, &format!("{path}[{index}]"), problems);
            }
        }
        Value::Object(members) => {
            let mut later = HashSet::new();
            for (name, value) in members.iter().rev() {
                let repeated = !later.insert(name);
                if !repeated && !has_children(value) {
                    continue;
                }
                let path = if path.is_empty() { name.clone() } else { [path, ".", name].concat() };
                duplicates(value, &path, problems);
                if repeated {
                    problems.push(Problem { path, kind: ProblemKind::Check(CheckProblem::Duplicate) });
                }
            }
        }
        _ => {}
    }
}

fn has_children(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Object(_))
}

/// A position in a text, counted from 1, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within it.
    pub column: usize,
}

/// JSON text in which the positions of problems are looked up.
pub struct Source<'a> {
    text: &'a str,
    /// The length of the byte order mark, in bytes.
    skipped: usize,
    tree: OnceCell<Option<Node<'a>>>,
    /// The byte at which each line begins.
    lines: OnceCell<Vec<usize>>,
}

impl<'a> Source<'a> {
    /// The text is parsed when the first position is looked up.
    pub fn new(text: &'a str) -> Self {
        let skipped = text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len();
        Source { text, skipped, tree: OnceCell::new(), lines: OnceCell::new() }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The bytes to mark for a problem: at most a line, and none if there is nothing to mark.
    pub fn locate(&self, problem: &Problem) -> Range<usize> {
        let text = self.text.get(self.skipped..).unwrap_or_default();
        let found = match problem.kind {
            ProblemKind::Check(CheckProblem::ByteOrderMark) => Some(0..0),
            ProblemKind::JsonMistake(_) => json_mistake::find(text).map(|(mistake, at)| match mistake {
                JsonMistake::OpenString | JsonMistake::LineBreak => line_from(text, at),
                _ => character(text, at),
            }),
            ProblemKind::InvalidJson { .. } => parse(text).err().map(|error| character(text, byte(text, &error))),
            _ => self.tree.get_or_init(|| tree(text)).as_ref().map(|tree| find(text, tree, problem)),
        };
        found.map_or(0..0, |found| found.start + self.skipped..found.end + self.skipped)
    }

    /// The position of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let (line, start) = self.line_start(byte);
        let before = self.text.get(start..byte).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }

    /// The line that contains a byte, and the byte at which the line begins.
    pub fn line(&self, byte: usize) -> (&'a str, usize) {
        let (_, start) = self.line_start(byte);
        (self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default(), start)
    }

    /// The number of the line that contains a byte, and the byte at which the line begins.
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

/// The byte at which the parser stopped.
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

/// The bytes of the value at a path, or of the last value on the way that exists: the value if it fits on a line, else its
/// name, else its bracket.
fn find(text: &str, tree: &Node, problem: &Problem) -> Range<usize> {
    let (mut name, mut value, mut rest) = (None, tree, problem.path.as_str());
    while let Some(step) = step(value, rest) {
        (name, value, rest) = step;
    }
    let of_name =
        matches!(problem.kind, ProblemKind::UnknownField { .. } | ProblemKind::Check(CheckProblem::Duplicate));
    let whole = value.start()..value.end();
    let long = text.get(whole.clone()).is_some_and(|value| value.contains('\n'));
    match name {
        Some(name) if of_name || long || !rest.is_empty() => name,
        _ if long || !rest.is_empty() => character(text, whole.start),
        _ => whole,
    }
}

/// One step along a path: the name of the member, if it is one, its value, and the rest of the path. The name of an unknown
/// field may contain dots and brackets itself.
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
    use super::super::json::parse_json;
    use super::*;

    /// The text that is marked for a problem with this path, and its position.
    fn located<'a>(text: &'a str, path: &str, kind: ProblemKind) -> (&'a str, usize, usize) {
        let source = Source::new(text);
        let range = source.locate(&Problem { path: path.into(), kind });
        let position = source.position(range.start);
        (&text[range], position.line, position.column)
    }

    const MISSING: ProblemKind = ProblemKind::Missing { expected: "" };

    #[test]
    fn the_value_at_the_path_is_marked() {
        let text = "{\n  \"a\": { \"b\": [1, \"ü\", true] },\n  \"a.b\": 2\n}";
        assert_eq!(located(text, "a.b[1]", ProblemKind::Empty), ("\"ü\"", 2, 19));
        assert_eq!(located(text, "a.b[2]", ProblemKind::Empty), ("true", 2, 24));
        assert_eq!(located(text, "a.b", ProblemKind::UnknownField { nearest: None }), ("\"a.b\"", 3, 3));
    }

    #[test]
    fn the_object_that_lacks_a_field_is_marked() {
        let text = "{\n \"a\": [{\n \"b\": 1 }], \"c\": {} }";
        assert_eq!(located(text, "a[0].text", MISSING), ("{", 2, 8));
        assert_eq!(located(text, "c.text", MISSING), ("\"c\"", 3, 13));
        assert_eq!(located(text, "d", MISSING), ("{", 1, 1));
    }

    #[test]
    fn a_mistake_in_json_is_marked() {
        let not_json = |text| parse_json(text).unwrap_err().kind;
        let marked = |text| located(text, "", not_json(text));
        assert_eq!(marked("{\n \"a\" 1}"), ("1", 2, 6));
        assert_eq!(marked("{\n \"a\": \"it"), ("\"it", 2, 7));
        assert_eq!(marked("{“a”: 1}"), ("“", 1, 2));
        assert_eq!(marked(""), ("", 1, 1));
    }

    #[test]
    fn a_byte_order_mark_does_not_count_as_a_column() {
        assert_eq!(located("\u{feff}{\"a\": 1}", "a", ProblemKind::Empty), ("1", 1, 7));
        assert!(parse_json("\u{feff}{}").is_ok());
    }

    #[test]
    fn a_repeated_name_is_found() {
        let text = r#"{"a": {"b": 1, "b": 2}, "c": [[{"d": 1, "d": 2}]]}"#;
        let mut problems = Vec::new();
        duplicates(&parse_json(text).unwrap(), "", &mut problems);
        let mut paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
        paths.sort_unstable();
        assert_eq!(paths, ["a.b", "c[0][0].d"]);
        assert_eq!(located(text, "a.b", ProblemKind::Check(CheckProblem::Duplicate)), ("\"b\"", 1, 16));
    }
}
