//! Every example, as data and as a page of cards.

use crate::given::{ENTRY, element_of};
use crate::harness::Page;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::path::Path;

/// An example: its name and its config as text.
#[derive(Clone)]
pub struct Example {
    pub name: String,
    pub text: String,
}

impl Example {
    /// Its config.
    pub fn config(&self) -> Result<Value> {
        Ok(serde_json::from_str(&self.text)?)
    }

    /// The id of its element.
    pub fn id(&self) -> String {
        format!("x-{}", self.name)
    }

    /// The text of its card.
    pub async fn shown(&self, page: &Page) -> Result<String> {
        page.text_content(&format!("#{} > article", self.id())).await
    }
}

/// All examples.
pub fn examples() -> Result<Vec<Example>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/examples");
    let mut all = Vec::new();
    for file in std::fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).context("a name")?.to_owned();
        all.push(Example { name, text: std::fs::read_to_string(&path)? });
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    ensure!(!all.is_empty(), "no examples");
    Ok(all)
}

/// The data of a framework.
pub fn framework(id: &str) -> Result<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/frameworks").join(id).with_extension("json");
    let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    Ok(serde_json::from_str(&text)?)
}

/// A page with the cards of all examples.
pub async fn given(page: &Page, examples: &[Example], language: &str, attributes: &str) -> Result<()> {
    let card = |example: &Example| {
        let attributes = format!("id={} lang={language} loading=eager {attributes}", example.id());
        element_of(&example.text, &attributes)
    };
    let cards: String = examples.iter().map(card).collect();
    page.open(&format!("<main>{cards}</main>{ENTRY}")).await?;
    page.cards(examples.len()).await?;
    page.wait_for_events("ready", examples.len()).await?;
    page.expect("seen.events.every((event) => event.type !== 'error')").await?;
    page.no_errors().await
}

/// Every object in a tree.
pub fn objects<'a>(value: &'a Value, found: &mut Vec<&'a serde_json::Map<String, Value>>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| objects(item, found)),
        Value::Object(members) => {
            found.push(members);
            members.values().for_each(|member| objects(member, found));
        }
        _ => {}
    }
}

/// A text in a language, or else in English.
pub fn words<'a>(text: &'a Value, language: &str) -> Option<&'a str> {
    text.as_str().or_else(|| text[language].as_str()).or_else(|| text["en"].as_str())
}
