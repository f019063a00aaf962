//! Pages that take HTML from a server: htmx and Turbo.

use super::{script_of, shows};
use crate::given::{ENTRY, council, element};
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Context, Result};
use serde_json::json;

/// The tests.
pub fn tests() -> Vec<Test> {
    tests![
        htmx_swaps,
        htmx_history,
        htmx_morphs,
        turbo_visits,
        turbo_frames,
        turbo_morphs,
        htmx_morph_keeps_sections,
        turbo_morph_keeps_sections
    ]
}

fn cards(names: &[&str]) -> String {
    names.iter().map(|name| element(&council(name), &format!("id={}", name.to_lowercase()))).collect()
}

/// One card whose id stays when its config changes.
fn changed(id: &str, name: &str) -> String {
    element(&council(name), &format!("id={id}"))
}

/// A page that the browser asks for again each time.
fn fresh(html: impl Into<Vec<u8>>) -> Reply {
    Reply::html(html).header("cache-control", "no-store")
}

async fn get(page: &Page, swap: &str) -> Result<()> {
    let script = "return htmx.ajax('GET', 'part.html', { target: '#list', swap: args[0] })";
    page.script_async(script, [json!(swap)]).await?;
    Ok(())
}

async fn htmx_page(page: &Page) -> Result<()> {
    let handler = r#"hx-on:inspection-card:ready="(window.handled ??= []).push(event.type)""#;
    let script = script_of(page, "htmx")?;
    let list = format!("<div id=list {handler}>{}</div>", cards(&["A", "B"]));
    page.open(&format!("<body hx-ext=morph>{list}{script}{ENTRY}")).await?;
    shows(page, &["A", "B"]).await
}

async fn htmx_swaps(page: Page) -> Result<()> {
    htmx_page(&page).await?;
    page.wait_for("window.htmx").await?;
    page.site.put("part.html", fresh(cards(&["C", "A"])));
    get(&page, "innerHTML").await?;
    shows(&page, &["C", "A"]).await?;
    page.wait_for("window.handled?.length >= 2").await?;
    page.site.put("part.html", fresh(cards(&["D"])));
    get(&page, "beforeend").await?;
    shows(&page, &["C", "A", "D"]).await?;
    page.site.put("part.html", fresh(""));
    get(&page, "innerHTML").await?;
    shows(&page, &[]).await
}

/// Back shows what the history cache has kept, cards included.
async fn htmx_history(page: Page) -> Result<()> {
    htmx_page(&page).await?;
    page.wait_for("window.htmx").await?;
    page.site.put("part.html", fresh(cards(&["C"])));
    let link = "document.body.insertAdjacentHTML('beforeend', '<a id=go hx-get=part.html hx-target=\"#list\" hx-push-url=true>Go</a>'); htmx.process(document.body)";
    page.script(link, []).await?;
    page.click("#go").await?;
    shows(&page, &["C"]).await?;
    page.script("history.back()", []).await?;
    shows(&page, &["A", "B"]).await
}

async fn htmx_morphs(page: Page) -> Result<()> {
    htmx_page(&page).await?;
    page.wait_for("window.htmx").await?;
    let parts = [
        (cards(&["B", "A"]), vec!["B", "A"]),
        (format!("{}{}", changed("a", "New"), changed("b", "B")), vec!["New", "B"]),
        (changed("b", "Newer"), vec!["Newer"]),
        (String::new(), vec![]),
    ];
    for (html, names) in parts {
        page.site.put("part.html", fresh(html));
        get(&page, "morph:innerHTML").await?;
        shows(&page, &names).await.with_context(|| format!("{names:?}"))?;
    }
    Ok(())
}

fn turbo_page(page: &Page, name: &str, body: &str, head: &str) -> Result<String> {
    let script = script_of(page, "turbo")?;
    let html = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{name}</title>{head}
        <script src='{{host}}/seen.js' crossorigin></script>{script}{ENTRY}</head><body>{body}</body></html>"
    );
    page.publish("", |reply| reply); // serves seen.js
    let html = html.replace("{host}", &page.host.base()).replace("{site}", &page.site.base());
    Ok(page.site.put(name, fresh(html)))
}

