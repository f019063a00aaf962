//! What the card says while it is measured: the same as the peers' cards, or, without them, as an example's.

use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::harness::Peers;
use crate::tools;

/// Stands for the name of the provider: all cards of a page differ by it.
pub const NAME: &str = "@@NAME@@";

/// The name of a card's provider, as the peers' benchmark makes it.
pub fn name(card: usize) -> String {
    format!("City of London {card}.")
}

/// A config without its provider's name.
pub struct Content {
    config: Value,
}

impl Content {
    /// Reads the config of the peers, or an example.
    pub fn new(peers: Option<&Peers>) -> Result<Self> {
        let path = peers.map_or_else(|| tools::root().join("static/examples/city-of-london.json"), Peers::config);
        let read = || -> Result<Value> { Ok(serde_json::from_slice(&fs::read(&path)?)?) };
        let mut config = read().with_context(|| format!("{} can’t be read", path.display()))?;
        if peers.is_some() {
            config = from_peers(&config);
        }
        config["provider"]["name"] = NAME.into();
        Ok(Content { config })
    }

    /// The config, as JSON text on one line.
    pub fn json(&self) -> String {
        self.config.to_string()
    }

    /// The summary.
    pub fn summary(&self) -> &str {
        self.config["summary"].as_str().unwrap_or_default()
    }

    /// The first quote, which stands near the end of a card.
    pub fn quote(&self) -> &str {
        self.config["quotes"][0]["text"].as_str().unwrap_or_default()
    }

    /// The words of the outcome, where the config has words of its own.
    pub fn outcome(&self) -> &str {
        self.config["outcome"]["text"].as_str().unwrap_or_default()
    }

    /// The address of the report.
    pub fn report(&self) -> &str {
        self.config["inspection"]["report"].as_str().unwrap_or_default()
    }
}

/// The peers' config in the card's contract, word for word.
fn from_peers(peers: &Value) -> Value {
    let list = |value: &Value, one: &dyn Fn(&Value) -> Value| -> Vec<Value> {
        value.as_array().into_iter().flatten().map(one).collect()
    };
    let quote = |quote: &Value| {
        let mut quote = quote.clone();
        if let Some(name) = quote.as_object_mut().and_then(|members| members.shift_remove("name")) {
            quote["who"] = name;
        }
        quote
    };
    let item = |item: &Value| {
        let quotes = list(&item["quotes"], &quote);
        json!({ "title": item["title"], "text": item["detail"], "quotes": quotes })
    };
    json!({
        "version": 1,
        "title": peers["title"],
        "provider": { "name": peers["provider"] },
        "inspection": {
            "framework": "area-send",
            "inspectorates": list(&peers["inspectorates"], &|name| json!({ "name": name })),
            "from": peers["inspectedFrom"],
            "to": peers["inspectedTo"],
            "published": peers["published"],
            "report": peers["reportUrl"],
        },
        "outcome": { "text": peers["outcome"] },
        "summary": peers["summary"],
        "strengths": { "items": list(&peers["strengths"], &item) },
        "improvements": { "items": list(&peers["improvements"], &item) },
        "quotes": list(&peers["quotes"], &quote),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_config_of_the_peers_becomes_one_of_ours() {
        let peers = json!({
            "provider": "A", "title": "T", "inspectorates": ["I"], "inspectedFrom": "2025-01-01",
            "inspectedTo": "2025-01-02", "published": "2025-02-01", "reportUrl": "https://a.example/", "outcome": "O",
            "summary": "S", "strengths": [{ "title": "t", "detail": "d", "quotes": [{ "text": "q", "name": "N" }] }],
            "improvements": [], "quotes": [{ "text": "Q", "role": "R" }],
        });
        let ours = json!({
            "version": 1, "title": "T", "provider": { "name": "A" },
            "inspection": {
                "framework": "area-send", "inspectorates": [{ "name": "I" }], "from": "2025-01-01",
                "to": "2025-01-02", "published": "2025-02-01", "report": "https://a.example/",
            },
            "outcome": { "text": "O" }, "summary": "S",
            "strengths": { "items": [{ "title": "t", "text": "d", "quotes": [{ "text": "q", "who": "N" }] }] },
            "improvements": { "items": [] }, "quotes": [{ "text": "Q", "role": "R" }],
        });
        assert_eq!(from_peers(&peers), ours);
    }

    #[test]
    fn an_example_has_what_the_pages_need() {
        let content = Content::new(None).unwrap();
        assert!(content.json().contains(NAME));
        assert!(!content.summary().is_empty() && !content.quote().is_empty());
    }
}
