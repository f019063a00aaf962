//! Problems that only the native command and the builder look for: of the file, and doubts about what was meant.

use super::{Date, Severity};

/// A problem that only the native command and the builder look for.
#[allow(missing_docs, reason = "the names of the fields explain them")]
#[derive(Debug, Clone, PartialEq)]
pub enum CheckProblem {
    /// The file can't be read; with the system's message.
    Unreadable { message: String },
    /// The file is not encoded in UTF-8.
    Encoding,
    /// The file begins with a byte order mark.
    ByteOrderMark,
    /// A name occurs twice in one object. In a browser only the later one counts.
    Duplicate,
    /// A text of the starter that has to be replaced.
    Placeholder,
    /// Why a list is not complete, beside one that is.
    UnusedReason,
    /// A date before another one that it should follow.
    Order { earlier: &'static str },
    /// A quotation without a speaker.
    NoSpeaker,
    /// Quotation marks that the card adds itself, or that are wrong here.
    Quoted,
    /// The same text as in an earlier item.
    Repeated { first: usize },
    /// A link that would show its address.
    LinkWithoutText,
    /// A report that is not served by https.
    Insecure,
    /// An address with the name of a user, which can be taken for the host.
    UserInLink,
    /// The name of a host without `https://`: a link to a page of the site on which the card stands.
    NoScheme,
    /// A text that is long for a card, in characters.
    Long { length: usize, limit: usize },
    /// A result that is older than it should be, both in months.
    Old { months: i32, limit: i32 },
    /// Displayed so many days after publication, where the law allows fewer.
    Late { days: i32, limit: i32 },
    /// Details of an earlier day than the file that they come from, or than a newer one.
    Outdated { checked: Date, file: String, as_at: String },
}

impl CheckProblem {
    pub(super) fn severity(&self) -> Severity {
        match self {
            CheckProblem::Unreadable { .. } | CheckProblem::Encoding | CheckProblem::Placeholder => Severity::Error,
            _ => Severity::Warning,
        }
    }

    pub(super) fn code(&self) -> &'static str {
        match self {
            CheckProblem::Unreadable { .. } => "unreadable",
            CheckProblem::Encoding => "encoding",
            CheckProblem::ByteOrderMark => "byte-order-mark",
            CheckProblem::Duplicate => "duplicate",
            CheckProblem::Placeholder => "placeholder",
            CheckProblem::UnusedReason => "unused-reason",
            CheckProblem::Order { .. } => "order",
            CheckProblem::NoSpeaker => "no-speaker",
            CheckProblem::Quoted => "quoted",
            CheckProblem::Repeated { .. } => "repeated",
            CheckProblem::LinkWithoutText => "wordless",
            CheckProblem::Insecure => "insecure",
            CheckProblem::UserInLink => "user-in-link",
            CheckProblem::NoScheme => "no-scheme",
            CheckProblem::Long { .. } => "long",
            CheckProblem::Old { .. } => "old",
            CheckProblem::Late { .. } => "late",
            CheckProblem::Outdated { .. } => "outdated",
        }
    }

    pub(super) fn what(&self) -> String {
        match self {
            CheckProblem::Unreadable { message } => format!("The file can’t be read: {message}"),
            CheckProblem::Encoding => "The file is not encoded in UTF-8".into(),
            CheckProblem::ByteOrderMark => "The file begins with a byte order mark".into(),
            CheckProblem::Duplicate => "This name occurs twice in the object; the first one is ignored".into(),
            CheckProblem::Placeholder => "This is a placeholder".into(),
            CheckProblem::UnusedReason => "All items are listed, so the reason is not shown".into(),
            CheckProblem::Order { earlier } => format!("This date is before {earlier}"),
            CheckProblem::NoSpeaker => "Nobody is named as the speaker".into(),
            CheckProblem::Quoted => "The whole text is in quotation marks".into(),
            CheckProblem::Repeated { first } => format!("This is the same as item {first}"),
            CheckProblem::LinkWithoutText => "This link has no text, so it shows its address".into(),
            CheckProblem::Insecure => "The report is not served by https".into(),
            CheckProblem::UserInLink => {
                "This address leads to the host behind “@”, not to what stands before it".into()
            }
            CheckProblem::NoScheme => {
                "Without https://, this leads to a page of the site on which the card stands".into()
            }
            CheckProblem::Long { length, .. } => format!("This text has {length} characters"),
            CheckProblem::Old { months, .. } => format!("The result is {months} months old"),
            CheckProblem::Late { days, .. } => {
                format!("The result was displayed, or last checked, {days} days after publication")
            }
            CheckProblem::Outdated { checked, file, as_at } => {
                format!("The details are of {checked}, and {file} is of {as_at}")
            }
        }
    }

    pub(super) fn expected(&self) -> String {
        match self {
            CheckProblem::Unreadable { .. } => "a file that can be read".into(),
            CheckProblem::Encoding => "UTF-8".into(),
            CheckProblem::ByteOrderMark => "UTF-8 without a byte order mark".into(),
            CheckProblem::Duplicate => "each name once".into(),
            CheckProblem::Placeholder => "what the report says; take the field out if it says nothing".into(),
            CheckProblem::UnusedReason => "a total above the number of items, no total, or no reason".into(),
            CheckProblem::Order { earlier } => format!("a date not before {earlier}"),
            CheckProblem::NoSpeaker => "who, organisation or party".into(),
            CheckProblem::Quoted => {
                "no marks: the card puts quotes in quotation marks, and a response is not a quotation".into()
            }
            CheckProblem::Repeated { .. } => "each item once".into(),
            CheckProblem::LinkWithoutText => "a text that says where the link leads".into(),
            CheckProblem::Insecure => "an address that begins with https:".into(),
            CheckProblem::UserInLink => "an address without “@” before the host’s name".into(),
            CheckProblem::NoScheme => "an address that begins with https://".into(),
            CheckProblem::Long { limit, .. } => format!("a summary of at most {limit} characters"),
            CheckProblem::Old { limit, .. } => format!("a result of the last {limit} months"),
            CheckProblem::Late { limit, .. } => format!("display within {limit} days of publication"),
            CheckProblem::Outdated { .. } => "the details of that file".into(),
        }
    }

    pub(super) fn hint(&self) -> Option<&'static str> {
        match self {
            CheckProblem::Outdated { .. } => Some("Import the file again."),
            CheckProblem::Old { .. } => Some("Is there a newer result, or is one expected (status awaiting)?"),
            _ => None,
        }
    }
}
