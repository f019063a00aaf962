//! What the card says of a config, what is wrong with it, and what can be chosen in it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use inspection_card::config::advice::advice;
use inspection_card::config::{Config, FrameworkRef, Judgement};
use inspection_card::contract::{CheckProblem, Date, Diagnostics, Problem, ProblemKind, Severity, Text, Value};
use inspection_card::framework::{Area, Edition, Framework, Frameworks, Grade, Nation};
use inspection_card::inspection::Inspection;
use inspection_card::locale::Locale;
use serde_json::Value as Json;

use crate::document::without_empty_entries;
use crate::labels;
use crate::path::{Path, Step, id_of_problem, place_of};

/// What follows from a config.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The config as it is published, without entries in which nothing has been written yet.
    pub published: Rc<Json>,
    /// What the card says; `None` if there is no card yet.
    pub inspection: Option<Rc<Inspection>>,
    /// Everything that is wrong, or probably not what was meant, in the order of the form.
    pub problems: Vec<Problem>,
    /// What can be chosen.
    pub choices: Rc<AllChoices>,
    /// What most cards have, and this one does not.
    pub left_out: Vec<String>,
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
    /// The heading under which the list shows it; empty, if there is none.
    pub group: String,
}

impl Choice {
    /// A choice that is there for every kind of provider, under no heading.
    pub fn new(id: impl Into<String>, words: impl Into<String>) -> Self {
        Choice { id: id.into(), words: words.into(), remits: Vec::new(), group: String::new() }
    }

    /// By which lists are sorted: those without a heading last.
    pub fn place(&self) -> (bool, &str, &str) {
        (self.group.is_empty(), &self.group, &self.words)
    }

    /// Its words, with the heading under which it stands: areas of different headings can have the same words.
    pub fn full(&self) -> String {
        if self.group.is_empty() { self.words.clone() } else { format!("{}: {}", self.group, self.words) }
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
    /// The grades of each area, by its id.
    grades_by_area: BTreeMap<String, Vec<Choice>>,
    /// Whether the inspection as a whole has no grade.
    pub has_no_overall_grade: bool,
    /// Whether the law asks for the result to be displayed, and how.
    pub duty: Option<String>,
}

impl Assessment {
    /// Assesses a config for a card in one language. The kind of provider is the one that the editor chose, if any.
    pub fn of(config: &Rc<Json>, remit: Option<&str>, frameworks: &Frameworks, locale: &Locale) -> Self {
        let mut diagnostics = Diagnostics::default();
        let parsed = parse(config, &mut diagnostics);
        let resolve = |config: &Option<Config>, diagnostics: &mut Diagnostics| {
            config.as_ref().and_then(|config| Inspection::from_config(config, frameworks, locale, diagnostics))
        };
        let mut inspection = resolve(&parsed, &mut diagnostics);
        let published = without_empty_entries(config);
        if !Rc::ptr_eq(&published, config) {
            // The problems are those of the form.
            let mut unused = Diagnostics::default();
            inspection = resolve(&parse(&published, &mut unused), &mut unused);
        }
        let mut problems = diagnostics.into_problems();
        if let Some(config) = &parsed {
            let doubts = advice(config);
            let new = |doubt: &Problem| problems.iter().all(|problem| problem.path != doubt.path);
            let doubts: Vec<_> = doubts.into_iter().filter(new).collect();
            problems.extend(doubts);
        }
        problems.sort_by_key(|problem| labels::position(place_of(problem)));
        let choices = parsed.map_or_else(AllChoices::default, |config| AllChoices::of(&config, frameworks));
        Assessment {
            published,
            inspection: inspection.map(Rc::new),
            left_out: left_out(config, &choices.main, remit),
            choices: Rc::new(choices),
            problems,
        }
    }
}

impl Assessment {
    /// The ids of the controls of everything that is missing.
    pub fn missing(&self) -> BTreeSet<String> {
        self.problems.iter().filter(|problem| is_missing(problem)).map(id_of_problem).collect()
    }

