//! Frameworks: the rules that an inspection follows, and the official wording of its results. The built-in ones are data,
//! one file each in `static/frameworks/`; a config may define its own in the same form.

#[cfg(authoring)]
pub mod reference;

use std::rc::Rc;

use include_dir::{Dir, include_dir};

use crate::contract::{Date, Diagnostics, Link, List, Parse, Text, Value, choice, parse_json, record};

record! {
    /// A framework. Its wording is the inspectorate's.
    pub struct Framework {
        /// A short name in small letters, such as `area-send`.
        optional id: String,
        /// What kind of inspection it is, in words for residents.
        required name: Text,
        /// Who inspects.
        list inspectorates: Inspectorate,
        /// Who publishes the reports, if not who inspects.
        list publishers: Inspectorate,
        /// What inspectors do; an inspection, if absent.
        optional event: Event,
        /// Where it applies.
        list nations: Nation,
        /// Its rules, by when they came into force.
        list versions: Edition,
        /// Where the rest was found: dates, duty, who inspects.
        list sources: String,
        /// The day on which it was looked up.
        optional checked: Date,
        /// Whether the law requires the result to be displayed, and how. For editors.
        optional duty: Text,
        /// The number of days after publication within which the law requires the result to be displayed.
        optional display_days: u32,
    }
}

record! {
    /// A body that inspects.
    pub struct Inspectorate {
        /// Its name, spelt out.
        required name: Text,
        /// Its website.
        optional url: Link,
    }
}

choice! {
    /// What inspectors do. It decides how the card labels the days on which they did it.
    pub enum Event {
        /// They inspect.
        Inspection = "inspection",
        /// They assess.
        Assessment = "assessment",
        /// They visit, between inspections.
        Visit = "visit",
        /// They review.
        Review = "review",
        /// None of these, such as peers who are invited.
        Other = "other",
    }
}

record! {
    /// The page that has the official wording, and when somebody read it there.
    pub struct Citation {
        /// Its address.
        required url: Link,
        /// The day on which the wording was read there.
        optional read: Date,
    }
}

record! {
    /// The rules of a framework while they were in force.
    pub struct Edition {
        /// The first day of inspections under these rules; from the beginning, if absent.
        optional from: Date,
        /// The last day; still in force, if absent.
        optional to: Date,
        /// Whether there is a grade for the inspection as a whole; there is, if absent.
        optional overall: OverallGrade,
        /// The scales in use.
        list scales: Scale,
        /// What is judged.
        list areas: Area,
        /// Whether these are all areas that any edition judges, so that an area of another edition is an error.
        optional areas_complete: bool,
        /// Official words for having no grade.
        list ungraded: Grade,
        /// What reports call their lists of findings.
        list sections: FindingsHeading,
        /// What residents should know when they read the results.
        optional note: Text,
        /// What residents should know when they compare the results with those of the edition before, or of the framework
        /// before.
        optional comparability: Text,
        /// Where the wording was read, if a part does not name a page of its own.
        optional source: Citation,
    }
}

choice! {
    /// Whether there is a grade for the inspection as a whole.
    pub enum OverallGrade {
        /// There is one.
        Given = "given",
        /// There is none: only areas are graded.
        None = "none",
    }
}

record! {
    /// A set of grades.
    pub struct Scale {
        /// By which an area names it.
        optional id: String,
        /// What its steps are called.
        optional kind: ScaleKind,
        /// The grades, the most positive first.
        list grades: Grade,
        /// Where their wording was read.
        optional source: Citation,
    }
}

choice! {
    /// What the steps of a scale are called.
    pub enum ScaleKind {
        /// Grades, in order.
        Grades = "grades",
        /// Outcomes, which are whole sentences, in order.
        Outcomes = "outcomes",
        /// Answers, such as met and not met, which are not an order.
        Answers = "answers",
    }
}

