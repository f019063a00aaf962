//! What the card says of a config, what is wrong with it, and what can be chosen in it.

use std::collections::BTreeMap;
use std::rc::Rc;

use inspection_card::config::advice::advice;
use inspection_card::config::{Config, FrameworkRef, Judgement};
use inspection_card::contract::{CheckProblem, Date, Diagnostics, Problem, ProblemKind, Severity, Text, Value};
use inspection_card::framework::{Area, Edition, Framework, Frameworks, Grade};
use inspection_card::inspection::Inspection;
use inspection_card::locale::Locale;
use serde_json::Value as Json;

use crate::path::{Path, Step, id_of_problem};

/// What follows from a config.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// What the card says; `None` if there is no card yet.
    pub inspection: Option<Rc<Inspection>>,
    /// Everything that is wrong, or probably not what was meant, in the order of the form.
    pub problems: Vec<Problem>,
    /// The same by the id of the control.
    pub marks: Rc<Marks>,
    /// What can be chosen.
    pub choices: Rc<AllChoices>,
}

/// A problem beside its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Whether the part is not shown because of it.
    pub is_error: bool,
    /// What is wrong, and what is expected.
    pub message: String,
}

/// The problems by the ids of the controls that they are about.
pub type Marks = BTreeMap<String, Vec<Mark>>;

/// Something that can be chosen: how a config names it, and its official words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The id.
    pub id: String,
    /// The official words, in English.
    pub words: String,
    /// The kinds of provider that are judged on an area; all, if none is named.
    pub remits: Vec<String>,
}

impl Choice {
    /// A choice that is there for every kind of provider.
    pub fn new(id: impl Into<String>, words: impl Into<String>) -> Self {
        Choice { id: id.into(), words: words.into(), remits: Vec::new() }
    }

    /// What the list shows.
    pub fn label(&self) -> String {
        if self.remits.is_empty() { self.words.clone() } else { format!("{} ({})", self.words, self.remits.join(", ")) }
    }
}

/// What the framework of each inspection offers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AllChoices {
    main: Choices,
    /// Those of other inspections, by list and index.
    others: BTreeMap<(&'static str, usize), Choices>,
    /// The areas of the inspection's judgements, by index.
    judged: BTreeMap<usize, String>,
}

/// What the framework offers on the day of the inspection.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choices {
    /// The grades of each scale, the most positive first, and words for having no grade.
    pub grades: Vec<Choice>,
    /// The areas.
    pub areas: Vec<Choice>,
    /// The grades of areas that have a scale of their own, by the id of the area.
    grades_by_area: BTreeMap<String, Vec<Choice>>,
    /// Whether the inspection as a whole has no grade.
    pub has_no_overall_grade: bool,
    /// Whether the law asks for the result to be displayed, and how.
    pub duty: Option<String>,
}

impl Assessment {
    /// Assesses a config for a card in one language.
    pub fn of(config: &Json, frameworks: &Frameworks, locale: &Locale) -> Self {
        let mut diagnostics = Diagnostics::default();
        // A tree of JSON values is too deep only if somebody typed it so; then there is no card.
        let parsed =
            Value::from_deserializer(config).ok().and_then(|value| Config::from_value(value, &mut diagnostics));
        let inspection =
            parsed.as_ref().and_then(|config| Inspection::from_config(config, frameworks, locale, &mut diagnostics));
        let mut problems = diagnostics.into_problems();
        if let Some(config) = &parsed {
            let doubts = advice(config);
            let new = |doubt: &Problem| problems.iter().all(|problem| problem.path != doubt.path);
            let doubts: Vec<_> = doubts.into_iter().filter(new).collect();
            problems.extend(doubts);
        }
        Assessment {
            inspection: inspection.map(Rc::new),
            marks: Rc::new(marks(&problems)),
            choices: Rc::new(parsed.map_or_else(AllChoices::default, |config| AllChoices::of(&config, frameworks))),
            problems,
        }
    }
}

