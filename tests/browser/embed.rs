//! Given a tag, the card appears in its place, however and whenever the tag came into the page.

use crate::given::{CARD, CITY, ENTRY, FALLBACK, council, element, quoted, script_tag};
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Result, ensure};
use serde_json::json;

/// The tests of each way of embedding.
pub fn tests() -> Vec<Test> {
    tests![
        plain_script_tag,
        async_script_tag,
        deferred_script_tag,
        module_script_tag,
        several_script_tags,
        several_module_tags,
        script_tag_added_later,
        script_tag_with_src,
        script_tag_without_config,
        data_twins,
        element_with_config,
        element_with_src,
        element_with_json_child,
        element_before_script,
        element_after_script,
        element_added_later,
        three_cards,
        in_a_shadow_root,
        fallback_until_the_card,
        fragment_opens_its_section,
        page_entered_by_fragment,
    ]
}

const BEFORE: &str = "<main><p id=before>Before</p>";
const AFTER: &str = "<p id=after>After</p></main>";

/// The card is between the paragraphs around its tag.
async fn is_in_place(page: &Page) -> Result<()> {
    page.cards(1).await?;
    let text = page.inner_text("main").await?;
    let order = [text.find("Before"), text.find("Exampleshire"), text.find("After")];
    ensure!(order.iter().all(Option::is_some) && order.is_sorted(), "{text}");
    page.no_errors().await
}

async fn tag(page: Page, attributes: &str) -> Result<()> {
    let tag = script_tag(&council("Exampleshire"), attributes);
    page.open(&format!("{BEFORE}{tag}{AFTER}")).await?;
    is_in_place(&page).await
}

async fn plain_script_tag(page: Page) -> Result<()> {
    tag(page, "").await
}

async fn async_script_tag(page: Page) -> Result<()> {
    tag(page, "async").await
}

async fn deferred_script_tag(page: Page) -> Result<()> {
    tag(page, "defer").await
}

async fn module_script_tag(page: Page) -> Result<()> {
    tag(page, "type=module").await
}

async fn several(page: Page, attributes: &str) -> Result<()> {
    let tag = |name| script_tag(&council(name), attributes);
    let [a, b, c] = ["Ashire", "Bshire", "Cshire"].map(tag);
    page.open(&format!("<h1>Three</h1>{a}<p>one</p>{b}<p>two</p>{c}")).await?;
    page.cards(3).await?;
    let names: Vec<String> = page.list("[...document.querySelectorAll('.ic-name')].map((n) => n.textContent)").await?;
    ensure!(names == ["Ashire", "Bshire", "Cshire"], "{names:?}");
    page.no_errors().await
}

async fn several_script_tags(page: Page) -> Result<()> {
    several(page, "").await
}

async fn several_module_tags(page: Page) -> Result<()> {
    several(page, "type=module").await
}

async fn script_tag_added_later(page: Page) -> Result<()> {
    page.open(&format!("{BEFORE}{AFTER}")).await?;
    let add = "const script = document.createElement('script');
        script.src = arguments[0];
        script.crossOrigin = '';
        script.dataset.config = arguments[1];
        document.querySelector('#before').after(script);";
    let entry = page.host.url("inspection-card.js");
    page.script(add, [json!(entry), json!(council("Exampleshire").to_string())]).await?;
    is_in_place(&page).await?;
    // A second one, when the first has long run.
    page.script(add, [json!(entry), json!(council("Secondshire").to_string())]).await?;
    page.cards(2).await?;
    page.no_errors().await
}

async fn script_tag_with_src(page: Page) -> Result<()> {
    page.site.put("inspection.json", Reply::file("a.json", council("Exampleshire").to_string()));
    let tag = r#"<script async crossorigin src="{host}/inspection-card.js" data-src="inspection.json"></script>"#;
    page.open(&format!("{BEFORE}{tag}{AFTER}")).await?;
    is_in_place(&page).await
}

async fn script_tag_without_config(page: Page) -> Result<()> {
    page.open(&format!("{BEFORE}{ENTRY}{AFTER}")).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    ensure!(page.inner_text("main").await?.split_whitespace().eq(["Before", "After"]));
    page.expect("document.querySelector('inspection-card') === null").await
}

async fn data_twins(page: Page) -> Result<()> {
    let attributes = "async data-heading-level=4 data-open=improvements data-theme=dark data-lang=en";
    let tag = script_tag(&council("Exampleshire"), attributes);
    page.open(&format!("{BEFORE}{tag}{AFTER}")).await?;
    is_in_place(&page).await?;
    page.expect("document.querySelector('.ic-title').localName === 'h4'").await?;
    page.expect("[...document.querySelectorAll('details')].map((d) => d.open).join() === 'false,true'").await?;
    page.expect("document.querySelector('article').matches('.ic-dark')").await
}

async fn element_with_config(page: Page) -> Result<()> {
    let element = element(&council("Exampleshire"), "");
    page.open(&format!("{BEFORE}{element}{AFTER}{ENTRY}")).await?;
    is_in_place(&page).await?;
    let text = page.text_content("inspection-card").await?;
    ensure!(!text.contains(FALLBACK), "the words give way to the card: {text}");
    Ok(())
}

