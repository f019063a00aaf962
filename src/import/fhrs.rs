//! Food hygiene ratings: the XML file of one authority, of the Food Hygiene Rating Scheme (FHRS) in England, Wales and
//! Northern Ireland or the Food Hygiene Information Scheme (FHIS) in Scotland.
//!
//! Written against a description of the files, of November 2026; no official file was at hand. `RatingDate` is what the
//! Food Standards Agency's site shows as “Date of inspection”
//! (<https://github.com/FoodStandardsAgency/fhrs-frontend>, `public/locales/en/businessHero.json`). Its page of open data
//! says that files in Welsh are those of Wales's authorities (<https://ratings.food.gov.uk/open-data>), and in their English
//! files the keys of ratings end in `cy-gb` too: these tell Wales, where the words for awaiting differ.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use quick_xml::events::Event;
use serde_json::{Value, json};

use super::draft::{self, Draft, RowId};
use super::sentences::{FOOD_PAGE, RATING_PENDING, Writer};
use super::xml::{Xml, push_text};
use super::{Ids, ImportError, Imported, Language, Reason, Refusal, SourceFile, file_name, tidy};
use crate::contract::Date;

/// The page from which the files are downloaded.
const PAGE: &str = "https://ratings.food.gov.uk/open-data";

/// More than a file of 100,000 places needs, in bytes.
const MAX_FILE: u64 = 512 * 1024 * 1024;

/// More than any text of a record has, in bytes. Replies of businesses are the longest.
const MAX_TEXT: usize = 64 * 1024;

/// The elements of a record that a config is made of. Each has to occur in the file.
const NEEDED: [&str; 6] = ["FHRSID", "BusinessName", "RatingValue", "RatingKey", "RatingDate", "SchemeType"];

/// The ratings of FHRS and the grades that they are in the framework.
const RATINGS: [(&str, &str); 6] = [
    ("5", "very-good"),
    ("4", "good"),
    ("3", "generally-satisfactory"),
    ("2", "improvement-necessary"),
    ("1", "major-improvement-necessary"),
    ("0", "urgent-improvement-necessary"),
];

/// The outcomes of FHIS, as they are written without spaces, and the grades that they are in the framework.
const OUTCOMES: [(&str, &str); 3] =
    [("passandeatsafe", "pass-and-eat-safe"), ("pass", "pass"), ("improvementrequired", "improvement-required")];

/// Words for having no rating, without spaces, and the words of the frameworks.
const UNRATED: [(&str, &str); 3] = [
    ("exempt", "exempt"),
    ("awaitinginspection", "awaiting-inspection"),
    ("awaitingpublication", "awaiting-publication"),
];

/// An area with a score, which is best at 0. The words are those of the framework's scale of areas.
struct ScoredArea {
    element: &'static str,
    id: &'static str,
    grades: &'static [(&'static str, &'static str)],
}

const SCORES: [ScoredArea; 3] = [
    ScoredArea { element: "Hygiene", id: "hygiene", grades: &HYGIENE_AND_STRUCTURE },
    ScoredArea { element: "Structural", id: "structural", grades: &HYGIENE_AND_STRUCTURE },
    ScoredArea { element: "ConfidenceInManagement", id: "management", grades: &MANAGEMENT },
];
const MANAGEMENT: [(&str, &str); 5] = [
    ("0", "very-good"),
    ("5", "good"),
    ("10", "generally-satisfactory"),
    ("20", "major-improvement-necessary"),
    ("30", "urgent-improvement-necessary"),
];
const HYGIENE_AND_STRUCTURE: [(&str, &str); 6] = [
    ("0", "very-good"),
    ("5", "good"),
    ("10", "generally-satisfactory"),
    ("15", "improvement-necessary"),
    ("20", "major-improvement-necessary"),
    ("25", "urgent-improvement-necessary"),
];

