//! What a framework is: the rules an inspection follows, and the official wording of its results. The built-in ones are
//! data, one file each in `static/frameworks/`; a config may define its own in the same form.

use std::rc::Rc;

use crate::config::reader::{Read, Reader, choice, record};
use crate::config::{Date, FrameworkRef, Grade as GradeName, Inspectorate, Text, Value};

record! {
    /// A framework. Wording is the inspectorate's.
    pub struct Framework {
        /// A short name in small letters, such as `area-send`.
        optional id: String,
        /// What kind of inspection it is, in words for residents.
        required name: Text,
        /// Who inspects.
        list inspectorates: Inspectorate,
        /// Where it applies.
        list nations: Nation,
        /// Its rules, by when they came into force.
        list versions: Edition,
        /// Where the wording was found.
        list sources: String,
        /// The day it was looked up.
        optional checked: Date,
        /// Whether the law asks for the result to be displayed, and how. For editors.
        optional duty: Text,
    }
}

record! {
    /// The rules of a framework while they were in force.
    pub struct Edition {
        /// The first day of inspections under these rules; from the beginning, if not said.
        optional from: Date,
        /// The last day; still in force, if not said.
        optional to: Date,
        /// The scales in use. Where an area names none, the first.
        list scales: Scale,
        /// What is judged.
        list areas: Area,
        /// Official words for having no grade.
        list ungraded: Grade,
        /// What residents should know when they read the results.
        optional note: Text,
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
    }
}

choice! {
    /// What the steps of a scale are called.
    pub enum ScaleKind {
        /// Grades, in order.
        Grades = "grades",
        /// Outcomes, which are whole sentences, in order.
        Outcomes = "outcomes",
        /// Met or not met: two answers, which are no order.
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
        /// What happens next after it, in ours.
        optional next: Text,
        /// How it looks.
        required tone: Tone,
    }
}

choice! {
    /// How a grade looks. Ours and modest; it never carries meaning alone.
    pub enum Tone {
        /// The best there is.
        PositiveStrong = "positive-strong",
        /// Good.
        Positive = "positive",
        /// Neither.
        Neutral = "neutral",
        /// Something has to get better.
        Caution = "caution",
        /// Something is wrong.
        Negative = "negative",
        /// No tone.
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
        /// The heading it stands under.
        optional group: Text,
        /// The kinds of provider at which it is judged, in words for editors; all, if none is named.
        list remits: String,
        /// The id of its scale; the first one if not said.
        optional scale: String,
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

/// The frameworks that are at hand, by id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Frameworks {
    known: Vec<String>,
    loaded: Vec<(String, Rc<Framework>)>,
}

impl Frameworks {
    /// Adds one under its id.
    pub fn add(&mut self, framework: Framework) {
        if let Some(id) = framework.id.clone() {
            if !self.known.contains(&id) {
                self.know(vec![id.clone()]);
            }
            self.loaded.push((id, Rc::new(framework)));
        }
    }

    /// Notes that there are more, which would be loaded if they were meant.
    pub fn know(&mut self, ids: Vec<String>) {
        self.known.extend(ids);
    }

    /// The ids of all there are.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.known.iter().map(String::as_str)
    }

    /// The framework meant.
    pub fn get<'a>(&'a self, meant: &'a FrameworkRef) -> Option<&'a Framework> {
        match meant {
            FrameworkRef::Known(id) => {
                self.loaded.iter().find(|(known, _)| known == id).map(|(_, framework)| &**framework)
            }
            FrameworkRef::Own(own) => Some(own),
        }
    }
}

impl Framework {
    /// Reads a framework's file; nothing, if it is wrong.
    pub fn from_value(value: Value) -> Option<Self> {
        Read::read(value, &mut Reader::default())
    }

    /// The rules in force on a day; the newest, if no day is known.
    pub fn on(&self, day: Option<Date>) -> Option<&Edition> {
        let fits = |edition: &&Edition| day.is_none_or(|day| edition.holds(day));
        self.versions.iter().rev().find(fits).or(self.versions.last())
    }
}

/// A grade, and where it stands.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The grade.
    pub grade: &'a Grade,
    /// The scale it is of; none for the words that stand for having no grade.
    pub scale: Option<&'a Scale>,
    /// How many grades of the scale are more positive.
    pub above: usize,
}

impl Edition {
    /// Whether these rules were in force on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// The area that stands for everything together, where there is one.
    pub fn overall(&self) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == "overall")
    }

    /// The area that a text names, by its id or its name.
    pub fn area(&self, name: &Text) -> Option<&Area> {
        self.areas.iter().find(|area| names(name, &area.id, Some(&area.name)))
    }

    /// The grade that is meant: on the scale of the area if that is known, else on any.
    pub fn grade<'a>(&'a self, meant: &GradeName, area: Option<&Area>) -> Option<Place<'a>> {
        let wanted = Text::Plain(meant.0.clone());
        let fits = |grade: &Grade| {
            names(&wanted, &grade.id, grade.name.as_ref())
                || grade.code.as_ref().is_some_and(|code| code.says(&meant.0))
        };
        self.scales(area)
            .find_map(|scale| {
                let above = scale.grades.iter().position(fits)?;
                Some(Place { grade: scale.grades.get(above)?, scale: Some(scale), above })
            })
            .or_else(|| {
                self.ungraded.iter().find(|grade| fits(grade)).map(|grade| Place { grade, scale: None, above: 0 })
            })
    }

    /// The ids of all grades that can be meant.
    pub fn known<'a>(&'a self, area: Option<&Area>) -> Vec<&'a str> {
        self.scales(area).flat_map(|scale| &scale.grades).chain(&self.ungraded).map(|grade| grade.id.as_str()).collect()
    }

    /// The scales an area can be graded on; all, where the area isn't known.
    fn scales<'a>(&'a self, area: Option<&Area>) -> impl Iterator<Item = &'a Scale> + use<'a> {
        let own: Vec<&Scale> = match area {
            None => self.scales.iter().collect(),
            Some(Area { scale: None, .. }) => self.scales.iter().take(1).collect(),
            Some(Area { scale: id, .. }) => self.scales.iter().filter(|scale| scale.id == *id).collect(),
        };
        own.into_iter()
    }
}

/// Whether a text names the thing of this id and name.
fn names(text: &Text, id: &str, name: Option<&Text>) -> bool {
    match text {
        Text::Plain(words) => words == id || name.is_some_and(|name| name.says(words)),
        Text::Localised(all) => all.iter().any(|(_, words)| name.is_some_and(|name| name.says(words))),
    }
}
