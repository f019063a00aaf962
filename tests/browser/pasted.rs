//! Given what a content management system leaves of a prerendered card, the page shows one card, and it works.

use crate::adopt::{STYLE, fetched, prerendered};
use crate::given::{CITY, ENTRY, council};
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Context, Result, ensure};
use inspection_card::render::ElementAttributes;

/// The tests of cards that were taken apart.
pub fn tests() -> Vec<Test> {
    tests![
        without_its_element,
        with_all_attributes,
        news_for_an_article,
        separated,
        separated_from_the_first_release,
        without_key,
        pasted_twice,
        another_card_beside,
        source_elsewhere,
        source_that_redirects,
        no_cookies,
        somebody_elses_article,
        buttons_of_the_first_release,
        added_later,
        part_not_found,
    ]
}

fn attributes() -> ElementAttributes {
    ElementAttributes { id: Some("a".into()), ..ElementAttributes::default() }
}

/// The element without its start and end tag.
fn article(element: &str) -> Result<&str> {
    let start = element.find("<article").context("no article")?;
    element[start..].strip_suffix("</inspection-card>").context("no end")
}

/// The start tag and the article, as the automatic paragraphs of several systems separate them.
fn in_paragraph(element: &str) -> Result<String> {
    let article = article(element)?;
    let start = element.split("<article").next().unwrap_or_default();
    Ok(format!("<p>{start}</p>{article}</inspection-card>"))
}

async fn open(page: &Page, html: &str) -> Result<()> {
    page.open(&format!("{STYLE}<main>{html}</main>{ENTRY}")).await
}

/// One card with a button that works, and nothing was rendered.
async fn one_card_works(page: &Page) -> Result<()> {
    page.wait_for_events("ready", 1).await?;
    page.cards(1).await?;
    page.expect("document.querySelectorAll('.inspection-card').length === 1").await?;
    page.wait_for("document.querySelector('article .ic-button').getClientRects().length === 1").await?;
    page.click("article .ic-button").await?;
    page.wait_for("[...document.querySelectorAll('article details')].every((details) => details.open)").await?;
    page.wait_for_events("toggle", 4).await?;
    ensure!(fetched(page).is_empty(), "{:?}", fetched(page));
    page.no_errors().await
}

async fn without_its_element(page: Page) -> Result<()> {
    open(&page, article(&prerendered(CITY, attributes())?)?).await?;
    one_card_works(&page).await?;
    page.expect("document.querySelector('inspection-card').id === 'a'").await
}

/// The new element has the attributes that the card was rendered with.
async fn with_all_attributes(page: Page) -> Result<()> {
    let given = |text: &str| Some(text.to_owned());
    let attributes = ElementAttributes {
        id: given("a"),
        src: Some(page.host.url("inspection.json")),
        lang: given("cy"),
        heading_level: given("3"),
        open: given("all"),
        variant: given("full"),
        theme: given("dark"),
    };
    page.host.put("inspection.json", Reply::file("a.json", CITY).shared());
    open(&page, article(&prerendered(CITY, attributes)?)?).await?;
    page.wait_for_events("ready", 1).await?;
    page.wait_for("performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('inspection.json'))")
        .await?;
    page.settled().await?;
    ensure!(fetched(&page).is_empty(), "{:?}", fetched(&page));
    page.expect(
        "(({ lang, attributes }) => lang === 'cy' && attributes['heading-level'].value === '3' && attributes.open.value === 'all'
            && attributes.variant.value === 'full' && attributes.theme.value === 'dark')(document.querySelector('inspection-card'))",
    )
    .await
}

async fn news_for_an_article(page: Page) -> Result<()> {
    page.host.put("inspection.json", Reply::file("a.json", council("Newshire").to_string()).shared());
    let attributes = ElementAttributes { src: Some(page.host.url("inspection.json")), ..attributes() };
    open(&page, article(&prerendered(CITY, attributes)?)?).await?;
    page.wait_for("document.querySelector('.ic-name').textContent === 'Newshire'").await?;
    page.cards(1).await?;
    page.expect("document.querySelectorAll('.inspection-card').length === 1").await
}

