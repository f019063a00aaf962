//! The card: a config in, HTML out. `Card` is the one component; its parts are plain functions, which cost fewer bytes
//! and less memory, and no part has a handler of Yew's, which would leak: what moves is the browser's own `details`.

mod attributes;
mod findings;
mod judgements;
mod markup;
mod model;
mod others;
mod outcome;
mod overview;
mod section;
mod voices;

use std::rc::Rc;

use markup::{Markup, Name};
use yew::prelude::*;

pub use attributes::{Attributes, Level};
pub use model::{Model, Open, Options, Theme, Variant};

/// What a [`Card`] shows.
#[derive(Properties, Clone)]
pub struct Props {
    /// What it shows.
    pub model: Rc<Model>,
}

impl PartialEq for Props {
    /// A card never changes: another model is another card.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
    }
}

/// The card of one inspection.
pub struct Card;

impl Component for Card {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Card
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let mut out = Markup::default();
        card(&mut out, &context.props().model);
        out.into()
    }
}

/// The whole card, in reading order: who and how, then when and by whom, then the details for those who want them.
fn card(out: &mut Markup, model: &Model) {
    let class = match (model.options.variant, model.options.theme) {
        (Variant::Full, Theme::Auto) => "inspection-card",
        (Variant::Full, Theme::Light) => "inspection-card ic-light",
        (Variant::Full, Theme::Dark) => "inspection-card ic-dark",
        (Variant::Compact, Theme::Auto) => "inspection-card ic-compact",
        (Variant::Compact, Theme::Light) => "inspection-card ic-compact ic-light",
        (Variant::Compact, Theme::Dark) => "inspection-card ic-compact ic-dark",
    };
    let attributes = [(Name::LabelledBy, &*model.id("t")), (Name::Lang, model.words.language())];
    out.element_with("article", class, &attributes, |out| {
        overview::title(out, model);
        outcome::outcome(out, model);
        if model.options.variant == Variant::Full {
            judgements::judgements(out, model);
            overview::summary(out, model);
            overview::status(out, model);
            overview::facts(out, model);
            let sections = sections(model);
            section::open_all(out, model, sections.len());
            out.append(sections);
            overview::links(out, model);
        } else {
            // Without an overall grade the judgements are the outcome.
            if model.config().outcome().is_none() {
                judgements::judgements(out, model);
            }
            overview::status(out, model);
            overview::short(out, model);
        }
    });
}

/// What can be opened, as far as there is something in it.
fn sections(model: &Model) -> Markup {
    let mut out = Markup::default();
    findings::strengths(&mut out, model);
    findings::improvements(&mut out, model);
    voices::voices(&mut out, model);
    others::earlier(&mut out, model);
    others::related(&mut out, model);
    judgements::meanings(&mut out, model);
    out
}