/// Reads the file of one authority. `only` are the identifiers (`FHRSID`) of the chosen places; all, if absent.
///
/// # Errors
/// If the file has no name of the published form, is cut off (it says how many records it has), is damaged or has another
/// layout.
pub fn read(input: impl BufRead, name: &str, only: Option<&Ids>, language: Language) -> Result<Imported, ImportError> {
    let Some((_, file_language)) = file_name::food_authority(name) else {
        let form =
            "its name is not of the form FHRS…en-GB.xml or FHRS…cy-GB.xml, which tells the authority and the language";
        return Err(ImportError::Name(form.into()));
    };
    let mut file = Records::new(input);
    let header = file.header()?;
    let source = SourceFile { name: name.into(), as_at: header.extract_date };
    let mut imported = Imported::new(source, "UTF-8");
    let reader = RecordReader { writer: Writer::new(language), file_language, source: imported.source.clone() };
    while let Some(record) = file.next()? {
        imported.rows += 1;
        let id = tidy::identifier(record.get("FHRSID")).filter(|id| id.bytes().all(|byte| byte.is_ascii_digit()));
        if only.is_some_and(|only| id.as_ref().is_none_or(|id| !only.contains(id))) {
            imported.not_chosen += 1;
            continue;
        }
        let row = RowId { row: imported.rows, id, name: tidy::short(record.get("BusinessName")) };
        let result = reader.place(&record, &row);
        imported.add(row, result);
    }
    file.check_layout()?;
    if imported.rows != header.item_count {
        let (count, rows) = (header.item_count, imported.rows);
        return Err(ImportError::Damaged(format!("it says that it has {count} records, and has {rows}")));
    }
    imported.refuse_duplicates();
    Ok(imported)
}

/// The day of which a file shows the state, without reading more of it.
///
/// # Errors
/// As for [`read`].
pub fn as_at(input: impl BufRead) -> Result<Date, ImportError> {
    Ok(Records::new(input).header()?.extract_date)
}

struct Header {
    extract_date: Date,
    item_count: u64,
}

/// A record: the texts of its elements by their names.
#[derive(Default)]
struct Record {
    texts: BTreeMap<String, String>,
    /// An element that occurs twice.
    repeated: Option<String>,
}

impl Record {
    /// The text of an element; empty, if there is none.
    fn get(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", |text| text.trim())
    }
}

/// The records of a file, one after the other.
struct Records<R> {
    xml: Xml<R>,
    /// The elements of records that have occurred.
    seen: BTreeSet<String>,
    has_collection: bool,
}

impl<R: BufRead> Records<R> {
    fn new(input: R) -> Self {
        Records { xml: Xml::new(input, MAX_FILE), seen: BTreeSet::new(), has_collection: false }
    }

    fn header(&mut self) -> Result<Header, ImportError> {
        let layout = |missing: &str| ImportError::Layout { missing: vec![missing.into()], place: "it".into() };
        loop {
            match self.xml.next()? {
                Some(Event::Start(tag)) if tag.name().as_ref() == "FHRSEstablishment" => break,
                Some(Event::Start(_) | Event::Empty(_)) | None => return Err(layout("FHRSEstablishment")),
                Some(_) => {}
            }
        }
        let mut fields = BTreeMap::new();
        loop {
            match self.xml.next()? {
                Some(Event::Start(tag)) if tag.name().as_ref() == "Header" => break,
                Some(Event::Start(_) | Event::Empty(_) | Event::End(_)) | None => return Err(layout("Header")),
                Some(_) => {}
            }
        }
        self.children("Header", &mut |name, text| drop(fields.insert(name.to_owned(), text.to_owned())))?;
        let field = |name: &str| fields.get(name).ok_or_else(|| layout(name));
        let date = field("ExtractDate")?;
        let count = field("ItemCount")?;
        let wrong = |name: &str, text: &str| ImportError::Damaged(format!("{name} is {text:?}"));
        Ok(Header {
            extract_date: tidy::day(date).ok_or_else(|| wrong("ExtractDate", date))?,
            item_count: count.trim().parse().map_err(|_| wrong("ItemCount", count))?,
        })
    }

    /// The next record. The file is read to its end even if nothing follows, so that one which is cut off is found.
    fn next(&mut self) -> Result<Option<Record>, ImportError> {
        loop {
            match self.xml.next()? {
                None => return Ok(None),
                Some(Event::Start(tag)) if tag.name().as_ref() == "EstablishmentDetail" => break,
                Some(Event::Start(tag) | Event::Empty(tag)) => {
                    self.has_collection |= tag.name().as_ref() == "EstablishmentCollection";
                }
                Some(_) => {}
            }
        }
        let mut record = Record::default();
        let Record { texts, repeated } = &mut record;
        self.children("EstablishmentDetail", &mut |name, text| {
            if texts.insert(name.to_owned(), text.to_owned()).is_some() {
                *repeated = Some(name.to_owned());
            }
        })?;
        for name in record.texts.keys() {
            if !self.seen.contains(name) {
                self.seen.insert(name.clone());
            }
        }
        Ok(Some(record))
    }

