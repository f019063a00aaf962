//! Given a network, a browser or a page that fails half-way, the words stay, one message says why, and what works again
//! works.

use crate::given::{ENTRY, FALLBACK, council, element};
use crate::harness::{Engine, Page, Reply, Test, tests};
use anyhow::{Context, Result, ensure};
use std::path::Path;

/// The tests.
pub fn tests() -> Vec<Test> {
    let no_browser = tests![no_clock].into_iter().map(|test: Test| test.only(&[Engine::Chromium]));
    tests![
        wasm_cut_off,
        no_memory_at_first,
        network_lost_and_found,
        release_gone,
        back_and_forward,
        printed_while_loading,
        printed,
    ]
    .into_iter()
    .chain(no_browser)
    .collect()
}

/// The names of the release's files in a folder of it, by what they begin and end with.
fn released(folder: &str, start: &str, end: &str) -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist").join(folder);
    let names = std::fs::read_dir(path)?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let name = names.into_iter().find(|name| name.starts_with(start) && name.ends_with(end));
    Ok(format!("{folder}{}", name.with_context(|| format!("no {start}*{end} in dist/{folder}"))?))
}

/// The files that the first card waits for.
fn parts() -> Result<Vec<String>> {
    [("", "card.", ".js"), ("", "card.", ".wasm"), ("locales/", "en.", ".json"), ("frameworks/", "area-send.", ".json")]
        .into_iter()
        .map(|(folder, start, end)| released(folder, start, end))
        .collect()
}

/// The words are there, and one error was reported, by one event and one line in the console.
async fn one_error(page: &Page, reasons: &[&str]) -> Result<()> {
    page.wait_for_events("error", 1).await?;
    page.settled().await?;
    let events: Vec<String> = page.list("seen.events.map((event) => event.type + ' ' + event.detail.reason)").await?;
    ensure!(events.len() == 1 && reasons.iter().any(|reason| events[0] == format!("error {reason}")), "{events:?}");
    ensure!(page.inner_text("#a").await? == FALLBACK);
    let lines = page.console("error").await?;
    ensure!(lines.len() == 1, "{lines:?}");
    page.no_errors().await
}

/// The card is made when it is asked for again, and so is a new one.
async fn works_again(page: &Page) -> Result<()> {
    page.script("document.querySelector('#a').setAttribute('theme', 'dark')", []).await?;
    page.wait_for("document.querySelector('#a > article.ic-dark')").await?;
    page.script(
        "document.querySelector('main').insertAdjacentHTML('beforeend', arguments[0])",
        [element(&council("Newshire"), "id=b loading=eager").into()],
    )
    .await?;
    page.cards(2).await?;
    page.no_errors().await
}

async fn open(page: &Page) -> Result<()> {
    let card = element(&council("Exampleshire"), "id=a");
    page.open(&format!("<main>{card}</main>{ENTRY}")).await
}

/// The connection ends in the middle of the file.
async fn wasm_cut_off(page: Page) -> Result<()> {
    let wasm = released("", "card.", ".wasm")?;
    page.host.put(&wasm, page.host.original(&wasm).cut_off());
    open(&page).await?;
    one_error(&page, &["network", "integrity"]).await?;
    page.host.put(&wasm, page.host.original(&wasm));
    works_again(&page).await
}

/// A device without memory for WebAssembly may have some later.
async fn no_memory_at_first(page: Page) -> Result<()> {
    const FULL: &str = "<script>
        const { Instance } = WebAssembly;
        window.isFull = true;
        WebAssembly.Instance = function (...given) {
            if (isFull) throw new RangeError('WebAssembly.Instance(): Out of memory');
            return new Instance(...given);
        };
    </script>";
    let card = element(&council("Exampleshire"), "id=a");
    page.open(&format!("{FULL}<main>{card}</main>{ENTRY}")).await?;
    one_error(&page, &["crash"]).await?;
    page.script("window.isFull = false", []).await?;
    works_again(&page).await
}

