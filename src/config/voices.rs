//! What people said, and where readers can go next.

use super::link::Link;
use super::text::Text;
use super::view::{choice, record};

record! {
    /// A quotation: the exact words, and whose they are.
    pub struct Quote {
        /// The words, to the letter, without quotation marks.
        required text: Text<'a>,
        /// The name of who said it.
        optional who: Text<'a>,
        /// In which role.
        optional role: Text<'a>,
        /// For which organisation.
        optional organisation: Text<'a>,
        /// On which side that person stands.
        optional party: Party,
        /// The page of the report.
        optional page: u32,
    }
}

record! {
    /// A reaction as it was reported. Not a quotation: it never gets quotation marks.
    pub struct Response {
        /// What was said, in other words.
        required text: Text<'a>,
        /// The name of who said it.
        optional who: Text<'a>,
        /// In which role.
        optional role: Text<'a>,
        /// For which organisation.
        optional organisation: Text<'a>,
        /// On which side that person stands.
        optional party: Party,
    }
}

choice! {
    /// On which side someone stands, so that nobody takes a committee's chair for a parent.
    pub enum Party {
        /// The inspectors, or their report.
        Inspectorate = "inspectorate",
        /// Who was inspected.
        Provider = "provider",
        /// Who works with them.
        Partner = "partner",
        /// Children, parents, carers, residents.
        Family = "family",
    }
}

record! {
    /// A link to somewhere that helps.
    pub struct Further {
        /// What it is for.
        required purpose: Purpose,
        /// The address.
        required url: Link<'a>,
        /// The words of the link, in place of the usual ones for its purpose.
        optional text: Text<'a>,
    }
}

choice! {
    /// What a link is for.
    pub enum Purpose {
        /// What happens next.
        Next = "next",
        /// Independent advice and support.
        Advice = "advice",
        /// An easy-read version.
        EasyRead = "easy-read",
        /// A version in British Sign Language.
        SignLanguage = "sign-language",
        /// Whom to ask.
        Contact = "contact",
        /// Anything else; needs words of its own.
        Other = "other",
    }
}
