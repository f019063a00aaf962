//! Ofsted's management information of state-funded schools: the CSV file of latest inspections, in its layout since
//! November 2025.
//!
//! Written against a description of the file, of November 2026; no official file was at hand. Its columns come in groups,
//! each with its own dates: the report card since 10 November 2025, the graded inspection before, and the ungraded one.
//! Grades and dates of one group are never put beside those of another.

use std::io::Read;

use csv::StringRecord;
use encoding_rs::WINDOWS_1252;
use serde_json::{Value, json};

use super::columns::{Header, cell};
use super::draft::{self, Draft, RowId};
use super::sentences::{CONCERN, Filling, GRADED_ON, NO, NO_GRADE, SAFEGUARDING, UNGRADED, Writer, YES};
use super::{Ids, ImportError, Imported, Language, Reason, Refusal, SourceFile, tidy};
use crate::contract::Date;

/// The page from which the file is downloaded.
const PAGE: &str = "https://www.gov.uk/government/statistical-data-sets/monthly-management-information-ofsteds-school-inspections-outcomes";

/// Sixteen times the size of the file of November 2026, in bytes.
const MAX_FILE: u64 = 256 * 1024 * 1024;

/// The header stands in one of the first rows.
const HEADER_ROWS: usize = 20;

const PLACE: &str = "the table";

/// The grades of report cards and the grades that they are in the framework.
const STANDARDS: [(&str, &str); 5] = [
    ("exceptional", "exceptional"),
    ("strong standard", "strong-standard"),
    ("expected standard", "expected-standard"),
    ("needs attention", "needs-attention"),
    ("urgent improvement", "urgent-improvement"),
];
const SAFEGUARDING_STANDARDS: [(&str, &str); 2] = [("met", "met"), ("not met", "not-met")];

/// The grades of inspections before, as numbers.
const NUMBERS: [(&str, &str); 4] =
    [("1", "outstanding"), ("2", "good"), ("3", "requires-improvement"), ("4", "inadequate")];

/// Words where an area has no grade, or does not apply.
const NONE: [&str; 6] = ["", "null", "not applicable", "not judged", "9", "0"];

/// The areas of report cards: the column, the column of its date, the area of the framework or, if it is not in it, its
/// name in the file.
const AREAS: [(&str, &str, &str); 9] = [
    ("Safeguarding standards", "Safeguarding standards - date of grade", "safeguarding"),
    ("Inclusion", "Inclusion - date of grade", "inclusion"),
    ("Curriculum and teaching", "Curriculum and teaching - date of grade", "curriculum-teaching"),
    ("Achievement", "Achievement - date of grade", "achievement"),
    ("Attendance and behaviour", "Attendance and behaviour - date of grade", "attendance-behaviour"),
    (
        "Personal development and wellbeing",
        "Personal development and wellbeing - date of grade",
        "personal-development",
    ),
    ("Leadership and governance", "Leadership and governance - date of grade", "leadership-governance"),
    ("Early years (where applicable)", "Early years - date of grade", "early-years"),
    ("Post-16 provision (where applicable)", "Post-16 provision - date of grade", "Post-16 provision"),
];

/// The areas of inspections before: the column and the area of the framework.
const OLDER_AREAS: [(&str, &str); 6] = [
    ("Latest OEIF quality of education", "quality-of-education"),
    ("Latest OEIF behaviour and attitudes", "behaviour"),
    ("Latest OEIF personal development", "personal-development"),
    ("Latest OEIF effectiveness of leadership and management", "leadership"),
    ("Latest OEIF early years provision (where applicable)", "early-years"),
    ("Latest OEIF sixth form provision (where applicable)", "sixth-form"),
];

/// Categories of concern, in Ofsted's words.
const CONCERNS: [(&str, &str); 3] =
    [("SM", "Special measures"), ("SWK", "Serious weaknesses"), ("RSI", "Requires significant improvement")];

/// Which schools are chosen.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Those with these identifiers (`URN`).
    pub only: Option<Ids>,
    /// Those of the authority with this code, the first three digits of `LAESTAB`.
    pub authority: Option<String>,
}

