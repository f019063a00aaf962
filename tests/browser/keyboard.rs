//! Given a keyboard and no mouse, every section can be reached, opened and closed, and one sees where one is.

use crate::given::{ENTRY, council, element};
use crate::harness::{Engine, Page, Test, tests};
use anyhow::{Result, ensure};
use thirtyfour::Key;

/// The keyboard's tests.
pub fn tests() -> Vec<Test> {
    // Without a window manager WebKit's window never has the focus, so nothing in it matches `:focus`.
    let focused = tests![focus_is_seen].into_iter().map(|test: Test| test.only(&[Engine::Chromium, Engine::Firefox]));
    tests![order, enter_and_space, no_trap].into_iter().chain(focused).collect()
}

async fn given(page: &Page) -> Result<()> {
    let element = element(&council("Exampleshire"), "id=x");
    page.open(&format!("<a id=before href='#'>Before</a>{element}<a id=after href='#'>After</a>{ENTRY}")).await?;
    page.cards(1).await?;
    page.wait_for("document.querySelector('article .ic-button').getClientRects().length").await?;
    page.script("document.querySelector('#before').focus()", []).await?;
    Ok(())
}

async fn order(page: Page) -> Result<()> {
    given(&page).await?;
    let mut order = Vec::new();
    for _ in 0..6 {
        page.keys(Key::Tab).await?;
        order.push(page.text("document.activeElement.id || document.activeElement.className").await?);
    }
    ensure!(order == ["ic-button", "x-strengths-s", "x-improvements-s", "ic-link", "ic-link", "after"], "{order:?}");
    Ok(())
}

async fn enter_and_space(page: Page) -> Result<()> {
    given(&page).await?;
    page.keys(Key::Tab + Key::Tab).await?;
    let open = "document.querySelector('#x-strengths').closest('details').open";
    page.keys(Key::Enter).await?;
    page.wait_for(open).await?;
    page.keys(" ").await?;
    page.wait_for(&format!("!{open}")).await?;
    page.chord(Key::Shift, Key::Tab).await?;
    page.expect("document.activeElement.className === 'ic-button'").await?;
    page.keys(Key::Enter).await?;
    page.wait_for("[...document.querySelectorAll('article details')].every((d) => d.open)").await?;
    page.keys(" ").await?;
    page.wait_for("[...document.querySelectorAll('article details')].every((d) => !d.open)").await
}

async fn focus_is_seen(page: Page) -> Result<()> {
    given(&page).await?;
    let ring = "(() => { const style = getComputedStyle(document.activeElement);
        return [style.outlineStyle, parseFloat(style.outlineWidth)] })()";
    for _ in 0..2 {
        page.keys(Key::Tab).await?;
        let ring: (String, f64) = page.read(ring).await?;
        ensure!(ring.0 != "none" && ring.1 >= 2.0, "no ring: {ring:?}");
    }
    Ok(())
}

async fn no_trap(page: Page) -> Result<()> {
    given(&page).await?;
    page.open_sections().await?;
    for _ in 0..12 {
        page.keys(Key::Tab).await?;
        if page.text("document.activeElement.id").await? == "after" {
            return Ok(());
        }
    }
    anyhow::bail!("twelve tabs do not lead out of the card")
}