impl Assessment {
    /// The problems of what was typed: what is missing is no mistake before the editor asks for a check.
    pub fn marks_without_missing(&self) -> Rc<Marks> {
        let is_typed = |problem: &&Problem| {
            !matches!(problem.kind, ProblemKind::Missing { .. } | ProblemKind::NoneOf { .. } | ProblemKind::Empty)
        };
        Rc::new(marks(self.problems.iter().filter(is_typed)))
    }
}

/// What is wrong and how to mend it, for people who see the form.
pub fn message(problem: &Problem) -> String {
    match &problem.kind {
        ProblemKind::Missing { .. } => "This is missing.".into(),
        ProblemKind::NoneOf { .. } => "Add a result: an outcome, a judgement or another one.".into(),
        ProblemKind::Empty => "Write something here, or remove it.".into(),
        ProblemKind::UnknownWord { word, .. } => format!("“{word}” can’t be chosen here. Choose from the list."),
        ProblemKind::Date { .. } => "This is no date. Give numbers: a day, month and year, or a month and year, or a year.".into(),
        ProblemKind::Link { .. } => "This is no address that a card can have. Begin it with https://, mailto: or tel:.".into(),
        ProblemKind::TooLong { length, limit } => format!("This has {length} characters. Shorten it to {limit}."),
        ProblemKind::Total { total, items } => format!("You list {items}, but wrote that the report names {total}."),
        ProblemKind::Incomplete { total, items } => {
            format!("You list {items} of {total}. Say why, or give the address of the report.")
        }
        ProblemKind::NotInForce { .. } => {
            "These rules did not apply on the day of the inspection. Choose the kind that the report names, or correct the dates.".into()
        }
        ProblemKind::NoOverallGrade { since } => {
            let since = since.map_or(String::new(), |since| format!(" since {}", in_words(since)));
            format!("There is no overall grade{since}. Leave this empty, and add the judgements below.")
        }
        ProblemKind::AreaNotJudged { .. } => {
            "This area was not judged on the day of the inspection. Choose another one, or correct the dates.".into()
        }
        ProblemKind::KnownAndUnknown => "Either choose an outcome or say why it is not known.".into(),
        ProblemKind::Check(CheckProblem::Order { earlier }) => match *earlier {
            "published" => "This is before the day on which the report was published.".into(),
            _ => "This is before the inspection.".into(),
        },
        ProblemKind::Check(CheckProblem::NoSpeaker) => {
            "Say who said this: a name, an organisation, or a group such as parents.".into()
        }
        ProblemKind::Check(CheckProblem::Quoted) => "Leave out the quotation marks. The card adds them where they belong.".into(),
        ProblemKind::Check(CheckProblem::Repeated { first }) => format!("This is the same as number {}.", first + 1),
        ProblemKind::Check(CheckProblem::LinkWithoutText) => {
            "Say where the link leads. Otherwise the card shows its address.".into()
        }
        ProblemKind::Check(CheckProblem::NoScheme) => "Begin the address with https://.".into(),
        ProblemKind::Check(CheckProblem::UnusedReason) => "All are listed, so the card does not show this.".into(),
        _ => {
            let hint = problem.hint().map_or(String::new(), |hint| format!(" {hint}"));
            format!("{}. Expected: {}.{hint}", problem.what(), problem.expected())
        }
    }
}

/// “10 November 2025”.
fn in_words(date: Date) -> String {
    Locale::english().date(date).words()
}

fn marks<'a>(problems: impl IntoIterator<Item = &'a Problem>) -> Marks {
    let mut marks = Marks::new();
    for problem in problems {
        let mark = Mark { is_error: problem.severity() == Severity::Error, message: message(problem) };
        marks.entry(id_of_problem(problem)).or_default().push(mark);
    }
    marks
}

