//! How a card looks, from the attributes of its element.

use crate::contract::{Diagnostics, Parse, Value, choice, parse_choice};

/// How a card looks.
#[derive(Debug, Clone, PartialEq)]
pub struct Appearance {
    /// The beginning of every id in the card.
    pub id: String,
    /// The level of the card's heading.
    pub heading_level: HeadingLevel,
    /// Which sections are open initially.
    pub open: OpenSections,
    /// How much is shown.
    pub variant: Variant,
    /// Light, dark, or as the page.
    pub theme: Theme,
}

impl Default for Appearance {
    /// A whole card, closed, with a heading of level 2, in the colour scheme of the page.
    fn default() -> Self {
        Appearance {
            id: "ic".into(),
            heading_level: HeadingLevel(2),
            open: OpenSections::default(),
            variant: Variant::Full,
            theme: Theme::Auto,
        }
    }
}

impl Appearance {
    /// The class of the card.
    pub(super) fn class(&self) -> &'static str {
        match (self.variant, self.theme) {
            (Variant::Full, Theme::Auto) => "inspection-card",
            (Variant::Full, Theme::Light) => "inspection-card ic-light",
            (Variant::Full, Theme::Dark) => "inspection-card ic-dark",
            (Variant::Compact, Theme::Auto) => "inspection-card ic-compact",
            (Variant::Compact, Theme::Light) => "inspection-card ic-compact ic-light",
            (Variant::Compact, Theme::Dark) => "inspection-card ic-compact ic-dark",
        }
    }
}

choice! {
    /// How much is shown.
    pub enum Variant {
        /// Everything.
        Full = "full",
        /// Kind, name, outcome, date, link.
        Compact = "compact",
    }
}

choice! {
    /// Light or dark.
    pub enum Theme {
        /// As the page's `color-scheme`.
        Auto = "auto",
        /// Light on any page.
        Light = "light",
        /// Dark on any page.
        Dark = "dark",
    }
}

choice! {
    /// A section of the card that opens and closes. The word is its name in ids, links and the attribute `open`.
    pub enum Section {
        /// What must change first.
        Priorities = "priorities",
        /// Strengths.
        Strengths = "strengths",
        /// What the law asks for.
        Requirements = "requirements",
        /// Areas for improvement.
        Improvements = "improvements",
        /// What inspectors advise.
        Recommendations = "recommendations",
        /// Quotes and responses.
        Voices = "voices",
        /// Earlier inspections.
        Earlier = "earlier",
        /// Inspections of related services.
        Related = "related",
        /// What the grades mean.
        Meanings = "meanings",
    }
}

/// The level of the card's heading: 2 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadingLevel(u8);

impl HeadingLevel {
    /// The accepted values of the attribute `heading-level`.
    pub const WORDS: [&'static str; 4] = ["2", "3", "4", "5"];

    /// The tag of a heading that is `below` levels below the card's own.
    pub(super) fn tag(self, below: u8) -> &'static str {
        match self.0.saturating_add(below) {
            ..=2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            6.. => "h6",
        }
    }
}

impl Parse for HeadingLevel {
    const EXPECTED: &'static str = "a level from 2 to 5";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        let index = parse_choice(value, &Self::WORDS, Self::EXPECTED, diagnostics);
        *slot = index.map(|index| HeadingLevel(index as u8 + 2));
    }
}

/// Which sections are open initially.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpenSections([bool; Section::WORDS.len()]);

impl OpenSections {
    /// All sections.
    pub const ALL: Self = OpenSections([true; Section::WORDS.len()]);

    /// Whether a section is open initially.
    pub fn contains(self, section: Section) -> bool {
        self.0.get(section as usize).is_some_and(|open| *open)
    }
}

/// Names of sections between spaces or commas; nothing or `all` for all. Names that are not known are ignored.
impl Parse for OpenSections {
    const EXPECTED: &'static str = "names of sections, or all";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        let Value::Text(text) = value else { return diagnostics.report_type(&value, Self::EXPECTED) };
        let names: Vec<&str> = text.split([' ', ',']).filter(|name| !name.is_empty()).collect();
        *slot = Some(if names.is_empty() || names.contains(&"all") {
            Self::ALL
        } else {
            let mut open = Self::default();
            for (flag, name) in open.0.iter_mut().zip(Section::WORDS) {
                *flag = names.contains(name);
            }
            open
        });
    }
}
