//! Given a card that is there, a change shows the new words, and what the reader opened stays open.

use crate::given::{ENTRY, FALLBACK, council, element};
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Result, ensure};
use serde_json::json;

/// The updates' tests.
pub fn tests() -> Vec<Test> {
    tests![
        by_attribute,
        by_property,
        by_src,
        by_level,
        open_sections_and_focus_stay,
        after_a_translator,
        many_at_once,
        a_wrong_one,
        last_one_wins,
        src_overtaken
    ]
}

async fn given(page: &Page) -> Result<()> {
    let element = element(&council("Exampleshire"), "id=a");
    page.open(&format!("<main>{element}</main>{ENTRY}")).await?;
    page.cards(1).await?;
    page.wait_for_events("ready", 1).await?;
    Ok(())
}

async fn named(page: &Page, name: &str) -> Result<()> {
    page.wait_for(&format!("document.querySelector('article .ic-name').textContent === {}", json!(name))).await?;
    page.cards(1).await?;
    page.no_errors().await
}

async fn set_config(page: &Page, name: &str) -> Result<()> {
    let set = "document.querySelector('#a').setAttribute('config', arguments[0])";
    page.script(set, [json!(council(name).to_string())]).await?;
    Ok(())
}

async fn by_attribute(page: Page) -> Result<()> {
    given(&page).await?;
    set_config(&page, "Newshire").await?;
    named(&page, "Newshire").await?;
    page.wait_for_events("ready", 2).await?;
    Ok(())
}

async fn by_property(page: Page) -> Result<()> {
    given(&page).await?;
    page.script("document.querySelector('#a').config = arguments[0]", [council("Newshire")]).await?;
    named(&page, "Newshire").await
}

async fn by_src(page: Page) -> Result<()> {
    page.site.put("one.json", Reply::file("a.json", council("Oneshire").to_string()));
    page.site.put("two.json", Reply::file("a.json", council("Twoshire").to_string()));
    page.open(&format!("<inspection-card id=a src=one.json>{FALLBACK}</inspection-card>{ENTRY}")).await?;
    page.cards(1).await?;
    named(&page, "Oneshire").await?;
    page.script("document.querySelector('#a').setAttribute('src', 'two.json')", []).await?;
    named(&page, "Twoshire").await
}

async fn by_level(page: Page) -> Result<()> {
    given(&page).await?;
    page.script("document.querySelector('#a').setAttribute('heading-level', '4')", []).await?;
    page.wait_for("document.querySelector('article .ic-title').localName === 'h4'").await?;
    page.script("document.querySelector('#a').removeAttribute('heading-level')", []).await?;
    page.wait_for("document.querySelector('article .ic-title').localName === 'h2'").await
}

async fn open_sections_and_focus_stay(page: Page) -> Result<()> {
    given(&page).await?;
    page.script("document.querySelectorAll('article summary')[1].focus()", []).await?;
    page.keys(" ").await?;
    page.wait_for_events("toggle", 1).await?;
    set_config(&page, "Newshire").await?;
    named(&page, "Newshire").await?;
    page.expect("[...document.querySelectorAll('article details')].map((d) => d.open).join() === 'false,true'").await?;
    page.expect("document.activeElement === document.querySelectorAll('article summary')[1]").await?;
    // Browsers fire `toggle` for the inserted open section; it is not dispatched.
    page.settled().await?;
    page.expect("seen.events.filter((event) => event.type === 'toggle').length === 1").await
}

/// Page translators wrap every text node in `font` and put other words in.
async fn after_a_translator(page: Page) -> Result<()> {
    given(&page).await?;
    let translate = "const walk = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
        const texts = []; while (walk.nextNode()) texts.push(walk.currentNode);
        for (const text of texts) {
            const font = document.createElement('font'); text.replaceWith(font);
            font.append(document.createElement('font')); font.firstChild.append(text.data.toUpperCase());
        }";
    page.script(translate, []).await?;
    page.expect("document.querySelector('.ic-name').textContent === 'EXAMPLESHIRE'").await?;
    set_config(&page, "Newshire").await?;
    named(&page, "Newshire").await?;
    page.click("article summary").await?;
    page.wait_for_events("toggle", 1).await?;
    page.script("document.querySelector('article').remove()", []).await?;
    set_config(&page, "Thirdshire").await?;
    named(&page, "Thirdshire").await
}

async fn many_at_once(page: Page) -> Result<()> {
    given(&page).await?;
    let set = "for (const config of arguments[0]) document.querySelector('#a').config = config";
    let configs: Vec<_> = (1..=20).map(|number| council(&format!("Shire {number}"))).collect();
    page.script(set, [json!(configs)]).await?;
    named(&page, "Shire 20").await
}

/// A wrong update is reported, and the card stays as it was.
async fn a_wrong_one(page: Page) -> Result<()> {
    given(&page).await?;
    page.script("document.querySelector('#a').setAttribute('config', '{')", []).await?;
    page.wait_for_events("error", 1).await?;
    let text = page.inner_text("#a").await?;
    ensure!(text.contains("Exampleshire"), "the card stays: {text}");
    set_config(&page, "Newshire").await?;
    named(&page, "Newshire").await
}

async fn last_one_wins(page: Page) -> Result<()> {
    given(&page).await?;
    page.script("document.querySelector('#a').config = arguments[0]", [council("Newshire")]).await?;
    set_config(&page, "Thirdshire").await?;
    page.settled().await?;
    // What was set last counts, attribute or property.
    named(&page, "Thirdshire").await
}

/// The response to an earlier `src` is ignored when it comes after a later change.
async fn src_overtaken(page: Page) -> Result<()> {
    page.site.put("slow.json", Reply::never());
    page.site.put("two.json", Reply::file("a.json", council("Twoshire").to_string()));
    page.open(&format!("<inspection-card id=a src=slow.json>{FALLBACK}</inspection-card>{ENTRY}")).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    page.script("document.querySelector('#a').setAttribute('src', 'two.json')", []).await?;
    page.cards(1).await?;
    named(&page, "Twoshire").await
}
