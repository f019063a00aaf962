//! Given a thousand cards that come, change and go, nothing of them is left.

use crate::given::{ENTRY, council};
use crate::harness::{Engine, Page, Test, tests};
use anyhow::{Result, ensure};
use std::time::Duration;

/// The tests of what is left behind.
pub fn tests() -> Vec<Test> {
    let long = |test: Test| test.within(Duration::from_secs(150));
    let chromium = tests![nodes_and_listeners_are_level].into_iter().map(|test: Test| test.only(&[Engine::Chromium]));
    tests![thousand_cards].into_iter().chain(chromium).map(long).collect()
}

/// Mounts, updates and removes cards; returns once they are gone.
const ROUND: &str = "
    const [config, count] = args;
    const until = async (met) => { while (!met()) await new Promise((done) => setTimeout(done, 5)); };
    const named = (name) => () => {
        const names = [...document.querySelectorAll('article .ic-name')];
        return names.length === count && names.every((each) => each.textContent.startsWith(name));
    };
    const box = document.createElement('div');
    const cards = Array.from({ length: count }, (_, number) => {
        const card = document.createElement('inspection-card');
        card.setAttribute('loading', 'eager');
        card.setAttribute('id', 'card' + number);
        config.provider.name = 'Before ' + number;
        card.setAttribute('config', JSON.stringify(config));
        return card;
    });
    const began = performance.now();
    box.append(...cards);
    document.body.append(box);
    await until(named('Before'));
    const mounted = performance.now();
    for (const card of cards) card.querySelector('details').open = true;
    cards.forEach((card, number) => { config.provider.name = 'After ' + number; card.config = config; });
    await until(named('After'));
    const updated = performance.now();
    box.remove();
    return { mounted: mounted - began, updated: updated - mounted };
";

async fn given(page: &Page) -> Result<()> {
    page.open(&format!("<h1>Many</h1>{ENTRY}")).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    // The counts of the test's own recorder are not the card's.
    page.script(
        "for (const type of ['ready', 'toggle']) addEventListener(`inspection-card:${type}`,
        (event) => event.stopImmediatePropagation(), true)",
        [],
    )
    .await?;
    page.script_async(ROUND, [council("Warm-up"), 50.into()]).await?;
    Ok(())
}

async fn thousand_cards(page: Page) -> Result<()> {
    given(&page).await?;
    let before = page.value("document.querySelectorAll('*').length").await?;
    page.script_async(ROUND, [council("Many"), 1000.into()]).await?;
    page.expect(&format!("document.querySelectorAll('*').length === {before}")).await?;
    page.expect("seen.errors.length === 0").await
}

async fn nodes_and_listeners_are_level(page: Page) -> Result<()> {
    given(&page).await?;
    page.script_async(ROUND, [council("Many"), 1000.into()]).await?;
    let before = page.counters().await?;
    let times = page.script_async(ROUND, [council("Many"), 1000.into()]).await?;
    let after = page.counters().await?;
    ensure!(after.listeners <= before.listeners + 5, "listeners: {before:?}, then {after:?}");
    ensure!(after.nodes <= before.nodes + 50, "nodes: {before:?}, then {after:?}");
    ensure!(after.heap_bytes <= before.heap_bytes + 300_000, "heap: {before:?}, then {after:?}");
    println!("1,000 cards: {times}; {before:?}, then {after:?}");
    Ok(())
}