/// The entry script has come, and then the network is gone for a while.
async fn network_lost_and_found(page: Page) -> Result<()> {
    let fresh = |part: &str| page.host.original(part).header("cache-control", "no-store");
    let parts = parts()?;
    // So that each page asks for all of them.
    for part in &parts {
        page.host.put(part, fresh(part));
    }
    for part in parts {
        page.host.put(&part, fresh(&part).cut_off());
        open(&page).await?;
        one_error(&page, &["network", "integrity"]).await.with_context(|| part.clone())?;
        page.host.put(&part, fresh(&part));
        works_again(&page).await.with_context(|| part.clone())?;
    }
    Ok(())
}

/// A page has the entry script of a release whose parts were deleted meanwhile.
async fn release_gone(page: Page) -> Result<()> {
    for part in parts()? {
        page.host.put(&part, Reply::error(404).shared());
    }
    open(&page).await?;
    one_error(&page, &["not-found"]).await?;
    let said = page.console("error").await?.concat();
    ensure!(said.contains("404") && said.contains("Upload the whole folder"), "{said}");
    Ok(())
}

/// A reader who comes back finds the page as it was left, or anew; the card works in both.
async fn back_and_forward(page: Page) -> Result<()> {
    page.site.put("other.html", Reply::html("<!doctype html><title>Other</title><h1>Other</h1>"));
    let card = element(&council("Exampleshire"), "id=a");
    let url = page.publish(&format!("<a id=leave href=other.html>Other</a><main>{card}</main>{ENTRY}"), |reply| reply);
    page.go(&url).await?;
    page.cards(1).await?;
    page.click("#a-improvements-s").await?;
    page.wait_for_events("toggle", 1).await?;
    page.follow("#leave").await?;
    page.back().await?;
    page.wait_for("document.querySelector('#a > article')").await?;
    page.cards(1).await?;
    page.expect("seen.events.filter((event) => event.type === 'ready').length === 1").await?;
    let was_kept: bool = page.read("window.left === true").await?;
    println!("{}: the page was {}", page.engine.name(), if was_kept { "kept" } else { "loaded again" });
    let is_open = "document.querySelector('#a-improvements').closest('details').open";
    if was_kept {
        page.expect(is_open).await?;
    }
    page.click("#a .ic-button").await?;
    page.wait_for(&format!("{is_open} && document.querySelector('#a-strengths').closest('details').open")).await?;
    works_again(&page).await
}

const PRINT: &str = "dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))";

/// Somebody prints the page while its card is loading.
async fn printed_while_loading(page: Page) -> Result<()> {
    let wasm = released("", "card.", ".wasm")?;
    page.host.put(&wasm, Reply::never());
    open(&page).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    page.script(PRINT, []).await?;
    page.settled().await?;
    ensure!(page.inner_text("#a").await? == FALLBACK);
    ensure!(page.events().await?.is_empty(), "{:?}", page.events().await?);
    page.no_errors().await
}

/// What was opened for the paper is closed again.
async fn printed(page: Page) -> Result<()> {
    open(&page).await?;
    page.cards(1).await?;
    page.script(PRINT, []).await?;
    page.expect("[...document.querySelectorAll('article details')].every((details) => !details.open)").await
}

/// A wrong clock, or the last second of a year, changes nothing: no script of the release asks for the time of day.
async fn no_clock(page: Page) -> Result<()> {
    let glue = released("", "card.", ".js")?;
    for script in ["inspection-card.js", &glue, &released("", "adopt.", ".js")?] {
        let text = String::from_utf8_lossy(page.host.original(script).body()).into_owned();
        ensure!(!text.is_empty(), "{script} is empty");
        for clock in ["Date", "Temporal", "Intl"] {
            let mut words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '$');
            ensure!(!words.any(|word| word == clock), "{script} uses {clock}");
        }
    }
    Ok(())
}
