//! What can be said of the card's look in numbers.

use crate::given::{CITY, ENTRY, council, element_of};
use crate::harness::{Engine, Page, Test, tests};
use crate::pictures::given;
use anyhow::{Result, ensure};
use serde_json::json;

/// The tests of the look.
pub fn tests() -> Vec<Test> {
    let everywhere = tests![fits_its_width, opening_moves_only_what_follows];
    let chromium = tests![print, device_in_the_dark].into_iter().map(|test: Test| test.only(&[Engine::Chromium]));
    everywhere.into_iter().chain(chromium).collect()
}

async fn fits_its_width(page: Page) -> Result<()> {
    for width in [280, 320, 390, 760, 1200] {
        page.open(&format!(
            "<main style='width:{width}px'>{}</main>{ENTRY}",
            element_of(CITY, "open loading=eager")
                .replace("City of London", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
        ))
        .await?;
        page.cards(1).await?;
        page.wait_for("getComputedStyle(document.querySelector('article summary')).display !== 'list-item'").await?;
        let out: Vec<String> = page
            .list(&format!(
                "(() => {{ const edge = document.querySelector('main').getBoundingClientRect().right + 1;
                return [...document.querySelectorAll('article, article *')].filter((e) => e.getClientRects().length
                    && (e.getBoundingClientRect().right > edge || e.scrollWidth > e.clientWidth + 1 && e.clientWidth))
                    .map((e) => e.className) }})() /* {width} */"
            ))
            .await?;
        ensure!(out.is_empty(), "at {width} px these stick out: {out:?}");
    }
    Ok(())
}

/// Opening a section moves nothing above it.
async fn opening_moves_only_what_follows(page: Page) -> Result<()> {
    given(&page, "light", "").await?;
    let top = "document.querySelectorAll('article summary')[1].getBoundingClientRect().top";
    let before = page.value(top).await?;
    page.script("document.querySelectorAll('article details')[1].open = true", []).await?;
    page.settled().await?;
    ensure!(page.value(top).await? == before);
    let title = page.text_content("article .ic-show").await?;
    page.script("document.querySelector('article details').open = true", []).await?;
    ensure!(page.text_content("article .ic-show").await? == title, "the words of the summary don't change");
    Ok(())
}

/// In print all sections are open, with no button.
async fn print(page: Page) -> Result<()> {
    page.resize(760, 3600).await?;
    given(&page, "light", "").await?;
    page.emulate_media("print", &[]).await?;
    page.wait_for("document.querySelector('article .ic-button').getClientRects().length === 0").await?;
    page.expect(
        "[...document.querySelectorAll('article .ic-body')].every((body) => body.getBoundingClientRect().height > 20)",
    )
    .await
}

/// A dark device does not make a dark card on a page that is only light.
async fn device_in_the_dark(page: Page) -> Result<()> {
    page.emulate_media("", &[("prefers-color-scheme", "dark")]).await?;
    let ground = "getComputedStyle(document.querySelector('article')).backgroundColor";
    let card = element_of(&council("Exampleshire").to_string(), "");
    for (scheme, dark) in [("normal", false), ("light", false), ("light dark", true), ("dark", true)] {
        page.open(&format!("<style>html {{ color-scheme: {scheme} }}</style>{card}{ENTRY}")).await?;
        page.cards(1).await?;
        page.wait_for("getComputedStyle(document.querySelector('article summary')).display !== 'list-item'").await?;
        let colour = page.text(ground).await?;
        let red: f64 = colour.split(|c: char| !c.is_ascii_digit()).find_map(|part| part.parse().ok()).unwrap_or(-1.0);
        ensure!((red < 128.0) == dark, "on a page that is {}: {colour}", json!(scheme));
    }
    Ok(())
}
