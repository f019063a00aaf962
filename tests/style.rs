//! The shipped stylesheet: it reaches the card and nothing else, all of the card, and its colours can be read.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fs;
use std::path::Path;

use inspection_card::style::stylesheet;
use lightningcss::selector::Selector;
use lightningcss::stylesheet::{ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::traits::ToCss;
use lightningcss::visit_types;
use lightningcss::visitor::{Visit, VisitTypes, Visitor};

const SOURCE: &str = include_str!("../src/card/card.css");

/// Classes of the card's outermost element, which is reset as such.
const OUTERMOST: [&str; 5] = ["inspection-card", "ic-light", "ic-dark", "ic-compact", "ic-many"];

/// Collects selectors as text.
#[derive(Default)]
struct Selectors(Vec<String>);

impl<'i> Visitor<'i> for Selectors {
    type Error = Infallible;

    fn visit_types(&self) -> VisitTypes {
        visit_types!(SELECTORS)
    }

    fn visit_selector(&mut self, selector: &mut Selector<'i>) -> Result<(), Infallible> {
        self.0.push(selector.to_css_string(PrinterOptions::default()).unwrap());
        Ok(())
    }
}

fn selectors(sheet: &str) -> Vec<String> {
    let mut found = Selectors::default();
    let Ok(()) = StyleSheet::parse(sheet, ParserOptions::default()).unwrap().visit(&mut found);
    found.0
}

/// The classes in a text, by how they begin.
fn classes(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
    words.filter(|word| word.starts_with("ic-") && word.len() > 3).map(String::from).collect()
}

#[test]
fn nothing_matches_outside_the_card() {
    let selectors = selectors(&stylesheet());
    assert!(selectors.len() > 50, "{selectors:?}");
    for selector in selectors {
        assert!(selector.starts_with(".inspection-card:not(#_#_#_)"), "{selector}");
    }
}

#[test]
fn readers_have_the_last_word() {
    assert!(!stylesheet().contains("important"));
}

#[test]
fn every_class_of_the_card_is_reset() {
    let sheet = stylesheet();
    let (_, rest) = sheet.split_once(":is(").unwrap();
    let (list, rule) = rest.split_once(')').unwrap();
    assert!(rule.starts_with("{all:revert}"), "{rule:.40}");
    let reset = classes(list);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = |folder: &str| fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let released = files("tests/released").filter(|folder| folder.is_dir()).flat_map(|folder| {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        names.filter(|file| file.extension().is_some_and(|end| end == "html"))
    });
    let files = files("src/card").chain(files("tests/golden")).chain(released);
    for file in files.filter(|file| file.extension().is_some_and(|end| end != "css")) {
        for class in classes(&fs::read_to_string(&file).unwrap()) {
            let known = reset.contains(&class) || OUTERMOST.contains(&class.as_str());
            assert!(known, "{class} of {} is not in card.css", file.display());
        }
    }
}

#[test]
fn a_hidden_part_stays_hidden() {
    let sheet = stylesheet();
    let (before, _) = sheet.split_once("[hidden]{display:none}").unwrap();
    assert!(before.contains("{all:revert}"), "`all: revert` would undo it");
}

/// The weight on the line is held by the release's budget.
#[test]
fn it_stays_small() {
    let size = stylesheet().len();
    assert!(size < 22_000, "{size} bytes");
}

/// The tokens' colours, light and dark.
type Colours = BTreeMap<&'static str, [&'static str; 2]>;

/// The colours of the source where a browser knows both themes, and of the light one alone.
fn colours() -> (Colours, BTreeMap<&'static str, &'static str>) {
    let (mut both, mut light) = (Colours::new(), BTreeMap::new());
    for token in SOURCE.split("var(--inspection-card-").skip(1) {
        let Some((name, rest)) = token.split_once(", ") else { continue };
        if let Some(pair) = rest.strip_prefix("light-dark(") {
            let (pair, _) = pair.split_once(')').unwrap();
            let (one, other) = pair.split_once(", ").unwrap();
            both.insert(name, [one, other]);
        } else if rest.starts_with('#') {
            light.insert(name, &rest[..7]);
        }
    }
    for (name, colour) in &light {
        both.entry(name).or_insert([colour, colour]);
    }
    (both, light)
}

/// The contrast of two colours as WCAG 2 computes it.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_light_theme_is_the_same_everywhere() {
    let (both, light) = colours();
    assert_eq!(light.len(), both.len());
    for (name, colour) in light {
        assert_eq!(both[name][0], colour, "{name}");
    }
}

#[test]
fn every_colour_can_be_read_on_its_ground() {
    let (both, _) = colours();
    let body: [(&str, &[&str]); 4] = [
        ("ink", &["ground", "hover", "positive-ground", "caution-ground", "negative-ground", "neutral-ground"]),
        ("muted", &["ground"]),
        ("accent", &["ground", "hover"]),
        ("focus-edge", &["focus"]),
    ];
    let large: [(&str, &[&str]); 4] = [
        ("positive", &["positive-ground", "ground"]),
        ("caution", &["caution-ground", "ground"]),
        ("negative", &["negative-ground", "ground"]),
        ("neutral", &["neutral-ground", "ground"]),
    ];
    let marks: [(&str, &[&str]); 1] = [("rule", &["ground"])];
    let demands = body.iter().map(|pair| (pair, 7.0));
    let demands = demands.chain(large.iter().map(|pair| (pair, 4.5))).chain(marks.iter().map(|pair| (pair, 3.0)));
    for ((colour, grounds), least) in demands {
        for ground in *grounds {
            for theme in [0, 1] {
                let found = contrast(both[colour][theme], both[ground][theme]);
                assert!(found >= least, "{colour} on {ground}, theme {theme}: {found:.2}, not {least}");
            }
        }
    }
}

#[test]
fn the_focus_ring_is_seen_on_every_ground() {
    let (both, _) = colours();
    for ground in ["ground", "hover"] {
        for theme in [0, 1] {
            let seen = ["focus", "focus-edge"].map(|part| contrast(both[part][theme], both[ground][theme]));
            assert!(seen.iter().any(|contrast| *contrast >= 3.0), "{ground}, theme {theme}: {seen:?}");
        }
    }
}