async fn element_with_src(page: Page) -> Result<()> {
    page.site.put("data/inspection.json", Reply::file("a.json", council("Exampleshire").to_string()));
    let element = format!("<inspection-card src='data/inspection.json'>{FALLBACK}</inspection-card>");
    page.open(&format!("{BEFORE}{element}{AFTER}{ENTRY}")).await?;
    is_in_place(&page).await?;
    ensure!(page.site.requests("data/inspection.json") == 1, "{:?}", page.site.log());
    Ok(())
}

async fn element_with_json_child(page: Page) -> Result<()> {
    let json = council("Exampleshire").to_string();
    let child = format!(r#"{FALLBACK}<script type="application/json">{json}</script>"#);
    page.open(&format!("{BEFORE}<inspection-card>{child}</inspection-card>{AFTER}{ENTRY}")).await?;
    is_in_place(&page).await
}

/// The element is parsed long before it is defined.
async fn element_before_script(page: Page) -> Result<()> {
    let element = element(&council("Exampleshire"), "");
    page.open(&format!("{BEFORE}{element}{AFTER}")).await?;
    ensure!(page.inner_text("inspection-card").await? == FALLBACK);
    let add = "const script = document.createElement('script');
        script.src = arguments[0]; script.crossOrigin = ''; document.head.append(script);";
    page.script(add, [json!(page.host.url("inspection-card.js"))]).await?;
    is_in_place(&page).await
}

/// The element is defined before it is parsed, so that it is connected before it has its children.
async fn element_after_script(page: Page) -> Result<()> {
    let entry = r#"<script crossorigin src="{host}/inspection-card.js"></script>"#;
    let json = council("Exampleshire").to_string();
    let child = format!(r#"{FALLBACK}<script type="application/json">{json}</script>"#);
    page.open(&format!("{entry}{BEFORE}<inspection-card>{child}</inspection-card>{AFTER}")).await?;
    is_in_place(&page).await
}

async fn element_added_later(page: Page) -> Result<()> {
    page.open(&format!("{BEFORE}{AFTER}{ENTRY}")).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    let add = "const card = document.createElement('inspection-card');
        card.setAttribute('config', arguments[0]); document.querySelector('#before').after(card);";
    page.script(add, [json!(council("Exampleshire").to_string())]).await?;
    is_in_place(&page).await?;
    page.script(
        "document.body.insertAdjacentHTML('beforeend', arguments[0])",
        [json!(element(&council("Secondshire"), ""))],
    )
    .await?;
    page.cards(2).await
}

async fn three_cards(page: Page) -> Result<()> {
    let [a, b] = ["Ashire", "Bshire"].map(|name| element(&council(name), ""));
    let c = script_tag(&serde_json::from_str(CITY)?, "async");
    page.open(&format!("<h1>Three</h1>{a}{b}{c}")).await?;
    page.cards(3).await?;
    let ids: Vec<String> = page.list("[...document.querySelectorAll('[id]')].map((e) => e.id)").await?;
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    ensure!(once.len() == ids.len(), "an id occurs twice: {ids:?}");
    ensure!(page.host.requests("inspection-card.js") == 1, "{:?}", page.host.log());
    page.no_errors().await
}

async fn in_a_shadow_root(page: Page) -> Result<()> {
    page.open(&format!("{BEFORE}<div id=host></div>{AFTER}{ENTRY}")).await?;
    let add = "const root = document.querySelector('#host').attachShadow({ mode: 'open' });
        root.innerHTML = arguments[0];";
    page.script(add, [json!(element(&council("Exampleshire"), ""))]).await?;
    let root = "document.querySelector('#host').shadowRoot";
    page.wait_for(&format!("{root}.querySelector({})", json!(CARD))).await?;
    // The stylesheet is added to the shadow root.
    let padding = format!("getComputedStyle({root}.querySelector('summary')).display");
    page.wait_for(&format!("{padding} !== 'list-item'")).await?;
    page.no_errors().await
}

async fn fallback_until_the_card(page: Page) -> Result<()> {
    page.site.put("never.json", Reply::never());
    let config = quoted(&council("Exampleshire").to_string());
    page.open(&format!(
        "<inspection-card id=a src='never.json'>{FALLBACK}</inspection-card>
        <inspection-card id=b config={config}></inspection-card>{ENTRY}"
    ))
    .await?;
    page.cards(1).await?;
    ensure!(page.inner_text("#a").await? == FALLBACK);
    page.expect("document.querySelector('#b article') !== null").await
}

/// A card between more than a screen of other things.
fn far_down(attributes: &str) -> String {
    let far = "<div style='height:3000px'></div>";
    let element = element(&council("Exampleshire"), attributes);
    format!("<a id=link href='#x-improvements'>To the areas</a>{far}{element}{far}{ENTRY}")
}

async fn section_is_reached(page: &Page) -> Result<()> {
    page.cards(1).await?;
    page.wait_for("document.querySelector('#x-improvements').closest('details').open").await?;
    page.wait_for("Math.abs(document.querySelector('#x-improvements').getBoundingClientRect().top) < innerHeight").await
}

async fn fragment_opens_its_section(page: Page) -> Result<()> {
    page.open(&far_down("id=x loading=eager")).await?;
    page.cards(1).await?;
    page.click("#link").await?;
    section_is_reached(&page).await
}

/// The browser looks for the fragment before the card is rendered, and the card is far off the screen.
async fn page_entered_by_fragment(page: Page) -> Result<()> {
    let url = page.publish(&far_down("id=x"), |reply| reply);
    page.go(&format!("{url}#x-improvements")).await?;
    section_is_reached(&page).await
}
