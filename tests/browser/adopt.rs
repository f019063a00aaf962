//! Given a prerendered card, the page shows it with or without script. The script adds its listeners, and loads what
//! rendering needs only when something changes.

use crate::given::{CITY, ENTRY, council};
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Context, Result, ensure};
use inspection_card::render::{ElementAttributes, Renderer};

/// The tests of prerendered cards.
pub fn tests() -> Vec<Test> {
    tests![without_script, left_alone, by_attribute, by_src, changed_by_others, section_linked_to]
}

/// A link to the stylesheet.
pub const STYLE: &str = r#"<link rel="stylesheet" href="{host}/inspection-card.css">"#;

/// The element as the native command writes it.
pub fn prerendered(config: &str, attributes: ElementAttributes) -> Result<String> {
    let (card, problems) = Renderer::built_in().prerender(config, &attributes);
    card.map(|card| card.element()).with_context(|| format!("{problems:?}"))
}

fn attributes() -> ElementAttributes {
    ElementAttributes { id: Some("a".into()), src: Some("inspection.json".into()), ..ElementAttributes::default() }
}

/// A page with a prerendered card that records every change of its nodes.
pub async fn given(page: &Page, html: &str) -> Result<()> {
    page.site.put("inspection.json", Reply::file("a.json", CITY));
    page.site.put(
        "watch.js",
        Reply::file(
            "watch.js",
            "window.changes = []; new MutationObserver((all) => changes.push(...all.map((one) => one.type + ' ' + (one.attributeName || '') + ' ' + one.target.className)))
                .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });",
        ),
    );
    page.open(&format!("{STYLE}<main>{html}</main><script src=watch.js></script>{ENTRY}")).await?;
    page.wait_for_events("ready", 1).await?;
    Ok(())
}

/// The parts of the card that were attributes for: glue and Wasm.
pub fn fetched(page: &Page) -> Vec<String> {
    page.host.log().into_iter().map(|request| request.path).filter(|path| path.starts_with("card.")).collect()
}

async fn without_script(page: Page) -> Result<()> {
    page.open(&format!("{STYLE}<main>{}</main>", prerendered(CITY, attributes())?)).await?;
    page.expect("document.querySelector('article').textContent.includes('typically receive strong support')").await?;
    page.click("article summary").await?;
    page.expect("document.querySelector('article details').open").await?;
    page.expect("document.querySelector('article button') === null").await?;
    ensure!(fetched(&page).is_empty());
    Ok(())
}

async fn left_alone(page: Page) -> Result<()> {
    given(&page, &prerendered(CITY, attributes())?).await?;
    page.wait_for("performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('inspection.json'))")
        .await?;
    page.settled().await?;
    let changes: Vec<String> = page.list("changes.filter((change) => change.includes('ic-'))").await?;
    ensure!(
        changes.iter().all(|change| ["childList  ic-all", "attributes hidden ic-close-all"].contains(&change.as_str())),
        "only the button is added: {changes:?}"
    );
    ensure!(page.inner_text(".ic-button").await? == "Open all sections");
    page.click("article summary").await?;
    page.wait_for_events("toggle", 1).await?;
    ensure!(fetched(&page).is_empty(), "{:?}", fetched(&page));
    Ok(())
}

async fn by_attribute(page: Page) -> Result<()> {
    given(&page, &prerendered(CITY, attributes())?).await?;
    page.script("document.querySelectorAll('article summary')[1].click()", []).await?;
    page.wait_for_events("toggle", 1).await?;
    page.script("document.querySelector('#a').setAttribute('theme', 'dark')", []).await?;
    page.wait_for("document.querySelector('article.ic-dark')").await?;
    page.expect(
        "[...document.querySelectorAll('article details')].map((one) => one.open).join() === 'false,true,false,false'",
    )
    .await?;
    page.cards(1).await
}

async fn by_src(page: Page) -> Result<()> {
    given(&page, &prerendered(&council("Oldshire").to_string(), attributes())?).await?;
    page.wait_for("document.querySelector('.ic-name').textContent === 'City of London'").await?;
    page.wait_for_events("ready", 2).await?;
    page.no_errors().await
}

/// Minifiers, toolbars and translators change the HTML. The script compares the key only, so the card stays.
async fn changed_by_others(page: Page) -> Result<()> {
    let html = prerendered(CITY, attributes())?
        .replace("City of London</span>", "<font>Cité de Londres</font></span><mark>!</mark>")
        .replace("<dt ", "\n  <dt ")
        .replace(" class=\"ic-label\"", " class=ic-label");
    given(&page, &html).await?;
    page.wait_for("performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('inspection.json'))")
        .await?;
    page.settled().await?;
    page.expect("!!document.querySelector('.ic-name font') && !!document.querySelector('.ic-title mark')").await?;
    ensure!(fetched(&page).is_empty());
    page.script("document.querySelector('#a').setAttribute('theme', 'dark')", []).await?;
    page.wait_for("document.querySelector('article.ic-dark .ic-name').textContent === 'City of London'").await?;
    page.no_errors().await
}

async fn section_linked_to(page: Page) -> Result<()> {
    given(&page, &format!("<a href='#a-improvements'>Go</a>{}", prerendered(CITY, attributes())?)).await?;
    page.click("main > a").await?;
    page.wait_for("document.querySelector('#a-improvements').closest('details').open").await?;
    ensure!(fetched(&page).is_empty());
    Ok(())
}