impl AllChoices {
    fn of(config: &Config, frameworks: &Frameworks) -> Self {
        let on = |framework: &Option<FrameworkRef>, day| {
            let framework = framework.as_ref().and_then(|framework| framework.resolve(frameworks));
            framework.map_or_else(Choices::default, |framework| Choices::on(framework, day))
        };
        let main = config.inspection.as_ref().map(|inspection| on(&inspection.framework, inspection.deciding_day()));
        let others = [("earlier", &config.earlier), ("related", &config.related)];
        let others = others.into_iter().flat_map(|(list, others)| {
            let entries = others.entries().map(move |(index, other)| ((list, index), other));
            entries.map(|(place, other)| (place, on(&other.framework, other.deciding_day()))).collect::<Vec<_>>()
        });
        let area =
            |(index, judgement): (usize, &Judgement)| Some((index, judgement.area.as_ref()?.english().to_owned()));
        AllChoices {
            main: main.unwrap_or_default(),
            others: others.collect(),
            judged: config.judgements.entries().filter_map(area).collect(),
        }
    }

    /// The grades that can be chosen at a place of the config: those of the area, in one of the inspection's judgements.
    pub fn grades_at(&self, path: &Path) -> &[Choice] {
        let choices = self.at(path);
        let area = match path.steps() {
            [Step::Field("judgements"), Step::Item(index), Step::Field("grade")] => self.judged.get(index),
            _ => None,
        };
        let named = area.and_then(|area| choices.areas.iter().find(|one| one.id == *area || one.words == *area));
        named.and_then(|area| choices.grades_by_area.get(&area.id)).unwrap_or(&choices.grades)
    }

    /// The official words of an area or a grade that a config names by its id.
    pub fn words_of<'a>(&'a self, path: &Path, id: &'a str) -> &'a str {
        let choices = self.at(path);
        let all = choices.areas.iter().chain(&choices.grades);
        all.into_iter().find(|choice| choice.id == id).map_or(id, |choice| &choice.words)
    }

    /// What can be chosen at a place of the config.
    pub fn at(&self, path: &Path) -> &Choices {
        let other = match path.steps() {
            [Step::Field(list), Step::Item(index), ..] => self.others.get(&(*list, *index)),
            _ => None,
        };
        other.unwrap_or(&self.main)
    }
}

impl Choices {
    /// The areas on which each kind of provider is judged, with the name of the kind; empty if there is one kind only.
    pub fn areas_by_remit(&self) -> Vec<(&str, Vec<&Choice>)> {
        let mut remits: Vec<&str> = Vec::new();
        for remit in self.areas.iter().flat_map(|area| &area.remits) {
            if !remits.contains(&remit.as_str()) {
                remits.push(remit);
            }
        }
        if remits.is_empty() {
            remits.push("");
        }
        let of = |remit: &str| {
            // The inspection as a whole has its grade in the outcome.
            let is_judged = |area: &&Choice| {
                area.id != "overall" && (area.remits.is_empty() || area.remits.iter().any(|other| other == remit))
            };
            self.areas.iter().filter(is_judged).collect()
        };
        remits.into_iter().map(|remit| (remit, of(remit))).collect()
    }

    fn on(framework: &Framework, day: Option<Date>) -> Self {
        let edition = framework.edition_on(day);
        Choices {
            grades: edition.map_or_else(Vec::new, grades),
            areas: edition.map_or_else(Vec::new, |edition| edition.areas.iter().filter_map(area).collect()),
            grades_by_area: edition.map_or_else(BTreeMap::new, grades_by_area),
            has_no_overall_grade: edition.is_some_and(|edition| !edition.gives_overall_grade()),
            duty: framework.duty.as_ref().map(|duty| duty.english().to_owned()),
        }
    }
}

/// The grades of all scales.
fn grades(edition: &Edition) -> Vec<Choice> {
    choices(edition.scales.iter().flat_map(|scale| scale.grades.iter()).chain(edition.ungraded.iter()))
}

/// The grades of each area that names its scale, or of which there is only one.
fn grades_by_area(edition: &Edition) -> BTreeMap<String, Vec<Choice>> {
    let scale = |area: &Area| match &area.scale {
        Some(id) => edition.scales.iter().find(|scale| scale.id.as_ref() == Some(id)),
        None => edition.scales.iter().next(),
    };
    let of = |area: &Area| Some((area.id.clone()?, choices(scale(area)?.grades.iter().chain(edition.ungraded.iter()))));
    edition.areas.iter().filter_map(of).collect()
}

