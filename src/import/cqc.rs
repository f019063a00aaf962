//! CQC's latest ratings: the OpenDocument spreadsheet that the Care Quality Commission publishes, sheet `Locations`.
//!
//! Written against a description of the file, of November 2026; no official file was at hand. The sheet has a row for each
//! location, group of services and domain (a key question, or all of them: `Overall`). The location's own rating stands
//! where both are `Overall`. The only date is that of the publication.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher};
use std::io::{BufRead, Read, Seek};

use serde_json::{Value, json};

use super::columns::{Header, cell};
use super::draft::{self, Draft, RowId};
use super::ods::{self, OnRow};
use super::sentences::{Filling, PUBLISHED_ON, SERVICES, SERVICES_ONLY, Writer};
use super::{Ids, ImportError, Imported, Language, Reason, Refusal, SourceFile, tidy};
use crate::contract::Date;

/// The page from which the file is downloaded.
const PAGE: &str = "https://www.cqc.org.uk/about-us/transparency/using-cqc-data";

const SHEET: &str = "Locations";
const PLACE: &str = "the sheet Locations";

/// The header stands in one of the first rows.
const HEADER_ROWS: u64 = 20;

/// More rows than any location has: a hospital has some tens.
const MAX_ROWS_OF_LOCATION: usize = 1000;

/// The group and the domain of what is rated as a whole.
const OVERALL: &str = "Overall";

/// The ratings and the grades that they are in the framework.
const RATINGS: [(&str, &str); 4] = [
    ("outstanding", "outstanding"),
    ("good", "good"),
    ("requires improvement", "requires-improvement"),
    ("inadequate", "inadequate"),
];

/// Words where there is no rating, and nothing was looked at.
const NONE: [&str; 4] = ["", "not applicable", "not rated", "no published rating"];

/// Words where something was looked at, and there is no rating.
const UNRATED: [&str; 2] = ["inspected but not rated", "insufficient evidence to rate"];

/// The key questions and the areas that they are in the framework, in its order.
const KEY_QUESTIONS: [(&str, &str); 5] = [
    ("Safe", "safe"),
    ("Effective", "effective"),
    ("Caring", "caring"),
    ("Responsive", "responsive"),
    ("Well-led", "well-led"),
];

/// Reads the spreadsheet. `only` are the identifiers (`Location ID`) of the chosen locations.
///
/// # Errors
/// If the file is damaged, cut off, or has another layout.
pub fn read(
    file: impl Read + Seek,
    source: SourceFile,
    only: &Ids,
    language: Language,
) -> Result<Imported, ImportError> {
    imported(source, only, language, |on_row| ods::rows(file, SHEET, on_row))
}

/// Reads the file `content.xml` of the spreadsheet.
///
/// # Errors
/// As for [`read`].
pub fn read_content(
    content: impl BufRead,
    source: SourceFile,
    only: &Ids,
    language: Language,
) -> Result<Imported, ImportError> {
    imported(source, only, language, |on_row| ods::rows_of_content(content, SHEET, on_row))
}

fn imported(
    source: SourceFile,
    only: &Ids,
    language: Language,
    rows: impl FnOnce(OnRow) -> Result<(), ImportError>,
) -> Result<Imported, ImportError> {
    let mut imported = Imported::new(source, "UTF-8");
    let mut sheet = Sheet { only, columns: None, locations: BTreeMap::new(), namesakes: HashMap::new() };
    rows(&mut |number, cells| sheet.row(number, cells, &mut imported))?;
    if sheet.columns.is_none() {
        return Err(ImportError::Layout { missing: vec!["Location ID".into()], place: PLACE.into() });
    }
    if imported.rows == 0 {
        return Err(ImportError::Damaged(format!("{PLACE} has no row below its header")));
    }
    let reader = LocationReader { writer: Writer::new(language), source: imported.source.clone() };
    let mut locations: Vec<_> = std::mem::take(&mut sheet.locations).into_iter().collect();
    locations.sort_by_key(|(_, location)| location.row);
    for (id, location) in locations {
        let row = RowId { row: location.row, name: tidy::short(&location.name), id: Some(id.clone()) };
        let result = reader.config(&id, &location).map(|config| {
            let remarks = sheet.namesakes_of(&id, &location).map(|others| (Reason::SameNameAndPostcode, others));
            (config, remarks.into_iter().collect())
        });
        imported.add(row, result);
    }
    Ok(imported)
}

