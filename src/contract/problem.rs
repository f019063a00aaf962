//! What is wrong with a config, in words that an editor can act on. All such words are in this file and in
//! `problem/check.rs`; the console, the event `inspection-card:error` and the command only format them.

use super::date::Date;
use super::json_mistake::{self, JsonMistake};

#[cfg(authoring)]
mod check;
#[cfg(not(authoring))]
#[path = "problem/no_check.rs"]
mod check;

pub use check::CheckProblem;

/// How much a problem costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Everything is shown, but it is probably not what was meant.
    Warning,
    /// The part at the path is not shown. If it is a required part, there is no card.
    Error,
}

impl Severity {
    /// `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One problem of a config.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where it is: `improvements.items[1].text`; empty for the config as a whole.
    pub path: String,
    /// What it is.
    pub kind: ProblemKind,
}

/// The kinds of problems. Their fields hold what was found, and what is known about what was meant.
#[allow(missing_docs, reason = "the names of the fields explain them")]
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemKind {
    /// The text is not JSON; with the parser's message.
    InvalidJson { message: String },
    /// The text is not JSON because of a well-known mistake.
    JsonMistake(JsonMistake),
    /// A value of the wrong type.
    Type { found: &'static str, expected: &'static str },
    /// A required field is absent.
    Missing { expected: &'static str },
    /// A text without words.
    Empty,
    /// A field that the contract does not have.
    UnknownField { nearest: Option<&'static str> },
    /// A word that is not among the known ones.
    UnknownWord { word: String, known: Vec<String>, nearest: Option<String> },
    /// A version of the contract that this release does not know.
    Version,
    /// Not a date of the form `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    Date { found: String },
    /// An address that a card must not link to.
    Link { found: String },
    /// Invisible control characters, which were removed.
    Invisible,
    /// A text that is longer than a card may have, in characters.
    TooLong { length: usize, limit: usize },
    /// Not a language tag.
    Language { found: String },
    /// None of several fields is present, of which one has to be.
    NoneOf { expected: String },
    /// A total below the number of items.
    Total { total: u32, items: usize },
    /// Fewer items than the total, without a reason and without a link to the report.
    Incomplete { total: u32, items: usize },
    /// A framework that is neither built in nor defined in the config.
    UnknownFramework { id: String },
    /// A framework that was not in force on the day of the inspection; with the dates between which it was.
    NotInForce { day: Date, from: Option<Date>, to: Option<Date> },
    /// A grade for an inspection as a whole, where the framework gives none; with the day since when.
    NoOverallGrade { since: Option<Date> },
    /// An area that was not judged on the day of the inspection; with the dates between which it is.
    AreaNotJudged { from: Option<Date>, to: Option<Date> },
    /// An outcome that is said to be not known, beside one that is given.
    KnownAndUnknown,
    /// Something that only the native command looks for.
    Check(CheckProblem),
}

impl Problem {
    /// The problem of a text that a JSON parser has refused with `message`.
    pub fn invalid_json(text: &str, message: String) -> Self {
        let kind = match json_mistake::find(text) {
            Some((mistake, _)) => ProblemKind::JsonMistake(mistake),
            None => ProblemKind::InvalidJson { message },
        };
        Problem { path: String::new(), kind }
    }

    /// How much it costs.
    pub fn severity(&self) -> Severity {
        match &self.kind {
            ProblemKind::UnknownField { .. }
            | ProblemKind::Invisible
            | ProblemKind::Link { .. }
            | ProblemKind::Total { .. } => Severity::Warning,
            ProblemKind::Check(problem) => problem.severity(),
            _ => Severity::Error,
        }
    }

    /// What is wrong.
    pub fn what(&self) -> String {
        match &self.kind {
            ProblemKind::InvalidJson { message } => ["This is not JSON: ", message].concat(),
            ProblemKind::JsonMistake(mistake) => mistake.what().into(),
            ProblemKind::Type { found, .. } => ["This is ", found].concat(),
            ProblemKind::Missing { .. } => "This is missing".into(),
            ProblemKind::Empty => "This text has no words".into(),
            ProblemKind::UnknownField { .. } => "There is no such field; it is ignored".into(),
            ProblemKind::UnknownWord { word, .. } => ["“", word, "” is not one of the known words"].concat(),
            ProblemKind::Version => "This release of the card does not know this version of the contract".into(),
            ProblemKind::Date { found } => ["“", found, "” is not a date"].concat(),
            ProblemKind::Link { found } => {
                ["“", found, "” is not a link that a card may have; it is left out"].concat()
            }
            ProblemKind::Invisible => "Invisible control characters were removed from this text".into(),
            ProblemKind::TooLong { length, .. } => ["This text has ", &length.to_string(), " characters"].concat(),
            ProblemKind::Language { found } => ["“", found, "” is not a language tag"].concat(),
            ProblemKind::NoneOf { .. } => "Something is missing here".into(),
            ProblemKind::Total { total, items } => {
                ["The total is ", &total.to_string(), ", but ", &items.to_string(), " are listed"].concat()
            }
            ProblemKind::Incomplete { total, items } => {
                [&items.to_string(), " of ", &total.to_string(), " are listed, and no reason is given"].concat()
            }
            ProblemKind::UnknownFramework { id } => ["There is no framework “", id, "”"].concat(),
            ProblemKind::NotInForce { day, .. } => [
                "This framework was not in force in ",
                &day.to_string(),
                ": its wording did not exist yet, or no longer",
            ]
            .concat(),
            ProblemKind::NoOverallGrade { since } => {
                let since = since.map_or(String::new(), |since| [" since ", &since.to_string()].concat());
                ["This framework gives no overall grade", &since].concat()
            }
            ProblemKind::AreaNotJudged { .. } => {
                "Under this framework, this area was not judged on the day of this inspection".into()
            }
            ProblemKind::KnownAndUnknown => "An outcome is given, so it can’t be unknown".into(),
            ProblemKind::Check(problem) => problem.what(),
        }
    }

    /// What was expected instead.
    pub fn expected(&self) -> String {
        match &self.kind {
            ProblemKind::InvalidJson { .. } => JsonMistake::Blank.expected().into(),
            ProblemKind::JsonMistake(mistake) => mistake.expected().into(),
            ProblemKind::Type { expected, .. } | ProblemKind::Missing { expected } => (*expected).into(),
            ProblemKind::Empty => "some words; leave the field out if there are none".into(),
            ProblemKind::UnknownField { .. } => "a field of the contract".into(),
            ProblemKind::UnknownWord { known, .. } => ["one of: ", &known.join(", ")].concat(),
            ProblemKind::Version => "1".into(),
            ProblemKind::Date { .. } => "YYYY-MM-DD, YYYY-MM or YYYY".into(),
            ProblemKind::Link { .. } => "an address with http:, https:, mailto: or tel:, or a relative one".into(),
            ProblemKind::Invisible => "letters, digits, punctuation and spaces".into(),
            ProblemKind::TooLong { limit, .. } => ["at most ", &limit.to_string(), " characters"].concat(),
            ProblemKind::Language { .. } => "a tag such as en or cy".into(),
            ProblemKind::NoneOf { expected } => ["at least one of: ", expected].concat(),
            ProblemKind::Total { .. } => "a total of at least the number of items".into(),
            ProblemKind::Incomplete { .. } => "a reason, or a link to the report, beside an incomplete list".into(),
            ProblemKind::UnknownFramework { .. } => {
                "the id of a framework that the card knows, or a framework defined here".into()
            }
            ProblemKind::NotInForce { from, to, .. } => {
                let limits = limits(*from, *to);
                ["the framework that the inspection followed; this one was in force", &limits].concat()
            }
            ProblemKind::AreaNotJudged { from, to } => {
                ["an area that was judged then; this one is judged in inspections", &limits(*from, *to)].concat()
            }
            ProblemKind::KnownAndUnknown => "either an outcome or the reason why it is not known".into(),
            ProblemKind::NoOverallGrade { .. } => "judgements of areas, or the outcome as a text of the report".into(),
            ProblemKind::Check(problem) => problem.expected(),
        }
    }

    /// What was probably meant, or how to mend it, if that can be guessed.
    pub fn hint(&self) -> Option<String> {
        let nearest = match &self.kind {
            ProblemKind::JsonMistake(mistake) => return mistake.hint().map(String::from),
            ProblemKind::Check(problem) => return problem.hint().map(String::from),
            ProblemKind::UnknownField { nearest } => (*nearest)?,
            ProblemKind::UnknownWord { nearest, .. } => nearest.as_deref()?,
            _ => return None,
        };
        Some(["Did you mean “", nearest, "”?"].concat())
    }
}

/// “ from 2018-01 until 2026-03-31”, as far as it is limited.
fn limits(from: Option<Date>, to: Option<Date>) -> String {
    let limit = |word: &str, date: Option<Date>| date.map_or(String::new(), |date| [word, &date.to_string()].concat());
    [limit(" from ", from), limit(" until ", to)].concat()
}

impl JsonMistake {
    fn what(self) -> &'static str {
        match self {
            JsonMistake::Blank => "The text is empty",
            JsonMistake::OpenString => "The text ends inside a string",
            JsonMistake::OpenBracket => "The text ends before all its brackets are closed",
            JsonMistake::LineBreak => "A line ends inside a string",
            JsonMistake::CurlyQuotes => "There is a curly quotation mark where JSON needs a straight one",
            JsonMistake::Entity => "There is an HTML entity where JSON needs the character itself",
            JsonMistake::Backslash => "There is a backslash before the quotation mark that begins a string",
            JsonMistake::Apostrophes => "There is an apostrophe where JSON needs a quotation mark",
            JsonMistake::Comment => "There is a comment, which JSON does not allow",
            JsonMistake::TrailingComma => "There is a comma after the last item",
        }
    }

    fn expected(self) -> &'static str {
        match self {
            JsonMistake::Blank => "JSON text: an object that starts with { and ends with }",
            JsonMistake::OpenString | JsonMistake::LineBreak => "a \" at the end of the string",
            JsonMistake::OpenBracket => "a } for each { and a ] for each [",
            JsonMistake::CurlyQuotes | JsonMistake::Entity | JsonMistake::Backslash | JsonMistake::Apostrophes => {
                "\" around names and texts"
            }
            JsonMistake::Comment => "only names and values",
            JsonMistake::TrailingComma => "no comma before } or ]",
        }
    }

    fn hint(self) -> Option<&'static str> {
        Some(match self {
            JsonMistake::OpenString => {
                "In an attribute between apostrophes, an apostrophe ends the text: write ’ or &#39; instead"
            }
            JsonMistake::OpenBracket => "In an attribute, put the JSON between apostrophes: its first \" would end it",
            JsonMistake::LineBreak => "Write \\n for a new line within a text",
            JsonMistake::CurlyQuotes => "Word processors insert them: use a plain text editor",
            JsonMistake::Entity | JsonMistake::Backslash => "It looks as if the text was escaped twice",
            _ => return None,
        })
    }
}

