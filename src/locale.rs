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
        /// The label of an outcome that is not known.
        Unknown = "unknown",
        /// The result is the current one.
        Current = "current",
        /// The result was the current one on the day of the last check.
        CurrentOn = "current_on",
        /// No inspection yet.
        NotInspected = "not_inspected",
        /// A new inspection is due.
        Awaiting = "awaiting",
        /// The result is under review.
        Review = "review",
        /// There is an appeal.
        Appeal = "appeal",
        /// There has been an appeal since a day.
        AppealOn = "appeal_on",
        /// It is the result of the previous provider.
        PreviousProvider = "previous_provider",
        /// A later inspection replaced it.
        Superseded = "superseded",
        /// A later inspection replaced it on a day.
        SupersededOn = "superseded_on",
        /// Inspectors now use another framework.
        FrameworkReplaced = "framework_replaced",
        /// “Since {date}”.
        Since = "since",
        /// “on {date}”.
        OnDay = "on_day",
        /// “in {date}”, for a month.
        InMonth = "in_month",
        /// “in {date}”, for a year.
        InYear = "in_year",
        /// That the facts are made up.
        Example = "example",
        /// The label of the days of the inspection.
        Inspected = "inspected",
        /// The label of the days of an assessment.
        Assessed = "assessed",
        /// The label of the days of a visit.
        Visited = "visited",
        /// The label of the days of a review.
        Reviewed = "reviewed",
        /// The label of the days of something else.
        TookPlace = "took_place",
        /// The label of the day of publication.
        Published = "published",
        /// “published {when}”.
        PublishedOn = "published_on",
        /// The label of the inspectorates.
        By = "by",
        /// The button that opens all sections.
        OpenAll = "open_all",
        /// The button that closes all sections.
        CloseAll = "close_all",
        /// Heading of what must change first.
        Priorities = "priorities",
        /// Heading of the strengths.
        Strengths = "strengths",
        /// Heading of what the law asks for.
        Requirements = "requirements",
        /// Heading of the areas for improvement.
        Improvements = "improvements",
        /// Heading of what inspectors advise.
        Recommendations = "recommendations",
        /// How many strengths.
        CountStrengths = "count_strengths",
        /// How many areas.
        CountAreas = "count_areas",
        /// How many requirements.
        CountRequirements = "count_requirements",
        /// How many recommendations.
        CountRecommendations = "count_recommendations",
        /// How many findings under a heading of the report's.
        CountItems = "count_items",
        /// “{shown} of {what}”, if not all are listed.
        SomeOf = "some_of",
        /// “{what} (there may be more)”, if it is not known how many there are.
        NotAll = "not_all",
        /// “{what}, not listed here”.
        NoneListed = "none_listed",
        /// That none is listed, if it is not known how many there are.
        NotListed = "not_listed",
        /// How many the report names and how many of them are listed.
        Partial = "partial",
        /// How many the report names, if none is listed.
        Unlisted = "unlisted",
        /// That there may be more than are listed.
        Incomplete = "incomplete",
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
        /// The label of a control that opens a section.
        Show = "show",
        /// The label of a quotation that has been translated.
        Translation = "translation",
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
        /// The link to the report of another inspection.
        ReportFrom = "report_from",
        /// Who publishes the report, if there is no link to it.
        NoReport = "no_report",
        /// The link to all reports.
        Reports = "reports",
        /// The link to somebody's website.
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
    /// “first”, “second” and so on, for the place in an order of grades.
    ordinals: List<String>,
    /// “most”, “second most” and so on, for the place in an order of outcomes.
    outcome_ordinals: List<String>,
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
            FieldRule { name: "ordinals", required: false },
            FieldRule { name: "outcome_ordinals", required: false },
            FieldRule { name: "marks", required: false },
            FieldRule { name: "months", required: false },
            FieldRule { name: "range_months", required: false },
        ];
        let (mut language, mut plural, mut phrases) = (None, None, None);
        let [mut ordinals, mut outcome_ordinals, mut marks, mut months, mut range_months]: [List<String>; 5] =
            Default::default();
        parse_record(
            file,
            &FIELDS,
            &[],
            &mut [
                &mut language,
                &mut plural,
                &mut phrases,
                &mut ordinals,
                &mut outcome_ordinals,
                &mut marks,
                &mut months,
                &mut range_months,
            ],
            &mut Diagnostics::default(),
        );
        let (language, plural, phrases) = (language?, plural?, phrases?);
        Some(Locale { language, plural, ordinals, outcome_ordinals, marks, months, range_months, phrases })
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

    /// “second” and so on, for the place in an order of grades, counted from 0.
    pub fn ordinal(&self, index: usize) -> &str {
        nth(&self.ordinals, index)
    }

    /// “second most” and so on, for the place in an order of outcomes, counted from 0.
    pub fn outcome_ordinal(&self, index: usize) -> &str {
        nth(&self.outcome_ordinals, index)
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
        let form = self.phrases.get(key).form(self.plural.category(count));
        let mut values = values.to_vec();
        values.push(("count", count.to_string().into()));
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
