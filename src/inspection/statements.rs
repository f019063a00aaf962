//! What people said: quotations, which are exact, and responses, which are not.

use super::resolver::Resolver;
use crate::config::{self, Party};
use crate::contract::{List, Text};
use crate::locale::Localised;

/// What one side said.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyStatements {
    /// The side; `None` for speakers whose side is not given.
    pub party: Option<Party>,
    /// Quotations.
    pub quotes: Vec<Quote>,
    /// Reported reactions.
    pub responses: Vec<Response>,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The words, to the letter, without quotation marks.
    pub text: Localised,
    /// Whether they are a translation of the words that were published.
    pub is_translation: bool,
    /// Who said it.
    pub attribution: Attribution,
    /// The page of the report.
    pub page: Option<u32>,
}

/// A reaction as it was reported. It is not a quotation and never gets quotation marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// What was said, in other words.
    pub text: Localised,
    /// Who said it.
    pub attribution: Attribution,
}

/// Who said something.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The speaker's name.
    pub name: Option<Localised>,
    /// The speaker's role.
    pub role: Option<Localised>,
    /// The speaker's organisation.
    pub organisation: Option<Localised>,
}

impl Attribution {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.name.is_none() && self.role.is_none() && self.organisation.is_none()
    }
}

/// The order in which the sides are shown.
const PARTIES: [Option<Party>; 5] =
    [Some(Party::Inspectorate), Some(Party::Provider), Some(Party::Partner), Some(Party::Family), None];

impl Resolver<'_> {
    /// What was said, by the side that said it. A side that said nothing is left out.
    pub(super) fn statements(
        &self,
        quotes: &List<config::Quote>,
        responses: &List<config::Response>,
    ) -> Vec<PartyStatements> {
        let mut sides =
            PARTIES.map(|party| PartyStatements { party, quotes: Vec::new(), responses: Vec::new() }).to_vec();
        for quote in quotes.iter() {
            if let Some(side) = sides.iter_mut().find(|side| side.party == quote.party) {
                side.quotes.extend(self.quote(quote));
            }
        }
        for response in responses.iter() {
            if let Some(side) = sides.iter_mut().find(|side| side.party == response.party) {
                side.responses.extend(self.response(response));
            }
        }
        sides.retain(|side| !side.quotes.is_empty() || !side.responses.is_empty());
        sides
    }

    pub(super) fn quote(&self, quote: &config::Quote) -> Option<Quote> {
        let (words, language) = quote.text.as_ref()?.in_language(self.language, self.default_language);
        Some(Quote {
            text: self.marked(words, language),
            is_translation: quote.original.as_ref().is_some_and(|original| original.as_str() != language),
            attribution: self.attribution(&quote.who, &quote.role, &quote.organisation),
            page: quote.page,
        })
    }

    fn response(&self, response: &config::Response) -> Option<Response> {
        Some(Response {
            text: self.text(response.text.as_ref()?),
            attribution: self.attribution(&response.who, &response.role, &response.organisation),
        })
    }

    fn attribution(&self, name: &Option<Text>, role: &Option<Text>, organisation: &Option<Text>) -> Attribution {
        Attribution { name: self.optional(name), role: self.optional(role), organisation: self.optional(organisation) }
    }
}
