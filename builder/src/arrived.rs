//! What is left of a card in the HTML of a page.

use inspection_card::render::{ElementAttributes, Renderer};
use serde_json::Value as Json;
use web_sys::Element;

use crate::browser::{parse_html, select};
use crate::languages::LANGUAGES;
use crate::snippet;

/// A card in the HTML of a page.
#[derive(Debug, Clone)]
pub struct Arrived {
    /// What it is.
    pub kind: Kind,
    /// The config in it, as text.
    pub config: Option<String>,
    /// The key of a prerendered card.
    key: Option<String>,
    /// The words of a prerendered card, without white space.
    words: Option<String>,
    attributes: ElementAttributes,
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
    let Some(page) = parse_html(html) else { return Vec::new() };
    let all = select(
        &page,
        "script[src*=inspection-card]:is([data-config], [data-src]), inspection-card, article.inspection-card[data-key], \
         a[href*='#inspection-card'], iframe[src*='#inspection-card']",
    );
    all.iter().filter_map(arrived).collect()
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
    let article = child(".inspection-card").or((kind == Kind::Article).then(|| element.clone()));
    let key = article.as_ref().and_then(|article| article.get_attribute("data-key"));
    let named = |name: &str| attribute(name).or(attribute(&format!("data-{name}"))).filter(|value| !value.is_empty());
    let attributes = ElementAttributes {
        lang: named("lang"),
        heading_level: named("heading-level"),
        open: named("open"),
        variant: named("variant"),
        theme: named("theme"),
        ..ElementAttributes::default()
    };
    Some(Arrived { kind, config, key, words: article.as_ref().map(words), attributes })
}

/// The words of a card, without white space and without the button that script adds.
fn words(article: &Element) -> String {
    if let Ok(Some(button)) = article.query_selector(".ic-button") {
        button.remove();
    }
    article.text_content().unwrap_or_default().split_whitespace().collect()
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
    /// It is this one, but words of it are missing or changed.
    Incomplete,
}

impl Arrived {
    /// The language that the card was made for, if it says so.
    pub fn language(&self) -> Option<&'static str> {
        let language = self.attributes.lang.as_deref()?;
        LANGUAGES.iter().find(|(code, _)| *code == language).map(|(_, name)| *name)
    }

    /// Whether the card is that of a config, with all its words.
    pub async fn freshness(&self, config: &Json, renderer: &Renderer) -> Freshness {
        let freshness = self.freshness_of_config(config, renderer);
        let Some(words) = self.words.as_ref().filter(|_| freshness == Freshness::Current) else { return freshness };
        let rendered = renderer.prerender_in_browser(&snippet::json(config), &self.attributes).await;
        let expected = rendered.and_then(|card| find(&card.element()).into_iter().find_map(|card| card.words));
        if expected.as_ref() == Some(words) { Freshness::Current } else { Freshness::Incomplete }
    }

    fn freshness_of_config(&self, config: &Json, renderer: &Renderer) -> Freshness {
        if let Some(text) = &self.config {
            return match serde_json::from_str::<Json>(text) {
                Ok(found) if found == *config => Freshness::Current,
                Ok(_) => Freshness::Different,
                Err(_) => Freshness::Damaged,
            };
        }
        let Some(key) = &self.key else { return Freshness::Unknown };
        let card = renderer.parse_json(&snippet::json(config), &self.attributes).card;
        let is_current = card.and_then(|card| card.element.key).as_ref() == Some(key);
        if is_current { Freshness::Current } else { Freshness::Different }
    }
}
