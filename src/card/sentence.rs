//! A card in a sentence or two, for links and other places that have no room for it.

use super::CardProps;
use super::overview::status_in_words;
use crate::inspection::Outcome;
use crate::locale::{PhraseKey, Sentence};

impl CardProps {
    /// Who was inspected, how, when and with which result. It has its date, and says whether a later result is there,
    /// because what is copied from a page is read for years.
    pub fn sentence(&self) -> Sentence {
        let (inspection, locale) = (&self.inspection, &self.locale);
        let published =
            inspection.published.map(|date| locale.fill(PhraseKey::PublishedOn, &[("when", locale.when(date))]));
        let mut subject = Sentence::join(vec![(&inspection.provider.name).into(), (&inspection.title).into()], ": ");
        if let Some(date) = published.or_else(|| locale.range(inspection.period.from, inspection.period.to)) {
            subject = Sentence::join(vec![subject, date], locale.phrase(PhraseKey::Comma));
        }
        let mut sentences = vec![subject];
        sentences.extend(inspection.outcome.as_ref().and_then(|outcome| result(self, outcome)));
        sentences.extend(inspection.status.as_ref().map(|status| status_in_words(self, status)));
        if inspection.is_example {
            sentences.push(locale.fill(PhraseKey::Example, &[]));
        }
        in_a_row(sentences)
    }
}

/// The result in its official wording, or in the words of the config.
fn result(card: &CardProps, outcome: &Outcome) -> Option<Sentence> {
    let words = match (&outcome.grade, &outcome.unknown) {
        (Some(grade), _) => Sentence::from(&grade.wording),
        (None, Some(_)) => card.locale.fill(PhraseKey::Unknown, &[]),
        (None, None) => Sentence::from(outcome.text.as_ref()?),
    };
    let area = outcome.area.as_ref().map(Sentence::from);
    Some(Sentence::join(area.into_iter().chain([words]).collect(), ": "))
}

/// Sentences with a full stop between them, where they have no mark of their own.
fn in_a_row(sentences: Vec<Sentence>) -> Sentence {
    let mut row = Sentence::default();
    for sentence in sentences {
        let last = row.segments().last().map(|segment| segment.words.as_str());
        match last {
            None => {}
            Some(last) if last.ends_with(['.', '?', '!', '…']) => row.push(" "),
            Some(_) => row.push(". "),
        }
        row.append(sentence);
    }
    row
}
