//! Given the demo page or a card alone, axe-core finds nothing, and names are what they should be.

use crate::given::CARD;
use crate::harness::{Page, Test, tests};
use anyhow::{Result, ensure};
use serde_json::json;

/// The accessibility tests.
pub fn tests() -> Vec<Test> {
    tests![demo_closed, demo_open, card_dark_and_narrow, names_of_summaries, structure]
}

async fn demo(page: &Page) -> Result<()> {
    page.go(&page.host.url("index.html")).await?;
    let shown = format!("document.querySelector({})", json!(CARD));
    page.wait_for(&shown).await?;
    page.wait_for("getComputedStyle(document.querySelector('article summary')).display !== 'list-item'").await
}

async fn no_violation(page: &Page, selector: Option<&str>) -> Result<()> {
    let violations = page.axe(selector).await?;
    ensure!(violations.is_empty(), "{}", violations.join("\n"));
    Ok(())
}

async fn demo_closed(page: Page) -> Result<()> {
    demo(&page).await?;
    no_violation(&page, None).await
}

async fn demo_open(page: Page) -> Result<()> {
    demo(&page).await?;
    page.open_sections().await?;
    no_violation(&page, None).await
}

async fn card_dark_and_narrow(page: Page) -> Result<()> {
    page.resize(320, 900).await?;
    page.city().await?;
    page.open_sections().await?;
    no_violation(&page, Some("article")).await?;
    page.script("document.querySelector('inspection-card').setAttribute('theme', 'dark')", []).await?;
    page.wait_for("document.querySelector('article.ic-dark')").await?;
    no_violation(&page, Some("article")).await
}

/// Voice control speaks the heading, which is all that many see: each summary's name starts with it.
async fn names_of_summaries(page: Page) -> Result<()> {
    page.city().await?;
    page.axe(Some("article")).await?;
    let names = "[...document.querySelectorAll('article summary')].map((summary) => {
        axe.setup(document.body);
        const name = axe.commons.text.accessibleText(summary);
        axe.teardown();
        return [summary.closest('section').querySelector('h3').textContent, name, summary.textContent];
    })";
    let names: Vec<(String, String, String)> = page.list(names).await?;
    ensure!(names.len() == 4, "{names:?}");
    for (heading, name, words) in names {
        ensure!(name.starts_with(&heading) && name.ends_with(words.trim()), "“{name}” of “{heading}”, “{words}”");
    }
    Ok(())
}

async fn structure(page: Page) -> Result<()> {
    page.city().await?;
    page.expect("document.querySelector('article summary :is(h1, h2, h3, h4, h5, h6)') === null").await?;
    page.expect(
        "document.querySelector('article').getAttribute('aria-labelledby') === document.querySelector('article h2').id",
    )
    .await?;
    page.expect(
        "[...document.querySelectorAll('article *')].every((e) => [...e.classList].some((c) => c.startsWith('ic-')))",
    )
    .await?;
    // A row to open is a target of 44 px.
    let rows: Vec<f64> = page
        .list("[...document.querySelectorAll('article summary')].map((s) => s.getBoundingClientRect().height)")
        .await?;
    ensure!(rows.iter().all(|height| *height >= 44.0), "{rows:?}");
    Ok(())
}