/// Reads the CSV file.
///
/// # Errors
/// If the file is damaged, cut off within a row, or has another layout.
pub fn read(
    file: impl Read,
    source: SourceFile,
    selection: &Selection,
    language: Language,
) -> Result<Imported, ImportError> {
    let mut bytes = Vec::new();
    file.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(ImportError::TooLarge(format!("more than {MAX_FILE} bytes")));
    }
    let (text, encoding) = decoded(&bytes);
    let mut table = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = table.records();
    let (columns, width) = header(&mut rows)?;
    let mut imported = Imported::new(source, encoding);
    let reader = SchoolReader { columns, writer: Writer::new(language), source: imported.source.clone() };
    for row in rows {
        let row = row.map_err(damaged)?;
        let number = row.position().map_or(0, csv::Position::line);
        if row.len() != width {
            let cells = row.len();
            return Err(ImportError::Damaged(format!("row {number} has {cells} cells, and the header has {width}")));
        }
        imported.rows += 1;
        let school = School(row.iter().collect());
        let urn =
            tidy::identifier(school.get(reader.columns.urn)).filter(|urn| urn.bytes().all(|b| b.is_ascii_digit()));
        if !selection.chooses(urn.as_deref(), school.get(reader.columns.laestab)) {
            imported.not_chosen += 1;
            continue;
        }
        let id = RowId { row: number, id: urn, name: tidy::short(school.get(reader.columns.name)) };
        let mut remarks = Vec::new();
        let config = reader.config(&school, &id, &mut remarks);
        imported.add(id, config.map(|config| (config, remarks)));
    }
    if imported.rows == 0 {
        return Err(ImportError::Damaged(format!("{PLACE} has no row below its header")));
    }
    imported.refuse_duplicates();
    Ok(imported)
}

/// The text, strictly as UTF-8, or else as Windows-1252, in which any bytes are some text.
fn decoded(bytes: &[u8]) -> (String, &'static str) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), "UTF-8"),
        Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), "Windows-1252"),
    }
}

fn damaged(error: csv::Error) -> ImportError {
    ImportError::Damaged(error.to_string())
}

/// Finds the header by its names, and where the columns are.
fn header(rows: &mut dyn Iterator<Item = csv::Result<StringRecord>>) -> Result<(Columns, usize), ImportError> {
    for row in rows.take(HEADER_ROWS) {
        let row = row.map_err(damaged)?;
        let is = |name: &str| row.iter().any(|cell| cell.trim_start_matches('\u{feff}').trim() == name);
        if is("URN") && is("School name") {
            return Ok((Columns::find(&row)?, row.len()));
        }
    }
    let missing = vec!["URN".into(), "School name".into()];
    Err(ImportError::Layout { missing, place: format!("none of its first {HEADER_ROWS} rows") })
}

impl Selection {
    fn chooses(&self, urn: Option<&str>, laestab: &str) -> bool {
        let digits: String = laestab.chars().filter(char::is_ascii_digit).collect();
        let is_listed = self.only.as_ref().is_none_or(|only| urn.is_some_and(|urn| only.contains(urn)));
        let is_of_authority = self.authority.as_ref().is_none_or(|code| digits.len() == 7 && digits.starts_with(code));
        is_listed && is_of_authority
    }
}

/// Where the columns are.
struct Columns {
    link: usize,
    urn: usize,
    laestab: usize,
    name: usize,
    education: usize,
    postcode: usize,
    card: Group,
    concern: usize,
    /// The grade and its date, in the order of `AREAS`.
    areas: Vec<(usize, usize)>,
    older: Group,
    overall: usize,
    safeguarding: usize,
    /// In the order of `OLDER_AREAS`.
    older_areas: Vec<usize>,
    ungraded: Group,
    ungraded_outcome: usize,
}

/// The columns of one kind of inspection that say when and of which school.
struct Group {
    start: usize,
    published: usize,
    is_of_this_school: usize,
}

