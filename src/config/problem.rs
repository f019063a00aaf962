//! What is wrong with a config, in words an editor can act on. Every such word stands in this file; the console, the
//! `inspection-card:error` event and the command line only lay it out.

use super::slip::{self, Slip};

/// How much a problem costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is lost, but it is probably not what was meant.
    Warning,
    /// The part at the path is not shown; where it is a required part, there is no card.
    Error,
}

impl Severity {
    /// The word for it: `warning` or `error`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One thing that is wrong with a config.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where: `improvements.items[1].text`; empty for the config as a whole.
    pub path: String,
    /// What.
    pub fault: Fault,
}

/// What can be wrong. The fields hold what was found there, and what is known about what was meant.
#[allow(missing_docs, reason = "their names say it")]
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The text is no JSON; holds what the parser said.
    NotJson(String),
    /// The text is no JSON, and why is plain to see.
    Slip(Slip),
    /// A value of another type.
    Type { found: &'static str, expected: &'static str },
    /// A required field is not there.
    Missing { expected: &'static str },
    /// A text with nothing in it.
    Empty,
    /// A field that the contract does not know; holds the nearest one it does.
    UnknownField { near: Option<&'static str> },
    /// A word that is not among the known ones.
    UnknownWord { word: String, known: Vec<String>, near: Option<String> },
    /// A version of the contract that this release does not know.
    Version,
    /// Not a date of the form `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    Date { found: String },
    /// A link that must not be followed.
    Link { found: String },
    /// Characters that can't be seen, and that can turn the words around them, were taken out.
    Invisible,
    /// A text that no card can hold, in characters.
    TooLong { length: usize },
    /// A language tag that is none.
    Language { found: String },
    /// None of the fields of which there must be one.
    NoResult { expected: String },
    /// A total below the number of items.
    Total { total: u32, items: usize },
    /// Fewer items than the total, without a word why and without the report.
    Incomplete { total: u32, items: usize },
    /// A framework that is neither built in nor defined here.
    NoFramework { id: String },
    /// A file that can't be read; holds what the system said.
    #[cfg(not(target_arch = "wasm32"))]
    Unreadable(String),
    /// Bytes that are no UTF-8.
    #[cfg(not(target_arch = "wasm32"))]
    Encoding,
    /// A byte order mark before the text.
    #[cfg(not(target_arch = "wasm32"))]
    ByteOrderMark,
    /// A name that stands twice in one object. In a browser only the later one is left.
    #[cfg(not(target_arch = "wasm32"))]
    Duplicate,
    /// A date before one that it should follow; holds that one's name.
    #[cfg(not(target_arch = "wasm32"))]
    Order { earlier: &'static str },
    /// A day on which the framework was not in force.
    #[cfg(not(target_arch = "wasm32"))]
    Time,
    /// A quotation that is nobody's.
    #[cfg(not(target_arch = "wasm32"))]
    NoSpeaker,
    /// Quotation marks that the card puts itself, or that don't belong.
    #[cfg(not(target_arch = "wasm32"))]
    Quoted,
    /// The same as an item before.
    #[cfg(not(target_arch = "wasm32"))]
    Repeated { first: usize },
    /// A link whose purpose gives it no words.
    #[cfg(not(target_arch = "wasm32"))]
    Wordless,
    /// A report that is not served by https.
    #[cfg(not(target_arch = "wasm32"))]
    Insecure,
    /// A text that is longer than a card should hold, in characters.
    #[cfg(not(target_arch = "wasm32"))]
    Long { length: usize, limit: usize },
    /// A result older than it should be, both in months.
    #[cfg(not(target_arch = "wasm32"))]
    Old { months: i32, limit: i32 },
    /// So many days after publication, where the law gives fewer.
    #[cfg(not(target_arch = "wasm32"))]
    Late { days: i32, limit: i32 },
}

impl Problem {
    /// What is wrong with a text that a parser has given up on, and what the parser said.
    pub fn not_json(text: &str, said: String) -> Self {
        let fault = slip::recognise(text).map_or(Fault::NotJson(said), |(slip, _)| Fault::Slip(slip));
        Problem { path: String::new(), fault }
    }

    /// How much it costs.
    pub fn severity(&self) -> Severity {
        match self.fault {
            Fault::UnknownField { .. } | Fault::Invisible | Fault::Link { .. } | Fault::Total { .. } => {
                Severity::Warning
            }
            #[cfg(not(target_arch = "wasm32"))]
            Fault::ByteOrderMark
            | Fault::Duplicate
            | Fault::Order { .. }
            | Fault::Time
            | Fault::NoSpeaker
            | Fault::Quoted
            | Fault::Repeated { .. }
            | Fault::Insecure
            | Fault::Wordless
            | Fault::Long { .. }
            | Fault::Old { .. }
            | Fault::Late { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// A short name for what is wrong, for tools; it stays the same from release to release.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn code(&self) -> &'static str {
        match &self.fault {
            Fault::NotJson(_) | Fault::Slip(_) => "not-json",
            Fault::Type { .. } => "wrong-type",
            Fault::Missing { .. } => "missing",
            Fault::Empty => "empty",
            Fault::UnknownField { .. } => "unknown-field",
            Fault::UnknownWord { .. } => "unknown-word",
            Fault::Version => "version",
            Fault::Date { .. } => "date",
            Fault::Link { .. } => "link",
            Fault::Invisible => "invisible",
            Fault::Language { .. } => "language",
            Fault::NoResult { .. } => "no-result",
            Fault::Total { .. } => "total",
            Fault::Incomplete { .. } => "incomplete",
            Fault::NoFramework { .. } => "no-framework",
            Fault::Unreadable(_) => "unreadable",
            Fault::Encoding => "encoding",
            Fault::ByteOrderMark => "byte-order-mark",
            Fault::Duplicate => "duplicate",
            Fault::TooLong { .. } => "too-long",
            Fault::Order { .. } => "order",
            Fault::Time => "time",
            Fault::NoSpeaker => "no-speaker",
            Fault::Quoted => "quoted",
            Fault::Repeated { .. } => "repeated",
            Fault::Insecure => "insecure",
            Fault::Wordless => "wordless",
            Fault::Long { .. } => "long",
            Fault::Old { .. } => "old",
            Fault::Late { .. } => "late",
        }
    }

    /// What is wrong.
    pub fn what(&self) -> String {
        match &self.fault {
            Fault::NotJson(said) => ["This is not JSON: ", said].concat(),
            Fault::Slip(slip) => slip.what().into(),
            Fault::Type { found, .. } => ["This is ", found].concat(),
            Fault::Missing { .. } => "This is missing".into(),
            Fault::Empty => "There are no words in this text".into(),
            Fault::UnknownField { .. } => "There is no such field; it is ignored".into(),
            Fault::UnknownWord { word, .. } => ["“", word, "” is not a word that can stand here"].concat(),
            Fault::Version => "This version of the contract is not known to this release of the card".into(),
            Fault::Date { found } => ["“", found, "” is not a date"].concat(),
            Fault::Link { found } => ["“", found, "” is not a link that a card may carry; it is left out"].concat(),
            Fault::Invisible => "Invisible control characters were taken out of this text".into(),
            Fault::TooLong { length } => ["This text has ", &length.to_string(), " characters"].concat(),
            Fault::Language { found } => ["“", found, "” is not a language tag"].concat(),
            Fault::NoResult { .. } => "This says nothing of a result".into(),
            Fault::Total { total, items } => {
                ["The total is ", &total.to_string(), ", but ", &items.to_string(), " are listed"].concat()
            }
            Fault::Incomplete { total, items } => {
                [&items.to_string(), " of ", &total.to_string(), " are listed, and nothing says why"].concat()
            }
            Fault::NoFramework { id } => ["There is no framework “", id, "”"].concat(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Unreadable(said) => format!("The file can’t be read: {said}"),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Encoding => "The file is not encoded in UTF-8".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::ByteOrderMark => "The file begins with a byte order mark".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Duplicate => "This name stands here twice; what stands first is ignored".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Order { earlier } => format!("This date is before {earlier}"),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Time => "This framework was not in force at the time of the inspection".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::NoSpeaker => "Nobody is named as the speaker".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Quoted => "There are quotation marks round the whole text".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Repeated { first } => format!("This is the same as item {first}"),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Wordless => "This link shows its address, for want of words".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Insecure => "The report is not served by https".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Long { length, .. } => format!("This text has {length} characters"),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Old { months, .. } => format!("The result is {months} months old"),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Late { days, .. } => format!("This was displayed, or last checked, {days} days after publication"),
        }
    }

    /// What was expected instead.
    pub fn expected(&self) -> String {
        match &self.fault {
            Fault::NotJson(_) => Slip::Blank.expected().into(),
            Fault::Slip(slip) => slip.expected().into(),
            Fault::Type { expected, .. } | Fault::Missing { expected } => (*expected).into(),
            Fault::Empty => "some words; leave the field out if there are none".into(),
            Fault::UnknownField { .. } => "a field of the contract".into(),
            Fault::UnknownWord { known, .. } => ["one of: ", &known.join(", ")].concat(),
            Fault::Version => "1".into(),
            Fault::Date { .. } => "YYYY-MM-DD, YYYY-MM or YYYY".into(),
            Fault::Link { .. } => "an address with http:, https:, mailto: or tel:, or a relative one".into(),
            Fault::Invisible => "letters, digits, punctuation and spaces".into(),
            Fault::TooLong { .. } => "at most 10000 characters".into(),
            Fault::Language { .. } => "a tag such as en or cy".into(),
            Fault::NoResult { expected } => ["at least one of: ", expected].concat(),
            Fault::Total { .. } => "a total of at least the items listed".into(),
            Fault::Incomplete { .. } => "a reason, or a link to the report, beside an incomplete list".into(),
            Fault::NoFramework { .. } => "the id of a framework the card knows, or a framework defined here".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Unreadable(_) => "a file".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Encoding => "UTF-8".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::ByteOrderMark => "UTF-8 without one".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Duplicate => "each name once".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Order { earlier } => format!("a date not before {earlier}"),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Time => "the framework that the inspection followed".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::NoSpeaker => "who, organisation or party".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Quoted => "no marks: the card puts them round quotes, and a response is none".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Repeated { .. } => "each item once".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Wordless => "a text that says where it leads".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Insecure => "an address that begins with https:".into(),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Long { limit, .. } => format!("a summary of at most {limit} characters"),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Old { limit, .. } => format!("a result of the last {limit} months"),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Late { limit, .. } => format!("display within {limit} days, as the framework’s duty says"),
        }
    }

    /// The likely cure, where one can be guessed.
    pub fn hint(&self) -> Option<String> {
        let near = match &self.fault {
            Fault::Slip(slip) => return slip.hint().map(String::from),
            #[cfg(not(target_arch = "wasm32"))]
            Fault::Old { .. } => return Some("Is there a newer one, or one on its way (status awaiting)?".into()),
            Fault::UnknownField { near } => near.map(String::from),
            Fault::UnknownWord { near, .. } => near.clone(),
            _ => None,
        };
        near.map(|near| ["Did you mean “", &near, "”?"].concat())
    }
}

impl Slip {
    fn what(self) -> &'static str {
        match self {
            Slip::Blank => "There is nothing here",
            Slip::OpenString => "The text ends in the middle of a string",
            Slip::OpenBracket => "The text ends before all its brackets are closed",
            Slip::LineBreak => "A line ends in the middle of a string",
            Slip::CurlyQuotes => "A curly quotation mark stands where JSON has straight ones",
            Slip::Entity => "An HTML entity stands where JSON has the character itself",
            Slip::Backslash => "A backslash stands before a quotation mark that begins a string",
            Slip::Apostrophes => "An apostrophe stands where JSON has a quotation mark",
            Slip::Comment => "JSON has no comments",
            Slip::TrailingComma => "A comma stands behind the last item",
        }
    }

    fn expected(self) -> &'static str {
        match self {
            Slip::Blank => "JSON text: an object that starts with { and ends with }",
            Slip::OpenString | Slip::LineBreak => "a \" at the end of the string",
            Slip::OpenBracket => "a } for each { and a ] for each [",
            Slip::CurlyQuotes | Slip::Entity | Slip::Backslash | Slip::Apostrophes => "\" around names and texts",
            Slip::Comment => "nothing but names and values",
            Slip::TrailingComma => "no comma before } or ]",
        }
    }

    fn hint(self) -> Option<&'static str> {
        Some(match self {
            Slip::OpenString => {
                "In an attribute between apostrophes, an apostrophe ends the text: write ’ or &#39; for it"
            }
            Slip::OpenBracket => "In an attribute, put the JSON between apostrophes: its first \" would end it",
            Slip::LineBreak => "Write \\n for a new line within a text",
            Slip::CurlyQuotes => "Word processors put them in: use a plain text editor",
            Slip::Entity | Slip::Backslash => "It looks as if the text was escaped twice",
            _ => return None,
        })
    }
}
