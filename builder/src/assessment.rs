//! What the card says of a config, what is wrong with it, and what can be chosen in it.

use std::collections::BTreeMap;
use std::rc::Rc;

use inspection_card::config::advice::advice;
use inspection_card::config::{Config, FrameworkRef};
use inspection_card::contract::{Date, Diagnostics, Problem, ProblemKind, Severity, Text, Value};
use inspection_card::framework::{Area, Edition, Framework, Frameworks};
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
}

/// What the framework of each inspection offers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AllChoices {
    main: Choices,
    /// Those of other inspections, by list and index.
    others: BTreeMap<(&'static str, usize), Choices>,
}

/// What the framework offers on the day of the inspection.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choices {
    /// The grades of each scale, the most positive first, and words for having no grade.
    pub grades: Vec<Choice>,
    /// The areas.
    pub areas: Vec<Choice>,
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

/// What is wrong and what is expected, for people who see the form.
pub fn message(problem: &Problem) -> String {
    match &problem.kind {
        // In the form, what is expected is the label and the hint.
        ProblemKind::Missing { .. } => return "This is missing.".into(),
        ProblemKind::NoneOf { expected } => return format!("Give at least one of these: {expected}."),
        ProblemKind::Date { .. } => {
            return "This is no date. Give a day, month and year, or a month and year, or a year.".into();
        }
        _ => {}
    }
    let hint = problem.hint().map_or(String::new(), |hint| format!(" {hint}"));
    format!("{}. Expected: {}.{hint}", problem.what(), problem.expected())
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
        AllChoices { main: main.unwrap_or_default(), others: others.collect() }
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
    fn on(framework: &Framework, day: Option<Date>) -> Self {
        let edition = framework.edition_on(day);
        Choices {
            grades: edition.map_or_else(Vec::new, grades),
            areas: edition.map_or_else(Vec::new, |edition| edition.areas.iter().filter_map(area).collect()),
            has_no_overall_grade: edition.is_some_and(|edition| !edition.gives_overall_grade()),
            duty: framework.duty.as_ref().map(|duty| duty.english().to_owned()),
        }
    }
}

fn grades(edition: &Edition) -> Vec<Choice> {
    let scales = edition.scales.iter().flat_map(|scale| scale.grades.iter());
    let all = scales.chain(edition.ungraded.iter()).filter_map(|grade| choice(&grade.id, &grade.name, &grade.code));
    let mut choices: Vec<Choice> = Vec::new();
    all.for_each(|choice| {
        if !choices.contains(&choice) {
            choices.push(choice)
        }
    });
    choices
}

fn area(area: &Area) -> Option<Choice> {
    choice(&area.id, &area.name, &None)
}

fn choice(id: &Option<String>, name: &Option<Text>, code: &Option<Text>) -> Option<Choice> {
    let id = id.clone()?;
    let words: Vec<_> = [code, name].into_iter().flatten().map(Text::english).collect();
    Some(Choice { words: if words.is_empty() { id.clone() } else { words.join(" – ") }, id })
}

/// The frameworks that a config can name, with the names that residents know, in the order of the names.
pub fn frameworks_by_name(frameworks: &Frameworks) -> Vec<Choice> {
    let named = frameworks.ids().filter_map(|id| {
        let name = frameworks.get(id)?.name.as_ref()?;
        let by: Vec<_> = frameworks.get(id)?.inspectorates.iter().filter_map(|body| body.name.as_ref()).collect();
        let by: Vec<_> = by.iter().map(|name| name.english()).collect();
        let words =
            if by.is_empty() { name.english().into() } else { format!("{} ({})", name.english(), by.join(", ")) };
        Some(Choice { id: id.into(), words })
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
