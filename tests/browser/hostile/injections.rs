//! Hundreds of texts and addresses that mean harm, each in every field of a card of its own, in both ways of inserting
//! its HTML.

#[path = "../../support/injections.rs"]
mod harmful;

use super::config::with_every_text;
use crate::given::{CARD, ENTRY, element};
use crate::harness::{Page, Test, tests};
use crate::insertion::{RECORD, WITHOUT_SET_HTML};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::time::Duration;

const WHOLE: &str = include_str!("../../contract/v1/whole.json");
const CARDS_OF_A_PAGE: usize = 60;

/// The tests of injections.
pub fn tests() -> Vec<Test> {
    let tests: Vec<Test> = tests![injections_by_set_html, injections_by_policy];
    tests.into_iter().map(|test| test.within(Duration::from_secs(120)).slow()).collect()
}

/// Puts an address in place of every address of a config.
fn with_every_address(config: &mut Value, address: &str) {
    match config {
        Value::Object(fields) => {
            for (name, value) in fields {
                match name.as_str() {
                    "url" | "report" | "reports" => *value = json!(address),
                    _ => with_every_address(value, address),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| with_every_address(item, address)),
        _ => {}
    }
}

fn injected(text: &str) -> Result<Value> {
    let mut config: Value = serde_json::from_str(WHOLE)?;
    with_every_text(&mut config, text);
    with_every_address(&mut config, text);
    Ok(config)
}

/// What is wrong with the cards of a page: the element after which it was found, and what it is.
const WRONG: &str = r"(() => {
    const shape = (element) => [element.localName, ...element.getAttributeNames().sort(), element.className].join(' ');
    const known = new Set(Array.from(document.querySelectorAll('#harmless article, #harmless article *'), shape));
    // An address that is refused leaves its words, or the inspectorate's own page.
    const schemes = ['http:', 'https:', 'mailto:', 'tel:'];
    const wrong = [];
    for (const card of document.querySelectorAll('inspection-card:not(#harmless)')) {
        const say = (what) => wrong.push(`${card.id}: ${what}`);
        const article = card.firstElementChild;
        if (card.childNodes.length !== 1) say('more than the article');
        if (!article.textContent.includes('Exampleshire')) say('not the card');
        for (const element of article.querySelectorAll('*')) {
            if (!known.has(shape(element))) say(shape(element));
            if (element.localName === 'a' && !schemes.includes(element.protocol)) say(element.href);
        }
    }
    if (window.executed !== undefined) wrong.push('something was executed');
    return wrong;
})()";

async fn all_texts(page: &Page, head: &str, way: &str) -> Result<()> {
    let texts: Vec<_> = harmful::all().collect();
    let harmless = element(&injected("https://www.example.gov.uk/a")?, "id=harmless open");
    for (batch, texts) in texts.chunks(CARDS_OF_A_PAGE).enumerate() {
        let mut html = [head, RECORD, "<main>", &harmless].concat();
        for (at, text) in texts.iter().enumerate() {
            html.push_str(&element(&injected(text)?, &format!("open id=text{}", batch * CARDS_OF_A_PAGE + at)));
        }
        page.open(&[&html, "</main>", ENTRY].concat()).await?;
        page.cards(texts.len() + 1).await?;
        page.settled().await?;
        let wrong: Vec<String> = page.list(WRONG).await?;
        ensure!(wrong.is_empty(), "{wrong:#?}");
        page.expect(&format!("insertions.filter(([way]) => way === '{way}').length > {}", texts.len())).await?;
        page.expect(&format!("document.querySelectorAll('{CARD}').length === {}", texts.len() + 1)).await?;
        page.no_errors().await?;
    }
    Ok(())
}

async fn injections_by_set_html(page: Page) -> Result<()> {
    page.open("").await?;
    let has: bool = page.read("typeof Element.prototype.setHTML === 'function'").await?;
    let way = if has { "setHTML" } else { "innerHTML" };
    all_texts(&page, "", way).await
}

async fn injections_by_policy(page: Page) -> Result<()> {
    all_texts(&page, WITHOUT_SET_HTML, "innerHTML").await
}
