//! What the card itself says: labels, sentences, dates, plurals. One file a language, `static/words/<tag>.json`; a
//! language is added by adding its file.

mod date;
mod plural;

use crate::config::Value;
use crate::config::reader::Reader;
use crate::config::shape::{Shape, Unusable, leaf, member, strangers};
use crate::config::view::{View, record};

pub use plural::{Phrase, Rules};

/// Names every phrase, and the key it has in the language files.
macro_rules! phrases {
    (
        $(#[doc = $about:literal])+
        pub enum $name:ident { $( $(#[doc = $doc:literal])+ $variant:ident = $key:literal, )+ }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $( $(#[doc = $doc])+ $variant, )+ }

        impl $name {
            /// The keys, in the order of the phrases.
            pub const KEYS: &'static [&'static str] = &[$($key),+];
        }
    };
}

record! {
    /// All words of one language.
    pub struct Vocabulary {
        /// The language tag.
        required language: &'a str,
        /// How the language counts.
        required plural: Rules<'a>,
        /// Numbers from nought on, as words; a number beyond the list is written in digits.
        list numbers: &'a str,
        /// “first”, “second” and so on, for the place in an order.
        list ordinals: &'a str,
        /// Opens and closes a quotation.
        list marks: &'a str,
        /// The months.
        list months: &'a str,
        /// The months as they stand after the word of a range, in a language where that word changes them.
        list range_months: &'a str,
        /// Everything that is said.
        required says: Phrases<'a>,
    }
}

phrases! {
    /// Something the card says. In a phrase, `{…}` stands for what the config says.
    pub enum Say {
        /// “{day} {month} {year}”.
        Day = "day",
        /// “{month} {year}”.
        Month = "month",
        /// “{day} {month}”, as the beginning of a range within one year.
        DayMonth = "day_month",
        /// “{from} to {to}”.
        Range = "range",
        /// “{list} and {last}”.
        And = "and",
        /// Between the items of a list.
        Comma = "comma",
        /// The highest place of an order of grades.
        Highest = "highest",
        /// A place counted from the highest.
        FromHighest = "from_highest",
        /// The place in the middle.
        Middle = "middle",
        /// A place counted from the lowest.
        FromLowest = "from_lowest",
        /// The lowest place.
        Lowest = "lowest",
        /// The highest place of an order of outcomes.
        MostPositive = "most_positive",
        /// The middle one of an order of outcomes.
        MiddleOutcome = "middle_outcome",
        /// A place of an order of outcomes counted from the best.
        FromMostPositive = "from_most_positive",
        /// The lowest place of an order of outcomes.
        LeastPositive = "least_positive",
        /// Whose words an outcome is.
        Official = "official",
        /// The order of the grades, before they are listed.
        Order = "order",
        /// How many areas had a grade: “{grade} in {count} of {total} areas”.
        CountedOf = "counted_of",
        /// The same, where the total isn't known.
        Counted = "counted",
        /// Before the label of the judgements.
        Judgements = "judgements",
        /// The grade of everything together.
        Overall = "overall",
        /// The result still stands.
        Current = "current",
        /// No inspection yet.
        NotInspected = "not_inspected",
        /// A new inspection is due.
        Awaiting = "awaiting",
        /// The result is under review.
        Review = "review",
        /// There is an appeal.
        Appeal = "appeal",
        /// It is the result of the provider before.
        PreviousProvider = "previous_provider",
        /// A later inspection replaced it.
        Superseded = "superseded",
        /// “Since {date}”.
        Since = "since",
        /// Before the days of the inspection.
        Inspected = "inspected",
        /// Before the day of publication.
        Published = "published",
        /// Before the inspectorates.
        By = "by",
        /// The button that opens all sections.
        OpenAll = "open_all",
        /// The button that closes all sections.
        CloseAll = "close_all",
        /// Heading of the strengths.
        Strengths = "strengths",
        /// What opens them.
        ShowStrengths = "show_strengths",
        /// What opens them, where some are missing.
        ShowSomeStrengths = "show_some_strengths",
        /// How many there are, and how many of them are shown.
        SomeStrengths = "some_strengths",
        /// Heading of the areas for improvement.
        Improvements = "improvements",
        /// What opens them.
        ShowImprovements = "show_improvements",
        /// What opens them, where some are missing.
        ShowSomeImprovements = "show_some_improvements",
        /// How many there are, and how many of them are shown.
        SomeImprovements = "some_improvements",
        /// How many of them are listed.
        Listed = "listed",
        /// Before what the provider says to the findings.
        Responds = "responds",
        /// Before what the provider does.
        Action = "action",
        /// Before who answers for it.
        Owner = "owner",
        /// Before by when.
        Due = "due",
        /// An action not begun.
        Planned = "planned",
        /// An action begun.
        UnderWay = "under_way",
        /// An action done.
        Done = "done",
        /// “Page {page} of the report”.
        Page = "page",
        /// The same behind a comma.
        OnPage = "on_page",
        /// Heading of quotes and responses together.
        Voices = "voices",
        /// Heading of quotes alone.
        Quotes = "quotes",
        /// Heading of responses alone.
        Responses = "responses",
        /// What opens both.
        Show = "show",
        /// How many quotes.
        CountQuotes = "count_quotes",
        /// How many responses.
        CountResponses = "count_responses",
        /// What inspectors said.
        Inspectorate = "inspectorate",
        /// What partners said.
        Partners = "partners",
        /// What families said.
        Families = "families",
        /// What others said.
        Others = "others",
        /// Heading of earlier inspections.
        Earlier = "earlier",
        /// Heading of inspections of related services.
        Related = "related",
        /// What opens them.
        ShowInspections = "show_inspections",
        /// Heading of what the grades mean.
        Meanings = "meanings",
        /// What opens them.
        ShowMeanings = "show_meanings",
        /// The link to the report.
        Report = "report",
        /// The link to all reports.
        Reports = "reports",
        /// The link to the provider's site.
        Website = "website",
        /// The link to what happens next.
        Next = "next",
        /// The link to independent advice.
        Advice = "advice",
        /// The link to an easy-read version.
        EasyRead = "easy_read",
        /// The link to a version in sign language.
        SignLanguage = "sign_language",
        /// The link to whom to ask.
        Contact = "contact",
        /// “Details checked {date}”.
        Checked = "checked",
    }
}

/// The words of a language, as a tree that has been read.
#[derive(Debug)]
pub struct Words(Value);

impl Words {
    /// Reads a language file; nothing, if a string is missing.
    pub fn read(mut file: Value) -> Option<Self> {
        Vocabulary::SHAPE.read(&mut file, &mut Reader::default()).then_some(Words(file))
    }

    fn all(&self) -> Vocabulary<'_> {
        Vocabulary::of(&self.0)
    }

    /// The language tag.
    pub fn language(&self) -> &str {
        self.all().language()
    }

    /// “first”, “second” and so on, for the place in an order.
    pub fn ordinal(&self, at: usize) -> &str {
        self.all().ordinals().get(at).unwrap_or_default()
    }

    /// A phrase.
    pub fn say(&self, what: Say) -> &str {
        self.form(what, None)
    }

    /// A phrase, with values for the names in it.
    pub fn fill(&self, what: Say, values: &[(&str, &str)]) -> String {
        fill(self.say(what), values)
    }

    /// A phrase in the right form for a number, with the number and other values in it.
    pub fn count(&self, what: Say, count: u32, values: &[(&str, &str)]) -> String {
        let filled = fill(self.form(what, Some(count)), &[("count", &count.to_string())]);
        fill(&filled, values)
    }

    /// A phrase in the right form for a number, with the number as a word and other values in it.
    pub fn count_in_words(&self, what: Say, count: usize, values: &[(&str, &str)]) -> String {
        let digits = count.to_string();
        let word = self.all().numbers().get(count).unwrap_or(&digits);
        let filled = fill(self.form(what, Some(count as u32)), &[("count", word)]);
        fill(&filled, values)
    }

    fn form(&self, what: Say, count: Option<u32>) -> &str {
        let category = count.map_or("other", |count| self.all().plural().category(count));
        self.all().says().phrase(what).form(category)
    }

    /// “a, b and c”.
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.fill(Say::And, &[("list", &first.join(self.say(Say::Comma))), ("last", last)]),
        }
    }

    /// Puts the words between quotation marks.
    pub fn quoted(&self, words: &str) -> String {
        let mark = |at| self.all().marks().get(at).unwrap_or_default();
        [mark(0), words, mark(1)].concat()
    }
}

