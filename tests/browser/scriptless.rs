//! Given a browser whose JavaScript is switched off, every prerendered card is whole and its sections open.

use crate::adopt::{STYLE, prerendered};
use crate::examples::{Example, examples, words};
use crate::harness::{Page, Test, tests};
use anyhow::{Context, Result, ensure};
use inspection_card::render::ElementAttributes;
use inspection_card::style::stylesheet;
use serde_json::Value;
use std::time::Duration;
use thirtyfour::Key;

/// The tests without JavaScript.
pub fn tests() -> Vec<Test> {
    let slow = |test: Test| test.within(Duration::from_secs(120)).without_javascript();
    tests![style_in_a_file, style_in_the_page].into_iter().map(slow).collect()
}

async fn style_in_a_file(page: Page) -> Result<()> {
    every_example(&page, STYLE).await
}

async fn style_in_the_page(page: Page) -> Result<()> {
    every_example(&page, &format!("<style>{}</style>", stylesheet())).await
}

async fn every_example(page: &Page, style: &str) -> Result<()> {
    for example in examples()? {
        opens(page, style, &example).await.with_context(|| example.name)?;
    }
    Ok(())
}

async fn opens(page: &Page, style: &str, example: &Example) -> Result<()> {
    let attributes = ElementAttributes { id: Some("a".into()), ..ElementAttributes::default() };
    let card = prerendered(&example.text, attributes)?;
    page.open(&format!("{style}<main>{card}</main><script>document.title = 'script ran'</script>")).await?;
    page.expect("document.title === 'Test' && matchMedia('(scripting: none)').matches").await?;
    page.expect("getComputedStyle(document.querySelector('article')).borderTopStyle === 'solid'").await?;
    page.expect("!document.querySelector('.ic-button, .ic-all')?.getClientRects().length").await?;
    let closed = shown(page).await?;
    let config = example.config()?;
    let provider = words(&config["provider"]["name"], "en").context("no provider")?;
    let outcome = page.inner_text(".ic-outcome, .ic-judgements, .ic-counts, .ic-status").await?;
    for text in [provider, &outcome] {
        ensure!(!text.is_empty() && closed.contains(&folded(text)), "not shown: {text}");
    }
    let sections: Vec<String> = page.list("[...document.querySelectorAll('.ic-body')].map((body) => body.id)").await?;
    for (number, id) in sections.iter().enumerate() {
        page.expect(&format!("document.querySelector('#{id}').checkVisibility() === false")).await?;
        let summary = format!("details:has(> #{id}) > summary");
        // The first by keyboard, the others with the mouse.
        if number == 0 {
            page.press(&summary, Key::Enter).await?
        } else {
            page.click(&summary).await?
        }
        page.expect(&format!("document.querySelector('#{id}').checkVisibility()")).await.with_context(|| id.clone())?;
    }
    let opened = shown(page).await?;
    for text in ["strengths", "improvements", "quotes", "responses"].iter().flat_map(|part| said(&config[part])) {
        ensure!(opened.contains(&folded(text)), "not shown: {text}");
    }
    Ok(())
}

/// The texts of a part's items.
fn said(part: &Value) -> impl Iterator<Item = &str> {
    let items = part.as_array().or_else(|| part["items"].as_array());
    items.into_iter().flatten().filter_map(|item| words(&item["text"], "en"))
}

/// The card's text as it is shown.
async fn shown(page: &Page) -> Result<String> {
    Ok(folded(&page.inner_text("article").await?))
}

/// A text with its white space folded.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