/// Each grade once.
fn choices<'a>(grades: impl Iterator<Item = &'a Grade>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for choice in grades.filter_map(|grade| choice(&grade.id, &grade.name, &grade.code)) {
        if !choices.contains(&choice) {
            choices.push(choice);
        }
    }
    choices
}

fn area(area: &Area) -> Option<Choice> {
    Some(Choice { remits: area.remits.iter().cloned().collect(), ..choice(&area.id, &area.name, &None)? })
}

fn choice(id: &Option<String>, name: &Option<Text>, code: &Option<Text>) -> Option<Choice> {
    let id = id.clone()?;
    let words: Vec<_> = [code, name].into_iter().flatten().map(Text::english).collect();
    let words = if words.is_empty() { id.clone() } else { words.join(" – ") };
    Some(Choice::new(id, words))
}

/// The frameworks that a config can name, with the names that residents know, in the order of the names.
pub fn frameworks_by_name(frameworks: &Frameworks) -> Vec<Choice> {
    let named = frameworks.ids().filter_map(|id| {
        let name = frameworks.get(id)?.name.as_ref()?;
        let by: Vec<_> = frameworks.get(id)?.inspectorates.iter().filter_map(|body| body.name.as_ref()).collect();
        let by: Vec<_> = by.iter().map(|name| name.english()).collect();
        let words =
            if by.is_empty() { name.english().into() } else { format!("{} ({})", name.english(), by.join(", ")) };
        Some(Choice::new(id, words))
    });
    let mut all: Vec<_> = named.collect();
    all.sort_by(|one, other| one.words.cmp(&other.words));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn assess(config: &Json) -> Assessment {
        Assessment::of(config, &Frameworks::built_in(), &Locale::english())
    }

    #[test]
    fn grades_and_areas_follow_the_framework_and_the_day() {
        let on = |day: &str| {
            let config = json!({ "inspection": { "framework": "ofsted-graded", "from": day } });
            assess(&config).choices.at(&Path::default()).clone()
        };
        assert!(on("2024-01-10").grades.iter().any(|grade| grade.words == "Outstanding"));
        assert!(!on("2024-01-10").has_no_overall_grade);
        assert!(assess(&json!({ "version": 1 })).choices.at(&Path::default()).grades.is_empty());
    }

    #[test]
    fn an_area_has_the_grades_of_its_scale() {
        let config = json!({
            "inspection": { "framework": "ofsted-report-card", "from": "2026-02-03" },
            "judgements": [{ "area": "safeguarding" }, { "area": "Inclusion" }],
        });
        let choices = assess(&config).choices;
        let at = |index: usize| choices.grades_at(&Path::default().field("judgements").item(index).field("grade"));
        assert_eq!(at(0).iter().map(|grade| grade.words.as_str()).collect::<Vec<_>>(), ["Met", "Not met"]);
        assert!(at(1).len() > 2 && at(1).iter().all(|grade| grade.id != "met"));
        let by_remit = choices.at(&Path::default()).areas_by_remit();
        let (_, schools) = by_remit.iter().find(|(remit, _)| *remit == "Schools").unwrap();
        assert!(schools.iter().any(|area| area.id == "safeguarding"), "areas of all kinds are among them");
        assert!(schools.iter().all(|area| area.id != "welfare"));
    }

    #[test]
    fn another_inspection_has_the_grades_of_its_own_framework() {
        let config = json!({
            "inspection": { "framework": "area-send", "from": "2025-09-29" },
            "related": [{ "framework": "ilacs", "from": "2024-11" }],
        });
        let choices = assess(&config).choices;
        let has = |path: Path| choices.at(&path).grades.iter().any(|grade| grade.id == "outstanding");
        assert!(has(Path::default().field("related").item(0).field("outcome")));
        assert!(!has(Path::default().field("outcome")));
    }

    #[test]
    fn problems_are_found_by_the_id_of_their_control() {
        let assessment = assess(&json!({ "version": 1, "inspection": { "framework": "area-send", "from": "29 May" } }));
        let marks = &assessment.marks["field-inspection-from"];
        assert!(marks[0].is_error && marks[0].message.starts_with("This is no date"), "{marks:?}");
        assert!(assessment.marks.contains_key("field-provider"));
    }
}
