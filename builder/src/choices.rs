//! What can be chosen in a config: the frameworks, and their areas and grades.

use std::collections::BTreeMap;

use inspection_card::config::{Config, FrameworkRef, Judgement};
use inspection_card::contract::{Date, List, Text};
use inspection_card::framework::{Area, Framework, Frameworks, Grade, Nation};
use inspection_card::locale::Locale;

use crate::path::{Path, Step};

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

    /// Whether a config names it so: by its id or by its official words.
    pub fn is_named(&self, name: &str) -> bool {
        self.id == name || self.words == name
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
    /// Those of the inspection.
    pub main: Choices,
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
    /// The grades of each area, by its id.
    grades_by_area: BTreeMap<String, Vec<Choice>>,
    /// Whether the inspection as a whole has no grade.
    pub has_no_overall_grade: bool,
    /// Whether the law asks for the result to be displayed, and how.
    pub duty: Option<String>,
    /// What the law asks a website to show besides the card.
    pub official_form: Option<&'static str>,
    /// The ids of the areas that the judgements are on, by the judgement's index.
    judged: BTreeMap<usize, String>,
}

impl AllChoices {
    /// What can be chosen in a config.
    pub fn of(config: &Config, frameworks: &Frameworks) -> Self {
        let on = |framework: &Option<FrameworkRef>, day, judgements: &List<Judgement>| {
            let framework = framework.as_ref().and_then(|framework| framework.resolve(frameworks));
            framework.map_or_else(Choices::default, |framework| Choices::on(framework, day, judgements))
        };
        let main = config
            .inspection
            .as_ref()
            .map(|inspection| on(&inspection.framework, inspection.deciding_day(), &config.judgements));
        let others = [("earlier", &config.earlier), ("related", &config.related)];
        let others = others.into_iter().flat_map(|(list, others)| {
            let entries = others.entries().map(move |(index, other)| ((list, index), other));
            entries
                .map(|(place, other)| (place, on(&other.framework, other.deciding_day(), &other.judgements)))
                .collect::<Vec<_>>()
        });
        AllChoices { main: main.unwrap_or_default(), others: others.collect() }
    }

    /// The grades that can be chosen at a place of the config: those of the area, in a judgement.
    pub fn grades_at(&self, path: &Path) -> &[Choice] {
        let choices = self.at(path);
        let area = match path.steps() {
            [.., Step::Field("judgements"), Step::Item(index), Step::Field("grade")] => choices.judged_area(*index),
            _ => None,
        };
        area.map_or(&choices.grades, |area| choices.grades_of(area))
    }

