//! Given every example, what WCAG 2.2 asks of sizes, spacing and focus holds for all of its controls and words.

use crate::examples::{examples, given};
use crate::given::{CITY, ENTRY, element_of};
use crate::harness::{Engine, Page, Test, tests};
use anyhow::{Result, ensure};
use serde_json::json;
use std::time::Duration;
use thirtyfour::Key;

/// The tests of sizes, spacing and focus.
pub fn tests() -> Vec<Test> {
    let all = tests![targets, spacing_of_text, text_twice_as_large];
    // Without a window manager WebKit's window never has the focus, so nothing in it matches `:focus`.
    let focused =
        tests![every_stop_is_seen].into_iter().map(|test: Test| test.only(&[Engine::Chromium, Engine::Firefox]));
    all.into_iter().map(|test: Test| test.within(Duration::from_secs(180))).chain(focused).collect()
}

/// All cards with all sections open, and with style of the page or the reader. Browsers skip cards that are off screen on
/// a page of many, and what they skip has no size.
async fn opened(page: &Page, language: &str, style: &str) -> Result<()> {
    given(page, &examples()?, language, "open").await?;
    page.wait_for("getComputedStyle(document.querySelector('article summary')).display !== 'list-item'").await?;
    let style = format!(".inspection-card {{ content-visibility: visible !important }} {style}");
    page.script(
        "const style = document.createElement('style'); style.textContent = arguments[0]; document.head.append(style)",
        [json!(style)],
    )
    .await?;
    page.wait_for("document.getAnimations().every((animation) => animation.playState !== 'running')").await?;
    page.settled().await
}

/// WCAG 2.5.8: what is smaller than 24 px, as a link in its line, has a circle of 24 px around its centre to itself.
/// Rows and buttons are 44 px high.
async fn targets(page: Page) -> Result<()> {
    for width in [320, 1280] {
        page.resize(width, 900).await?;
        for language in ["en", "cy"] {
            opened(&page, language, "").await?;
            let crowded: Vec<String> = page.list(CROWDED).await?;
            ensure!(crowded.is_empty(), "at {width} px in {language}: {crowded:#?}");
            page.expect(
                "[...document.querySelectorAll('article :is(summary, button)')].every((e) => e.offsetHeight >= 44)",
            )
            .await?;
        }
    }
    page.expect("document.querySelectorAll('article :is(a, button, summary)').length > 100").await
}

/// Pairs of targets in one card of which the first is too small and the second too near.
const CROWDED: &str = "(() => {
    const pairs = [];
    for (const card of document.querySelectorAll('article')) {
        const targets = [...card.querySelectorAll('a, button, summary')].filter((e) => e.getClientRects().length).map((e) => {
            const box = e.getBoundingClientRect();
            const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
            return { e, box, x, y, isSmall: Math.min(box.width, box.height) < 24 };
        });
        for (const a of targets.filter((target) => target.isSmall)) for (const b of targets) {
            if (a === b) continue;
            const dx = Math.max(b.box.left - a.x, 0, a.x - b.box.right);
            const dy = Math.max(b.box.top - a.y, 0, a.y - b.box.bottom);
            const isNear = b.isSmall ? Math.hypot(a.x - b.x, a.y - b.y) < 24 : Math.hypot(dx, dy) < 12;
            if (isNear) pairs.push(`${card.parentElement.id}: “${a.e.textContent}” and “${b.e.textContent}”`);
        }
    }
    return pairs;
})()";

/// What is wider than its box or the window, or cut off, and pairs of words of one card that share some of the screen.
const UNREADABLE: &str = "(() => {
    const found = [];
    for (const card of document.querySelectorAll('article')) {
        const name = card.parentElement.id;
        for (const e of [card, ...card.querySelectorAll('*')].filter((e) => e.getClientRects().length)) {
            const isWide = e.getBoundingClientRect().right > innerWidth + 1 || e.clientWidth && e.scrollWidth > e.clientWidth + 1;
            const isCut = getComputedStyle(e).overflowY !== 'visible' && e.scrollHeight > e.clientHeight + 1;
            if (isWide || isCut) found.push(`${name}: ${e.className} is cut off: ${e.textContent.slice(0, 40)}`);
        }
        const leaves = [...card.querySelectorAll('*')].filter((e) => !e.children.length && e.textContent.trim());
        const boxes = leaves.flatMap((e) => [...e.getClientRects()].map((box) => ({ e, box })));
        for (const [at, a] of boxes.entries()) for (const b of boxes.slice(at + 1)) {
            const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
            const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
            if (a.e !== b.e && wide > 1 && high > 3) found.push(`${name}: ${a.e.className} overlaps ${b.e.className}`);
        }
    }
    return found;
})()";

/// WCAG 1.4.12: with the reader's spacing, nothing is cut off or overlaps, on a phone and on a desk.
async fn spacing_of_text(page: Page) -> Result<()> {
    let spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-bottom: 2em !important }";
    for width in [320, 1280] {
        page.resize(width, 900).await?;
        opened(&page, "en", spacing).await?;
        page.expect("parseFloat(getComputedStyle(document.querySelector('.ic-rest')).letterSpacing) > 1").await?;
        let found: Vec<String> = page.list(UNREADABLE).await?;
        ensure!(found.is_empty(), "at {width} px: {found:#?}");
    }
    Ok(())
}

/// WCAG 1.4.4: text at 200 % of its size, on a window of 1280 px.
async fn text_twice_as_large(page: Page) -> Result<()> {
    for language in ["en", "cy"] {
        opened(&page, language, "html { font-size: 200% }").await?;
        page.expect("getComputedStyle(document.querySelector('article')).fontSize === '32px'").await?;
        let found: Vec<String> = page.list(UNREADABLE).await?;
        ensure!(found.is_empty(), "in {language}: {found:#?}");
    }
    Ok(())
}

/// WCAG 2.4.7 and 2.4.11: in a low window, every place of the focus is in view, has a ring, and is not covered.
async fn every_stop_is_seen(page: Page) -> Result<()> {
    page.resize(320, 500).await?;
    page.open(&format!(
        "<p><a id=before href='#'>Before</a></p>{}<p><a id=after href='#'>After</a></p>{ENTRY}",
        element_of(CITY, "open loading=eager")
    ))
    .await?;
    page.cards(1).await?;
    page.wait_for("document.querySelector('article .ic-button')?.getClientRects().length").await?;
    page.wait_for("getComputedStyle(document.querySelector('article summary')).display !== 'list-item'").await?;
    page.script("document.querySelector('#before').focus()", []).await?;
    let seen = "(() => {
        const stop = document.activeElement;
        const [box] = stop.getClientRects();
        const { outlineStyle, outlineWidth } = getComputedStyle(stop);
        const y = (box.top + box.bottom) / 2;
        const top = document.elementFromPoint(box.left + 8, y);
        const isRinged = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        return [stop.textContent, isRinged && y > 0 && y < innerHeight && (stop.contains(top) || top?.contains(stop))];
    })()";
    let mut stops = Vec::new();
    for _ in 0..12 {
        page.keys(Key::Tab).await?;
        if page.text("document.activeElement.id").await? == "after" {
            ensure!(stops.len() == 7, "{stops:?}");
            return Ok(());
        }
        page.settled().await?;
        let (name, is_seen): (String, bool) = page.read(seen).await?;
        ensure!(is_seen, "the focus on “{name}” is not seen");
        stops.push(name);
    }
    anyhow::bail!("twelve tabs do not lead out of the card: {stops:?}")
}