    /// Calls `child` with the name and the text of every element without elements inside, until `parent` ends.
    fn children(&mut self, parent: &str, child: &mut dyn FnMut(&str, &str)) -> Result<(), ImportError> {
        let (mut text, mut name) = (String::new(), String::new());
        loop {
            match self.xml.next()? {
                None => return Err(ImportError::Damaged(format!("it ends inside {parent}"))),
                Some(Event::Start(tag)) => {
                    text.clear();
                    name.clear();
                    name.push_str(tag.name().as_ref());
                }
                Some(Event::Empty(tag)) => child(tag.name().as_ref(), ""),
                Some(Event::End(tag)) if tag.name().as_ref() == parent => return Ok(()),
                Some(Event::End(tag)) => {
                    if tag.name().as_ref() == name {
                        child(&name, &text);
                    }
                    name.clear();
                }
                Some(event) => push_text(&event, &mut text, MAX_TEXT)?,
            }
        }
    }

    fn check_layout(&self) -> Result<(), ImportError> {
        let layout = |missing, place: &str| Err(ImportError::Layout { missing, place: place.into() });
        if !self.has_collection {
            return layout(vec!["EstablishmentCollection".into()], "it");
        }
        if self.seen.is_empty() {
            return layout(vec!["EstablishmentDetail".into()], "EstablishmentCollection");
        }
        let missing: Vec<_> =
            NEEDED.iter().filter(|name| !self.seen.contains(**name)).map(|name| (*name).into()).collect();
        if missing.is_empty() { Ok(()) } else { layout(missing, "EstablishmentDetail") }
    }
}

/// Turns records into configs.
struct RecordReader {
    writer: Writer,
    /// The language of the words in the file.
    file_language: &'static str,
    source: SourceFile,
}

/// What a record says about its rating.
struct Rating {
    framework: &'static str,
    grade: &'static str,
    /// Whether it is one: not exempt, and not awaiting one.
    is_rated: bool,
}

impl RecordReader {
    fn place(&self, record: &Record, row: &RowId) -> Result<(Value, Vec<Refusal>), Refusal> {
        if let Some(name) = &record.repeated {
            return Err((Reason::Contradiction, format!("{name} occurs twice")));
        }
        let Some(id) = &row.id else {
            return Err((Reason::NoIdentifier, format!("FHRSID is {:?}", record.get("FHRSID"))));
        };
        let name =
            tidy::words(record.get("BusinessName")).ok_or_else(|| (Reason::NoName, "BusinessName".to_owned()))?;
        let rating = rating(record)?;
        let inspected = self.inspected(record, &rating)?;
        let mut remarks = Vec::new();

        let mut draft = Draft::new(&name, self.kind(record));
        let days = [("from", inspected)];
        draft.add("inspection", draft::inspection(rating.framework, &days, None, self.source.as_at));
        let note = match record.get("NewRatingPending").to_ascii_lowercase().as_str() {
            "true" => {
                remarks.push((Reason::NewRatingPending, "NewRatingPending".to_owned()));
                Some(self.writer.write(&RATING_PENDING, &[]))
            }
            "false" | "" => None,
            other => return Err((Reason::Contradiction, format!("NewRatingPending is {other:?}"))),
        };
        draft.add("outcome", draft::object([("grade", Some(rating.grade.into())), ("note", note)]));
        if rating.is_rated && rating.framework == "fhrs" {
            draft.add("judgements", judgements(record, &mut remarks));
        }
        if tidy::words(record.get("RightToReply")).is_some() {
            remarks.push((Reason::RightToReply, "RightToReply".to_owned()));
        }
        let cy = if self.writer.is_welsh() { "cy/" } else { "" };
        let page = format!("https://ratings.food.gov.uk/{cy}business/{id}");
        let links = vec![json!({ "purpose": "other", "url": page, "text": self.writer.write(&FOOD_PAGE, &[]) })];
        Ok((draft.finish(links, PAGE, &self.source, &self.writer), remarks))
    }

