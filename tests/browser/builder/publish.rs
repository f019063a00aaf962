//! Given a card in the builder, what is copied or saved becomes that card elsewhere, and nothing wrong is copied.

use super::DOCUMENT;
use super::{city, click, given, given_config, has_document, put};
use crate::given::{CITY, ENTRY, element_of};
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Result, ensure};
use serde_json::json;

/// The tests of this part.
pub fn tests() -> Vec<Test> {
    tests![snippets_become_the_card, frames_are_as_high_as_their_pages, nothing_wrong_is_copied, damage_is_seen]
}

async fn snippets_become_the_card(page: Page) -> Result<()> {
    page.open(&[&element_of(CITY, "id=x"), ENTRY].concat()).await?;
    page.cards(1).await?;
    let words = "document.querySelector('article.inspection-card').innerText";
    let expected = page.text(words).await?;
    let folder = page.host.url("");
    for destination in ["html", "wordpress", "tinymce", "drupal", "sharepoint", "mail", "developers"] {
        given_config(&page, &city()?).await?;
        click(&page, &format!("destination-{destination}")).await?;
        page.wait_for(&format!("document.getElementById('destination-{destination}').checked")).await?;
        page.settled().await?;
        page.wait_for("document.getElementById('copy')?.disabled === false").await?;
        let snippet = page.text("document.getElementById('snippet').value").await?;
        ensure!(!snippet.contains('\n'), "{destination} has more than one line");
        page.host.put("cards/city-of-london.json", Reply::file("a.json", CITY).shared());
        let framed =
            format!("<!doctype html><link rel=stylesheet href={folder}inspection-card.css>{}", element_of(CITY, ""));
        page.host.put("cards/city-of-london.html", Reply::html(framed));
        let template = format!(
            "<link rel=stylesheet crossorigin href={folder}inspection-card.css>\
             <script async crossorigin data-links='{folder}cards/' src={folder}inspection-card.js></script>"
        );
        let around = if ["wordpress", "tinymce", "drupal"].contains(&destination) { &template } else { "" };
        page.open(&format!("<main>{snippet}</main>{around}")).await?;
        match destination {
            "sharepoint" => {
                let src = page.text("document.querySelector('iframe').src").await?;
                ensure!(src == page.host.url("cards/city-of-london.html#inspection-card"), "{src}");
            }
            "mail" => {
                let text = page.inner_text("main").await?;
                ensure!(text.contains("Enhance communications with families") && !snippet.contains("class="), "{text}");
            }
            _ => {
                page.cards(1).await?;
                page.wait_for("getComputedStyle(document.querySelector('article')).borderTopStyle === 'solid'").await?;
                // The button comes with the script.
                page.wait_for("document.querySelector('.ic-button')").await?;
                let shown = page.text(words).await?;
                ensure!(shown == expected, "{destination}: {shown}");
            }
        }
        if ["html", "wordpress", "developers"].contains(&destination) {
            let html = page.text("document.documentElement.outerHTML").await?;
            given(&page, "").await?;
            put(&page, "start-paste", &html).await?;
            click(&page, "start-paste-use").await?;
            page.wait_for(&format!("{DOCUMENT}.provider?.name === 'City of London'")).await?;
            has_document(&page, &city()?).await?;
            put(&page, "arrived", &html).await?;
            page.wait_for("document.getElementById('arrived-result').textContent.includes('the same as here')").await?;
        }
    }
    Ok(())
}

