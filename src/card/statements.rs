//! Quotes, which are exact, and responses, which are not and never get quotation marks; grouped by the side that spoke.

use yew::prelude::*;

use super::markup::{element, heading, page_of_report, phrase, sentence, text};
use super::section::section;
use super::{CardProps, Section};
use crate::config::Party;
use crate::inspection::{Attribution, PartyStatements, Quote, Response};
use crate::locale::{Localised, PhraseKey, Sentence};

/// Everything that was said.
pub fn statements(card: &CardProps) -> Option<Html> {
    let (locale, sides) = (&card.locale, &card.inspection.statements);
    let quotes: usize = sides.iter().map(|side| side.quotes.len()).sum();
    let responses: usize = sides.iter().map(|side| side.responses.len()).sum();
    let counted = |key, count: usize| locale.count(key, count as u32, &[]);
    let (heading, what) = match (quotes, responses) {
        (0, 0) => return None,
        (_, 0) => (PhraseKey::Quotes, counted(PhraseKey::CountQuotes, quotes)),
        (0, _) => (PhraseKey::Responses, counted(PhraseKey::CountResponses, responses)),
        _ => {
            let both = vec![counted(PhraseKey::CountQuotes, quotes), counted(PhraseKey::CountResponses, responses)];
            (PhraseKey::Voices, Sentence::join(both, locale.phrase(PhraseKey::Comma)))
        }
    };
    let show = locale.fill(PhraseKey::Show, &[("what", what)]);
    Some(section(
        card,
        Section::Voices,
        phrase(card, heading),
        show,
        sides.iter().map(|side| side_of(card, side)).collect(),
    ))
}

/// What one side said, under its name.
fn side_of(card: &CardProps, side: &PartyStatements) -> Html {
    let name = match side.party {
        Some(Party::Inspectorate) => phrase(card, PhraseKey::Inspectorate),
        Some(Party::Provider) => text(&card.inspection.provider.label),
        Some(Party::Partner) => phrase(card, PhraseKey::Partners),
        Some(Party::Family) => phrase(card, PhraseKey::Families),
        None => phrase(card, PhraseKey::Others),
    };
    html! {
        <>
            { heading(card, 2, "ic-subject", None, name) }
            { for side.quotes.iter().map(|said| quote(card, said)) }
            { for side.responses.iter().map(|said| response(card, said)) }
        </>
    }
}

/// A quotation. Its marks are text, so that they are copied and read aloud with it. A translation has none, because its
/// words are not the ones that were published.
pub fn quote(card: &CardProps, quote: &Quote) -> Html {
    let Localised { words, lang } = &quote.text;
    let words = if quote.is_translation { words.clone() } else { card.locale.quoted(words) };
    html! {
        <figure class="ic-quote">
            if quote.is_translation { <p class="ic-label">{ phrase(card, PhraseKey::Translation) }</p> }
            <blockquote class="ic-words"><p class="ic-text">{ text(&Localised { words, lang: lang.clone() }) }</p></blockquote>
            { attribution(card, "figcaption", &quote.attribution, quote.page) }
        </figure>
    }
}

fn response(card: &CardProps, response: &Response) -> Html {
    html! {
        <div class="ic-response">
            <p class="ic-text">{ text(&response.text) }</p>
            { attribution(card, "p", &response.attribution, None) }
        </div>
    }
}

/// “**Name**, role, organisation, page 3 of the report”, as far as it is known.
fn attribution(card: &CardProps, tag: &'static str, attribution: &Attribution, page: Option<u32>) -> Html {
    let mut line = Vec::new();
    let mut add = |part: Html| {
        if !line.is_empty() {
            line.push(phrase(card, PhraseKey::Comma));
        }
        line.push(part);
    };
    if let Some(name) = &attribution.name {
        add(html! { <strong class="ic-strong">{ text(name) }</strong> });
    }
    if let Some(role) = &attribution.role {
        add(text(role));
    }
    if let Some(organisation) = &attribution.organisation {
        add(text(organisation));
    }
    if let Some(page) = page {
        let key = if attribution.is_empty() { PhraseKey::Page } else { PhraseKey::OnPage };
        add(sentence(&page_of_report(card, key, page)));
    }
    if line.is_empty() {
        return Html::default();
    }
    element(tag, "ic-who", line.into_iter().collect())
}
