//! What visitors see.

use super::site::Site;
use super::{AWKWARD, awkward, block, shared, store};
use crate::harness::{Engine, Page};
use anyhow::{Result, ensure};
use serde_json::json;

/// Publishes a page with a stored card; returns its address.
fn given(site: &Site, page: &Page, kind: &str) -> Result<String> {
    let config = awkward();
    let name = format!("visitors-{kind}-{}", page.engine.name());
    let post = site.publish(&name, &block(&config, &json!({})))?;
    store(site, post, &config)?;
    Ok(format!("{}/{name}/", site.url))
}

/// The script leaves the stored card as it is, and needs no Wasm for it.
pub async fn with_script(page: Page) -> Result<()> {
    let site = shared().await?;
    page.go(&given(site, &page, "script")?).await?;
    page.wait_for("document.querySelector('inspection-card > article .ic-button')").await?;
    shows_everything(&page).await?;
    page.settled().await?;
    page.expect("performance.getEntriesByType('resource').every(({ name }) => !name.includes('.wasm'))").await?;
    page.expect("document.querySelector('script[src*=\"inspection-card.js\"]').matches('[async][crossorigin]')")
        .await?;
    page.expect("[...document.querySelectorAll('script[src], link[rel=stylesheet]')].every((tag) => !/store|block\\.js/.test(tag.src ?? tag.href))").await?;
    if page.engine == Engine::Chromium {
        printed(&page).await?;
    }
    page.go(&site.url).await?;
    // The list of posts has cards too; a page without one has nothing of the plugin.
    page.go(&format!("{}/?s=nothing-is-found", site.url)).await?;
    page.expect("!document.documentElement.outerHTML.includes('plugins/inspection-card')").await
}

/// Every section opens by its summary.
pub async fn without_script(page: Page) -> Result<()> {
    let site = shared().await?;
    page.go(&given(site, &page, "scriptless")?).await?;
    page.expect("document.querySelector('.ic-button') === null && matchMedia('(scripting: none)').matches").await?;
    shows_everything(&page).await?;
    page.click("article summary").await?;
    page.expect("document.querySelector('.ic-body').checkVisibility()").await
}

async fn shows_everything(page: &Page) -> Result<()> {
    // WordPress puts pictures in place of emoji that a browser can't draw.
    let without_emoji = |text: &str| text.replace('🏠', "");
    let card = without_emoji(&page.inner_text("inspection-card > article").await?);
    for text in ["Awkwardshire & Sons", AWKWARD, "Strengths", "Areas for improvement"] {
        ensure!(card.contains(&without_emoji(text)), "not shown: {text}: {card}");
    }
    page.expect("getComputedStyle(document.querySelector('article.inspection-card')).borderTopStyle === 'solid'")
        .await?;
    page.expect("document.querySelector('.ic-report').href === 'https://reports.example.org.uk/?a=1&b=[2]'").await
}

/// On paper, all sections are open.
async fn printed(page: &Page) -> Result<()> {
    page.emulate_media("print", &[]).await?;
    let open =
        "[...document.querySelectorAll('article .ic-body')].every((body) => body.getBoundingClientRect().height > 20)";
    page.expect(open).await?;
    page.emulate_media("", &[]).await
}
