//! What is left of a card in the HTML of a page.

use inspection_card::card::CardProps;
use inspection_card::render::{ElementAttributes, Renderer};
use serde_json::Value as Json;
use wasm_bindgen::JsCast;
use web_sys::{Document as Dom, DomParser, Element, SupportedType};

use crate::snippet;

/// A card in the HTML of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrived {
    /// What it is.
    pub kind: Kind,
    /// The config in it, as text.
    pub config: Option<String>,
    /// The key of a prerendered card.
    key: Option<String>,
    attributes: Attributes,
}

/// The attributes that are part of a key.
#[derive(Debug, Clone, Default, PartialEq)]
struct Attributes {
    lang: Option<String>,
    heading_level: Option<String>,
    open: Option<String>,
    variant: Option<String>,
    theme: Option<String>,
}

/// How a card is in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A script tag.
    Script,
    /// An element.
    Element,
    /// An element with the whole card inside.
    Prerendered,
    /// The card without its element.
    Article,
    /// A link to the card's page.
    Link,
    /// A frame with the card's page.
    Frame,
}

impl Kind {
    /// In words, after “There is”.
    pub fn words(self) -> &'static str {
        match self {
            Kind::Script => "a script tag with the card",
            Kind::Element => "an element with the card",
            Kind::Prerendered => "the whole card",
            Kind::Article => "the card without the element around it, which the card’s script puts back",
            Kind::Link => "a link to the card",
            Kind::Frame => "a frame with the card",
        }
    }
}

/// The cards in some HTML.
pub fn find(html: &str) -> Vec<Arrived> {
    // A parser can always be made, and HTML can always be parsed.
    let parsed = DomParser::new().and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml));
    let Ok(page) = parsed else { return Vec::new() };
    let all = select(
        &page,
        "script[src*=inspection-card]:is([data-config], [data-src]), inspection-card, article.inspection-card[data-key], \
         a[href*='#inspection-card'], iframe[src*='#inspection-card']",
    );
    all.iter().filter_map(arrived).collect()
}

fn select(page: &Dom, selector: &str) -> Vec<Element> {
    let Ok(nodes) = page.query_selector_all(selector) else { return Vec::new() };
    (0..nodes.length()).filter_map(|index| nodes.get(index)?.dyn_into().ok()).collect()
}

fn arrived(element: &Element) -> Option<Arrived> {
    let attribute = |name: &str| element.get_attribute(name);
    let child = |selector: &str| element.query_selector(selector).ok().flatten();
    let is_inside = |selector: &str| element.closest(selector).ok().flatten().is_some();
    let (kind, config) = match element.local_name().as_str() {
        "script" => (Kind::Script, attribute("data-config")),
        "inspection-card" => {
            let json = child("script[type='application/json']").and_then(|script| script.text_content());
            let kind = if child(".ic-title").is_some() { Kind::Prerendered } else { Kind::Element };
            (kind, attribute("config").or(json))
        }
        "article" if is_inside("inspection-card") => return None,
        "article" => (Kind::Article, None),
        "a" => (Kind::Link, None),
        _ => (Kind::Frame, None),
    };
    let key = child(".inspection-card").and_then(|article| article.get_attribute("data-key")).or(attribute("data-key"));
    let named = |name: &str| attribute(name).or(attribute(&format!("data-{name}"))).filter(|value| !value.is_empty());
    let attributes = Attributes {
        lang: named("lang"),
        heading_level: named("heading-level"),
        open: named("open"),
        variant: named("variant"),
        theme: named("theme"),
    };
    Some(Arrived { kind, config, key, attributes })
}

/// Whether a card in a page is the one that is being edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// It is.
    Current,
    /// It is another one, or an earlier state of it.
    Different,
    /// Its config is not in the page.
    Unknown,
    /// Its config is there, but damaged.
    Damaged,
}

impl Arrived {
    /// Whether the card is that of a config.
    pub fn freshness(&self, config: &Json, renderer: &Renderer) -> Freshness {
        if let Some(text) = &self.config {
            return match serde_json::from_str::<Json>(text) {
                Ok(found) if found == *config => Freshness::Current,
                Ok(_) => Freshness::Different,
                Err(_) => Freshness::Damaged,
            };
        }
        let Some(key) = &self.key else { return Freshness::Unknown };
        let Attributes { lang, heading_level, open, variant, theme } = self.attributes.clone();
        let attributes =
            ElementAttributes { lang, heading_level, open, variant, theme, ..ElementAttributes::default() };
        let now = |json: &str| renderer.parse_json(json, &attributes).card.and_then(|card: CardProps| card.element.key);
        let is_current = now(&snippet::json(config)).as_ref() == Some(key);
        if is_current { Freshness::Current } else { Freshness::Different }
    }
}
