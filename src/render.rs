//! A config and the attributes of its element as HTML text and problems. The native command, the tests and the Wasm all
//! render here, so that prerendered cards and cards made in a browser have the same markup.
//!
//! ```
//! use inspection_card::contract::Value;
//! use inspection_card::render::{ElementAttributes, Renderer};
//!
//! let config = r#"{"version": 1, "provider": {"name": "City of London"},
//!     "inspection": {"framework": "area-send"}, "outcome": {"grade": "positive"}}"#;
//! let rendered = Renderer::built_in().render_json(config, &ElementAttributes::default());
//! assert!(rendered.problems.is_empty());
//! assert!(rendered.html.is_some_and(|html| html.contains("City of London")));
//! ```

#[cfg(authoring)]
mod plain;
#[cfg(authoring)]
mod prerender;

use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use yew::LocalServerRenderer;

use crate::card::{Appearance, Card, CardProps, ElementData, HeadingLevel, OpenSections, Theme, Variant};
use crate::config::Config;
use crate::contract::{Diagnostics, FieldRule, Problem, Slot, Value, parse_record};
use crate::framework::Frameworks;
use crate::inspection::Inspection;
use crate::locale::Locale;

#[cfg(authoring)]
pub use prerender::{ElementAttributes, Prerendered, script_tag, stylesheet_tag};

/// Renders cards, one after the other, with the same frameworks and languages.
#[derive(Debug, Default)]
pub struct Renderer {
    /// The frameworks that configs can name.
    pub frameworks: Frameworks,
    /// The languages of the card.
    pub locales: Vec<Rc<Locale>>,
}

/// What became of a config.
#[derive(Debug)]
pub struct Rendered {
    /// The card, one `article`; `None` if a required part of the config can't be used, or if it was not rendered.
    pub html: Option<String>,
    /// What the card shows.
    pub card: Option<CardProps>,
    /// The config as far as it could be parsed.
    pub config: Option<Config>,
    /// Everything that is wrong with the config and the attributes.
    pub problems: Vec<Problem>,
}

impl Renderer {
    /// Renders the card of a config. `attributes` are those of the element as text, with the `language` and the `id` of
    /// the card.
    pub fn render(&self, config: Value, attributes: Value) -> Rendered {
        self.parse(config, attributes).with_html()
    }

    /// Does the same without the HTML.
    pub fn parse(&self, config: Value, attributes: Value) -> Rendered {
        let mut diagnostics = Diagnostics::default();
        let attributes = RenderAttributes::parse(attributes, &mut diagnostics);
        let config = Config::from_value(config, &mut diagnostics);
        let card = attributes.zip(config.as_ref()).and_then(|(attributes, config)| {
            let RenderAttributes { language, appearance, element } = attributes;
            let locale = self.locale(&language)?.clone();
            let inspection = Inspection::from_config(config, &self.frameworks, &locale, &mut diagnostics)?;
            Some(CardProps { inspection: Rc::new(inspection), locale, appearance, element })
        });
        Rendered { html: None, card, config, problems: diagnostics.into_problems() }
    }

    /// A language of the card.
    fn locale(&self, language: &str) -> Option<&Rc<Locale>> {
        self.locales.iter().find(|locale| locale.language() == language)
    }
}

impl Rendered {
    /// The same with the HTML of the card.
    fn with_html(self) -> Self {
        Rendered { html: self.card.clone().and_then(html_now), ..self }
    }
}

/// The HTML of a card, without Yew's markers for hydration.
async fn html(card: CardProps) -> String {
    LocalServerRenderer::<Card>::with_props(card).hydratable(false).render().await
}

/// The same at once. In a browser this needs Yew's `not_browser_env`; without it, there is no HTML yet.
fn html_now(card: CardProps) -> Option<String> {
    // Nothing in the card waits, so the future is ready.
    match pin!(html(card)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(html) => Some(html),
        Poll::Pending => None,
    }
}

/// The attributes of the element that matter for rendering.
struct RenderAttributes {
    language: String,
    appearance: Appearance,
    element: ElementData,
}

impl RenderAttributes {
    fn parse(attributes: Value, diagnostics: &mut Diagnostics) -> Option<Self> {
        const FIELDS: [FieldRule; 8] = [
            FieldRule { name: "id", required: true },
            FieldRule { name: "language", required: true },
            FieldRule { name: "heading-level", required: false },
            FieldRule { name: "open", required: false },
            FieldRule { name: "variant", required: false },
            FieldRule { name: "theme", required: false },
            FieldRule { name: "key", required: false },
            FieldRule { name: "src", required: false },
        ];
        let mut element = ElementData::of_appearance(&attributes);
        let (mut id, mut language) = (None, None);
        let mut heading_level: Option<HeadingLevel> = None;
        let mut open: Option<OpenSections> = None;
        let mut variant: Option<Variant> = None;
        let mut theme: Option<Theme> = None;
        let slots: &mut [&mut dyn Slot] = &mut [
            &mut id,
            &mut language,
            &mut heading_level,
            &mut open,
            &mut variant,
            &mut theme,
            &mut element.key,
            &mut element.src,
        ];
        parse_record(attributes, &FIELDS, &[], slots, diagnostics);
        let default = Appearance::default();
        let appearance = Appearance {
            id: id?,
            heading_level: heading_level.unwrap_or(default.heading_level),
            open: open.unwrap_or(default.open),
            variant: variant.unwrap_or(default.variant),
            theme: theme.unwrap_or(default.theme),
        };
        Some(RenderAttributes { language: language?, appearance, element })
    }
}

impl ElementData {
    /// The attributes that say how the card looks, as they were written.
    fn of_appearance(attributes: &Value) -> Self {
        let Value::Object(members) = attributes else { return Self::default() };
        let text = |name| match members.iter().find(|(other, _)| other == name) {
            Some((_, Value::Text(text))) => Some(text.clone()),
            _ => None,
        };
        ElementData {
            heading_level: text("heading-level"),
            open: text("open"),
            variant: text("variant"),
            theme: text("theme"),
            ..Self::default()
        }
    }
}