    /// The areas that can be chosen at a place of the config: those on which no other judgement of the same inspection
    /// is.
    pub fn free_areas_at(&self, path: &Path) -> Vec<Choice> {
        let choices = self.at(path);
        let own = path.steps().windows(2).find_map(|steps| match steps {
            [Step::Field("judgements"), Step::Item(index)] => Some(*index),
            _ => None,
        });
        let is_free = |area: &&Choice| choices.judged.iter().all(|(index, id)| own == Some(*index) || area.id != *id);
        choices.areas.iter().filter(is_free).cloned().collect()
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

    /// The kind of provider: the one that the editor chose, if this kind of inspection has it, or the one that the
    /// judgements tell.
    pub fn remit<'a>(&'a self, chosen: Option<&'a str>) -> Option<&'a str> {
        chosen.filter(|remit| self.remits().contains(remit)).or_else(|| self.judged_remit())
    }

    /// The kind of provider that has been judged, if the areas of its judgements tell.
    fn judged_remit(&self) -> Option<&str> {
        let judged = self.areas.iter().filter(|area| self.is_judged(area));
        let telling: Vec<_> = judged.filter(|area| !area.remits.is_empty()).collect();
        let has_all = |remit: &&str| telling.iter().all(|area| area.remits.iter().any(|one| one == remit));
        self.remits().into_iter().find(has_all).filter(|_| !telling.is_empty())
    }

    /// The areas on which a kind of provider is judged. Where there are several kinds, there are none before one is known.
    fn areas_for<'a>(&'a self, remit: Option<&str>) -> impl Iterator<Item = &'a Choice> {
        let is_known = remit.is_some() || self.remits().len() < 2;
        self.areas.iter().filter(move |area| {
            // The inspection as a whole has its grade in the outcome.
            let is_of = |remit| area.remits.is_empty() || area.remits.iter().any(|one| one == remit);
            is_known && area.id != "overall" && remit.is_none_or(is_of)
        })
    }

    /// The area that a judgement is on, if the framework has it.
    pub fn judged_area(&self, index: usize) -> Option<&Choice> {
        let id = self.judged.get(&index)?;
        self.areas.iter().find(|area| area.id == *id)
    }

    fn is_judged(&self, area: &Choice) -> bool {
        self.judged.values().any(|id| *id == area.id)
    }

    /// The areas without a judgement, of the kind of provider that was chosen or that the judgements tell.
    pub fn areas_left(&self, chosen: Option<&str>) -> Vec<&Choice> {
        self.areas_for(self.remit(chosen)).filter(|area| !self.is_judged(area)).collect()
    }

    /// Whether the inspection as a whole has a grade, and which ones there are is known.
    pub fn gives_overall_grade(&self) -> bool {
        !self.has_no_overall_grade && !self.grades.is_empty()
    }

    /// The official words of an area or a grade that a config names by its id.
    pub fn words_of<'a>(&'a self, id: &'a str) -> &'a str {
        let mut all = self.areas.iter().chain(&self.grades);
        all.find(|choice| choice.id == id).map_or(id, |choice| &choice.words)
    }

    /// The grades of an area.
    pub fn grades_of(&self, area: &Choice) -> &[Choice] {
        self.grades_by_area.get(&area.id).unwrap_or(&self.grades)
    }

    fn on(framework: &Framework, day: Option<Date>, judgements: &List<Judgement>) -> Self {
        let duty = framework.duty.as_ref().map(|duty| duty.english().to_owned());
        let official_form = official_form(framework);
        let Some(edition) = framework.edition_on(day) else {
            return Choices { duty, official_form, ..Choices::default() };
        };
        let grades = |area: &Area| Some((area.id.clone()?, choices(edition.grades(Some(area)))));
        let judged = |(index, judgement): (usize, &Judgement)| {
            Some((index, edition.area(judgement.area.as_ref()?)?.id.clone()?))
        };
        Choices {
            grades: choices(edition.grades(None)),
            areas: edition.areas.iter().filter_map(area).collect(),
            grades_by_area: edition.areas.iter().filter_map(grades).collect(),
            has_no_overall_grade: !edition.gives_overall_grade(),
            duty,
            official_form,
            judged: judgements.entries().filter_map(judged).collect(),
        }
    }
}