impl Columns {
    fn find(row: &StringRecord) -> Result<Self, ImportError> {
        let mut header = Header::new(row.iter());
        let mut group = |start: &str, published: &str, inspection: &str| Group {
            start: header.column(&[start]),
            published: header.column(&[published]),
            is_of_this_school: header
                .column(&[&format!("Does the {inspection} relate to the URN of the current school?")]),
        };
        let card = group("Inspection start date", "Publication date", "latest full inspection");
        let older = group(
            "Inspection start date of latest OEIF graded inspection",
            "Publication date of latest OEIF graded inspection",
            "latest OEIF graded inspection",
        );
        let ungraded =
            group("Date of latest ungraded inspection", "Ungraded inspection publication date", "ungraded inspection");
        let columns = Columns {
            link: header.column(&["Web Link (opens in new window)"]),
            urn: header.column(&["URN"]),
            laestab: header.column(&["LAESTAB"]),
            name: header.column(&["School name"]),
            education: header.column(&["Type of education"]),
            postcode: header.column(&["Postcode"]),
            card,
            concern: header.column(&["Category of concern"]),
            areas: AREAS.map(|(grade, date, _)| (header.column(&[grade]), header.column(&[date]))).to_vec(),
            older,
            overall: header.column(&["Latest OEIF overall effectiveness"]),
            safeguarding: header.column(&["Latest OEIF safeguarding is effective?"]),
            older_areas: OLDER_AREAS.map(|(name, _)| header.column(&[name])).to_vec(),
            ungraded,
            ungraded_outcome: header.column(&["Ungraded inspection overall outcome"]),
        };
        header.finish(PLACE)?;
        Ok(columns)
    }
}

/// One row.
struct School<'a>(Vec<&'a str>);

impl School<'_> {
    fn get(&self, column: usize) -> &str {
        cell(&self.0, column)
    }
}

/// When an inspection was, and whether it was of this school.
struct Visit {
    start: Date,
    published: Date,
    is_of_this_school: bool,
}

/// Turns rows into configs.
struct SchoolReader {
    columns: Columns,
    writer: Writer,
    source: SourceFile,
}

impl SchoolReader {
    fn config(&self, school: &School, id: &RowId, remarks: &mut Vec<Refusal>) -> Result<Value, Refusal> {
        let columns = &self.columns;
        let Some(urn) = &id.id else {
            return Err((Reason::NoIdentifier, format!("URN is {:?}", school.get(columns.urn))));
        };
        let name = tidy::words(school.get(columns.name)).ok_or_else(|| (Reason::NoName, "School name".to_owned()))?;
        let page = page(urn, school.get(columns.link))?;
        let card = self.visit(school, &columns.card)?;
        let older = self.visit(school, &columns.older)?;
        let concern = self.concern(school, card.is_some())?;

        let kind = [school.get(columns.education), school.get(columns.postcode)].into_iter().filter_map(tidy::words);
        let kind = kind.collect::<Vec<_>>().join(", ");
        let mut draft = Draft::new(&name, (!kind.is_empty()).then(|| kind.into()));
        let inspection = |framework, visit: &Visit| {
            let dates = [("from", Some(visit.start)), ("published", Some(visit.published))];
            draft::inspection(framework, &dates, Some(&page), self.source.as_at)
        };
        match (card, older) {
            (Some(visit), _) if !visit.is_of_this_school => return Err(predecessors(&visit)),
            (Some(visit), older) => {
                draft.add("inspection", inspection("ofsted-report-card", &visit));
                let mut judgements: Vec<_> = concern.into_iter().collect();
                judgements.extend(self.card_judgements(school, &visit, remarks)?);
                draft.add("judgements", judgements.into());
                draft.add("earlier", self.earlier(school, older, remarks)?);
            }
            (None, Some(visit)) if !visit.is_of_this_school => return Err(predecessors(&visit)),
            (None, Some(visit)) => {
                draft.add("inspection", inspection("ofsted-graded", &visit));
                let (outcome, judgements) = self.older_results(school, &visit)?;
                draft.add("outcome", outcome.unwrap_or_default());
                draft.add("judgements", judgements);
                let note = self.ungraded(school, &visit, remarks)?;
                let status = [("kind", Some("framework-replaced".into())), ("note", note)];
                draft.add("status", draft::object(status));
            }
            (None, None) => {
                let day = school.get(columns.ungraded.start);
                let last = tidy::words(day).map_or("none".to_owned(), |day| format!("on {day}"));
                return Err((Reason::NoGrades, format!("ungraded inspection: {last}")));
            }
        }
        Ok(draft.finish(Vec::new(), PAGE, &self.source, &self.writer))
    }