/// Drive replaces the body; Back restores it from a snapshot in which the cards are.
async fn turbo_visits(page: Page) -> Result<()> {
    let one = turbo_page(&page, "one.html", &format!("{}<a id=go href=two.html>Two</a>", cards(&["A", "B"])), "")?;
    turbo_page(&page, "two.html", &format!("{}<a id=go href=one.html>One</a>", cards(&["C"])), "")?;
    page.go(&one).await?;
    shows(&page, &["A", "B"]).await?;
    page.click("#go").await?;
    shows(&page, &["C"]).await?;
    page.script("history.back()", []).await?;
    shows(&page, &["A", "B"]).await.context("back")?;
    page.click("#a summary").await?;
    page.wait_for("document.querySelector('#a details').open").await?;
    page.click("#go").await?;
    shows(&page, &["C"]).await.context("again")?;
    page.click("#go").await?;
    shows(&page, &["A", "B"]).await.context("by preview")
}

async fn turbo_frames(page: Page) -> Result<()> {
    let frame =
        |names: &[&str]| format!("<turbo-frame id=frame>{}<a id=go href=two.html>Two</a></turbo-frame>", cards(names));
    let one = turbo_page(&page, "one.html", &frame(&["A", "B"]), "")?;
    turbo_page(&page, "two.html", &frame(&["C", "A"]), "")?;
    page.go(&one).await?;
    shows(&page, &["A", "B"]).await?;
    page.click("#go").await?;
    shows(&page, &["C", "A"]).await
}

const MORPH: &str = "<meta name=turbo-refresh-method content=morph>";

/// A refresh of the same page morphs it.
async fn turbo_morphs(page: Page) -> Result<()> {
    let one = turbo_page(&page, "one.html", &cards(&["A", "B"]), MORPH)?;
    page.go(&one).await?;
    shows(&page, &["A", "B"]).await?;
    let steps = [
        (format!("{}{}", changed("b", "B"), changed("a", "New")), vec!["B", "New"]),
        (changed("a", "Newer"), vec!["Newer"]),
        (cards(&["A", "B", "C"]), vec!["A", "B", "C"]),
    ];
    for (body, names) in steps {
        turbo_page(&page, "one.html", &body, MORPH)?;
        page.script("Turbo.session.refresh(location.href)", []).await?;
        shows(&page, &names).await.with_context(|| format!("{names:?}"))?;
    }
    Ok(())
}

/// A section that the reader has opened is open after a morph that changes something else of the page, or the card.
async fn htmx_morph_keeps_sections(page: Page) -> Result<()> {
    htmx_page(&page).await?;
    page.wait_for("window.htmx").await?;
    for name in ["A", "New"] {
        page.script("document.querySelector('#a details').open = true", []).await?;
        page.site.put("part.html", fresh(format!("{}<p>News</p>", changed("a", name))));
        get(&page, "morph:innerHTML").await?;
        shows(&page, &[name]).await?;
        page.expect("document.querySelector('#a details').open").await.context(name)?;
    }
    Ok(())
}

async fn turbo_morph_keeps_sections(page: Page) -> Result<()> {
    let one = turbo_page(&page, "one.html", &cards(&["A"]), MORPH)?;
    page.go(&one).await?;
    shows(&page, &["A"]).await?;
    for name in ["A", "New"] {
        page.script("document.querySelector('#a details').open = true", []).await?;
        turbo_page(&page, "one.html", &format!("{}<p id={name}>News</p>", changed("a", name)), MORPH)?;
        page.script("Turbo.session.refresh(location.href)", []).await?;
        page.wait_for(&format!("document.querySelector('p#{name}')")).await?;
        shows(&page, &[name]).await?;
        page.expect("document.querySelector('#a details').open").await.context(name)?;
    }
    Ok(())
}
