//! Configs, the tags that embed them, and steps that many tests share.

use crate::harness::Page;
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// The card that most tests show.
pub const CITY: &str = include_str!("../../static/examples/city-of-london.json");

/// The content of an element until its card is rendered.
pub const FALLBACK: &str = "Read about the inspection";

/// The script, with its address on the card's host.
pub const ENTRY: &str = r#"<script async crossorigin src="{host}/inspection-card.js"></script>"#;

/// The card's root in the page.
pub const CARD: &str = "inspection-card > article.inspection-card";

/// A short config: a council, an outcome, one strength, two areas for improvement.
pub fn council(name: &str) -> Value {
    json!({
        "version": 1,
        "provider": { "name": name },
        "inspection": { "framework": "area-send", "published": "2025-12-01" },
        "outcome": { "grade": "positive" },
        "strengths": { "items": [{ "text": format!("A strength of {name}.") }] },
        "improvements": { "items": [
            { "text": format!("An area for improvement of {name}.") },
            { "text": "Another area." },
        ] },
    })
}

/// A text as an attribute's value, in single quotes.
pub fn quoted(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('\'', "&#39;").replace('<', "&lt;");
    format!("'{escaped}'")
}

/// An element with a config in its attribute, and further attributes.
pub fn element(config: &Value, attributes: &str) -> String {
    element_of(&config.to_string(), attributes)
}

/// The same with the config as text, which may be no JSON.
pub fn element_of(config: &str, attributes: &str) -> String {
    format!("<inspection-card {attributes} config={}>{FALLBACK}</inspection-card>", quoted(config))
}

/// A script tag that shows a card in its place.
pub fn script_tag(config: &Value, attributes: &str) -> String {
    let config = quoted(&config.to_string());
    format!(r#"<script crossorigin src="{{host}}/inspection-card.js" {attributes} data-config={config}></script>"#)
}

impl Page {
    /// Waits until so many cards are in the page.
    pub async fn cards(&self, count: usize) -> Result<()> {
        let shown = format!("document.querySelectorAll({}).length === {count}", json!(CARD));
        self.wait_for(&shown).await.with_context(|| format!("{count} cards"))
    }

    /// Waits for a number of events of one type; returns all of that type.
    pub async fn wait_for_events(&self, event: &str, count: usize) -> Result<Vec<Value>> {
        let of_type = format!("seen.events.filter((event) => event.type === {})", json!(event));
        self.wait_for(&format!("{of_type}.length >= {count}")).await?;
        self.list(&of_type).await
    }

    /// The page with the City of London's card, shown.
    pub async fn city(&self) -> Result<()> {
        let element = element_of(CITY, "id=city");
        self.open(&format!("<main><h1>Council</h1>{element}</main>{ENTRY}")).await?;
        self.cards(1).await
    }

    /// Opens all sections of all cards.
    pub async fn open_sections(&self) -> Result<()> {
        self.script("for (const d of document.querySelectorAll('article details')) d.open = true", []).await?;
        Ok(())
    }

    /// Fails if a script has thrown or the page's policy has blocked something.
    pub async fn no_errors(&self) -> Result<()> {
        self.expect("seen.errors.length === 0").await?;
        self.expect("seen.violations.length === 0").await
    }
}
