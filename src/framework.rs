//! What a framework is: the rules an inspection follows, and the official wording of its results. The built-in ones are
//! data, one file each in `static/frameworks/`; a config may define its own in the same form.

use std::rc::Rc;

use crate::config::reader::Reader;
use crate::config::view::{View, choice, record};
use crate::config::{Date, FrameworkRef, Grade as GradeName, Inspectorate, Text, Value};

record! {
    /// A framework. Wording is the inspectorate's.
    pub struct Framework {
        /// A short name in small letters, such as `area-send`.
        optional id: &'a str,
        /// What kind of inspection it is, in words for residents.
        required name: Text<'a>,
        /// Who inspects.
        list inspectorates: Inspectorate<'a>,
        /// Where it applies.
        list nations: Nation,
        /// Its rules, by when they came into force.
        list versions: Edition<'a>,
        /// Where the wording was found.
        list sources: &'a str,
        /// The day it was looked up.
        optional checked: Date,
        /// Whether the law asks for the result to be displayed, and how. For editors.
        optional duty: Text<'a>,
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
        list scales: Scale<'a>,
        /// What is judged.
        list areas: Area<'a>,
        /// Official words for having no grade.
        list ungraded: Grade<'a>,
        /// What residents should know when they read the results.
        optional note: Text<'a>,
    }
}

record! {
    /// A set of grades.
    pub struct Scale {
        /// By which an area names it.
        optional id: &'a str,
        /// What its steps are called.
        optional kind: ScaleKind,
        /// The grades, the most positive first.
        list grades: Grade<'a>,
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
        required id: &'a str,
        /// Its code or number, if it has one.
        optional code: Text<'a>,
        /// Its official wording: a word or a sentence.
        optional name: Text<'a>,
        /// What it means, in the inspectorate's words.
        optional meaning: Text<'a>,
        /// What happens next after it, in ours.
        optional next: Text<'a>,
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
        required id: &'a str,
        /// Its official name.
        required name: Text<'a>,
        /// The heading it stands under.
        optional group: Text<'a>,
        /// The kinds of provider at which it is judged, in words for editors; all, if none is named.
        list remits: &'a str,
        /// The id of its scale; the first one if not said.
        optional scale: &'a str,
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
#[derive(Debug, Clone, Default)]
pub struct Frameworks {
    known: Vec<String>,
    loaded: Vec<Rc<Value>>,
}

impl Frameworks {
    /// Reads a framework's file and adds it under its id; nothing, if it is wrong or has none.
    pub fn add(&mut self, mut file: Value) -> Option<()> {
        if !Framework::SHAPE.read(&mut file, &mut Reader::default()) {
            return None;
        }
        let id = Framework::of(&file).id()?;
        if !self.ids().any(|known| known == id) {
            self.known.push(id.into());
        }
        self.loaded.push(Rc::new(file));
        Some(())
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
    pub fn get<'a>(&'a self, meant: FrameworkRef<'a>) -> Option<Framework<'a>> {
        match meant {
            FrameworkRef::Known(id) => {
                self.loaded.iter().map(|file| Framework::of(file)).find(|framework| framework.id() == Some(id))
            }
            FrameworkRef::Own(own) => Some(own),
        }
    }
}

impl<'a> Framework<'a> {
    /// The rules in force on a day; the newest, if no day is known.
    pub fn on(self, day: Option<Date>) -> Option<Edition<'a>> {
        let fits = |edition: &Edition| day.is_none_or(|day| edition.holds(day));
        self.versions().iter().rev().find(fits).or(self.versions().iter().next_back())
    }
}

/// A grade, and where it stands.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The grade.
    pub grade: Grade<'a>,
    /// The scale it is of; none for the words that stand for having no grade.
    pub scale: Option<Scale<'a>>,
    /// How many grades of the scale are more positive.
    pub above: usize,
}

impl<'a> Edition<'a> {
    /// Whether these rules were in force on a day.
    pub fn holds(self, day: Date) -> bool {
        self.from().is_none_or(|from| from <= day) && self.to().is_none_or(|to| day <= to)
    }

    /// The area that stands for everything together, where there is one.
    pub fn overall(self) -> Option<Area<'a>> {
        self.areas().iter().find(|area| area.id() == "overall")
    }

    /// The area that a text names, by its id or its name.
    pub fn area(self, name: Text) -> Option<Area<'a>> {
        self.areas().iter().find(|area| name.is(area.id()) || name.shares(area.name()))
    }

    /// The grade that is meant: on the scale of the area if that is known, else on any.
    pub fn grade(self, meant: GradeName, area: Option<Area>) -> Option<Place<'a>> {
        let fits = |grade: &Grade| {
            let says = |text: Option<Text>| text.is_some_and(|text| text.says(meant.0));
            grade.id() == meant.0 || says(grade.name()) || says(grade.code())
        };
        self.scales_of(area)
            .find_map(|scale| {
                let (above, grade) = scale.grades().iter().enumerate().find(|(_, grade)| fits(grade))?;
                Some(Place { grade, scale: Some(scale), above })
            })
            .or_else(|| self.ungraded().iter().find(fits).map(|grade| Place { grade, scale: None, above: 0 }))
    }

    /// The ids of all grades that can be meant.
    pub fn known(self, area: Option<Area>) -> Vec<&'a str> {
        self.scales_of(area).flat_map(|scale| scale.grades()).chain(self.ungraded()).map(|grade| grade.id()).collect()
    }

    /// The scales an area can be graded on; all, where the area isn't known.
    fn scales_of(self, area: Option<Area>) -> impl Iterator<Item = Scale<'a>> + use<'a> {
        let fits = |at: usize, scale: Scale| match area.map(Area::scale) {
            None => true,
            Some(None) => at == 0,
            Some(id) => scale.id() == id,
        };
        let own: Vec<_> =
            self.scales().iter().enumerate().filter(|(at, scale)| fits(*at, *scale)).map(|(_, scale)| scale).collect();
        own.into_iter()
    }
}
