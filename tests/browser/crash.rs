//! Given a card for which WebAssembly has too little memory, that card only is lost: it is reported, and the next cards are
//! rendered by another instance.

use crate::given::{ENTRY, FALLBACK, council, element};
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Result, ensure};
use serde_json::Value;

/// The tests of crashes.
pub fn tests() -> Vec<Test> {
    tests![costs_one_card, no_other_instance, again_and_again]
}

/// Gives the card's Wasm one megabyte more than it starts with.
const LITTLE_MEMORY: &str = concat!(
    "<script>",
    include_str!("../support/little-memory.js"),
    "
    const { compile, Instance } = WebAssembly;
    WebAssembly.compileStreaming = undefined;
    WebAssembly.compile = (buffer) => compile(withMaximum(new Uint8Array(buffer), 16));
    window.instances = 0;
    WebAssembly.Instance = function (...given) {
        if (window.isMemoryFull) throw new RangeError('no memory for another instance');
        instances++;
        return new Instance(...given);
    };
    // A text of four megabytes has no room there.
    window.huge = (config) => ({ ...config, summary: 'x'.repeat(4 << 20) });
    window.append = (id, config) => {
        const card = document.createElement('inspection-card');
        Object.assign(card, { id, config, textContent: 'Read about the inspection' });
        document.querySelector('main').append(card);
    };
</script>"
);

/// A page with a strict policy and one card that is there.
async fn given(page: &Page) -> Result<()> {
    let host = page.host.base();
    let policy = format!(
        "default-src 'none'; script-src {host}/ 'unsafe-inline' 'wasm-unsafe-eval'; style-src {host}/; connect-src {host}/"
    );
    let card = element(&council("Firstshire"), "id=first loading=eager");
    let with_policy = |reply: Reply| reply.header("content-security-policy", &policy);
    page.open_with(&format!("{LITTLE_MEMORY}<main>{card}</main>{ENTRY}"), with_policy).await?;
    page.wait_for_events("ready", 1).await?;
    page.expect("instances === 1").await
}

/// The reason and the element's id of each error so far.
async fn errors(page: &Page) -> Result<Vec<(String, String)>> {
    page.list("seen.events.filter((event) => event.type === 'error').map((event) => [event.detail.reason, event.id])")
        .await
}

fn crashed(id: &str) -> (String, String) {
    ("crash".to_owned(), id.to_owned())
}

async fn costs_one_card(page: Page) -> Result<()> {
    given(&page).await?;
    // The three are in the queue together.
    page.script(
        "append('huge', huge(arguments[0])); append('second', arguments[0]); append('third', arguments[0])",
        [council("Nextshire")],
    )
    .await?;
    page.wait_for_events("ready", 3).await?;
    page.wait_for_events("error", 1).await?;
    page.expect("document.querySelectorAll('#second > article, #third > article').length === 2").await?;
    ensure!(errors(&page).await? == [crashed("huge")], "{:?}", errors(&page).await?);
    ensure!(page.inner_text("#huge").await? == FALLBACK);
    page.expect("instances === 2").await?;
    // The card that was there before is updated by the new instance, and so is the lost one.
    page.script(
        "for (const id of ['first', 'huge']) document.querySelector(`#${id}`).config = arguments[0]",
        [council("Laterhire")],
    )
    .await?;
    page.wait_for_events("ready", 5).await?;
    page.expect("document.querySelector('#first .ic-name').textContent === 'Laterhire'").await?;
    page.expect("document.querySelector('#huge .ic-name').textContent === 'Laterhire'").await?;
    page.expect("instances === 2").await?;
    let lines = page.console("error").await?;
    ensure!(lines.len() == 1 && lines[0].contains("WebAssembly stopped"), "{lines:?}");
    page.no_errors().await
}

/// Without memory for another instance each later card reports the same.
async fn no_other_instance(page: Page) -> Result<()> {
    given(&page).await?;
    page.script(
        "window.isMemoryFull = true;
        append('huge', huge(arguments[0])); append('second', arguments[0]); append('third', arguments[0])",
        [council("Nextshire")],
    )
    .await?;
    page.wait_for_events("error", 3).await?;
    ensure!(errors(&page).await? == ["huge", "second", "third"].map(crashed), "{:?}", errors(&page).await?);
    ensure!(page.inner_text("#third").await? == FALLBACK);
    page.expect("document.querySelector('#first .ic-name').textContent === 'Firstshire'").await?;
    page.no_errors().await
}

/// A page whose cards crash again and again does not fill the device's memory with instances.
async fn again_and_again(page: Page) -> Result<()> {
    given(&page).await?;
    let config: Value = council("Nextshire");
    page.script(
        "for (let number = 0; number < 6; number++) append(`huge${number}`, huge(arguments[0]))",
        [config.clone()],
    )
    .await?;
    page.wait_for_events("error", 6).await?;
    page.script("append('last', arguments[0])", [config]).await?;
    page.wait_for_events("error", 7).await?;
    ensure!(errors(&page).await?.iter().all(|(reason, _)| reason == "crash"));
    page.expect("instances === 4").await?;
    page.expect("document.querySelector('#first .ic-name').textContent === 'Firstshire'").await?;
    page.no_errors().await
}