async fn frames_are_as_high_as_their_pages(page: Page) -> Result<()> {
    given_config(&page, &city()?).await?;
    let keep = "const create = URL.createObjectURL; URL.createObjectURL = (blob) => { window.saved = blob; return create.call(URL, blob); }";
    page.script(keep, []).await?;
    click(&page, "save-page").await?;
    page.wait_for("window.saved").await?;
    let html = page.script_async("return await saved.text()", []).await?;
    let src = page.host.put("cards/city.html", Reply::html(html.as_str().unwrap_or_default()));
    let frame = format!("<iframe id=card src='{src}#inspection-card' width=600 height=300></iframe>");
    let height = "document.getElementById('card').clientHeight";
    // The frame is there before the script of the page around it.
    page.open(&format!(
        "<script>addEventListener('message', ({{ data }}) => (window.told = data))</script><main>{frame}</main>"
    ))
    .await?;
    page.wait_for("window.told").await?;
    page.script(
        "const script = document.createElement('script');
        document.body.append(Object.assign(script, { crossOrigin: 'anonymous', src: arguments[0] }));
        script.dataset.links = '';",
        [page.host.url("inspection-card.js").into()],
    )
    .await?;
    page.wait_for(&format!("{height} > 500")).await?;
    // The script is there before the frame.
    let template = "<script async crossorigin data-links src={host}/inspection-card.js></script>";
    page.open(&format!(
        "<main>{frame}<iframe id=other src='about:blank#inspection-card' height=300></iframe></main>{template}"
    ))
    .await?;
    page.wait_for(&format!("{height} > 500")).await?;
    let closed: f64 = page.read(height).await?;
    // The card's page is of another origin: only WebDriver gets in.
    let toggle = "document.querySelectorAll('details.ic-details')[0].open ^= 1";
    page.in_frame("#card", toggle).await?;
    page.wait_for(&format!("{height} > {closed} + 100")).await?;
    page.in_frame("#card", toggle).await?;
    page.wait_for(&format!("Math.abs({height} - {closed}) < 2")).await?;
    // Forged: by this page, by another frame, and out of bounds.
    let forged = "for (const height of [150, 1e6, 'NaN', null]) {
            window.postMessage({ 'inspection-card:height': height }, '*');
            const script = document.getElementById('other').contentDocument.createElement('script');
            script.textContent = `parent.postMessage({ 'inspection-card:height': ${JSON.stringify(height)} }, '*')`;
            document.getElementById('other').contentDocument.body.append(script);
        }";
    page.script(forged, []).await?;
    page.in_frame(
        "#card",
        "for (const height of [99, 20001, Infinity]) parent.postMessage({ 'inspection-card:height': height }, '*')",
    )
    .await?;
    page.settled().await?;
    page.expect(&format!("Math.abs({height} - {closed}) < 2")).await?;
    page.expect("document.getElementById('other').clientHeight === 300").await
}

async fn nothing_wrong_is_copied(page: Page) -> Result<()> {
    let mut config = city()?;
    config["inspection"]["to"] = json!("2025-09-01");
    given_config(&page, &config).await?;
    // The days are in the wrong order. Unfinished work can be saved, and shown to a colleague.
    page.wait_for("document.getElementById('field-inspection-to-error')?.textContent.includes('before the first day')")
        .await?;
    page.expect("!document.getElementById('snippet') && !document.getElementById('save-page')").await?;
    page.expect("['save-json', 'copy-draft'].every((id) => document.getElementById(id))").await?;
    put(&page, "field-inspection-to", "30").await?;
    page.wait_for("document.getElementById('copy')?.disabled === false").await?;
    click(&page, "destination-drupal").await?;
    // The page's name is that of the provider, unless the editor gives another one.
    page.wait_for("document.getElementById('page')?.value.endsWith('/cards/city-of-london.html')").await?;
    put(&page, "field-provider-name", "City").await?;
    page.wait_for("document.getElementById('page').value.endsWith('/cards/city.html')").await?;
    put(&page, "page", "not an address").await?;
    page.wait_for("!document.getElementById('snippet')").await?;
    page.expect("document.querySelector('.publish .error').textContent.includes('web address of the card')").await
}

async fn damage_is_seen(page: Page) -> Result<()> {
    given_config(&page, &city()?).await?;
    let result = "document.getElementById('arrived-result').textContent";
    for (html, expected) in [
        ("<p>Nothing</p>", "There is no card in this HTML"),
        ("<script data-config='{}' src='https://other.example/x.js'></script>", "There is no card in this HTML"),
        ("<inspection-card config='{\"version\": 1'></inspection-card>", "It is damaged"),
        ("<inspection-card config='{\"version\": 1}'></inspection-card>", "It differs from the form"),
        ("<p><a href='https://cards.example.org/x.html#inspection-card'>x</a></p>", "There is a link to the card"),
        (
            "<article class=inspection-card data-key=old><h2 class=ic-title>x</h2></article>",
            "without the element around it",
        ),
    ] {
        put(&page, "arrived", html).await?;
        page.wait_for(&format!("{result}.includes({})", json!(expected))).await?;
    }
    // A filter removed the words of a section, and left what they were made of.
    page.wait_for("document.getElementById('copy')?.disabled === false").await?;
    let snippet = page.text("document.getElementById('snippet').value").await?;
    put(&page, "arrived", &snippet).await?;
    page.wait_for(&format!("{result}.includes('the same as here')")).await?;
    let filtered = "const page = new DOMParser().parseFromString(args[0], 'text/html');
        page.querySelector('.ic-item').remove();
        return page.body.innerHTML;";
    let filtered = page.script_async(filtered, [json!(snippet)]).await?;
    put(&page, "arrived", filtered.as_str().unwrap_or_default()).await?;
    page.wait_for(&format!("{result}.includes('Some of its words are missing')")).await
}