async fn separated(page: Page) -> Result<()> {
    page.site.put("inspection.json", Reply::file("a.json", CITY));
    let attributes = ElementAttributes { src: Some("inspection.json".into()), ..attributes() };
    open(&page, &in_paragraph(&prerendered(CITY, attributes)?)?).await?;
    one_card_works(&page).await
}

/// Cards of the first release have no key of their own.
async fn separated_from_the_first_release(page: Page) -> Result<()> {
    const RELEASED: &str = include_str!("../released/0.1.0/city-of-london.html");
    page.site.put("inspection.json", Reply::file("a.json", council("Newshire").to_string()));
    let element = RELEASED.trim().replacen("<inspection-card", "<inspection-card src=inspection.json", 1);
    open(&page, &in_paragraph(&element)?).await?;
    page.wait_for("document.querySelector('.ic-name').textContent === 'Newshire'").await?;
    page.cards(1).await?;
    page.expect("document.querySelectorAll('.inspection-card').length === 1").await
}

/// An element without its key starts while the page is parsed; its card may be there before the article is found.
async fn without_key(page: Page) -> Result<()> {
    page.site.put("inspection.json", Reply::file("a.json", CITY));
    let attributes = ElementAttributes { src: Some("inspection.json".into()), ..attributes() };
    let html = in_paragraph(&prerendered(CITY, attributes)?)?;
    let (start, rest) = html.split_once("data-key").context("no key")?;
    let element = format!("{start}data-lost{rest}");
    for entry in [ENTRY, &ENTRY.replace("async", "")] {
        page.open(&format!("{STYLE}{entry}<main>{element}</main>")).await?;
        page.wait_for_events("ready", 1).await?;
        page.wait_for("document.querySelectorAll('.inspection-card').length === 1").await?;
        page.cards(1).await?;
        page.settled().await?;
        page.expect("document.querySelectorAll('.inspection-card').length === 1").await?;
    }
    Ok(())
}

/// The same card twice is two cards.
async fn pasted_twice(page: Page) -> Result<()> {
    let element = prerendered(CITY, ElementAttributes::default())?;
    open(&page, &format!("{}{}{}", in_paragraph(&element)?, in_paragraph(&element)?, article(&element)?)).await?;
    page.cards(3).await?;
    page.wait_for_events("ready", 3).await?;
    page.expect("document.querySelectorAll('.inspection-card').length === 3").await?;
    page.no_errors().await
}

/// An article behind somebody else's element is a card of its own.
async fn another_card_beside(page: Page) -> Result<()> {
    let first =
        prerendered(&council("Oneshire").to_string(), ElementAttributes { id: Some("b".into()), ..attributes() })?;
    let second = prerendered(&council("Twoshire").to_string(), attributes())?;
    open(&page, &format!("{first}{}", article(&second)?)).await?;
    page.cards(2).await?;
    page.wait_for_events("ready", 2).await?;
    page.expect(
        "[...document.querySelectorAll('.ic-name')].map((name) => name.textContent).join() === 'Oneshire,Twoshire'",
    )
    .await
}

/// An author who may not write scripts can't make a card follow any file of the site.
async fn source_elsewhere(page: Page) -> Result<()> {
    page.site.put("uploads/inspection.json", Reply::file("a.json", council("Forgedshire").to_string()));
    let attributes = ElementAttributes { src: Some("uploads/inspection.json".into()), ..attributes() };
    let element = prerendered(CITY, attributes)?;
    open(&page, article(&element)?).await?;
    one_card_works(&page).await?;
    ensure!(page.site.requests("uploads/inspection.json") == 0);
    let said = page.console("warn").await?.concat();
    ensure!(said.contains("uploads/inspection.json") && said.contains("data-links"), "{said}");
    // Unless the site's own script tag names the folder.
    let entry = ENTRY.replace("async", "async data-links='{site}/uploads/'");
    page.open(&format!("{STYLE}<main>{}</main>{entry}", article(&element)?)).await?;
    page.wait_for("document.querySelector('.ic-name').textContent === 'Forgedshire'").await
}

