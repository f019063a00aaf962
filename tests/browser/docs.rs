//! Given the documentation in the release, every page is accessible and fits on a phone, and its search works by keyboard.

use crate::harness::{Engine, Page, Reply, Test, tests};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::time::Duration;
use thirtyfour::Key;

/// The documentation's tests.
pub fn tests() -> Vec<Test> {
    // What axe-core looks at is the same in all engines.
    let axe = tests![axe].into_iter().chain(tests![axe_everywhere].into_iter().map(Test::slow));
    let axe = axe.map(|test: Test| test.only(&[Engine::Chromium]));
    let all = tests![narrow, list_of_pages, search, search_that_finds_nothing, search_that_fails];
    let script = all.into_iter().chain(axe).map(|test| test.within(Duration::from_secs(180)));
    script.chain(tests![without_script].into_iter().map(Test::without_javascript)).collect()
}

/// The files of all pages.
fn pages() -> Result<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/docs");
    let entries = fs::read_dir(folder).context("the release has no documentation")?;
    let mut names = Vec::new();
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".html") {
            names.push(format!("docs/{name}"));
        }
    }
    names.sort();
    ensure!(names.len() > 20, "{names:?}");
    Ok(names)
}

/// Sizes and colours, each as most readers of that device have it.
const LOOKS: [(u32, &str); 4] = [(1280, "light"), (320, "dark"), (1280, "dark"), (320, "light")];

async fn look(page: &Page, (width, scheme): (u32, &str)) -> Result<()> {
    page.resize(width, 900).await?;
    page.emulate_media("", &[("prefers-color-scheme", scheme)]).await
}

async fn no_violation(page: &Page, name: &str) -> Result<()> {
    page.go(&page.host.url(name)).await?;
    page.wait_for("document.querySelector('input[type=search]')").await?;
    let violations = page.axe(None).await?;
    ensure!(violations.is_empty(), "{name}: {}", violations.join("\n"));
    Ok(())
}

/// Every other page: in turn on a desk in light colours and on a phone in dark ones. `axe_everywhere` looks at all of them.
async fn axe(page: Page) -> Result<()> {
    for (turn, one) in LOOKS.into_iter().take(2).enumerate() {
        look(&page, one).await?;
        for name in pages()?.iter().skip(2 * turn).step_by(4) {
            no_violation(&page, name).await.with_context(|| format!("{one:?}"))?;
        }
        open_search(&page).await?;
        words(&page, "Welsh").await?;
        page.wait_for(FOUND).await?;
        let violations = page.axe(None).await?;
        ensure!(violations.is_empty(), "results: {}", violations.join("\n"));
    }
    Ok(())
}

async fn axe_everywhere(page: Page) -> Result<()> {
    for one in LOOKS {
        look(&page, one).await?;
        for name in pages()? {
            no_violation(&page, &name).await.with_context(|| format!("{one:?}"))?;
        }
    }
    Ok(())
}

async fn narrow(page: Page) -> Result<()> {
    page.resize(320, 900).await?;
    for name in pages()? {
        page.go(&page.host.url(&name)).await?;
        page.expect("innerWidth === 320 && document.documentElement.scrollWidth <= 320").await.context(name)?;
    }
    Ok(())
}

/// How many lists of pages are seen, and how many links in them say that they are this page.
const LISTS: &str = "[...document.querySelectorAll('nav')].filter((nav) => nav.checkVisibility()).length";
const CURRENT: &str = "[...document.querySelectorAll('nav [aria-current=page]')]
    .filter((link) => link.checkVisibility()).map((link) => link.textContent).join()";

/// Beside the text on a desk; folded above it on a phone.
async fn list_of_pages(page: Page) -> Result<()> {
    page.go(&page.host.url("docs/making.html")).await?;
    page.expect(&format!("{LISTS} === 1 && {CURRENT} === 'Make and publish a card'")).await?;
    page.resize(320, 900).await?;
    page.go(&page.host.url("docs/making.html")).await?;
    page.expect(&format!("{LISTS} === 1 && {CURRENT} === ''")).await?;
    page.expect("document.querySelector('nav summary').getBoundingClientRect().bottom < 320").await?;
    page.click("nav summary").await?;
    page.wait_for(&format!("{CURRENT} === 'Make and publish a card'")).await
}

async fn without_script(page: Page) -> Result<()> {
    page.go(&page.host.url("docs/index.html")).await?;
    page.expect("document.querySelector('input') === null").await?;
    page.expect("document.querySelectorAll('.on-desk a').length > 20").await
}

const FOUND: &str = "document.querySelectorAll('.found a').length > 0";
const STATUS: &str = "document.querySelector('[role=status]').textContent";

/// The first page, with the focus before its search.
async fn open_search(page: &Page) -> Result<()> {
    page.go(&page.host.url("docs/index.html")).await?;
    page.wait_for("document.querySelector('input[type=search]')").await?;
    page.script("[...document.querySelectorAll('.menu a')].at(-1).focus()", []).await?;
    page.keys(Key::Tab).await?;
    page.expect("document.activeElement.labels[0].textContent === 'Search'").await
}

/// Types in place of what was typed.
async fn words(page: &Page, words: &str) -> Result<()> {
    page.script("document.activeElement.select()", []).await?;
    page.keys(words).await
}

async fn search(page: Page) -> Result<()> {
    open_search(&page).await?;
    // The beginning of a word, and a word with a letter missing.
    for typed in ["publ", "publsh"] {
        words(&page, typed).await?;
        page.wait_for(FOUND).await?;
        page.wait_for("[...document.querySelectorAll('.found a')].some((a) => a.textContent === 'Before you publish')")
            .await?;
        page.expect(&format!("/^[0-9]+ results?/.test({STATUS})")).await?;
        page.keys(Key::Escape).await?;
        page.wait_for(&format!("!({FOUND}) && {STATUS} === '' && document.activeElement.value === ''")).await?;
    }
    words(&page, "before you publish").await?;
    page.wait_for(&format!("{FOUND} && document.querySelector('.found a').textContent === 'Before you publish'"))
        .await?;
    page.keys(Key::Tab).await?;
    page.expect("document.activeElement === document.querySelector('.found a')").await?;
    page.keys(Key::Enter).await?;
    page.wait_for("location.pathname.endsWith('/making.html') && location.hash === '#before-you-publish'").await
}

async fn search_that_finds_nothing(page: Page) -> Result<()> {
    open_search(&page).await?;
    for typed in ["qqqqxxxx", "<script>qqqqxxxx", "   "] {
        words(&page, typed).await?;
        let expected = if typed.trim().is_empty() { "" } else { "No results" };
        page.wait_for(&format!("!({FOUND}) && {STATUS} === '{expected}'")).await.context(typed)?;
    }
    Ok(())
}

/// Said when something is searched for; the next try may succeed.
async fn search_that_fails(page: Page) -> Result<()> {
    page.host.put("docs/search.json", Reply::error(503).header("cache-control", "no-store"));
    open_search(&page).await?;
    // One letter: a second one might still wait for the answer to the first.
    words(&page, "w").await?;
    page.wait_for(&format!("{STATUS}.includes('could not be loaded')")).await?;
    page.host.put("docs/search.json", page.host.original("docs/search.json"));
    page.keys("elsh").await?;
    page.wait_for(FOUND).await
}
