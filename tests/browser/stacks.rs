//! Pages by web frameworks show the cards of their state: while they mount, update, move, remove, hydrate and morph.
//! The pages are in `tests/stacks`.

mod client;
mod morph;
mod server;

use crate::given::ENTRY;
use crate::harness::{Page, Reply, Test};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::path::Path;

/// The tests.
pub fn tests() -> Vec<Test> {
    [client::tests(), server::tests(), morph::tests()].concat().into_iter().map(Test::slow).collect()
}

const CLIENTS: [&str; 3] = ["react", "vue", "svelte"];

/// A file that the build of `tests/stacks` has written.
fn built(name: &str) -> Result<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/stacks").join(name);
    std::fs::read_to_string(&file).with_context(|| {
        format!("{} is missing: `npm ci --ignore-scripts` and `npm run build` in tests/stacks make it", file.display())
    })
}

/// Serves a framework's script; returns its tag.
fn script_of(page: &Page, stack: &str) -> Result<String> {
    let name = format!("{stack}.js");
    page.site.put(&name, Reply::file(&name, built(&name)?));
    Ok(format!("<script defer src='{{site}}/{name}'></script>"))
}

/// The page shows exactly these cards, in this order, and nothing has complained.
pub async fn shows(page: &Page, names: &[&str]) -> Result<()> {
    let shown = "[...document.querySelectorAll('inspection-card > article .ic-name')].map((name) => name.textContent)";
    let expected = json!(names);
    if let Err(error) = page.wait_for(&format!("JSON.stringify({shown}) === JSON.stringify({expected})")).await {
        let main = page.text("document.body.outerHTML.slice(0, 2500)").await?;
        return Err(error.context(format!("shown: {}; {main}", page.value(shown).await?)));
    }
    page.settled().await?;
    let cards: Vec<String> = page.list(shown).await?;
    ensure!(cards == names, "{cards:?}, expected {names:?}");
    page.expect("[...document.querySelectorAll('inspection-card')].every((card) => card.children.length === 1 || card.querySelectorAll('article').length === 1)").await?;
    nothing_said(page).await
}

/// No exception, and not one line in the console that is a warning or an error.
async fn nothing_said(page: &Page) -> Result<()> {
    page.no_errors().await?;
    let said: Vec<String> = page
        .list("seen.console.filter(({ level }) => level === 'warn' || level === 'error').map(({ text }) => text)")
        .await?;
    ensure!(said.is_empty(), "{said:?}");
    Ok(())
}

/// Has the framework render a state.
async fn show(page: &Page, theme: &str, cards: &[Value]) -> Result<()> {
    page.wait_for("window.show").await?;
    page.script("show({ theme: arguments[0], cards: arguments[1] })", [json!(theme), json!(cards)]).await?;
    Ok(())
}

/// Opens a page with an application and the card's script, in the order that is meant.
async fn start(page: &Page, stack: &str, is_card_first: bool) -> Result<()> {
    let script = script_of(page, stack)?;
    let entry = ENTRY.replace("async", "defer");
    let scripts = if is_card_first { [entry, script] } else { [script, entry] }.concat();
    page.open(&format!("<div id=app></div>{scripts}")).await
}
