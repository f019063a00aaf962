//! The card: an inspection in, HTML out. [`Card`] is the one component; its parts are plain functions, which cost fewer
//! bytes and less memory. No part has an event listener of Yew's, because Yew never removes them: sections open and close
//! as the browser's own `details`.

mod appearance;
mod findings;
mod judgements;
mod markup;
mod others;
mod outcome;
mod overview;
mod section;
#[cfg(authoring)]
mod sentence;
mod statements;

use std::rc::Rc;

use yew::prelude::*;

use crate::inspection::Inspection;
use crate::locale::Locale;

pub use appearance::{Appearance, HeadingLevel, OpenSections, Section, Theme, Variant};

/// What a [`Card`] shows, and how.
#[derive(Properties, Debug, Clone, PartialEq)]
pub struct CardProps {
    /// The inspection.
    pub inspection: Rc<Inspection>,
    /// The language of the card; the same that the inspection was parsed for.
    pub locale: Rc<Locale>,
    /// How the card looks.
    #[prop_or_default]
    pub appearance: Appearance,
    /// What the card repeats of its element.
    #[prop_or_default]
    pub element: ElementData,
}

/// What the article of a prerendered card repeats of its element as `data-…` attributes. Where a content management system
/// has removed the element, script makes a new one of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ElementData {
    /// The key of what was rendered.
    pub key: Option<String>,
    /// Where script looks for a newer config.
    pub src: Option<String>,
    /// The attribute `heading-level`.
    pub heading_level: Option<String>,
    /// The attribute `open`.
    pub open: Option<String>,
    /// The attribute `variant`.
    pub variant: Option<String>,
    /// The attribute `theme`.
    pub theme: Option<String>,
}

impl CardProps {
    /// The id of a part of the card.
    fn id(&self, part: &str) -> String {
        [&self.appearance.id, "-", part].concat()
    }
}

/// The card of one inspection.
pub struct Card;

impl Component for Card {
    type Message = ();
    type Properties = CardProps;

    fn create(_: &Context<Self>) -> Self {
        Card
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let card = context.props();
        let children = match card.appearance.variant {
            Variant::Full => full(card),
            Variant::Compact => compact(card),
        };
        markup::article(card, children)
    }
}

/// The whole card, in reading order: who was inspected and with which result, then when and by whom, then the details for
/// those who want them.
fn full(card: &CardProps) -> Html {
    let mut sections: Vec<Html> =
        card.inspection.findings.iter().map(|findings| findings::findings(card, findings)).collect();
    sections.extend(statements::statements(card));
    sections.extend(others::earlier(card));
    sections.extend(others::related(card));
    sections.extend(judgements::grade_meanings(card));
    html! {
        <>
            { overview::example(card) }
            { overview::title(card) }
            { outcome::outcome(card) }
            { judgements::judgements(card) }
            { markup::paragraph("ic-summary", &card.inspection.summary) }
            { overview::status(card) }
            { overview::facts(card) }
            { section::open_all(card, sections.len()) }
            { sections }
            { overview::links(card) }
        </>
    }
}

/// Kind, name, outcome, date and link. Without an outcome the judgements take its place.
fn compact(card: &CardProps) -> Html {
    html! {
        <>
            { overview::example(card) }
            { overview::title(card) }
            { outcome::outcome(card) }
            if card.inspection.outcome.is_none() { { judgements::judgements(card) } }
            { overview::status(card) }
            { overview::date_and_report(card) }
        </>
    }
}
