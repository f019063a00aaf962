//! The shipped stylesheet, generated from `card/card.css`.
//!
//! The source is written as if the card were alone on the page. Here every selector gets the weight of a few ids, so that
//! rules of a page don't override it, and a reset is added before it, so that they don't add to it. No rule is important,
//! because what readers and their toolbars force on a page has to reach the card. No rule matches outside the card, or
//! matches elements that other tools insert into it.

use std::collections::BTreeSet;
use std::convert::Infallible;

use lightningcss::error::{Error, PrinterErrorKind};
use lightningcss::selector::{Combinator, Component, Selector, SelectorList};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Features, Targets};
use lightningcss::traits::ParseWithOptions;
use lightningcss::visit_types;
use lightningcss::visitor::{Visit, VisitTypes, Visitor};

/// The class of the card's outermost element. All others begin with `ic-`.
const ROOT: &str = "inspection-card";

/// Gives a selector weight: it always matches, and counts as three ids.
const WEIGHT: &str = ":not(#_#_#_)";

const SOURCE: &str = include_str!("card/card.css");

/// Resets the card's own elements to the browser's style. `{own}` is replaced by a list of all classes inside the card. The
/// card itself inherits only what `card.css` asks for. `all: revert` also undoes `hidden`, which has a rule of its own, and does
/// not reach the direction of text.
const RESET: &str = "
.inspection-card { all: initial }
:is({own}) { all: revert }
.inspection-card, :is({own}) { box-sizing: border-box; margin: 0; padding: 0; direction: inherit; unicode-bidi: revert }
.inspection-card::before, .inspection-card::after, .inspection-card::first-letter, .inspection-card::first-line,
:is({own})::before, :is({own})::after, :is({own})::marker, :is({own})::first-letter, :is({own})::first-line { all: revert }
:is({own})[hidden] { display: none }
";

/// The stylesheet as it is shipped: isolated and minified.
pub fn stylesheet() -> String {
    // A test checks that the source can be parsed.
    shipped(SOURCE).unwrap_or_default()
}

fn shipped(source: &str) -> Option<String> {
    let mut own = Classes::default();
    visit(&mut parse(source)?, &mut own);
    let classes: Vec<String> = own.0.iter().map(|class| [".", class].concat()).collect();
    let reset = RESET.replace("{own}", &classes.join(","));
    let whole = [&reset, source].concat();
    let mut sheet = parse(&whole)?;
    visit(&mut sheet, &mut Isolate);
    minified(sheet).ok()
}

fn parse(source: &str) -> Option<StyleSheet<'_>> {
    StyleSheet::parse(source, ParserOptions::default()).ok()
}

fn visit<'i>(sheet: &mut StyleSheet<'i>, visitor: &mut impl Visitor<'i, Error = Infallible>) {
    let Ok(()) = sheet.visit(visitor);
}

fn minified(mut sheet: StyleSheet) -> Result<String, Error<PrinterErrorKind>> {
    let targets = targets();
    // This fails only on syntax of CSS modules.
    let _ = sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() });
    Ok(sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })?.code)
}

/// The browsers of the last few years. What some of them lack is optional in the source: it is inside `@supports`, or they
/// ignore it. It must not be replaced by something similar.
fn targets() -> Targets {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    let browsers = Browsers {
        chrome: version(109, 0),
        safari: version(15, 6),
        ios_saf: version(15, 6),
        firefox: version(115, 0),
        ..Browsers::default()
    };
    let exclude = Features::LightDark | Features::LogicalProperties | Features::DirSelector;
    Targets { browsers: Some(browsers), exclude, ..Targets::default() }
}

/// Finds the classes of elements inside the card.
#[derive(Default)]
struct Classes(BTreeSet<String>);

impl<'i> Visitor<'i> for Classes {
    type Error = Infallible;

    fn visit_types(&self) -> VisitTypes {
        visit_types!(SELECTORS)
    }

    fn visit_selector(&mut self, selector: &mut Selector<'i>) -> Result<(), Infallible> {
        for compound in compounds(selector) {
            let classes = || compound.iter().filter_map(class);
            if !classes().any(|class| class == ROOT) {
                self.0.extend(classes().map(String::from));
            }
        }
        Ok(())
    }
}

/// Gives every selector more weight and limits it to the card.
struct Isolate;

impl<'i> Visitor<'i> for Isolate {
    type Error = Infallible;

    fn visit_types(&self) -> VisitTypes {
        visit_types!(SELECTORS)
    }

    fn visit_selector(&mut self, selector: &mut Selector<'i>) -> Result<(), Infallible> {
        let mut parts: Vec<Component> = compounds(selector).concat();
        let root = parts.iter().position(|part| class(part) == Some(ROOT));
        match root {
            Some(at) => drop(parts.splice(at + 1..at + 1, weight())),
            None => {
                let card = [Component::Class(ROOT.into())].into_iter().chain(weight());
                drop(parts.splice(0..0, card.chain([Component::Combinator(Combinator::Descendant)])));
            }
        }
        *selector = Selector::from(parts);
        Ok(())
    }
}

fn class<'a>(part: &'a Component) -> Option<&'a str> {
    match part {
        Component::Class(name) => Some(name),
        _ => None,
    }
}

fn weight<'i>() -> Vec<Component<'i>> {
    let parsed = SelectorList::parse_string_with_options(WEIGHT, ParserOptions::default());
    parsed.iter().flat_map(|list| &list.0).flat_map(|selector| selector.iter_raw_match_order().cloned()).collect()
}

/// The parts of a selector in the order in which they are written, each combinator at the end of its compound.
fn compounds<'i>(selector: &Selector<'i>) -> Vec<Vec<Component<'i>>> {
    let mut compounds = Vec::new();
    let mut parts = selector.iter();
    let mut after = None;
    loop {
        let mut compound: Vec<_> = parts.by_ref().cloned().collect();
        compound.extend(after.take().map(Component::Combinator));
        compounds.push(compound);
        after = parts.next_sequence();
        if after.is_none() {
            break;
        }
    }
    compounds.reverse();
    compounds
}