/// The phrases of a language, by the keys of [`Say`].
#[derive(Debug, Clone, Copy)]
pub struct Phrases<'a>(&'a Value);

impl<'a> Phrases<'a> {
    fn phrase(self, what: Say) -> Phrase<'a> {
        Phrase::of(self.0.member(Say::KEYS.get(what as usize).copied().unwrap_or_default()))
    }
}

impl<'a> View<'a> for Phrases<'a> {
    const SHAPE: &'static Shape = leaf!(
        "an object with every phrase",
        |value, reader| {
            let Value::Object(_) = value else { return Err(Unusable::Type) };
            let mut whole = true;
            for key in Say::KEYS {
                whole &= member(value, key, true, Phrase::SHAPE, reader);
            }
            strangers(value, Say::KEYS, reader);
            if whole { Ok(()) } else { Err(Unusable::Told) }
        },
        expected
    );

    fn of(value: &'a Value) -> Self {
        Phrases(value)
    }
}

/// Puts values for the names in braces. A name that isn't known stays.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, name, after)) = rest.split_once('{').and_then(|(before, tail)| {
        let (name, after) = tail.split_once('}')?;
        Some((before, name, after))
    }) {
        filled.push_str(before);
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.extend(["{", name, "}"]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_are_put_for_names_and_never_read_as_names_themselves() {
        assert_eq!(fill("{a} of {b}", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
        assert_eq!(fill("{c} {", &[]), "{c} {");
    }
}
