//! The sentences that importers add to configs, in English and Welsh. Grades and areas are not among them: their wording is
//! the framework's.

use serde_json::{Value, json};

use super::Language;
use crate::contract::Date;
use crate::locale::Locale;

/// A sentence in both languages. In it, `{…}` is replaced by a value.
pub struct Sentence {
    english: &'static str,
    welsh: &'static str,
}

/// A value in a sentence.
pub enum Filling<'a> {
    /// Words that are the same in both languages, such as a name.
    Words(&'a str),
    /// A day.
    Day(Date),
}

const fn both(english: &'static str, welsh: &'static str) -> Sentence {
    Sentence { english, welsh }
}

/// Where the details come from. The Food Standards Agency's terms ask to say whether data are live or static.
pub const SOURCE: Sentence = both(
    "Source: {file}, as at {date}. This is a copy, and it does not update itself.",
    "Ffynhonnell: {file}, fel yr oedd ar {date}. Copi yw hwn, ac nid yw’n ei ddiweddaru ei hun.",
);

/// The page of a food business.
pub const FOOD_PAGE: Sentence =
    both("This business on the Food Standards Agency’s site", "Y busnes hwn ar safle’r Asiantaeth Safonau Bwyd");

/// A new rating is on its way.
pub const RATING_PENDING: Sentence = both(
    "A new rating is pending, so this one may change soon.",
    "Mae sgôr newydd i ddod, felly gall hwn newid yn fuan.",
);

/// A location that has ratings of its services only.
pub const SERVICES_ONLY: Sentence = both(
    "CQC has not rated this location as a whole. It rates the services here one by one.",
    "Nid yw CQC wedi rhoi sgôr i’r lleoliad hwn yn ei gyfanrwydd. Mae’n rhoi sgôr i’r gwasanaethau yma fesul un.",
);

/// The heading above the services of a location.
pub const SERVICES: Sentence = both("Services", "Gwasanaethau");

/// When a rating was published, if not together with the others.
pub const PUBLISHED_ON: Sentence = both("Published on {date}.", "Cyhoeddwyd ar {date}.");

/// When an area was graded, if not at the inspection.
pub const GRADED_ON: Sentence = both("Graded on {date}.", "Graddiwyd ar {date}.");

/// An area that the file has no grade for.
pub const NO_GRADE: Sentence =
    both("Ofsted’s file has no grade for this area.", "Nid oes gradd ar gyfer y maes hwn yn ffeil Ofsted.");

/// Ofsted's column “safeguarding is effective?”.
pub const SAFEGUARDING: Sentence = both("Safeguarding is effective", "Mae diogelu’n effeithiol");

/// Answers.
pub const YES: Sentence = both("Yes", "Ydy");
/// Answers.
pub const NO: Sentence = both("No", "Nac ydy");

/// Ofsted's column “Category of concern”.
pub const CONCERN: Sentence = both("Category of concern", "Categori o bryder");

/// An ungraded inspection after a graded one.
pub const UNGRADED: Sentence = both(
    "Ofsted also made an ungraded inspection, on {date}. Such an inspection gives no grades. Ofsted’s words for its outcome: {outcome}.",
    "Gwnaeth Ofsted arolygiad heb raddau hefyd, ar {date}. Nid yw arolygiad o’r fath yn rhoi graddau. Geiriau Ofsted am ei ganlyniad: {outcome}.",
);

/// Writes sentences in the languages that were asked for.
pub struct Writer {
    english: Locale,
    /// Only if Welsh was asked for.
    welsh: Option<Locale>,
}

impl Writer {
    /// Writes in English, or in Welsh and English.
    pub fn new(language: Language) -> Self {
        let welsh = Locale::built_in("cy").filter(|_| language == Language::Welsh);
        Writer { english: Locale::english(), welsh }
    }

    /// Whether Welsh was asked for.
    pub fn is_welsh(&self) -> bool {
        self.welsh.is_some()
    }

    /// A sentence as a text of a config.
    pub fn write(&self, sentence: &Sentence, values: &[(&str, Filling)]) -> Value {
        let english = filled(sentence.english, values, &self.english);
        match &self.welsh {
            Some(welsh) => json!({ "cy": filled(sentence.welsh, values, welsh), "en": english }),
            None => english.into(),
        }
    }
}

fn filled(sentence: &str, values: &[(&str, Filling)], locale: &Locale) -> String {
    values.iter().fold(sentence.to_owned(), |sentence, (name, value)| {
        let value = match value {
            Filling::Words(words) => (*words).to_owned(),
            Filling::Day(day) => locale.date(*day).words(),
        };
        sentence.replace(&format!("{{{name}}}"), &value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_english_or_in_both_languages() {
        let values = [("file", Filling::Words("a.csv")), ("date", Filling::Day(Date::from_iso("2026-09-01").unwrap()))];
        let english = "Source: a.csv, as at 1 September 2026. This is a copy, and it does not update itself.";
        assert_eq!(Writer::new(Language::English).write(&SOURCE, &values), english);
        let both = Writer::new(Language::Welsh).write(&SOURCE, &values);
        assert_eq!(both["en"], english);
        assert!(both["cy"].as_str().unwrap().contains("a.csv, fel yr oedd ar 1 Medi 2026"), "{both}");
    }
}
