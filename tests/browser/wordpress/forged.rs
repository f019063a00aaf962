//! Given somebody who sends HTML of their own in place of a card, nothing of it is printed.

use super::{awkward, block, shared};
use crate::adopt::prerendered;
use crate::harness::Page;
use anyhow::{Context, Result, ensure};
use inspection_card::render::ElementAttributes;
use serde_json::json;

/// What is forged into a card, and what must not be printed of it.
const FORGED: &[(&str, &str)] = &[
    ("<script>window.executed = 1</script>", "<script"),
    ("<img src=x onerror='window.executed = 1'>", "<img"),
    ("<p class='ic-text' onclick='window.executed = 1'>x</p>", "onclick"),
    (
        "<details class='ic-details' open ontoggle='window.executed = 1'><summary class='ic-show'>x</summary></details>",
        "ontoggle",
    ),
    ("<a class='ic-link' href='javascript:window.executed = 1'>x</a>", "javascript:"),
    ("<a class='ic-link' href='&#106;avascript:window.executed = 1'>x</a>", "script:"),
    ("<a class='ic-link' href='data:text/html,x'>x</a>", "data:text"),
    ("<p class='ic-text admin-bar'>x</p>", "admin-bar"),
    ("<p style='position: fixed; inset: 0'>x</p>", "style="),
    ("<style>body { display: none }</style>", "<style"),
    ("<p class='ic-text' id='wpadminbar'>x</p>", "wpadminbar"),
    ("<form action='https://example.org/'><input name=password></form>", "<form"),
    ("<iframe src='https://example.org/'></iframe>", "<iframe"),
    ("<svg><a xlink:href='javascript:x'>x</a></svg>", "<svg"),
    ("<inspection-card src='https://example.org/x.json'></inspection-card>", "example.org/x.json"),
    ("<!-- x", "<!--"),
    ("[gallery] [inspection-card src='https://example.org/']", "class=\"gallery"),
];

/// What would end the card and go on in the page.
const ESCAPES: &[&str] =
    &["</article><p>x</p><article class=\"inspection-card\">", "</div></div>", "<div>", "<p class=\"ic-text\">"];

pub async fn forged_html(page: Page) -> Result<()> {
    let site = shared().await?;
    let config = awkward();
    let post = site.publish("forged", &block(&config, &json!({})))?;
    let path = format!("/inspection-card/v1/posts/{post}/cards");
    let html = prerendered(&config, ElementAttributes::default())?;
    let (_, inside) = html.split_once('>').context("no element")?;
    let article = inside.trim_end_matches("</inspection-card>");
    let forged = |part: &str| article.replace("<div class=\"ic-foot\">", &format!("{part}<div class=\"ic-foot\">"));
    ensure!(forged("x") != article, "a card has no foot any more: change this test");

    // Without the right to edit the post.
    let data = json!({ "config": config, "html": article });
    page.go(&format!("{}/forged/", site.url)).await?;
    let (status, answer) = site.rest(&page, &path, data.clone()).await?;
    ensure!(status == 401 || status == 403, "a visitor: {status} {answer}");
    site.log_in(&page, "subscriber").await?;
    let (status, answer) = site.rest(&page, &path, data.clone()).await?;
    ensure!(status == 403, "a subscriber: {status} {answer}");
    ensure!(!site.sent(&page, "/forged/").await?.contains("<article"), "somebody without the right has stored a card");

    site.log_in(&page, "author").await?;
    for (part, unwanted) in FORGED {
        site.rest(&page, &path, json!({ "config": config, "html": forged(part) })).await?;
        let sent = site.sent(&page, "/forged/").await?;
        ensure!(!sent.contains(unwanted), "{part}: {sent}");
    }
    for part in ESCAPES {
        let (status, answer) = site.rest(&page, &path, json!({ "config": config, "html": forged(part) })).await?;
        ensure!(status == 400, "{part}: {status} {answer}");
    }
    // Another config than that of the post, or a card of another config.
    let other = config.replace("\"positive\"", "\"failings\"");
    let (status, answer) = site.rest(&page, &path, json!({ "config": other, "html": article })).await?;
    ensure!(status == 409, "another config: {status} {answer}");
    let another = prerendered(&other, ElementAttributes::default())?;
    let another = another.split_once('>').map_or("", |(_, inside)| inside).trim_end_matches("</inspection-card>");
    let (status, answer) = site.rest(&page, &path, json!({ "config": config, "html": another })).await?;
    ensure!(status == 409, "another card: {status} {answer}");

    page.go(&format!("{}/forged/", site.url)).await?;
    page.wait_for("document.querySelector('inspection-card > article')").await?;
    page.expect("window.executed === undefined").await?;
    ensure!(site.complaints().is_empty(), "{:?}", site.complaints());
    Ok(())
}