async fn source_that_redirects(page: Page) -> Result<()> {
    page.site.put("evil.json", Reply::file("a.json", council("Forgedshire").to_string()).shared());
    let elsewhere = page.site.url("evil.json");
    page.host.put("inspection.json", Reply::error(302).header("location", &elsewhere).shared());
    let attributes = ElementAttributes { src: Some(page.host.url("inspection.json")), ..attributes() };
    open(&page, article(&prerendered(CITY, attributes)?)?).await?;
    page.wait_for_events("error", 1).await?;
    page.expect("document.querySelector('.ic-name').textContent === 'City of London'").await?;
    ensure!(page.site.requests("evil.json") == 0);
    Ok(())
}

async fn no_cookies(page: Page) -> Result<()> {
    page.site.put("cards/inspection.json", Reply::file("a.json", CITY));
    let attributes = ElementAttributes { src: Some("cards/inspection.json".into()), ..attributes() };
    let element = prerendered(CITY, attributes)?;
    let entry = ENTRY.replace("async", "data-links='{site}/cards/'");
    page.open(&format!(
        "<script>document.cookie = 'session=1'</script>{STYLE}<main>{}</main>{entry}",
        article(&element)?
    ))
    .await?;
    page.wait_for(
        "performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('cards/inspection.json'))",
    )
    .await?;
    let log = page.site.log();
    let request = log.iter().find(|request| request.path == "cards/inspection.json").context("not asked for")?;
    ensure!(request.cookies.is_none(), "{request:?}");
    Ok(())
}

/// A theme may use the name of the class, and a card of the first release without its element says which script to trust.
async fn somebody_elses_article(page: Page) -> Result<()> {
    let theirs = "<div class=inspection-card data-key=x data-src=evil.json><h2>Theirs</h2></div>
        <div class=inspection-card><h2 class=ic-title>Also theirs</h2></div>";
    open(&page, theirs).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    page.wait_for("document.readyState === 'complete'").await?;
    page.settled().await?;
    page.expect("!document.querySelector('main inspection-card')").await?;
    page.no_errors().await
}

/// Filters remove `hidden`, or what is inside of a button.
async fn buttons_of_the_first_release(page: Page) -> Result<()> {
    const RELEASED: &str = include_str!("../released/0.1.0/city-of-london.html");
    let shown = RELEASED.replace(" hidden=\"\"", "").replace(" hidden=\"true\"", "");
    ensure!(!shown.contains("hidden=") || shown.contains("aria-hidden"), "{shown}");
    open(&page, &shown).await?;
    page.wait_for_events("ready", 1).await?;
    ensure!(page.inner_text("article .ic-button").await? == "Open all sections");
    let start = RELEASED.find("<span class=\"ic-open-all\"").context("no button")?;
    let end = start + RELEASED[start..].find("</button>").context("no button")?;
    open(&page, &[&RELEASED[..start], &RELEASED[end..]].concat()).await?;
    page.wait_for_events("ready", 1).await?;
    page.expect("document.querySelector('article .ic-button').getClientRects().length === 0").await?;
    page.no_errors().await
}

/// A card that is put into an element that has none.
async fn added_later(page: Page) -> Result<()> {
    let element = prerendered(CITY, attributes())?;
    open(&page, "<inspection-card id=a></inspection-card>").await?;
    page.wait_for("customElements.get('inspection-card') && document.readyState === 'complete'").await?;
    page.script("document.querySelector('#a').innerHTML = arguments[0]", [article(&element)?.into()]).await?;
    one_card_works(&page).await
}

/// Without the part that puts cards together, the words of the card stay, and one line says what is missing.
async fn part_not_found(page: Page) -> Result<()> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/dist");
    let names = std::fs::read_dir(folder)?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let part = names.into_iter().find(|name| name.starts_with("adopt.") && name.ends_with(".js")).context("no part")?;
    page.host.put(&part, Reply::error(404).shared());
    open(&page, article(&prerendered(CITY, attributes())?)?).await?;
    page.wait_for("seen.console.length").await?;
    page.settled().await?;
    let said = page.console("error").await?;
    ensure!(said.len() == 1 && said[0].contains(&part), "{said:?}");
    page.expect("document.querySelector('article').getClientRects().length === 1").await?;
    page.no_errors().await
}
