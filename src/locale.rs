//! What the card itself says: labels, sentences, dates, plurals. One file for each language, `static/locales/<tag>.json`; a
//! language is added by adding its file.

mod date;
mod plural;
mod sentence;

use include_dir::{Dir, include_dir};

use crate::contract::{Diagnostics, FieldRule, List, Value, parse_json, parse_record};

pub use plural::{Phrase, PluralRules};
pub use sentence::{Localised, Sentence};

use plural::Phrases;

/// Names every phrase, and gives the key that it has in the language files.
macro_rules! phrases {
    (
        $(#[doc = $about:literal])+
        pub enum $name:ident { $( $(#[doc = $doc:literal])+ $variant:ident = $key:literal, )+ }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $( $(#[doc = $doc])+ $variant, )+ }

        impl $name {
            /// The keys, in the order of the variants.
            pub const KEYS: &'static [&'static str] = &[$($key),+];
        }
    };
}

phrases! {
    /// Names a phrase of the card. In a phrase, `{…}` is replaced by a value.
    pub enum PhraseKey {
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
        /// That the wording of an outcome is the framework's.
        Official = "official",
        /// “Lowest to highest: {grades}.”
        Order = "order",
        /// How many areas had a grade: “{grade} in {count} of {total} areas”.
        CountedOf = "counted_of",
        /// The same, if the total is not known.
        Counted = "counted",
        /// The heading of the judgements.
        Judgements = "judgements",
        /// The label of the grade for all areas together.
        Overall = "overall",
        /// The result is the current one.
        Current = "current",
        /// No inspection yet.
        NotInspected = "not_inspected",
        /// A new inspection is due.
        Awaiting = "awaiting",
        /// The result is under review.
        Review = "review",
        /// There is an appeal.
        Appeal = "appeal",
        /// It is the result of the previous provider.
        PreviousProvider = "previous_provider",
        /// A later inspection replaced it.
        Superseded = "superseded",
        /// “Since {date}”.
        Since = "since",
        /// The label of the days of the inspection.
        Inspected = "inspected",
        /// The label of the day of publication.
        Published = "published",
        /// The label of the inspectorates.
        By = "by",
        /// The button that opens all sections.
        OpenAll = "open_all",
        /// The button that closes all sections.
        CloseAll = "close_all",
        /// Heading of the strengths.
        Strengths = "strengths",
        /// The label of the control that opens them.
        ShowStrengths = "show_strengths",
        /// The label of the control that opens them, if not all are listed.
        ShowSomeStrengths = "show_some_strengths",
        /// How many the report names.
        SomeStrengths = "some_strengths",
        /// Heading of the areas for improvement.
        Improvements = "improvements",
        /// The label of the control that opens them.
        ShowImprovements = "show_improvements",
        /// The label of the control that opens them, if not all are listed.
        ShowSomeImprovements = "show_some_improvements",
        /// How many the report names.
        SomeImprovements = "some_improvements",
        /// How many of them are listed.
        Listed = "listed",
        /// The label of the provider's response to the findings.
        Responds = "responds",
        /// The label of the provider's action.
        Action = "action",
        /// Who is responsible for an action.
        Owner = "owner",
        /// The day by which an action is to be done.
        Due = "due",
        /// An action not begun.
        Planned = "planned",
        /// An action begun.
        UnderWay = "under_way",
        /// An action done.
        Done = "done",
        /// “Page {page} of the report”.
        Page = "page",
        /// The same after a comma.
        OnPage = "on_page",
        /// Heading of quotes and responses together.
        Voices = "voices",
        /// Heading of quotes alone.
        Quotes = "quotes",
        /// Heading of responses alone.
        Responses = "responses",
        /// The label of the control that opens both.
        Show = "show",
        /// How many quotes.
        CountQuotes = "count_quotes",
        /// How many responses.
        CountResponses = "count_responses",
        /// The heading of what inspectors said.
        Inspectorate = "inspectorate",
        /// The heading of what partners said.
        Partners = "partners",
        /// The heading of what families said.
        Families = "families",
        /// The heading of what others said.
        Others = "others",
        /// Heading of earlier inspections.
        Earlier = "earlier",
        /// Heading of inspections of related services.
        Related = "related",
        /// The label of the control that opens them.
        ShowInspections = "show_inspections",
        /// Heading of the explanations of the grades.
        Meanings = "meanings",
        /// The label of the control that opens them.
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

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/static/locales");

/// What the card says in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Locale {
    language: String,
    plural: PluralRules,
    /// Numbers from zero on, as words. A number beyond the list is written in digits.
    numbers: List<String>,
    /// “first”, “second” and so on, for the place in an order.
    ordinals: List<String>,
    /// The marks that open and close a quotation.
    marks: List<String>,
    months: List<String>,
    /// The months as they are written after the word for “to”, in a language in which that word changes them.
    range_months: List<String>,
    phrases: Phrases,
}

impl Locale {
    /// Parses the file of a language. Returns `None` if a required part is missing or wrong.
    pub fn parse(file: Value) -> Option<Self> {
        const FIELDS: [FieldRule; 8] = [
            FieldRule { name: "language", required: true },
            FieldRule { name: "plural", required: true },
            FieldRule { name: "phrases", required: true },
            FieldRule { name: "numbers", required: false },
            FieldRule { name: "ordinals", required: false },
            FieldRule { name: "marks", required: false },
            FieldRule { name: "months", required: false },
            FieldRule { name: "range_months", required: false },
        ];
        let (mut language, mut plural, mut phrases) = (None, None, None);
        let [mut numbers, mut ordinals, mut marks, mut months, mut range_months]: [List<String>; 5] =
            Default::default();
        parse_record(
            file,
            &FIELDS,
            &[],
            &mut [
                &mut language,
                &mut plural,
                &mut phrases,
                &mut numbers,
                &mut ordinals,
                &mut marks,
                &mut months,
                &mut range_months,
            ],
            &mut Diagnostics::default(),
        );
        let (language, plural, phrases) = (language?, plural?, phrases?);
        Some(Locale { language, plural, numbers, ordinals, marks, months, range_months, phrases })
    }

    /// English, which comes with the card.
    ///
    /// # Panics
    /// Never: a test checks that the file can be parsed.
    pub fn english() -> Self {
        Locale::built_in("en").unwrap_or_else(|| unreachable!("the English file can be parsed"))
    }

    /// A language that comes with the card, by its tag.
    pub fn built_in(language: &str) -> Option<Self> {
        let file = BUILT_IN.get_file([language, ".json"].concat())?;
        Locale::parse(parse_json(file.contents_utf8()?).ok()?)
    }

    /// The tags of the languages that come with the card.
    pub fn built_in_languages() -> impl Iterator<Item = &'static str> {
        BUILT_IN.files().filter_map(|file| file.path().file_stem()?.to_str())
    }

    /// The language tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// “first”, “second” and so on, for the place in an order, counted from 0.
    pub fn ordinal(&self, index: usize) -> &str {
        nth(&self.ordinals, index)
    }

    /// A phrase without values.
    pub fn phrase(&self, key: PhraseKey) -> &str {
        self.phrases.get(key).form("other")
    }

    /// A phrase with values.
    pub fn fill(&self, key: PhraseKey, values: &[(&str, Sentence)]) -> Sentence {
        sentence::fill(self.phrase(key), values)
    }

    /// A phrase in the form for a number, with the number and other values.
    pub fn count(&self, key: PhraseKey, count: u32, values: &[(&str, Sentence)]) -> Sentence {
        self.counted(key, count, count.to_string(), values)
    }

    /// A phrase in the form for a number, with the number as a word and other values.
    pub fn count_in_words(&self, key: PhraseKey, count: u32, values: &[(&str, Sentence)]) -> Sentence {
        let word = self.numbers.iter().nth(count as usize).cloned();
        self.counted(key, count, word.unwrap_or_else(|| count.to_string()), values)
    }

    fn counted(&self, key: PhraseKey, count: u32, number: String, values: &[(&str, Sentence)]) -> Sentence {
        let form = self.phrases.get(key).form(self.plural.category(count));
        let mut values = values.to_vec();
        values.push(("count", number.into()));
        sentence::fill(form, &values)
    }

    /// “a, b and c”.
    pub fn list(&self, mut items: Vec<Sentence>) -> Sentence {
        match (items.pop(), items.is_empty()) {
            (None, _) => Sentence::default(),
            (Some(only), true) => only,
            (Some(last), false) => {
                let list = Sentence::join(items, self.phrase(PhraseKey::Comma));
                self.fill(PhraseKey::And, &[("list", list), ("last", last)])
            }
        }
    }

    /// Words in quotation marks.
    pub fn quoted(&self, words: &str) -> String {
        [nth(&self.marks, 0), words, nth(&self.marks, 1)].concat()
    }
}

fn nth(words: &List<String>, index: usize) -> &str {
    words.iter().nth(index).map_or("", String::as_str)
}
