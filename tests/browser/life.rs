//! What the card shows depends on what the page says now, whatever the page did before: it morphs, restores, clones,
//! prints, and changes its mind.

use crate::adopt::{STYLE, prerendered};
use crate::given::{CITY, ENTRY, FALLBACK, council, element, quoted};
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Result, ensure};
use inspection_card::render::ElementAttributes;
use serde_json::json;

/// The tests.
pub fn tests() -> Vec<Test> {
    tests![
        sections_stay_closed,
        another_source_that_fails,
        news_that_fail,
        morphed,
        saved_with_its_card,
        printed,
        far_cards_when_idle,
        far_sources,
        routers_fragment,
        overtaken_before_it_is_near,
        without_a_box,
        open_and_linked,
        no_address,
        ids_of_clones
    ]
}

const FAR: &str = "<div style='height:9000px'></div>";

/// An update does not open again what the page's address opened and the reader closed.
async fn sections_stay_closed(page: Page) -> Result<()> {
    let url = page.publish(&format!("{}{ENTRY}", element(&council("Exampleshire"), "id=a")), |reply| reply);
    page.go(&format!("{url}#a-improvements")).await?;
    let details = "document.querySelector('#a-improvements').closest('details')";
    page.wait_for(&format!("document.querySelector('#a-improvements') && {details}.open")).await?;
    page.click("#a-improvements-s").await?;
    page.wait_for(&format!("!{details}.open")).await?;
    page.script("document.querySelector('#a').config = arguments[0]", [council("Newshire")]).await?;
    page.wait_for("document.querySelector('.ic-name').textContent === 'Newshire'").await?;
    page.expect(&format!("!{details}.open")).await
}

/// A card from one source is not shown when the element has another source that can't be read.
async fn another_source_that_fails(page: Page) -> Result<()> {
    page.site.put("one.json", Reply::file("a.json", council("Oneshire").to_string()));
    page.open(&format!("<inspection-card id=a src=one.json><p>{FALLBACK}</p></inspection-card>{ENTRY}")).await?;
    page.cards(1).await?;
    page.script("document.querySelector('#a').setAttribute('src', 'none.json')", []).await?;
    page.wait_for_events("error", 1).await?;
    page.cards(0).await?;
    ensure!(page.inner_text("#a").await? == FALLBACK);
    page.script("document.querySelector('#a').setAttribute('src', 'one.json')", []).await?;
    page.cards(1).await?;
    page.expect("document.querySelector('.ic-name').textContent === 'Oneshire'").await
}

/// News from the same source that can't be read leave the card as it is.
async fn news_that_fail(page: Page) -> Result<()> {
    let one = Reply::file("a.json", council("Oneshire").to_string()).header("cache-control", "no-store");
    page.site.put("one.json", one);
    page.open(&format!("<inspection-card id=a src=one.json>{FALLBACK}</inspection-card>{ENTRY}")).await?;
    page.cards(1).await?;
    page.site.put("one.json", Reply::error(500));
    page.script("document.querySelector('#a').setAttribute('theme', 'dark')", []).await?;
    page.wait_for_events("error", 1).await?;
    page.cards(1).await
}

/// A page that morphs into a new version of itself puts the words back, without the key.
async fn morphed(page: Page) -> Result<()> {
    page.open(&format!("{}{ENTRY}", element(&council("Exampleshire"), "id=a"))).await?;
    page.cards(1).await?;
    for _ in 0..2 {
        let morph = "const card = document.querySelector('#a'); card.removeAttribute('data-key');
            card.replaceChildren('New words')";
        page.script(morph, []).await?;
        page.cards(1).await?;
        page.expect("!document.querySelector('#a').textContent.includes('New words')").await?;
    }
    page.no_errors().await
}

/// A saved page holds the tag and the card, and runs the tag again.
async fn saved_with_its_card(page: Page) -> Result<()> {
    let config = council("Exampleshire");
    let tag = format!(
        r#"<script crossorigin src="{{host}}/inspection-card.js" data-config={}></script>"#,
        quoted(&config.to_string())
    );
    let card = prerendered(&config.to_string(), ElementAttributes { id: Some("a".into()), ..Default::default() })?;
    let card =
        card.replacen("<inspection-card", &format!("<inspection-card config={}", quoted(&config.to_string())), 1);
    page.open(&format!("{STYLE}<main>{tag}{card}</main>")).await?;
    page.wait_for_events("ready", 1).await?;
    page.settled().await?;
    page.cards(1).await
}

/// A card that is far away is there when the page is printed.
async fn printed(page: Page) -> Result<()> {
    page.open(&format!("{FAR}{}{ENTRY}", element(&council("Exampleshire"), "loading=lazy"))).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    page.settled().await?;
    page.cards(0).await?;
    page.script("dispatchEvent(new Event('beforeprint'))", []).await?;
    page.cards(1).await
}