    /// The problems beside the controls: those of what was typed, and what is missing where the editor knows it from a
    /// check. What is missing in an entry that has just been added is no mistake yet.
    pub fn marks(&self, known: &BTreeSet<String>) -> Rc<Marks> {
        let is_shown = |problem: &&Problem| !is_missing(problem) || known.contains(&id_of_problem(problem));
        Rc::new(marks(self.problems.iter().filter(is_shown)))
    }
}

fn parse(config: &Json, diagnostics: &mut Diagnostics) -> Option<Config> {
    // A tree of JSON values is too deep only if somebody typed it so; then there is no card.
    Value::from_deserializer(config).ok().and_then(|value| Config::from_value(value, diagnostics))
}

/// What most cards have and this one does not: a day, the report, a grade for each area.
fn left_out(config: &Json, choices: &Choices, remit: Option<&str>) -> Vec<String> {
    let is_absent = |names: &[&str]| names.iter().all(|name| config["inspection"][name].is_null());
    let facts: [(&[&str], &str); 3] = [
        (&["from", "to"], "the days of the inspection"),
        (&["published"], "when the report was published"),
        (&["report"], "the address of the report"),
    ];
    let facts = facts.into_iter().filter(|(names, _)| is_absent(names)).map(|(_, words)| words.to_owned());
    let judgements = config["judgements"].as_array().map_or(&[][..], Vec::as_slice);
    let is_judged = |area: &&Choice| judgements.iter().any(|judgement| choices.area_of(judgement) == Some(*area));
    let areas = choices.areas_for(remit.or_else(|| choices.remit_of(judgements)));
    let areas = areas.filter(|area| !judgements.is_empty() && !is_judged(area)).map(Choice::full);
    facts.chain(areas).collect()
}

fn is_missing(problem: &Problem) -> bool {
    matches!(problem.kind, ProblemKind::Missing { .. } | ProblemKind::NoneOf { .. } | ProblemKind::Empty)
}

/// What is wrong and how to mend it, for people who see the form.
pub fn message(problem: &Problem) -> String {
    match &problem.kind {
        ProblemKind::Missing { .. } => "This is missing.".into(),
        ProblemKind::NoneOf { expected } if expected.contains("quotes") => "Say what was found.".into(),
        ProblemKind::NoneOf { .. } => "Add a result: a grade, or what the report says in words.".into(),
        ProblemKind::Empty => "Write something here, or remove it.".into(),
        ProblemKind::UnknownWord { word, .. } => format!("“{word}” can’t be chosen here. Choose from the list."),
        ProblemKind::Date { .. } => "There is no such date. Write it in numbers, for example 3, 2 and 2026. A month or a year alone is enough.".into(),
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
        ProblemKind::Check(CheckProblem::Order { .. }) if problem.path.ends_with(".to") => {
            "This is before the first day.".into()
        }
        ProblemKind::Check(CheckProblem::Order { earlier: "published" }) => {
            "This is before the day on which the report was published.".into()
        }
        ProblemKind::Check(CheckProblem::Order { .. }) => "This is before the inspection.".into(),
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
    /// The kinds of provider that are judged on areas of their own.
    pub fn remits(&self) -> Vec<&str> {
        remits(self.areas.iter().flat_map(|area| &area.remits))
    }

    /// The kind of provider that has been judged, if the areas of its judgements tell.
    pub fn remit_of(&self, judgements: &[Json]) -> Option<&str> {
        let judged: Vec<_> = judgements.iter().filter_map(|judgement| self.area_of(judgement)).collect();
        let telling: Vec<_> = judged.iter().filter(|area| !area.remits.is_empty()).collect();
        let has_all = |remit: &&str| telling.iter().all(|area| area.remits.iter().any(|one| one == remit));
        self.remits().into_iter().find(has_all).filter(|_| !telling.is_empty())
    }

    /// The areas on which a kind of provider is judged. Where there are several kinds, nobody knows before one is chosen.
    pub fn areas_for(&self, remit: Option<&str>) -> impl Iterator<Item = &Choice> {
        let is_known = remit.is_some() || self.remits().len() < 2;
        self.areas.iter().filter(move |area| {
            // The inspection as a whole has its grade in the outcome.
            let is_of = |remit| area.remits.is_empty() || area.remits.iter().any(|one| one == remit);
            is_known && area.id != "overall" && remit.is_none_or(is_of)
        })
    }

    /// The area of a judgement, if the framework has it.
    pub fn area_of(&self, judgement: &Json) -> Option<&Choice> {
        let area = &judgement["area"];
        let name = area.as_str().or(area["en"].as_str())?;
        self.areas.iter().find(|area| area.id == name || area.words == name)
    }

    /// The grades of an area.
    pub fn grades_of(&self, area: &Choice) -> &[Choice] {
        self.grades_by_area.get(&area.id).unwrap_or(&self.grades)
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

/// The grades of each area. An area that names no scale has the first one that belongs to no other area; without such a
/// scale it is judged in words.
fn grades_by_area(edition: &Edition) -> BTreeMap<String, Vec<Choice>> {
    let scale = |area: &Area| match &area.scale {
        Some(id) => edition.scales.iter().find(|scale| scale.id.as_ref() == Some(id)),
        None => edition
            .scales
            .iter()
            .find(|scale| !edition.areas.iter().any(|area| area.scale.is_some() && area.scale == scale.id)),
    };
    let grades = |area: &Area| scale(area).into_iter().flat_map(|scale| scale.grades.iter());
    let of = |area: &Area| Some((area.id.clone()?, choices(grades(area).chain(edition.ungraded.iter()))));
    edition.areas.iter().filter_map(of).collect()
}

/// Each kind of provider once.
fn remits<'a>(all: impl Iterator<Item = &'a String>) -> Vec<&'a str> {
    let mut remits: Vec<&str> = Vec::new();
    for remit in all {
        if !remits.contains(&remit.as_str()) {
            remits.push(remit);
        }
    }
    remits
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
    let group = area.group.as_ref().map_or("", Text::english);
    Some(Choice {
        remits: area.remits.iter().cloned().collect(),
        group: group.into(),
        ..choice(&area.id, &area.name, &None)?
    })
}

fn choice(id: &Option<String>, name: &Option<Text>, code: &Option<Text>) -> Option<Choice> {
    let id = id.clone()?;
    let words: Vec<_> = [code, name].into_iter().flatten().map(Text::english).collect();
    let words = if words.is_empty() { id.clone() } else { words.join(" – ") };
    Some(Choice::new(id, words))
}

/// The frameworks that a config can name, with the names that residents know, by nation and name.
pub fn frameworks_by_name(frameworks: &Frameworks) -> Vec<Choice> {
    let named = frameworks.ids().filter_map(|id| {
        let framework = frameworks.get(id)?;
        Some(Choice { group: nations(framework), ..Choice::new(id, name(framework)?) })
    });
    let mut all: Vec<_> = named.collect();
    all.sort_by(|one, other| one.place().cmp(&other.place()));
    all
}

/// The name of a framework, with the first of several kinds of provider, who inspects, and the last day if it was over when the framework was looked up.
fn name(framework: &Framework) -> Option<String> {
    let name = framework.name.as_ref()?.english();
    let inspectorates = framework.inspectorates.iter().filter_map(|body| body.name.as_ref()).map(Text::english);
    let inspectorates: Vec<_> = inspectorates.filter(|inspectorate| !name.contains(*inspectorate)).collect();
    let by = if inspectorates.is_empty() { String::new() } else { format!(" – {}", inspectorates.join(", ")) };
    let last = framework.versions.iter().last();
    let remits = last.map_or_else(Vec::new, |edition| remits(edition.areas.iter().flat_map(|area| area.remits.iter())));
    let of = match remits.as_slice() {
        [first, _, ..] => format!(" ({first} and others)"),
        _ => String::new(),
    };
    let last_day = last.and_then(|edition| edition.to);
    let last_day = last_day.filter(|day| framework.checked.is_some_and(|checked| *day < checked));
    let until = last_day.map_or(String::new(), |day| format!(", until {}", in_words(day)));
    Some([name, &of, &by, &until].concat())
}

/// “England, Wales”.
fn nations(framework: &Framework) -> String {
    let names = framework.nations.iter().map(|nation| match nation {
        Nation::England => "England",
        Nation::Wales => "Wales",
        Nation::Scotland => "Scotland",
        Nation::NorthernIreland => "Northern Ireland",
    });
    names.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn assess(config: &Json) -> Assessment {
        Assessment::of(&Rc::new(config.clone()), None, &Frameworks::built_in(), &Locale::english())
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
        let choices = choices.at(&Path::default());
        let schools: Vec<_> = choices.areas_for(Some("Schools")).map(|area| area.id.as_str()).collect();
        assert!(schools.contains(&"safeguarding"), "areas of all kinds are among them");
        assert!(!schools.contains(&"welfare"));
        let judged = |area: &str| choices.remit_of(&[json!({ "area": "inclusion" }), json!({ "area": area })]);
        assert_eq!(judged("welfare"), Some("Early years settings"));
        assert_eq!(judged("safeguarding"), None, "these areas do not tell");
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
    fn what_most_cards_have_is_named_if_it_is_left_out() {
        let of = |from: Option<&str>| {
            let judgements = json!([{ "area": "help-protection", "grade": "good" }]);
            assess(&json!({ "inspection": { "framework": "ilacs", "from": from }, "judgements": judgements })).left_out
        };
        let left_out = of(None);
        assert!(
            left_out.contains(&"the days of the inspection".into())
                && left_out.contains(&"the address of the report".into())
        );
        assert!(
            left_out.iter().any(|area| area.starts_with("The experiences and progress of children in care")),
            "{left_out:?}"
        );
        assert!(!left_out.iter().any(|area| area.contains("help and protection")), "{left_out:?}");
        assert!(!of(Some("2026-05")).contains(&"the days of the inspection".into()));
    }

    #[test]
    fn problems_are_found_by_the_id_of_their_control() {
        let assessment = assess(&json!({ "version": 1, "inspection": { "framework": "area-send", "from": "29 May" } }));
        let marks = assessment.marks(&BTreeSet::new());
        let date = &marks["field-inspection-from"];
        assert!(date[0].is_error && date[0].message.starts_with("There is no such date"), "{date:?}");
        assert!(!marks.contains_key("field-provider-name"), "what is missing is no mistake before a check");
        assert!(assessment.marks(&assessment.missing()).contains_key("field-provider-name"));
    }
}