    /// When an inspection of one kind was. `None` if there was none.
    fn visit(&self, school: &School, group: &Group) -> Result<Option<Visit>, Refusal> {
        let Some(start) = self.date(school.get(group.start))? else { return Ok(None) };
        let related = school.get(group.is_of_this_school);
        let is_of_this_school = match related.to_ascii_lowercase().as_str() {
            "yes" => true,
            "no" => false,
            _ => {
                let detail = format!("inspection of {start}: whether it relates to the current school is {related:?}");
                return Err((Reason::Contradiction, detail));
            }
        };
        // A result that is not published yet is nobody's to show.
        let published = self.date(school.get(group.published))?;
        let published = published.ok_or_else(|| (Reason::NoDate, format!("inspection of {start}: publication")))?;
        Ok(Some(Visit { start, published, is_of_this_school }))
    }

    /// A day, or nothing where the file has none.
    fn date(&self, text: &str) -> Result<Option<Date>, Refusal> {
        if is_none(text) {
            return Ok(None);
        }
        let day = tidy::day(text).filter(|day| *day <= self.source.as_at);
        day.map(Some).ok_or_else(|| (Reason::ImpossibleDate, format!("a date is {text:?}")))
    }

    /// The category of concern, which speaks of the report card.
    fn concern(&self, school: &School, has_card: bool) -> Result<Option<Value>, Refusal> {
        let code = school.get(self.columns.concern);
        if is_none(code) {
            return Ok(None);
        }
        let known = CONCERNS.iter().find(|(known, _)| *known == code);
        let (_, words) = known.ok_or_else(|| (Reason::UnknownRating, format!("Category of concern is {code:?}")))?;
        if !has_card {
            return Err((Reason::Contradiction, format!("Category of concern is {code:?} without a report card")));
        }
        Ok(Some(json!({ "area": self.writer.write(&CONCERN, &[]), "text": words })))
    }

    /// The areas of the report card. A grade that was given after the inspection says when.
    fn card_judgements(
        &self,
        school: &School,
        visit: &Visit,
        remarks: &mut Vec<Refusal>,
    ) -> Result<Vec<Value>, Refusal> {
        let mut judgements = Vec::new();
        for ((name, _, area), (column, date_column)) in AREAS.iter().zip(&self.columns.areas) {
            let words: &[(&str, &str)] = if *area == "safeguarding" { &SAFEGUARDING_STANDARDS } else { &STANDARDS };
            let Some(grade) = grade(name, school.get(*column), words)? else {
                if !name.ends_with("(where applicable)") {
                    remarks.push((Reason::AreaNotGraded, (*name).to_owned()));
                    judgements.push(json!({ "area": area, "text": self.writer.write(&NO_GRADE, &[]) }));
                }
                continue;
            };
            let Some(date) = self.date(school.get(*date_column))? else {
                return Err((Reason::NoDate, format!("{name}: date of grade")));
            };
            if date < visit.start {
                return Err((Reason::Contradiction, format!("{name}: graded on {date}, inspected on {}", visit.start)));
            }
            let later = (date > visit.start).then_some([("date", Filling::Day(date))]);
            let note = later.map(|values| self.writer.write(&GRADED_ON, &values));
            judgements.push(draft::object([
                ("area", Some((*area).into())),
                ("grade", Some(grade.into())),
                ("note", note),
            ]));
        }
        if judgements.iter().all(|judgement| judgement.get("grade").is_none()) {
            return Err((Reason::NoGrades, format!("inspection of {}", visit.start)));
        }
        Ok(judgements)
    }

    /// The graded inspection before the report card, if it was of this school.
    fn earlier(&self, school: &School, visit: Option<Visit>, remarks: &mut Vec<Refusal>) -> Result<Value, Refusal> {
        let Some(visit) = visit else { return Ok(Value::Null) };
        if !visit.is_of_this_school {
            remarks.push((Reason::EarlierSchool, format!("inspection of {}", visit.start)));
            return Ok(Value::Null);
        }
        let (outcome, judgements) = self.older_results(school, &visit)?;
        Ok(json!([draft::object([
            ("framework", Some("ofsted-graded".into())),
            ("from", Some(visit.start.to_string().into())),
            ("published", Some(visit.published.to_string().into())),
            ("outcome", outcome),
            ("judgements", Some(judgements)),
        ])]))
    }