/// Where the columns are.
struct Columns {
    id: usize,
    name: usize,
    category: usize,
    city: usize,
    postcode: usize,
    group: usize,
    domain: usize,
    rating: usize,
    published: usize,
    inherited: usize,
    url: usize,
    provider: usize,
}

impl Columns {
    fn find(cells: &[String]) -> Result<Self, ImportError> {
        let mut header = Header::new(cells.iter().map(String::as_str));
        let columns = Columns {
            id: header.column(&["Location ID"]),
            name: header.column(&["Location Name"]),
            category: header.column(&["Location Primary Inspection Category"]),
            city: header.column(&["Location City"]),
            postcode: header.column(&["Location Post Code"]),
            group: header.column(&["Service / Population Group"]),
            // The name until about 2021.
            domain: header.column(&["Domain", "Key Question"]),
            rating: header.column(&["Latest Rating"]),
            published: header.column(&["Publication Date"]),
            inherited: header.column(&["Inherited Rating (Y/N)"]),
            url: header.column(&["URL"]),
            provider: header.column(&["Provider ID"]),
        };
        header.finish(PLACE)?;
        Ok(columns)
    }
}

/// What has been read of the sheet.
struct Sheet<'a> {
    only: &'a Ids,
    columns: Option<Columns>,
    /// The chosen locations.
    locations: BTreeMap<String, Location>,
    /// The identifiers of all locations, by a hash of name and postcode.
    namesakes: HashMap<u64, Vec<String>>,
}

/// A chosen location, as it stands in its rows.
struct Location {
    /// The first of its rows.
    row: u64,
    name: String,
    category: String,
    city: String,
    postcode: String,
    url: String,
    providers: BTreeSet<String>,
    /// Whether another row has another name or address.
    is_contradictory: bool,
    ratings: Vec<RatingRow>,
}

/// One rating.
struct RatingRow {
    group: String,
    domain: String,
    rating: String,
    published: String,
    inherited: String,
}

impl Sheet<'_> {
    fn row(&mut self, number: u64, cells: &[String], imported: &mut Imported) -> Result<(), ImportError> {
        let Some(columns) = &self.columns else {
            let is_header = cells.iter().any(|cell| cell.trim().eq_ignore_ascii_case("Location ID"));
            if is_header {
                self.columns = Some(Columns::find(cells)?);
            } else if number > HEADER_ROWS {
                return Err(ImportError::Layout { missing: vec!["Location ID".into()], place: PLACE.into() });
            }
            return Ok(());
        };
        imported.rows += 1;
        let at = |column| cell(cells, column);
        let (id, name, postcode) = (at(columns.id), at(columns.name), at(columns.postcode));
        let others = self.namesakes.entry(hash(name, postcode)).or_default();
        // A few are enough for a remark.
        if others.len() < 5 && !others.iter().any(|other| other == id) {
            others.push(id.into());
        }
        if !self.only.contains(id) {
            imported.not_chosen += 1;
            return Ok(());
        }
        let location = self.locations.entry(id.to_owned()).or_insert_with(|| Location {
            row: number,
            name: name.into(),
            category: at(columns.category).into(),
            city: at(columns.city).into(),
            postcode: postcode.into(),
            url: at(columns.url).into(),
            providers: BTreeSet::new(),
            is_contradictory: false,
            ratings: Vec::new(),
        });
        location.is_contradictory |= location.name != name || location.url != at(columns.url);
        location.providers.insert(at(columns.provider).into());
        location.ratings.push(RatingRow {
            group: at(columns.group).into(),
            domain: at(columns.domain).into(),
            rating: at(columns.rating).into(),
            published: at(columns.published).into(),
            inherited: at(columns.inherited).into(),
        });
        if location.ratings.len() > MAX_ROWS_OF_LOCATION {
            return Err(ImportError::TooLarge(format!("more than {MAX_ROWS_OF_LOCATION} rows of the location {id}")));
        }
        Ok(())
    }

    /// Other locations of the same name and postcode: the same place may be registered more than once.
    fn namesakes_of(&self, id: &str, location: &Location) -> Option<String> {
        let all = self.namesakes.get(&hash(&location.name, &location.postcode))?;
        let others: Vec<_> = all.iter().filter(|other| *other != id).map(String::as_str).collect();
        (!others.is_empty()).then(|| others.join(", "))
    }
}