record! {
    /// A grade.
    pub struct Grade {
        /// By which a config names it.
        required id: String,
        /// Its code or number, if it has one.
        optional code: Text,
        /// Its official wording: a word or a sentence.
        optional name: Text,
        /// What it means, in the inspectorate's words.
        optional meaning: Text,
        /// What happens after it, in our words.
        optional next: Text,
        /// How it looks.
        required tone: Tone,
        /// Where its wording was read.
        optional source: Citation,
    }
}

choice! {
    /// How a grade looks. It is our choice, and never the only sign of what the grade means.
    pub enum Tone {
        /// The best grade.
        PositiveStrong = "positive-strong",
        /// A good grade.
        Positive = "positive",
        /// Neither good nor bad.
        Neutral = "neutral",
        /// Something has to get better.
        Caution = "caution",
        /// Something is wrong.
        Negative = "negative",
        /// No colour.
        None = "none",
    }
}

record! {
    /// Something that is judged.
    pub struct Area {
        /// By which a config names it.
        required id: String,
        /// Its official name.
        required name: Text,
        /// The heading above it.
        optional group: Text,
        /// The kinds of provider that are judged on it, in words for editors; all, if none is named.
        list remits: String,
        /// The id of its scale. If absent, its scale is the first one that no area names; without such a scale, it is judged
        /// in words.
        optional scale: String,
        /// Where its name was read.
        optional source: Citation,
    }
}

record! {
    /// What reports call a list of findings. Of several headings for one kind, the first is the usual one.
    pub struct FindingsHeading {
        /// Which findings they are.
        required kind: FindingsKind,
        /// The official heading.
        required heading: Text,
        /// Where it was read.
        optional source: Citation,
    }
}

choice! {
    /// What findings mean for the provider. The words are also the names of their fields in a config.
    pub enum FindingsKind {
        /// What is good.
        Strengths = "strengths",
        /// What must change first, because people are or may be harmed: “areas for priority action”, “causes of concern”.
        Priorities = "priorities",
        /// What the law asks for and is not met.
        Requirements = "requirements",
        /// What must get better.
        Improvements = "improvements",
        /// What inspectors advise.
        Recommendations = "recommendations",
    }
}

choice! {
    /// A nation of the United Kingdom.
    pub enum Nation {
        /// England.
        England = "england",
        /// Wales.
        Wales = "wales",
        /// Scotland.
        Scotland = "scotland",
        /// Northern Ireland.
        NorthernIreland = "northern-ireland",
    }
}

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/static/frameworks");

/// The frameworks that configs can name by their ids.
#[derive(Debug, Clone, Default)]
pub struct Frameworks {
    ids: Vec<String>,
    loaded: Vec<Rc<Framework>>,
}

impl Frameworks {
    /// All frameworks that come with the card.
    pub fn built_in() -> Self {
        let mut frameworks = Frameworks::default();
        // A test checks that each file can be parsed.
        let files = BUILT_IN.files().filter_map(|file| parse_json(file.contents_utf8()?).ok());
        files.for_each(|file| drop(frameworks.add(file)));
        frameworks
    }

    /// Parses the file of a framework and adds it. Returns the framework, or `None` if the file can't be used.
    pub fn add(&mut self, file: Value) -> Option<Rc<Framework>> {
        let mut framework = None;
        Framework::parse(file, &mut framework, &mut Diagnostics::default());
        let framework = Rc::new(framework?);
        let id = framework.id.as_ref().filter(|_| framework.name.is_some())?;
        if !self.ids.contains(id) {
            self.ids.push(id.clone());
        }
        self.loaded.push(framework.clone());
        Some(framework)
    }

    /// Adds the ids of frameworks that would be loaded if a config named them, for the message about an unknown id.
    pub fn declare(&mut self, ids: Vec<String>) {
        self.ids.extend(ids);
    }

    /// The ids of all frameworks, loaded or not.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// A loaded framework.
    pub fn get(&self, id: &str) -> Option<&Framework> {
        self.loaded.iter().map(Rc::as_ref).find(|framework| framework.id.as_deref() == Some(id))
    }
}

