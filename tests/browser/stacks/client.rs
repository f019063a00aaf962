//! Rendering in the browser: React, Vue and Svelte.

use super::{CLIENTS, nothing_said, show, shows, start};
use crate::adopt::prerendered;
use crate::given::council;
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Context, Result, ensure};
use inspection_card::render::ElementAttributes;
use serde_json::{Value, json};
use std::time::Duration;

/// The tests.
pub fn tests() -> Vec<Test> {
    let tests = tests![
        lists,
        script_after_mount,
        sections_stay_open,
        by_src,
        by_property,
        html_children,
        text_children,
        prerendered_inside,
        handlers,
        later_in_react
    ];
    tests.into_iter().map(|test| test.within(Duration::from_secs(60))).collect()
}

fn card(id: &str, name: &str) -> Value {
    json!({ "id": id, "config": council(name), "words": "Read about it" })
}

fn card_with(id: &str, name: &str, children: &str, words: &[&str]) -> Value {
    json!({ "id": id, "config": council(name), "children": children, "words": words.join(","), "list": words })
}

/// Cards of a keyed list are added, changed, moved and removed.
async fn lists(page: Page) -> Result<()> {
    for stack in CLIENTS {
        start(&page, stack, true).await?;
        list(&page).await.context(stack)?;
    }
    Ok(())
}

/// The same where the framework has rendered before the element is defined.
async fn script_after_mount(page: Page) -> Result<()> {
    for stack in CLIENTS {
        start(&page, stack, false).await?;
        list(&page).await.context(stack)?;
    }
    Ok(())
}

async fn list(page: &Page) -> Result<()> {
    let (a, b, c) = (card("a", "A"), card("b", "B"), card("c", "C"));
    show(page, "light", &[a.clone(), b.clone()]).await?;
    shows(page, &["A", "B"]).await?;
    show(page, "dark", &[c.clone(), b.clone(), a.clone()]).await?;
    shows(page, &["C", "B", "A"]).await?;
    page.wait_for("document.querySelectorAll('article.ic-dark').length === 3").await?;
    show(page, "dark", &[a, card("c", "New")]).await?;
    shows(page, &["A", "New"]).await?;
    show(page, "dark", &[]).await?;
    shows(page, &[]).await
}

async fn sections_stay_open(page: Page) -> Result<()> {
    for stack in CLIENTS {
        start(&page, stack, true).await?;
        show(&page, "light", &[card("a", "A"), card("b", "B")]).await?;
        shows(&page, &["A", "B"]).await?;
        page.click("#a summary").await?;
        page.wait_for("document.querySelector('#a details').open").await?;
        show(&page, "dark", &[card("b", "B"), card("a", "New")]).await?;
        shows(&page, &["B", "New"]).await.context(stack)?;
        page.expect("document.querySelector('#a details').open").await.context(stack)?;
    }
    Ok(())
}

async fn by_src(page: Page) -> Result<()> {
    for name in ["one", "two"] {
        page.site.put(&format!("{name}.json"), Reply::file("a.json", council(name).to_string()));
    }
    for stack in CLIENTS {
        start(&page, stack, true).await?;
        for name in ["one", "two"] {
            show(&page, "light", &[json!({ "id": "a", "src": format!("{name}.json") })]).await?;
            shows(&page, &[name]).await.context(stack)?;
        }
    }
    Ok(())
}

async fn by_property(page: Page) -> Result<()> {
    for stack in CLIENTS {
        start(&page, stack, true).await?;
        for name in ["One", "Two"] {
            show(&page, "light", &[card_with("a", name, "property", &[])]).await?;
            shows(&page, &[name]).await.context(stack)?;
        }
    }
    Ok(())
}

/// What stands in the card until it is rendered, in each way that a framework writes it, changes and goes.
async fn with_children(page: &Page, children: &str, stacks: &[&'static str]) -> Result<()> {
    for &stack in stacks {
        start(page, stack, false).await?;
        let steps: [(&str, &[&str]); 4] = [("A", &["One"]), ("A", &["Two", "Three"]), ("B", &["Four"]), ("B", &[])];
        for (name, words) in steps {
            show(page, "light", &[card_with("a", name, children, words)]).await?;
            let state = || format!("{stack}, {words:?}");
            shows(page, &[name]).await.with_context(state)?;
            page.expect("document.querySelector('#a').innerText.includes('One') === false").await?;
        }
        show(page, "light", &[]).await?;
        shows(page, &[]).await.context(stack)?;
    }
    Ok(())
}

async fn html_children(page: Page) -> Result<()> {
    with_children(&page, "html", &CLIENTS).await
}

async fn text_children(page: Page) -> Result<()> {
    with_children(&page, "text", &CLIENTS).await
}

async fn prerendered_inside(page: Page) -> Result<()> {
    let html = |name: &str| {
        let attributes = ElementAttributes { id: Some("a".into()), ..ElementAttributes::default() };
        prerendered(&council(name).to_string(), attributes)
    };
    for stack in CLIENTS {
        start(&page, stack, true).await?;
        for name in ["One", "Two"] {
            let card = json!({ "id": "a", "children": "prerendered", "html": html(name)? });
            show(&page, "light", &[card]).await?;
            shows(&page, &[name]).await.context(stack)?;
        }
        show(&page, "light", &[]).await?;
        shows(&page, &[]).await.context(stack)?;
    }
    Ok(())
}

/// A handler of the framework hears each card, and none that is gone.
async fn handlers(page: Page) -> Result<()> {
    for stack in CLIENTS {
        start(&page, stack, true).await?;
        show(&page, "light", &[card("a", "A")]).await?;
        shows(&page, &["A"]).await?;
        page.expect("handled.length === 1").await.context(stack)?;
        page.script("window.old = document.querySelector('#a')", []).await?;
        show(&page, "light", &[]).await?;
        shows(&page, &[]).await?;
        page.script("old.setAttribute('theme', 'dark'); old.config = { ...old.config, summary: 'New' }", []).await?;
        page.settled().await?;
        page.expect("handled.length === 1").await.context(stack)?;
        nothing_said(&page).await?;
    }
    Ok(())
}

/// A transition, and a part of the page that is loaded later while the cards around it are hidden.
async fn later_in_react(page: Page) -> Result<()> {
    start(&page, "react", true).await?;
    show(&page, "light", &[card("a", "A")]).await?;
    shows(&page, &["A"]).await?;
    let next = |change: &str, name: &str| {
        format!(
            "window.later = new Promise((done) => window.arrive = done);
        {change}({{ theme: 'light', cards: [arguments[0], {{ ...arguments[1], id: '{name}', promise: later }}] }})"
        )
    };
    page.script(&next("showLater", "b"), [card("a", "A"), card("b", "B")]).await?;
    shows(&page, &["A"]).await?;
    page.expect("document.querySelector('#a').checkVisibility()").await?;
    page.script("arrive()", []).await?;
    shows(&page, &["A", "B"]).await?;
    page.script(&next("show", "c"), [card("a", "A"), card("c", "C")]).await?;
    page.wait_for("!document.querySelector('#a').checkVisibility()").await?;
    page.script("arrive()", []).await?;
    shows(&page, &["A", "C"]).await?;
    page.expect("document.querySelector('#a').checkVisibility()").await?;
    let cards: usize = page.read("document.querySelectorAll('article').length").await?;
    ensure!(cards == 2, "{cards} cards");
    Ok(())
}
