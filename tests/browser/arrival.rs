//! Given a card that is still loading, the page can reserve room for it and preload its files.

use crate::given::{CARD, CITY, ENTRY, element_of};
use crate::harness::{Engine, Page, Test, tests};
use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// The tests of a card's arrival.
pub fn tests() -> Vec<Test> {
    let chromium =
        tests![room_is_kept, the_demo_does_not_move].into_iter().map(|test: Test| test.only(&[Engine::Chromium]));
    tests![parts_are_fetched_once, room_is_given_back].into_iter().chain(chromium).collect()
}

/// The lines of the README that keep room.
fn room() -> Result<String> {
    let mut blocks = include_str!("../../README.md").split("```css\n").filter_map(|block| block.split_once("```"));
    let (lines, _) = blocks.find(|(lines, _)| lines.contains("inspection-card-room")).context("no lines for room")?;
    Ok(format!("<style>{lines}</style>"))
}

/// The name and the integrity value of a part, as the manifest lists them.
fn part(page: &Page, stable: &str) -> Result<(String, String)> {
    let manifest: Value = serde_json::from_slice(page.host.original("manifest.json").body())?;
    let files = manifest["files"].as_array().context("no files")?;
    let file = files.iter().find(|file| file["stable"] == stable).with_context(|| format!("no {stable}"))?;
    let text = |member: &str| file[member].as_str().map(str::to_owned).context("no text");
    Ok((text("name")?, text("integrity")?))
}

async fn parts_are_fetched_once(page: Page) -> Result<()> {
    let ((glue, integrity), (wasm, _)) = (part(&page, "card.js")?, part(&page, "card.wasm")?);
    let card = element_of(CITY, "");
    page.open(&format!(
        r#"<!doctype html><html lang="en"><head><title>A council</title>
        <link rel="modulepreload" crossorigin integrity="{integrity}" href="{{host}}/{glue}">
        <link rel="preload" as="fetch" crossorigin href="{{host}}/{wasm}"></head>
        <body>{card}{ENTRY}</body></html>"#
    ))
    .await?;
    page.cards(1).await?;
    page.no_errors().await?;
    ensure!(page.host.requests(&wasm) == 1, "the Wasm was asked for {} times", page.host.requests(&wasm));
    // WebKit's private session caches nothing, and the glue is fetched before it is imported.
    let glue = page.host.requests(&glue);
    ensure!(page.engine == Engine::WebKit || glue == 1, "the glue was asked for {glue} times");
    Ok(())
}

/// How much of an opened page has moved while its card came, as Chromium counts it.
async fn moved(page: &Page, card: &str) -> Result<f64> {
    page.wait_for(&format!("getComputedStyle(document.querySelector('{card}')).borderTopStyle === 'solid'")).await?;
    page.script(
        "window.moved = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => moved += entry.value))
            .observe({ type: 'layout-shift', buffered: true })",
        [],
    )
    .await?;
    page.settled().await?;
    page.read("moved").await
}

/// A council's page with words below the card.
async fn council_page(page: &Page, head: &str) -> Result<f64> {
    let card = element_of(CITY, "");
    let words = "Text below the card. ".repeat(100);
    page.open(&format!("{head}<h1>Inspections</h1>{card}<p>{words}</p>{ENTRY}")).await?;
    moved(page, CARD).await
}

async fn room_is_kept(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    page.slow_network(true).await?;
    let (without, with) = (council_page(&page, "").await?, council_page(&page, &room()?).await?);
    println!("layout shift at 390 px: {without:.3} without room, {with:.3} with it");
    ensure!(without > 0.25, "{without} without room: is the network slow?");
    ensure!(with < 0.05, "layout shift: {with} with room");
    Ok(())
}

async fn the_demo_does_not_move(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    page.slow_network(true).await?;
    page.go(&page.host.url("index.html")).await?;
    let moved = moved(&page, "#send > article").await?;
    ensure!(moved < 0.05, "layout shift: {moved}");
    Ok(())
}

/// The room is given back if the card never comes.
async fn room_is_given_back(page: Page) -> Result<()> {
    let card = element_of(CITY, "");
    let height = "document.querySelector('inspection-card').offsetHeight";
    let room = room()?;
    page.open(&format!("{room}{card}")).await?;
    page.expect(&format!("{height} === 44 * 16")).await?;
    page.open(&format!("{}{card}", room.replace("10s", "0.2s"))).await?;
    page.wait_for(&format!("{height} < 100")).await
}
