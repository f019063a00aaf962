//! Given a card, each event is dispatched once, and no other.

use crate::given::{ENTRY, council, element, element_of};
use crate::harness::{Page, Test, tests};
use anyhow::{Result, ensure};
use serde_json::json;

/// The events' tests.
pub fn tests() -> Vec<Test> {
    tests![ready, toggle, open_at_first_is_no_toggle, open_all, error, several]
}

async fn given(page: &Page, attributes: &str) -> Result<()> {
    let element = element(&council("Exampleshire"), attributes);
    page.open(&format!("<main>{element}</main>{ENTRY}")).await?;
    page.cards(1).await?;
    page.wait_for_events("ready", 1).await?;
    Ok(())
}

async fn ready(page: Page) -> Result<()> {
    given(&page, "id=a").await?;
    page.settled().await?;
    let events = page.events().await?;
    ensure!(events.len() == 1, "{events:?}");
    let event = &events[0];
    ensure!(event["type"] == "ready" && event["id"] == "a" && event["bubbles"] == true, "{event}");
    ensure!(event["tag"] == "inspection-card", "{event}");
    Ok(())
}

async fn toggle(page: Page) -> Result<()> {
    given(&page, "id=a").await?;
    page.click("article summary").await?;
    let events = page.wait_for_events("toggle", 1).await?;
    ensure!(events[0]["detail"]["section"] == "strengths" && events[0]["detail"]["open"] == true, "{events:?}");
    ensure!(events[0]["id"] == "a" && events[0]["bubbles"] == true, "{events:?}");
    page.click("article summary").await?;
    let events = page.wait_for_events("toggle", 2).await?;
    ensure!(events[1]["detail"]["open"] == false, "{events:?}");
    page.settled().await?;
    ensure!(page.events().await?.len() == 3);
    Ok(())
}

/// Browsers fire `toggle` when a `details` that is open comes into the page; nobody toggled it.
async fn open_at_first_is_no_toggle(page: Page) -> Result<()> {
    given(&page, "open").await?;
    page.settled().await?;
    let events = page.events().await?;
    ensure!(events.iter().all(|event| event["type"] == "ready"), "{events:?}");
    page.click("article summary").await?;
    let events = page.wait_for_events("toggle", 1).await?;
    ensure!(events[0]["detail"]["open"] == false, "{events:?}");
    Ok(())
}

async fn open_all(page: Page) -> Result<()> {
    given(&page, "").await?;
    page.wait_for("document.querySelector('article .ic-button').getClientRects().length === 1").await?;
    ensure!(page.inner_text("article .ic-button").await? == "Open all sections");
    page.expect("[...document.querySelectorAll('article .ic-body')].every((body) => !body.checkVisibility())").await?;
    page.click("article .ic-button").await?;
    page.wait_for("[...document.querySelectorAll('article .ic-body')].every((body) => body.checkVisibility())").await?;
    let events = page.wait_for_events("toggle", 2).await?;
    ensure!(events.iter().all(|event| event["detail"]["open"] == true), "{events:?}");
    page.wait_for("document.querySelector('article .ic-button').innerText === 'Close all sections'").await?;
    page.click("article .ic-button").await?;
    page.wait_for_events("toggle", 4).await?;
    page.expect("[...document.querySelectorAll('details')].every((d) => !d.open)").await
}

async fn error(page: Page) -> Result<()> {
    let broken = json!({ "version": 1, "provider": {}, "inspection": { "framework": "area-sand" } });
    page.open(&format!("{}{ENTRY}", element_of(&broken.to_string(), "id=a"))).await?;
    let events = page.wait_for_events("error", 1).await?;
    ensure!(events[0]["id"] == "a" && events[0]["bubbles"] == true, "{events:?}");
    let detail = &events[0]["detail"];
    ensure!(detail["reason"].is_string(), "{detail}");
    let problems = detail["problems"].as_array().cloned().unwrap_or_default();
    let there = problems.iter().find(|problem| problem["path"] == "provider.name");
    ensure!(there.is_some_and(|problem| problem["severity"] == "error" && problem["what"].is_string()), "{detail}");
    ensure!(problems.iter().all(|problem| problem["expected"].is_string()), "{detail}");
    // The console has the same problems.
    let lines = page.list::<String>("seen.console.map((line) => line.text)").await?;
    ensure!(lines.iter().any(|line| line.contains("provider.name")), "{lines:?}");
    Ok(())
}

async fn several(page: Page) -> Result<()> {
    let cards = ["a", "b", "c"].map(|id| element(&council(id), &format!("id={id}"))).concat();
    page.open(&format!("{cards}{ENTRY}")).await?;
    page.wait_for_events("ready", 3).await?;
    page.click("#b summary").await?;
    let events = page.wait_for_events("toggle", 1).await?;
    ensure!(events[0]["id"] == "b", "{events:?}");
    Ok(())
}