#[cfg(authoring)]
impl Problem {
    /// A short name for tools; it stays the same from release to release.
    pub fn code(&self) -> &'static str {
        match &self.kind {
            ProblemKind::InvalidJson { .. } | ProblemKind::JsonMistake(_) => "not-json",
            ProblemKind::Type { .. } => "wrong-type",
            ProblemKind::Missing { .. } => "missing",
            ProblemKind::Empty => "empty",
            ProblemKind::UnknownField { .. } => "unknown-field",
            ProblemKind::UnknownWord { .. } => "unknown-word",
            ProblemKind::Version => "version",
            ProblemKind::Date { .. } => "date",
            ProblemKind::Link { .. } => "link",
            ProblemKind::Invisible => "invisible",
            ProblemKind::Language { .. } => "language",
            ProblemKind::NoneOf { .. } => "no-result",
            ProblemKind::Total { .. } => "total",
            ProblemKind::Incomplete { .. } => "incomplete",
            ProblemKind::UnknownFramework { .. } => "no-framework",
            ProblemKind::TooLong { .. } => "too-long",
            ProblemKind::NotInForce { .. } => "time",
            ProblemKind::NoOverallGrade { .. } => "no-overall-grade",
            ProblemKind::AreaNotJudged { .. } => "area-not-judged",
            ProblemKind::KnownAndUnknown => "known-and-unknown",
            ProblemKind::Check(problem) => problem.code(),
        }
    }
}