/// The form in which the law asks a provider's website to show the result, where the card is not that form: WSI 2025/389,
/// regulation 3 (<https://www.legislation.gov.uk/wsi/2025/389/regulation/3/made>).
fn official_form(framework: &Framework) -> Option<&'static str> {
    (framework.id.as_deref() == Some("ciw"))
        .then_some("the rating in the form that the Welsh Ministers have designated")
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
        if choices.iter().all(|other| other.id != choice.id) {
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

/// The name of a framework, with the first of several kinds of provider and who inspects. If it was over when it was looked
/// up, with its last day.
fn name(framework: &Framework) -> Option<String> {
    let name = framework.name.as_ref()?.english();
    let inspectorates = framework.inspectorates.iter().filter_map(|body| body.name.as_ref()).map(Text::english);
    let inspectorates = inspectorates.filter(|inspectorate| !name.contains(*inspectorate));
    let inspectorates: Vec<_> = inspectorates.map(abbreviated).collect();
    let by = if inspectorates.is_empty() { String::new() } else { format!(" – {}", inspectorates.join(", ")) };
    let areas = framework.versions.iter().flat_map(|edition| edition.areas.iter());
    let remits = remits(areas.flat_map(|area| area.remits.iter()));
    let of = match remits.as_slice() {
        [first, _, ..] => format!(" ({first} and others)"),
        _ => String::new(),
    };
    let last_day = framework.versions.iter().last().and_then(|edition| edition.to);
    let last_day = last_day.filter(|day| framework.checked.is_some_and(|checked| *day < checked));
    let until = last_day.map_or(String::new(), |day| format!(", until {}", in_words(day)));
    Some([name, &of, &by, &until].concat())
}

/// “CQC” of “Care Quality Commission (CQC)”: lists are read faster with short names.
fn abbreviated(name: &str) -> &str {
    name.strip_suffix(')').and_then(|name| name.rsplit_once('(')).map_or(name, |(_, abbreviation)| abbreviation)
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

/// “10 November 2025”.
pub fn in_words(date: Date) -> String {
    Locale::english().date(date).words()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use serde_json::{Value as Json, json};
    use std::rc::Rc;

    fn choices(config: &Json) -> Rc<AllChoices> {
        Assessment::of(&Rc::new(config.clone()), None, &Frameworks::built_in(), &Locale::english()).choices
    }

    #[test]
    fn grades_and_areas_follow_the_framework_and_the_day() {
        let on = |day: &str| {
            let config = json!({ "inspection": { "framework": "ofsted-graded", "from": day } });
            choices(&config).at(&Path::default()).clone()
        };
        assert!(on("2024-01-10").grades.iter().any(|grade| grade.words == "Outstanding"));
        assert!(!on("2024-01-10").has_no_overall_grade);
        assert!(choices(&json!({ "version": 1 })).at(&Path::default()).grades.is_empty());
    }

    #[test]
    fn an_area_has_the_grades_of_its_scale() {
        let config = json!({
            "inspection": { "framework": "ofsted-report-card", "from": "2026-02-03" },
            "judgements": [{ "area": "safeguarding" }, { "area": "Inclusion" }],
        });
        let choices = choices(&config);
        let at = |index: usize| choices.grades_at(&Path::default().field("judgements").item(index).field("grade"));
        assert_eq!(at(0).iter().map(|grade| grade.words.as_str()).collect::<Vec<_>>(), ["Met", "Not met"]);
        assert!(at(1).len() > 2 && at(1).iter().all(|grade| grade.id != "met"));
        let choices = choices.at(&Path::default());
        let schools: Vec<_> = choices.areas_for(Some("Schools")).map(|area| area.id.as_str()).collect();
        assert!(schools.contains(&"safeguarding"), "areas of all kinds are among them");
        assert!(!schools.contains(&"welfare"));
    }

    #[test]
    fn the_judgements_tell_the_kind_of_provider() {
        let remit = |areas: [&str; 2]| {
            let judgements = areas.map(|area| json!({ "area": area }));
            let config = json!({
                "inspection": { "framework": "ofsted-report-card", "from": "2026-02-03" },
                "judgements": judgements,
            });
            choices(&config).main.judged_remit().map(str::to_owned)
        };
        assert_eq!(remit(["inclusion", "Children's welfare and well-being"]).as_deref(), Some("Early years settings"));
        assert_eq!(remit(["inclusion", "safeguarding"]), None, "these areas do not tell");
    }

    #[test]
    fn another_inspection_has_judgements_on_areas_of_its_own_framework() {
        let config = json!({
            "inspection": { "framework": "area-send", "from": "2025-09-29" },
            "judgements": [{ "area": "leaders", "text": "Leaders know the area." }],
            "related": [{
                "framework": "ofsted-report-card",
                "from": "2026-02-03",
                "judgements": [{ "area": "safeguarding", "grade": "met" }, { "area": "Inclusion" }],
            }],
        });
        let choices = choices(&config);
        let judgements = Path::default().field("related").item(0).field("judgements");
        let judged = |index| choices.at(&judgements).judged_area(index).map(|area| area.id.as_str());
        assert_eq!([judged(0), judged(1)], [Some("safeguarding"), Some("inclusion")]);
        let left = choices.at(&judgements).areas_left(Some("Schools"));
        assert!(left.iter().all(|area| !["safeguarding", "inclusion"].contains(&area.id.as_str())));
        let grades = choices.grades_at(&judgements.item(0).field("grade"));
        assert_eq!(grades.iter().map(|grade| grade.id.as_str()).collect::<Vec<_>>(), ["met", "not-met"]);
        let free = choices.free_areas_at(&judgements.item(1).field("area"));
        let is_free = |id: &str| free.iter().any(|area| area.id == id);
        assert!(is_free("inclusion") && is_free("achievement") && !is_free("safeguarding"));
    }

    #[test]
    fn another_inspection_has_the_grades_of_its_own_framework() {
        let config = json!({
            "inspection": { "framework": "area-send", "from": "2025-09-29" },
            "related": [{ "framework": "ilacs", "from": "2024-11" }],
        });
        let choices = choices(&config);
        let has = |path: Path| choices.at(&path).grades.iter().any(|grade| grade.id == "outstanding");
        assert!(has(Path::default().field("related").item(0).field("outcome")));
        assert!(!has(Path::default().field("outcome")));
    }
}