    /// The grade as a whole and those of the areas, of an inspection before report cards.
    fn older_results(&self, school: &School, visit: &Visit) -> Result<(Option<Value>, Value), Refusal> {
        let overall = "Latest OEIF overall effectiveness";
        let grade_of = |name: &str, column| grade(name, school.get(column), &NUMBERS);
        let overall_grade = grade_of(overall, self.columns.overall)?;
        // Since September 2024 state-funded schools had no overall grade: whoever writes one has worked it out.
        let last_with_overall = (2024, Some(8), Some(31));
        if overall_grade.is_some() && (visit.start.year, visit.start.month, visit.start.day) > last_with_overall {
            let detail = format!("{overall}, of an inspection on {}, when Ofsted gave none", visit.start);
            return Err((Reason::Contradiction, detail));
        }
        let mut judgements = Vec::new();
        for ((name, area), column) in OLDER_AREAS.iter().zip(&self.columns.older_areas) {
            judgements.extend(grade_of(name, *column)?.map(|grade| json!({ "area": area, "grade": grade })));
        }
        if judgements.is_empty() && overall_grade.is_none() {
            return Err((Reason::NoGrades, format!("inspection of {}", visit.start)));
        }
        judgements.extend(self.safeguarding(school)?);
        Ok((overall_grade.map(|grade| json!({ "grade": grade })), judgements.into()))
    }

    fn safeguarding(&self, school: &School) -> Result<Option<Value>, Refusal> {
        let text = school.get(self.columns.safeguarding);
        let answer = match text.to_ascii_lowercase().as_str() {
            "yes" => &YES,
            "no" => &NO,
            _ if is_none(text) => return Ok(None),
            _ => return Err((Reason::UnknownRating, format!("Latest OEIF safeguarding is effective? {text:?}"))),
        };
        let area = self.writer.write(&SAFEGUARDING, &[]);
        Ok(Some(json!({ "area": area, "text": self.writer.write(answer, &[]) })))
    }

    /// What an ungraded inspection after the graded one found, in Ofsted's words: it is no grade.
    fn ungraded(&self, school: &School, graded: &Visit, remarks: &mut Vec<Refusal>) -> Result<Option<Value>, Refusal> {
        let Some(visit) = self.visit(school, &self.columns.ungraded)?.filter(|visit| visit.start > graded.start) else {
            return Ok(None);
        };
        if !visit.is_of_this_school {
            remarks.push((Reason::EarlierSchool, format!("ungraded inspection of {}", visit.start)));
            return Ok(None);
        }
        let outcome = tidy::words(school.get(self.columns.ungraded_outcome)).map(|words| format!("“{words}”"));
        let Some(outcome) = outcome else { return Ok(None) };
        let values = [("date", Filling::Day(visit.start)), ("outcome", Filling::Words(&outcome))];
        Ok(Some(self.writer.write(&UNGRADED, &values)))
    }
}

fn predecessors(visit: &Visit) -> Refusal {
    (Reason::PredecessorsInspection, format!("inspection of {}", visit.start))
}

fn is_none(text: &str) -> bool {
    NONE.contains(&text.to_lowercase().as_str())
}

/// The grade that a cell names. `None` if it says that there is none.
fn grade<'a>(name: &str, text: &str, words: &[(&str, &'a str)]) -> Result<Option<&'a str>, Refusal> {
    let written = text.to_lowercase();
    if let Some((_, grade)) = words.iter().find(|(word, _)| *word == written) {
        return Ok(Some(grade));
    }
    if is_none(text) { Ok(None) } else { Err((Reason::UnknownRating, format!("{name} is {text:?}"))) }
}

/// The school's page on Ofsted's site. The file's address is used as it is, because the live one has parts that the file
/// does not say; only `http:` becomes `https:`.
fn page(urn: &str, link: &str) -> Result<String, Refusal> {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    let is_official = |rest: &&str| {
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let has_urn = path.split(|c: char| !c.is_ascii_digit()).any(|number| number == urn);
        let is_plain = path.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'"' | b'<' | b'>'));
        ["reports.ofsted.gov.uk", "www.ofsted.gov.uk"].contains(&host) && has_urn && is_plain
    };
    let rest = rest.filter(is_official).ok_or_else(|| (Reason::NoOfficialAddress, format!("Web Link is {link:?}")))?;
    Ok(["https://", rest].concat())
}