async fn far_cards_when_idle(page: Page) -> Result<()> {
    page.open(&format!("{FAR}{}{}{ENTRY}", element(&council("A"), ""), element(&council("B"), ""))).await?;
    page.cards(2).await
}

/// Sources of prerendered cards that are far away are not asked for.
async fn far_sources(page: Page) -> Result<()> {
    let cards: Result<String> = (0..40)
        .map(|number| {
            page.site.put(&format!("{number}.json"), Reply::file("a.json", CITY));
            let attributes = ElementAttributes {
                id: Some(format!("c{number}")),
                src: Some(format!("{number}.json")),
                ..Default::default()
            };
            prerendered(CITY, attributes)
        })
        .collect();
    page.open(&format!("{STYLE}<main>{}</main>{ENTRY}", cards?)).await?;
    page.wait_for_events("ready", 40).await?;
    page.wait_for("performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('/0.json'))").await?;
    page.settled().await?;
    ensure!(page.site.requests("39.json") == 0);
    page.script("document.querySelector('#c39-t').scrollIntoView()", []).await?;
    page.wait_for("performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('/39.json'))").await
}

/// A fragment that a router uses does not create cards that are far away.
async fn routers_fragment(page: Page) -> Result<()> {
    let far = element(&council("Farshire"), "id=far loading=lazy");
    let near = element(&council("Nearshire"), "id=near");
    let url = page.publish(&format!("{near}{FAR}{far}{ENTRY}"), |reply| reply);
    page.go(&format!("{url}#/inspections")).await?;
    page.cards(1).await?;
    page.settled().await?;
    page.cards(1).await?;
    page.expect("document.querySelector('#near article') !== null").await
}

/// Changes while a card is still far away are one update.
async fn overtaken_before_it_is_near(page: Page) -> Result<()> {
    for name in ["one", "two", "three"] {
        page.site.put(&format!("{name}.json"), Reply::file("a.json", council(name).to_string()));
    }
    page.open(&format!("{FAR}<inspection-card id=a src=one.json loading=lazy></inspection-card>{ENTRY}")).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    for name in ["two", "three"] {
        page.settled().await?;
        page.script("document.querySelector('#a').setAttribute('src', arguments[0])", [json!(format!("{name}.json"))])
            .await?;
    }
    page.settled().await?;
    page.script("document.querySelector('#a').scrollIntoView()", []).await?;
    page.cards(1).await?;
    page.expect("document.querySelector('.ic-name').textContent === 'three'").await?;
    ensure!(page.site.requests("one.json") + page.site.requests("two.json") == 0, "{:?}", page.site.log());
    Ok(())
}

async fn without_a_box(page: Page) -> Result<()> {
    let card = element(&council("Exampleshire"), "style=display:contents loading=lazy");
    page.open(&format!("{FAR}{card}{ENTRY}")).await?;
    page.cards(1).await
}

/// A section that is open already is scrolled to as well.
async fn open_and_linked(page: Page) -> Result<()> {
    let card = element(&council("Exampleshire"), "id=a open=all");
    let url = page.publish(&format!("{FAR}{card}{FAR}{ENTRY}"), |reply| reply);
    page.go(&format!("{url}#a-improvements")).await?;
    page.wait_for(
        "document.querySelector('#a-improvements') &&
        Math.abs(document.querySelector('#a-improvements').getBoundingClientRect().top) < innerHeight",
    )
    .await
}

async fn no_address(page: Page) -> Result<()> {
    page.open(&format!("<inspection-card src='http://'>{FALLBACK}</inspection-card>{ENTRY}")).await?;
    let error = &page.wait_for_events("error", 1).await?[0];
    ensure!(error["detail"]["reason"] == "source", "{error}");
    Ok(())
}

/// A clone gets ids of its own, with and without an id on its element.
async fn ids_of_clones(page: Page) -> Result<()> {
    let cards = [element(&council("A"), "id=a"), element(&council("B"), "")].concat();
    page.open(&format!("<main>{cards}</main><aside></aside>{ENTRY}")).await?;
    page.cards(2).await?;
    page.script(
        "document.querySelector('aside').append(...document.querySelector('main').cloneNode(true).children)",
        [],
    )
    .await?;
    page.cards(4).await?;
    let unique = "const ids = [...document.querySelectorAll('article [id]')].map(({ id }) => id);
        return new Set(ids).size === ids.length";
    page.wait_for(&format!("(() => {{ {unique} }})()")).await?;
    page.no_errors().await
}
