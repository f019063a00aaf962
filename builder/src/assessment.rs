//! What the card says of a config, and what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use inspection_card::config::Config;
use inspection_card::config::advice::advice;
use inspection_card::contract::{CheckProblem, Diagnostics, Problem, ProblemKind, Severity, Value, parse_json};
use inspection_card::framework::Frameworks;
use inspection_card::inspection::Inspection;
use inspection_card::locale::Locale;
use serde_json::Value as Json;

use crate::choices::{AllChoices, Choice, Choices, in_words};
use crate::document::without_empty_entries;
use crate::labels;
use crate::languages::without_translation;
use crate::path::{id_of_problem, place_of};

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
    /// What the card lacks to be shown.
    pub needs: Vec<&'static str>,
    /// What to know of a card that has no mistake.
    pub reminders: Vec<String>,
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
        if parsed.is_none() {
            // What can't be read at all, such as a tree that is too deep, has one problem.
            problems.extend(parse_json(&config.to_string()).err());
        }
        if let Some(config) = &parsed {
            let doubts = advice(config);
            let new = |doubt: &Problem| problems.iter().all(|problem| problem.path != doubt.path);
            let doubts: Vec<_> = doubts.into_iter().filter(new).collect();
            problems.extend(doubts);
        }
        let choices = parsed.map_or_else(AllChoices::default, |config| AllChoices::of(&config, frameworks));
        // A result as a whole is mended where this kind of inspection has it.
        let result = if choices.main.gives_overall_grade() { "outcome" } else { "judgements" };
        for problem in problems.iter_mut().filter(|problem| problem.path.is_empty()) {
            if matches!(problem.kind, ProblemKind::NoneOf { .. }) {
                problem.path = result.into();
            }
        }
        problems.sort_by_key(|problem| labels::position(place_of(problem)));
        Assessment {
            published,
            inspection: inspection.map(Rc::new),
            needs: needs(&problems),
            reminders: reminders(config, &choices.main, remit),
            choices: Rc::new(choices),
            problems,
        }
    }

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

/// What the card lacks to be shown, in the order of the form.
fn needs(problems: &[Problem]) -> Vec<&'static str> {
    let is_missing = |place: &str| problems.iter().any(|problem| is_missing(problem) && place_of(problem) == place);
    let needs = [
        ("inspection.framework", "a kind of inspection"),
        ("provider.name", "a name"),
        ("outcome", "a result"),
        ("judgements", "a result"),
    ];
    needs.into_iter().filter(|(place, _)| is_missing(place)).map(|(_, words)| words).collect()
}

/// What to know of a card that has no mistake: what most cards have and this one does not, what lacks
/// its translation, and that it is an example.
fn reminders(config: &Json, choices: &Choices, remit: Option<&str>) -> Vec<String> {
    let left_out = left_out(config, choices, remit);
    let left_out = (!left_out.is_empty()).then(|| format!("Left out: {}.", left_out.join(", ")));
    let is_example = config["example"] == true;
    let example =
        is_example.then(|| "The card says that it is an example. Change this under “Anything else”.".to_owned());
    left_out.into_iter().chain(untranslated(config)).chain(example).collect()
}

/// Where sentences are in one language, although others of the card are in English and Welsh.
fn untranslated(config: &Json) -> Option<String> {
    let places = without_translation(config);
    let mut parts: Vec<_> =
        places.iter().filter_map(|place| place.split(['.', '[']).next()).map(labels::place).collect();
    parts.dedup();
    let texts = if places.len() == 1 { "1 text is".into() } else { format!("{} texts are", places.len()) };
    (!parts.is_empty()).then(|| format!("{texts} in one language only, in: {}.", parts.join(", ")))
}

