//! Pages that a server has rendered with a framework, and that the framework then takes over.

use super::{built, nothing_said, script_of, show, shows};
use crate::given::{ENTRY, council};
use crate::harness::{Page, Test, tests};
use anyhow::{Context, Result};
use serde_json::json;
use std::time::Duration;

/// The tests.
pub fn tests() -> Vec<Test> {
    let tests = tests![hydrated_before_the_card, hydrated_after_the_card];
    tests.into_iter().map(|test| test.within(Duration::from_secs(60))).collect()
}

const PAGES: [(&str, &str); 4] = [("react", "whole"), ("react", "streamed"), ("vue", "whole"), ("svelte", "whole")];

async fn hydrated_before_the_card(page: Page) -> Result<()> {
    for (stack, kind) in PAGES {
        let scripts = format!("{}{}", script_of(&page, stack)?, ENTRY.replace("async", "defer"));
        open(&page, stack, kind, &scripts).await?;
        hydrated(&page).await.with_context(|| format!("{stack} {kind}"))?;
    }
    Ok(())
}

/// The framework starts when the cards are there already.
async fn hydrated_after_the_card(page: Page) -> Result<()> {
    for (stack, kind) in PAGES {
        script_of(&page, stack)?;
        open(&page, stack, kind, ENTRY).await?;
        shows(&page, &["Oneshire", "Twoshire"]).await?;
        let start =
            "const script = document.createElement('script'); script.src = arguments[0]; document.body.append(script)";
        page.script(start, [json!(page.site.url(&format!("{stack}.js")))]).await?;
        hydrated(&page).await.with_context(|| format!("{stack} {kind}"))?;
    }
    Ok(())
}

async fn open(page: &Page, stack: &str, kind: &str, scripts: &str) -> Result<()> {
    let (html, first) = (built(&format!("{stack}-{kind}.html"))?, built("first.json")?);
    page.open(&format!("<div id=app>{html}</div><script>window.first = {first}</script>{scripts}")).await
}

async fn hydrated(page: &Page) -> Result<()> {
    page.wait_for("window.show").await?;
    page.settled().await?;
    nothing_said(page).await?;
    shows(page, &["Oneshire", "Twoshire"]).await?;
    let card = |id: &str, name: &str| json!({ "id": id, "config": council(name), "words": "New words" });
    show(page, "dark", &[card("b", "B"), card("a", "A"), card("c", "C")]).await?;
    shows(page, &["B", "A", "C"]).await?;
    show(page, "dark", &[card("c", "C")]).await?;
    shows(page, &["C"]).await
}
