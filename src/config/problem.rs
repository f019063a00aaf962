//! What is wrong with a config, in words an editor can act on. Every such word stands in this file; the console, the
//! `inspection-card:error` event and the command line only lay it out.

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
    Version { found: f64 },
    /// Not a date of the form `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    Date { found: String },
    /// A link that must not be followed.
    Link { found: String },
    /// Characters that can't be seen, and that can turn the words around them, were taken out.
    Invisible,
    /// A language tag that is none.
    Language { found: String },
    /// Neither an outcome nor judgements nor counts nor a status.
    NoResult,
    /// A total below the number of items.
    Total { total: u32, items: usize },
    /// Fewer items than the total, without a word why and without the report.
    Incomplete { total: u32, items: usize },
    /// A framework that is neither built in nor defined here.
    NoFramework { id: String },
}

impl Problem {
    /// How much it costs.
    pub fn severity(&self) -> Severity {
        match self.fault {
            Fault::UnknownField { .. } | Fault::Invisible | Fault::Link { .. } | Fault::Total { .. } => {
                Severity::Warning
            }
            _ => Severity::Error,
        }
    }

    /// What is wrong.
    pub fn what(&self) -> String {
        match &self.fault {
            Fault::NotJson(said) => ["This is not JSON: ", said].concat(),
            Fault::Type { found, .. } => ["This is ", found].concat(),
            Fault::Missing { .. } => "This is missing".into(),
            Fault::Empty => "There are no words in this text".into(),
            Fault::UnknownField { .. } => "There is no such field; it is ignored".into(),
            Fault::UnknownWord { word, .. } => ["“", word, "” is not a word that can stand here"].concat(),
            Fault::Version { .. } => "This version of the contract is not known to this release of the card".into(),
            Fault::Date { found } => ["“", found, "” is not a date"].concat(),
            Fault::Link { found } => ["“", found, "” is not a link that a card may carry; it is left out"].concat(),
            Fault::Invisible => "Invisible control characters were taken out of this text".into(),
            Fault::Language { found } => ["“", found, "” is not a language tag"].concat(),
            Fault::NoResult => "The config says nothing of the result".into(),
            Fault::Total { total, items } => {
                ["The total is ", &total.to_string(), ", but ", &items.to_string(), " are listed"].concat()
            }
            Fault::Incomplete { total, items } => {
                [&items.to_string(), " of ", &total.to_string(), " are listed, and nothing says why"].concat()
            }
            Fault::NoFramework { id } => ["There is no framework “", id, "”"].concat(),
        }
    }

    /// What was expected instead.
    pub fn expected(&self) -> String {
        match &self.fault {
            Fault::NotJson(_) => "JSON text: an object that starts with { and ends with }".into(),
            Fault::Type { expected, .. } | Fault::Missing { expected } => (*expected).into(),
            Fault::Empty => "some words; leave the field out if there are none".into(),
            Fault::UnknownField { .. } => "a field of the contract".into(),
            Fault::UnknownWord { known, .. } => ["one of: ", &known.join(", ")].concat(),
            Fault::Version { .. } => "1".into(),
            Fault::Date { .. } => "YYYY-MM-DD, YYYY-MM or YYYY".into(),
            Fault::Link { .. } => "an address with http:, https:, mailto: or tel:, or a relative one".into(),
            Fault::Invisible => "letters, digits, punctuation and spaces".into(),
            Fault::Language { .. } => "a tag such as en or cy".into(),
            Fault::NoResult => "an outcome, judgements, counts, or a status".into(),
            Fault::Total { .. } => "a total of at least the items listed".into(),
            Fault::Incomplete { .. } => "a reason, or a link to the report, beside an incomplete list".into(),
            Fault::NoFramework { .. } => "the id of a framework the card knows, or a framework defined here".into(),
        }
    }

    /// The likely cure, where one can be guessed.
    pub fn hint(&self) -> Option<String> {
        let near = match &self.fault {
            Fault::UnknownField { near } => near.map(String::from),
            Fault::UnknownWord { near, .. } => near.clone(),
            _ => None,
        };
        near.map(|near| ["Did you mean “", &near, "”?"].concat())
    }
}
