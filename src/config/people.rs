//! What people said, and links to more.

use crate::contract::{Language, Link, Text, choice, record};

record! {
    /// A quotation: the exact words, and who said them.
    pub struct Quote {
        /// The words, to the letter, without quotation marks.
        required text: Text,
        /// The language in which they were published, if a text in another language is a translation. The card says that it
        /// is one, and puts no quotation marks around it.
        optional original: Language,
        /// The speaker's name.
        optional who: Text,
        /// The speaker's role.
        optional role: Text,
        /// The speaker's organisation.
        optional organisation: Text,
        /// The side for which the speaker speaks.
        optional party: Party,
        /// The page of the report.
        optional page: u32,
    }
}

record! {
    /// A reaction as it was reported. It is not a quotation and never gets quotation marks.
    pub struct Response {
        /// What was said, in other words.
        required text: Text,
        /// The speaker's name.
        optional who: Text,
        /// The speaker's role.
        optional role: Text,
        /// The speaker's organisation.
        optional organisation: Text,
        /// The side for which the speaker speaks.
        optional party: Party,
    }
}

choice! {
    /// The side for which somebody speaks, so that nobody mistakes a committee's chair for a parent.
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
    /// A link to more.
    pub struct RelatedLink {
        /// What it is for.
        required purpose: Purpose,
        /// The address.
        required url: Link,
        /// The text of the link, in place of the usual one for its purpose.
        optional text: Text,
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
        /// Anything else; needs a text.
        Other = "other",
    }
}
