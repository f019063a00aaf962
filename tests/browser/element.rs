//! Given an element in the page, what its attributes, its property, moving, cloning and removing it do.

use crate::given::{CARD, ENTRY, council, element};
use crate::harness::{Page, Test, tests};
use anyhow::{Result, ensure};
use serde_json::json;

/// The element's tests.
pub fn tests() -> Vec<Test> {
    tests![
        heading_level,
        open,
        variant,
        theme,
        id,
        lang,
        lazy,
        config_property,
        property_before_definition,
        moved,
        cloned,
        removed,
        put_back
    ]
}

/// A page with one element.
async fn given(page: &Page, attributes: &str) -> Result<()> {
    let element = element(&council("Exampleshire"), attributes);
    page.open(&format!("<main id=main>{element}</main><aside id=aside></aside>{ENTRY}")).await?;
    page.cards(1).await
}

/// Which sections are open: `10` for the first of two.
const OPEN: &str = "[...document.querySelectorAll('article details')].map((d) => +d.open).join('')";

async fn heading_level(page: Page) -> Result<()> {
    let levels = "[...document.querySelectorAll('article :is(h1, h2, h3, h4, h5, h6)')].map((h) => h.localName).join()";
    given(&page, "").await?;
    page.expect(&format!("{levels} === 'h2,h3,h3'")).await?;
    given(&page, "heading-level=5").await?;
    page.expect(&format!("{levels} === 'h5,h6,h6'")).await?;
    given(&page, "heading-level=nonsense").await?;
    page.expect(&format!("{levels} === 'h2,h3,h3'")).await
}

async fn open(page: Page) -> Result<()> {
    for (attribute, sections) in [("", "00"), ("open", "11"), ("open=all", "11"), ("open=improvements", "01")] {
        given(&page, attribute).await?;
        page.expect(&format!("{OPEN} === '{sections}'")).await?;
    }
    Ok(())
}

async fn variant(page: Page) -> Result<()> {
    given(&page, "variant=compact").await?;
    let text = page.inner_text(CARD).await?;
    for shown in ["Exampleshire", "positive experiences", "1 December 2025"] {
        ensure!(text.contains(shown), "no {shown} in: {text}");
    }
    page.expect("document.querySelector('article details') === null").await
}

async fn theme(page: Page) -> Result<()> {
    const LUMINANCE: &str = "getComputedStyle(document.querySelector('article')).backgroundColor.match(/[\\d.]+/g)[0]";
    const SCHEME: &str = "getComputedStyle(document.querySelector('article')).colorScheme";
    let dark = format!("{LUMINANCE} < 60 && {SCHEME}.includes('dark')");
    let light = format!("{LUMINANCE} > 200");
    given(&page, "theme=dark").await?;
    page.wait_for(&dark).await?;
    given(&page, "theme=light").await?;
    page.wait_for(&light).await?;
    given(&page, "").await?;
    page.wait_for(&light).await?;
    // The page's own scheme decides, not the device's.
    page.script("document.documentElement.style.colorScheme = 'dark'", []).await?;
    page.wait_for(&dark).await
}

async fn id(page: Page) -> Result<()> {
    given(&page, "id=send").await?;
    page.expect("document.querySelector('#send-improvements').closest('details') !== null").await?;
    page.expect("[...document.querySelectorAll('article [id]')].every((e) => e.id.startsWith('send-'))").await?;
    given(&page, "").await?;
    let ids = "[...document.querySelectorAll('article [id]')].map((e) => e.id)";
    let first: Vec<String> = page.list(ids).await?;
    given(&page, "").await?;
    ensure!(first == page.list::<String>(ids).await?, "ids are stable: {first:?}");
    Ok(())
}

async fn lang(page: Page) -> Result<()> {
    for language in ["en", "cy"] {
        given(&page, &format!("lang={language}")).await?;
        page.expect(&format!("document.querySelector('article').lang === '{language}'")).await?;
    }
    Ok(())
}

async fn lazy(page: Page) -> Result<()> {
    let element = element(&council("Exampleshire"), "loading=lazy");
    page.open(&format!("<p>Top</p><div style='height:9000px'></div>{element}{ENTRY}")).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    // Another card, which is in sight, is there first.
    page.script(
        "document.body.insertAdjacentHTML('afterbegin', arguments[0])",
        [json!(super::given::element(&council("Seenshire"), ""))],
    )
    .await?;
    page.cards(1).await?;
    page.script("document.querySelector('[loading]').scrollIntoView()", []).await?;
    page.cards(2).await
}

async fn config_property(page: Page) -> Result<()> {
    page.open(&format!("<inspection-card id=a></inspection-card>{ENTRY}")).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    page.script("window.own = arguments[0]; document.querySelector('#a').config = own", [council("Exampleshire")])
        .await?;
    page.cards(1).await?;
    // It was copied: later changes to the object have no effect.
    page.script("own.provider.name = 'Elsewhere'", []).await?;
    page.expect("document.querySelector('.ic-name').textContent === 'Exampleshire'").await
}

async fn property_before_definition(page: Page) -> Result<()> {
    page.open("<inspection-card id=a></inspection-card>").await?;
    let set = "document.querySelector('#a').config = arguments[0];
        const script = document.createElement('script');
        script.src = arguments[1]; script.crossOrigin = ''; document.head.append(script);";
    page.script(set, [council("Exampleshire"), json!(page.host.url("inspection-card.js"))]).await?;
    page.cards(1).await
}

async fn moved(page: Page) -> Result<()> {
    given(&page, "").await?;
    page.click("article summary").await?;
    page.wait_for(&format!("{OPEN} === '10'")).await?;
    page.script("document.querySelector('#aside').append(document.querySelector('inspection-card'))", []).await?;
    page.wait_for("document.querySelector('#aside article')").await?;
    page.expect(&format!("{OPEN} === '10'")).await?;
    page.cards(1).await?;
    page.no_errors().await
}

async fn cloned(page: Page) -> Result<()> {
    given(&page, "").await?;
    page.script(
        "document.querySelector('#aside').append(document.querySelector('inspection-card').cloneNode(true))",
        [],
    )
    .await?;
    page.cards(2).await?;
    page.expect("document.querySelector('#aside .ic-name').textContent === 'Exampleshire'").await?;
    // The clone is a card of its own.
    page.script(
        "document.querySelector('#aside inspection-card').setAttribute('config', arguments[0])",
        [json!(council("Cloneshire").to_string())],
    )
    .await?;
    page.wait_for("document.querySelector('#aside .ic-name').textContent === 'Cloneshire'").await?;
    page.expect("document.querySelector('#main .ic-name').textContent === 'Exampleshire'").await?;
    page.no_errors().await
}

async fn removed(page: Page) -> Result<()> {
    given(&page, "").await?;
    page.script("document.querySelector('inspection-card').remove()", []).await?;
    page.settled().await?;
    page.cards(0).await?;
    page.expect("document.querySelector('#main').childNodes.length === 0").await?;
    page.no_errors().await
}

async fn put_back(page: Page) -> Result<()> {
    given(&page, "").await?;
    page.script("window.kept = document.querySelector('inspection-card'); kept.remove()", []).await?;
    // In a later task, so that it is not a move.
    page.settled().await?;
    page.script("document.querySelector('#main').append(kept)", []).await?;
    page.cards(1).await?;
    page.script("kept.config = arguments[0]", [council("Secondshire")]).await?;
    page.wait_for("document.querySelector('.ic-name').textContent === 'Secondshire'").await?;
    page.no_errors().await
}