    /// The day of the inspection. Without a rating, a date is that of something else.
    fn inspected(&self, record: &Record, rating: &Rating) -> Result<Option<Date>, Refusal> {
        if !rating.is_rated {
            return Ok(None);
        }
        let text = record.get("RatingDate");
        if text.is_empty() {
            return Err((
                Reason::NoDate,
                format!("RatingDate is empty, RatingValue is {:?}", record.get("RatingValue")),
            ));
        }
        // The schemes began in 2006 (FHIS) and 2010 (FHRS); an earlier day stands for none.
        let is_possible = |day: &Date| day.year >= 2006 && *day <= self.source.as_at;
        let day = tidy::day(text).filter(is_possible);
        day.map(Some).ok_or_else(|| (Reason::ImpossibleDate, format!("RatingDate is {text:?}")))
    }

    /// The kind of business and its address.
    fn kind(&self, record: &Record) -> Option<Value> {
        let lines = ["AddressLine1", "AddressLine2", "AddressLine3", "AddressLine4"].map(|name| record.get(name));
        let address = tidy::address(&lines, record.get("PostCode"));
        let kind =
            [tidy::words(record.get("BusinessType")), address].into_iter().flatten().collect::<Vec<_>>().join(", ");
        if kind.is_empty() {
            return None;
        }
        Some(if self.file_language == "en" { kind.into() } else { json!({ self.file_language: kind }) })
    }
}

/// The rating of a record: `RatingValue`, with which `RatingKey` has to agree.
fn rating(record: &Record) -> Result<Rating, Refusal> {
    let (scheme, value) = (record.get("SchemeType"), record.get("RatingValue"));
    let (framework, rated): (_, &[(&str, &str)]) = match scheme {
        "FHRS" => ("fhrs", &RATINGS),
        "FHIS" => ("fhis", &OUTCOMES),
        _ => return Err((Reason::UnknownRating, format!("SchemeType is {scheme:?}"))),
    };
    let written = squeezed(value);
    let of = |list: &[(&str, &'static str)]| list.iter().find(|(word, _)| *word == written).map(|(_, grade)| *grade);
    let unknown = || (Reason::UnknownRating, format!("RatingValue is {value:?}"));
    let (grade, is_rated) = match (of(rated), of(&UNRATED)) {
        (Some(grade), _) => (grade, true),
        (None, Some(word)) => (word, false),
        (None, None) => return Err(unknown()),
    };
    let key = record.get("RatingKey");
    let lower = key.to_ascii_lowercase();
    let parts = lower.split_once('_').and_then(|(scheme, rest)| Some((scheme, rest.rsplit_once('_')?)));
    let Some((key_scheme, (key_value, place))) = parts else {
        return Err((Reason::Contradiction, format!("RatingKey is {key:?}")));
    };
    if key_scheme != framework || squeezed(key_value) != written {
        return Err((Reason::Contradiction, format!("RatingValue is {value:?}, RatingKey is {key:?}")));
    }
    let grade = match (framework, grade, place) {
        ("fhrs", "awaiting-inspection", "cy-gb") => "rating-awaited",
        (_, grade, "en-gb" | "cy-gb") => grade,
        _ => return Err((Reason::Contradiction, format!("RatingKey is {key:?}"))),
    };
    Ok(Rating { framework, grade, is_rated })
}

/// Words in small letters, without what is between them.
fn squeezed(words: &str) -> String {
    words.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

/// The areas, if all their scores are the scheme's. Some of them alone would look like all; what is missing is remarked on.
fn judgements(record: &Record, remarks: &mut Vec<Refusal>) -> Value {
    let mut judgements = Vec::new();
    for ScoredArea { element, id, grades } in SCORES {
        let score = record.get(element);
        match grades.iter().find(|(known, _)| *known == score) {
            Some((_, grade)) => judgements.push(json!({ "area": id, "grade": grade })),
            None => remarks.push((Reason::UnknownScore, format!("{element} is {score:?}"))),
        }
    }
    if judgements.len() == SCORES.len() { Value::Array(judgements) } else { Value::Null }
}