/// A day, the report, the overall grade, and a grade for each area.
fn left_out(config: &Json, choices: &Choices, remit: Option<&str>) -> Vec<String> {
    let is_absent = |names: &[&str]| names.iter().all(|name| config["inspection"][name].is_null());
    let facts: [(&[&str], &str); 3] = [
        (&["from", "to"], "the days of the inspection"),
        (&["published"], "when the report was published"),
        (&["report"], "the address of the report"),
    ];
    let facts = facts.into_iter().filter(|(names, _)| is_absent(names)).map(|(_, words)| words.to_owned());
    let overall =
        (choices.gives_overall_grade() && config["outcome"].is_null()).then(|| "the overall grade".to_owned());
    facts.chain(overall).chain(choices.areas_left(remit).into_iter().map(Choice::full)).collect()
}

/// Whether a problem leaves something untrue or out of the card. Days in the wrong order are only a doubt for the contract,
/// but the card shows them.
pub fn is_error(problem: &Problem) -> bool {
    let is_order =
        matches!(problem.kind, ProblemKind::Check(CheckProblem::Order { .. })) && problem.path.ends_with(".to");
    problem.severity() == Severity::Error || is_order
}

fn is_missing(problem: &Problem) -> bool {
    matches!(
        problem.kind,
        ProblemKind::Missing { .. }
            | ProblemKind::NoneOf { .. }
            | ProblemKind::Empty
            | ProblemKind::Check(CheckProblem::NoSpeaker)
    )
}

/// What is wrong and how to mend it, for people who see the form.
pub fn message(problem: &Problem) -> String {
    match &problem.kind {
        ProblemKind::Missing { .. } => "This is missing.".into(),
        ProblemKind::NoneOf { expected } if expected.contains("quotes") => "Say what was found.".into(),
        ProblemKind::NoneOf { .. } => "Add a result: a grade, or what the report says in words.".into(),
        ProblemKind::Empty => "Write something here, or remove it.".into(),
        ProblemKind::UnknownWord { .. } => "What was chosen here is not in the list. Choose again.".into(),
        ProblemKind::Date { .. } => "There is no such date. Write it in numbers, for example 3, 2 and 2026. A month and a year, or a year, is enough.".into(),
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

fn marks<'a>(problems: impl IntoIterator<Item = &'a Problem>) -> Marks {
    let mut marks = Marks::new();
    for problem in problems {
        let mark = Mark { is_error: is_error(problem), message: message(problem) };
        marks.entry(id_of_problem(problem)).or_default().push(mark);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn assess(config: &Json) -> Assessment {
        Assessment::of(&Rc::new(config.clone()), None, &Frameworks::built_in(), &Locale::english())
    }

    #[test]
    fn what_most_cards_have_is_named_if_it_is_left_out() {
        let of = |from: Option<&str>| {
            let judgements = json!([{ "area": "help-protection", "grade": "good" }]);
            assess(&json!({ "inspection": { "framework": "ilacs", "from": from }, "judgements": judgements }))
                .reminders
                .join(" ")
        };
        let left_out = of(None);
        assert!(left_out.starts_with("Left out: the days of the inspection, "), "{left_out}");
        assert!(left_out.contains("The experiences and progress of children in care"), "{left_out}");
        assert!(!left_out.contains("help and protection"), "{left_out}");
        assert!(!of(Some("2026-05")).contains("the days of the inspection"));
    }

    #[test]
    fn what_cannot_be_read_is_a_problem() {
        let deep = (0..100).fold(json!("words"), |inner, _| json!([inner]));
        let assessment = assess(&json!({ "version": 1, "title": deep }));
        assert!(
            assessment.problems.iter().any(is_error) && assessment.inspection.is_none(),
            "{:?}",
            assessment.problems
        );
    }

    #[test]
    fn parts_that_lack_a_translation_are_named_once() {
        let both = json!({ "en": "Sentence", "cy": "Brawddeg" });
        let items = json!([{ "text": "One" }, { "text": "Two" }]);
        let config = json!({ "summary": both, "strengths": { "items": items }, "responses": [{ "text": "Three" }] });
        let expected = "3 texts are in one language only, in: Strengths, Responses.";
        assert_eq!(untranslated(&config).as_deref(), Some(expected));
        assert_eq!(untranslated(&json!({ "summary": both })), None);
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
