//! Given a thousand cards that are added, updated and removed, no nodes, listeners or memory are left.

use crate::given::{ENTRY, council};
use crate::harness::{Engine, Page, Test, tests};
use anyhow::{Context, Result, bail, ensure};
use std::time::Duration;

/// The tests of what is left behind.
pub fn tests() -> Vec<Test> {
    let long = |test: Test| test.within(Duration::from_secs(150));
    let chromium = tests![nodes_and_listeners_are_level, ten_thousand_times]
        .into_iter()
        .map(|test: Test| test.only(&[Engine::Chromium]));
    tests![thousand_cards].into_iter().chain(chromium).map(long).collect()
}

/// A box for cards, and functions that wait for their events.
const BOX: &str = "
    const box = document.createElement('div');
    window.box = box;
    document.body.append(box);
    // The harness records events, and would keep the cards alive by them.
    for (const type of ['ready', 'toggle']) box.addEventListener(`inspection-card:${type}`, (event) => event.stopPropagation());
    window.made = (count) => new Promise((done) => box.addEventListener('inspection-card:ready', function counted() {
        if (--count) return;
        box.removeEventListener('inspection-card:ready', counted);
        done();
    }));
    window.called = (name) => {
        const names = [...box.querySelectorAll('article .ic-name')];
        return names.length === box.children.length && names.every((each) => each.textContent.startsWith(name));
    };
";

const MOUNT: &str = "
    const [config, count] = args;
    const cards = Array.from({ length: count }, (_, number) => {
        const card = document.createElement('inspection-card');
        card.setAttribute('loading', 'eager');
        card.setAttribute('id', 'card' + number);
        config.provider.name = 'Before ' + number;
        card.setAttribute('config', JSON.stringify(config));
        return card;
    });
    const made = window.made(count);
    const began = performance.now();
    box.append(...cards);
    await made;
    if (!called('Before')) throw 'not every card is there';
    return Math.round(performance.now() - began);
";

const UPDATE: &str = "
    const [config, shown] = args;
    box.hidden = !shown;
    const cards = [...box.children];
    const made = window.made(cards.length);
    const began = performance.now();
    for (const card of cards) card.querySelector('details').open = true;
    cards.forEach((card, number) => { config.provider.name = 'After ' + number; card.config = config; });
    await made;
    if (!called('After')) throw 'not every card is another one';
    return Math.round(performance.now() - began);
";

/// Mounts, updates and removes cards, each in a call of its own: a call has a time limit. Tells how long it took.
async fn round(page: &Page, count: u32) -> Result<String> {
    page.script(BOX, []).await?;
    let mounted = page.script_async(MOUNT, [council("Many"), count.into()]).await?;
    // Opened sections of a thousand cards make Firefox lay out the whole page for each frame: a second and more, for a
    // few cards, on a slow machine. What is left behind is the same without.
    let shown = page.engine != Engine::Firefox;
    let updated = page.script_async(UPDATE, [council("Many"), shown.into()]).await?;
    page.script("box.remove(); delete window.box; delete window.made; delete window.called", []).await?;
    Ok(format!("{count} cards: mounted in {mounted} ms, updated in {updated} ms"))
}

async fn given(page: &Page) -> Result<()> {
    page.open(&format!("<h1>Many</h1>{ENTRY}")).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    round(page, 50).await?;
    Ok(())
}

/// Makes the card's Wasm memory available to the test.
const HOLD: &str = "<script>
    const { Instance } = WebAssembly;
    WebAssembly.Instance = function (...given) {
        const instance = new Instance(...given);
        window.memory = instance.exports.memory;
        return instance;
    };
</script>";

/// One card after the other, each shown and taken away before the next.
const ONE_BY_ONE: &str = "
    const [config, count] = args;
    for (let number = 0; number < count; number++) {
        config.provider.name = 'Number ' + number;
        const made = window.made(1);
        const card = document.createElement('inspection-card');
        card.setAttribute('loading', 'eager');
        card.config = config;
        box.append(card);
        await made;
        if (!called('Number ' + number)) throw 'another card';
        card.remove();
    }
    return memory.buffer.byteLength;
";

async fn thousand_cards(page: Page) -> Result<()> {
    given(&page).await?;
    let before = page.value("document.querySelectorAll('*').length").await?;
    round(&page, 1000).await?;
    page.expect(&format!("document.querySelectorAll('*').length === {before}")).await?;
    page.expect("seen.errors.length === 0").await
}

async fn nodes_and_listeners_are_level(page: Page) -> Result<()> {
    given(&page).await?;
    round(&page, 1000).await?;
    let before = page.counters().await?;
    let times = round(&page, 1000).await?;
    let after = page.counters().await?;
    ensure!(after.listeners <= before.listeners + 5, "listeners: {before:?}, then {after:?}");
    ensure!(after.nodes <= before.nodes + 50, "nodes: {before:?}, then {after:?}");
    ensure!(after.heap_bytes <= before.heap_bytes + 300_000, "heap: {before:?}, then {after:?}");
    println!("{times}; {before:?}, then {after:?}");
    Ok(())
}

async fn ten_thousand_times(page: Page) -> Result<()> {
    page.open(&format!("<h1>Again and again</h1>{HOLD}{ENTRY}")).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    page.script(BOX, []).await?;
    let mut seen = Vec::new();
    for _ in 0..10 {
        let wasm = page.script_async(ONE_BY_ONE, [council("Again"), 1000.into()]).await?;
        seen.push((wasm.as_u64().context("no size of the Wasm memory")?, page.counters().await?));
    }
    // Half of the rounds to find its level: Wasm memory grows by 64 KiB, or 13 bytes for each card of the other half.
    let [_, _, _, _, (wasm_half, _), .., (wasm, last)] = seen[..] else { bail!("too few rounds") };
    let first = seen[0].1;
    ensure!(wasm == wasm_half, "Wasm memory: {seen:?}");
    ensure!(last.listeners <= first.listeners + 5, "listeners: {seen:?}");
    ensure!(last.nodes <= first.nodes + 50, "nodes: {seen:?}");
    ensure!(last.heap_bytes <= first.heap_bytes + 300_000, "heap: {seen:?}");
    println!("10,000 cards, one by one: {wasm} bytes of Wasm memory; {first:?}, then {last:?}");
    Ok(())
}