impl Framework {
    /// The editions that may have been in force on a day, the newest first. A month or a year may be any of its days, and
    /// an unknown day any day.
    pub fn editions_on(&self, day: Option<Date>) -> impl Iterator<Item = &Edition> {
        self.versions.iter().rev().filter(move |edition| day.is_none_or(|day| edition.is_in_force(day)))
    }

    /// The newest edition that may have been in force on a day. `None` if no edition was, or if the framework has none.
    pub fn edition_on(&self, day: Option<Date>) -> Option<&Edition> {
        self.editions_on(day).next()
    }
}

impl Edition {
    /// Whether these rules were in force on a day, or on any day of a month or a year.
    pub fn is_in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day.latest()) && self.to.is_none_or(|to| day <= to.latest())
    }

    /// Whether an inspection has a grade as a whole.
    pub fn gives_overall_grade(&self) -> bool {
        self.overall != Some(OverallGrade::None)
    }

    /// The area that stands for all areas together, if there is one.
    pub fn overall(&self) -> Option<&Area> {
        self.areas.iter().find(|area| area.id.as_deref() == Some("overall"))
    }

    /// What reports call findings of a kind.
    pub fn findings_heading(&self, kind: FindingsKind) -> Option<&Text> {
        self.sections.iter().find(|section| section.kind == Some(kind))?.heading.as_ref()
    }

    /// The area that a config names by its id or its name.
    pub fn area(&self, name: &Text) -> Option<&Area> {
        self.areas.iter().find(|area| {
            let is_id = matches!((name, &area.id), (Text::Plain(name), Some(id)) if name == id);
            is_id || area.name.as_ref().is_some_and(|own| name.shares_words_with(own))
        })
    }

    /// The grade that a config names by its id, code or name, and the scale that has it. Words for having no grade are on
    /// no scale. Only the scale of the area is searched, or all scales if the area is not known.
    pub fn grade(&self, name: &str, area: Option<&Area>) -> Option<(&Grade, Option<&Scale>)> {
        for scale in self.scales_of(area) {
            if let Some(grade) = find(&scale.grades, name) {
                return Some((grade, Some(scale)));
            }
        }
        find(&self.ungraded, name).map(|grade| (grade, None))
    }

    /// All grades that a config can name for an area, the most positive of each scale first, and then the words for having
    /// no grade.
    pub fn grades(&self, area: Option<&Area>) -> impl Iterator<Item = &Grade> {
        let mut lists: Vec<_> = self.scales_of(area).into_iter().map(|scale| &scale.grades).collect();
        lists.push(&self.ungraded);
        lists.into_iter().flat_map(List::iter)
    }

    /// Their ids.
    pub fn grade_ids(&self, area: Option<&Area>) -> Vec<&str> {
        self.grades(area).filter_map(|grade| grade.id.as_deref()).collect()
    }

    /// The scales on which an area may be graded.
    fn scales_of(&self, area: Option<&Area>) -> Vec<&Scale> {
        match area.map(|area| &area.scale) {
            None => self.scales.iter().collect(),
            Some(None) => self.scales.iter().find(|scale| !self.is_named(scale)).into_iter().collect(),
            Some(id) => self.scales.iter().filter(|scale| scale.id == *id).collect(),
        }
    }

    /// Whether an area names a scale as its own.
    fn is_named(&self, scale: &Scale) -> bool {
        scale.id.is_some() && self.areas.iter().any(|area| area.scale == scale.id)
    }
}

impl Scale {
    /// Whether the grades are an order, in which each has a place.
    pub fn is_order(&self) -> bool {
        self.kind != Some(ScaleKind::Answers) && self.grades.iter().nth(1).is_some()
    }
}

/// A complete grade by its id, code or name.
fn find<'a>(grades: &'a List<Grade>, name: &str) -> Option<&'a Grade> {
    let matches = |text: &Option<Text>| text.as_ref().is_some_and(|text| text.matches_ignore_case(name));
    grades.iter().filter(|grade| grade.tone.is_some()).find(|grade| match &grade.id {
        Some(id) => id == name || matches(&grade.name) || matches(&grade.code),
        None => false,
    })
}