fn hash(name: &str, postcode: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (name.to_lowercase(), postcode.to_lowercase()).hash(&mut hasher);
    hasher.finish()
}

/// Turns locations into configs.
struct LocationReader {
    writer: Writer,
    source: SourceFile,
}

/// What was rated, and when the rating was published.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rating {
    result: RatingResult,
    published: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum RatingResult {
    Grade(&'static str),
    /// CQC's words where something was looked at, and not rated.
    Unrated(String),
    None,
}

/// The ratings by group and domain.
type Ratings = BTreeMap<(String, String), Rating>;

impl LocationReader {
    fn config(&self, id: &str, location: &Location) -> Result<Value, Refusal> {
        let name = tidy::words(&location.name).ok_or_else(|| (Reason::NoName, "Location Name".to_owned()))?;
        if tidy::identifier(id).is_none() {
            return Err((Reason::NoIdentifier, format!("Location ID is {id:?}")));
        }
        if location.is_contradictory {
            return Err((Reason::Contradiction, "its rows differ in Location Name or URL".into()));
        }
        if location.providers.len() > 1 {
            let providers = location.providers.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            return Err((Reason::DoublyRegistered, format!("Provider ID: {providers}")));
        }
        let page = page(id, &location.url)?;
        let ratings = self.ratings(location)?;

        let own = ratings.get(&(OVERALL.to_owned(), OVERALL.to_owned()));
        let (outcome, published) = match own {
            Some(Rating { result: RatingResult::Grade(grade), published }) => (json!({ "grade": grade }), *published),
            Some(Rating { result, .. }) => {
                let word = match result {
                    RatingResult::Unrated(words) => words.as_str(),
                    RatingResult::Grade(_) | RatingResult::None => "none",
                };
                let dates: BTreeSet<_> = graded_services(&ratings).filter_map(|rating| rating.published).collect();
                if dates.is_empty() {
                    return Err((Reason::NotRated, format!("rating of the whole: {word}; ratings of services: none")));
                }
                let one = dates.first().copied().filter(|_| dates.len() == 1);
                (json!({ "text": self.writer.write(&SERVICES_ONLY, &[]) }), one)
            }
            None => return Err((Reason::NotRated, "no row with Overall as group and domain".into())),
        };
        let address = tidy::address(&[&location.city], &location.postcode);
        let kind: Vec<_> = [tidy::words(&location.category), address].into_iter().flatten().collect();
        let mut draft = Draft::new(&name, (!kind.is_empty()).then(|| kind.join(", ").into()));
        let dates = [("published", published)];
        draft.add("inspection", draft::inspection("cqc-provider", &dates, Some(&page), self.source.as_at));
        draft.add("outcome", outcome);
        draft.add("judgements", self.judgements(&ratings, published));
        Ok(draft.finish(Vec::new(), PAGE, &self.source, &self.writer))
    }

    /// The ratings of a location. One that can't be trusted refuses the whole location.
    fn ratings(&self, location: &Location) -> Result<Ratings, Refusal> {
        let mut ratings = Ratings::new();
        for row in &location.ratings {
            let is_known = row.domain == OVERALL || KEY_QUESTIONS.iter().any(|(name, _)| *name == row.domain);
            if !is_known {
                return Err((Reason::UnknownRating, format!("Domain is {:?}", row.domain)));
            }
            let rating = self.rating(row)?;
            let key = (row.group.clone(), row.domain.clone());
            if let Some(other) = ratings.get(&key)
                && *other != rating
            {
                return Err((Reason::TwoRatings, format!("{}, {}", row.group, row.domain)));
            }
            ratings.insert(key, rating);
        }
        Ok(ratings)
    }

    fn rating(&self, row: &RatingRow) -> Result<Rating, Refusal> {
        let written = row.rating.to_lowercase();
        let what = || format!("{}, {}", row.group, row.domain);
        let result = if let Some((_, grade)) = RATINGS.iter().find(|(word, _)| *word == written) {
            RatingResult::Grade(grade)
        } else if UNRATED.contains(&written.as_str()) {
            RatingResult::Unrated(row.rating.clone())
        } else if NONE.contains(&written.as_str()) {
            return Ok(Rating { result: RatingResult::None, published: None });
        } else {
            return Err((Reason::UnknownRating, format!("{}: Latest Rating is {:?}", what(), row.rating)));
        };
        match row.inherited.to_ascii_uppercase().as_str() {
            "N" => {}
            "Y" => return Err((Reason::InheritedRating, what())),
            _ => {
                let detail = format!("{}: Inherited Rating (Y/N) is {:?}", what(), row.inherited);
                return Err((Reason::Contradiction, detail));
            }
        }
        if row.published.is_empty() {
            return Err((Reason::NoDate, format!("{}: Publication Date", what())));
        }
        let day = tidy::day(&row.published).filter(|day| *day <= self.source.as_at);
        let impossible = || (Reason::ImpossibleDate, format!("{}: Publication Date is {:?}", what(), row.published));
        Ok(Rating { result, published: Some(day.ok_or_else(impossible)?) })
    }

    /// The key questions of the location, and its services with theirs. A rating that was published on another day than
    /// the whole says so.
    fn judgements(&self, ratings: &Ratings, published: Option<Date>) -> Value {
        let mut judgements = self.key_questions(ratings, OVERALL, published);
        let groups: BTreeSet<&str> = ratings.keys().map(|(group, _)| group.as_str()).collect();
        for group in groups.into_iter().filter(|group| *group != OVERALL) {
            let Some(name) = tidy::words(group) else { continue };
            let own = ratings.get(&(group.to_owned(), OVERALL.to_owned()));
            let parts = self.key_questions(ratings, group, own.and_then(|own| own.published).or(published));
            let mut judgement = own.and_then(|own| self.judgement(&name, own, published));
            if judgement.is_none() && !parts.is_empty() {
                judgement = Some(json!({ "area": name }));
            }
            if let Some(members) = judgement.as_mut().and_then(Value::as_object_mut) {
                members.insert("group".into(), self.writer.write(&SERVICES, &[]));
                if !parts.is_empty() {
                    members.insert("parts".into(), parts.into());
                }
            }
            judgements.extend(judgement);
        }
        judgements.into()
    }

    fn key_questions(&self, ratings: &Ratings, group: &str, published: Option<Date>) -> Vec<Value> {
        let rating = |domain: &str| ratings.get(&(group.to_owned(), domain.to_owned()));
        KEY_QUESTIONS.iter().filter_map(|(domain, area)| self.judgement(area, rating(domain)?, published)).collect()
    }

    fn judgement(&self, area: &str, rating: &Rating, published: Option<Date>) -> Option<Value> {
        let (grade, text) = match &rating.result {
            RatingResult::Grade(grade) => (Some((*grade).into()), None),
            RatingResult::Unrated(words) => (None, Some(words.as_str().into())),
            RatingResult::None => return None,
        };
        let other_day = rating.published.filter(|day| Some(*day) != published);
        let note = other_day.map(|day| self.writer.write(&PUBLISHED_ON, &[("date", Filling::Day(day))]));
        Some(draft::object([("area", Some(area.into())), ("grade", grade), ("text", text), ("note", note)]))
    }
}

/// The ratings of services as a whole that are grades.
fn graded_services(ratings: &Ratings) -> impl Iterator<Item = &Rating> {
    let is_service = |(group, domain): &(String, String)| group != OVERALL && domain == OVERALL;
    let is_grade = |rating: &Rating| matches!(rating.result, RatingResult::Grade(_));
    ratings.iter().filter(move |(key, rating)| is_service(key) && is_grade(rating)).map(|(_, rating)| rating)
}

/// The location's page on CQC's site, which the file names with `http:`; the site itself sends readers on to `https:`.
fn page(id: &str, url: &str) -> Result<String, Refusal> {
    let expected = format!("www.cqc.org.uk/location/{id}");
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    if rest.is_some_and(|rest| rest.trim_end_matches('/') == expected) {
        return Ok(["https://", &expected].concat());
    }
    Err((Reason::NoOfficialAddress, format!("URL is {url:?}")))
}
