//! Given a link to a card's page, a page whose script tag has `data-links` shows the card; anywhere else it is a link.

use crate::given::{CITY, ENTRY, council, script_tag};
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Context, Result, ensure};

/// The tests of links.
pub fn tests() -> Vec<Test> {
    tests![
        becomes_a_card,
        in_lists_and_blocks,
        stays_without_switch,
        stays_when_the_card_fails,
        stays_a_link,
        outside_of_the_allowed_folders,
        behind_a_script_tag,
        behind_a_script_tag_that_comes_late,
        run_again,
    ]
}

const WORDS: &str = "Inspectors found a typically positive experience";

/// A paragraph with a link to a page on the card's host.
fn link(name: &str) -> String {
    format!("<p id={name}><a href='{{host}}/{name}.html#inspection-card'>{WORDS}</a></p>")
}

fn entry(links: &str) -> String {
    ENTRY.replace("async", &format!("async data-links='{links}'"))
}

/// A page with a card for each name on the card's host.
async fn open(page: &Page, html: &str, entry: &str) -> Result<()> {
    page.host.put("city.json", Reply::file("a.json", CITY).shared());
    page.host.put("one.json", Reply::file("a.json", council("Oneshire").to_string()).shared());
    page.open(&format!("<main>{html}</main>{entry}")).await
}

fn is_hidden(selector: &str) -> String {
    format!("document.querySelector('{selector}').getClientRects().length === 0")
}

async fn becomes_a_card(page: Page) -> Result<()> {
    let module = ENTRY.replace("async", "type=module data-links");
    for entry in [&entry(""), &module] {
        open(&page, &link("city"), entry).await.context("module or not")?;
        page.cards(1).await?;
        page.wait_for(&is_hidden("#city")).await?;
        page.expect("document.querySelector('#city + inspection-card .ic-name').textContent === 'City of London'")
            .await?;
        page.no_errors().await?;
    }
    Ok(())
}

async fn in_lists_and_blocks(page: Page) -> Result<()> {
    let list = format!(
        "<ul><li>{}</li><li>{}</li></ul><div>{}</div>",
        link("city").replace("<p", "<p class=a"),
        "<a href='{host}/one.html#inspection-card'>One</a>",
        "<a href='{host}/city.html#inspection-card'>City</a>"
    );
    open(&page, &list, &entry("")).await?;
    page.cards(3).await?;
    page.wait_for(&is_hidden("div > a")).await?;
    page.expect("document.querySelector('li:last-child > inspection-card .ic-name').textContent === 'Oneshire'").await
}

async fn stays_without_switch(page: Page) -> Result<()> {
    open(&page, &link("city"), ENTRY).await?;
    page.wait_for("customElements.get('inspection-card') && document.readyState === 'complete'").await?;
    page.settled().await?;
    page.cards(0).await?;
    ensure!(page.inner_text("#city").await? == WORDS);
    ensure!(page.host.log().iter().all(|request| !request.path.starts_with("adopt.")));
    Ok(())
}

async fn stays_when_the_card_fails(page: Page) -> Result<()> {
    open(&page, &link("missing"), &entry("")).await?;
    page.wait_for_events("error", 1).await?;
    page.cards(0).await?;
    ensure!(page.inner_text("#missing").await? == WORDS);
    Ok(())
}

/// Links that somebody else wrote, or that say more than a card does.
async fn stays_a_link(page: Page) -> Result<()> {
    const LINKS: [&str; 9] = [
        "<p><a rel=ugc href='{host}/city.html#inspection-card'>A</a></p>",
        "<p><a rel='noopener NOFOLLOW' href='{host}/city.html#inspection-card'>A</a></p>",
        "<p>See <a href='{host}/city.html#inspection-card'>A</a></p>",
        "<p><a href='{host}/city.html#card'>A</a></p>",
        "<p><a href='{host}/city.json#inspection-card'>A</a></p>",
        "<p><a href='{host}/city.php?x=.html#inspection-card'>A</a></p>",
        "<p><span><a href='{host}/city.html#inspection-card'>A</a></span></p>",
        "<nav><a href='{host}/city.html#inspection-card'>A</a></nav>",
        "<div><svg><a href='{host}/city.html#inspection-card'><text>A</text></a></svg></div>",
    ];
    open(&page, &[LINKS.concat(), link("one")].concat(), &entry("")).await?;
    page.cards(1).await?;
    page.settled().await?;
    page.cards(1).await?;
    page.expect("document.querySelector('.ic-name').textContent === 'Oneshire'").await?;
    page.no_errors().await
}

async fn outside_of_the_allowed_folders(page: Page) -> Result<()> {
    const LINKS: [&str; 6] = [
        "<p><a href='{site}/city.html#inspection-card'>A</a></p>",
        "<p><a href='{host}-evil/city.html#inspection-card'>A</a></p>",
        "<p><a href='{host}/../city.html#inspection-card'>A</a></p>",
        "<p><a href='{host}/x%2f..%2f../city.html#inspection-card'>A</a></p>",
        "<p><a href='http://cards.example.test/city.html#inspection-card'>A</a></p>",
        "<p><a href='javascript:city.html#inspection-card'>A</a></p>",
    ];
    open(&page, &[LINKS.concat(), link("one")].concat(), &entry("{host}/ {site}/no-slash http://cards.example.test/"))
        .await?;
    page.cards(1).await?;
    page.settled().await?;
    page.cards(1).await?;
    let asked: Vec<_> = page.host.log().into_iter().filter(|request| request.path.contains("city")).collect();
    ensure!(asked.is_empty(), "{asked:?}");
    ensure!(page.site.requests("city.json") == 0);
    page.no_errors().await
}

/// The link of a script tag's snippet is for pages where no script runs.
async fn behind_a_script_tag(page: Page) -> Result<()> {
    for tag in [script_tag(&council("Oneshire"), ""), script_tag(&council("Oneshire"), "data-links")] {
        let paragraph = format!("<p>{tag}</p>");
        for tag in [tag, paragraph] {
            open(&page, &format!("{tag}{}<p id=next>Next</p>", link("city")), "").await?;
            page.cards(1).await?;
            page.wait_for(&is_hidden("#city")).await?;
            page.settled().await?;
            page.cards(1).await?;
            page.expect("document.querySelector('#next').getClientRects().length === 1").await?;
        }
    }
    let failing = script_tag(&serde_json::json!({}), "");
    open(&page, &format!("{failing}{}", link("city")), "").await?;
    page.wait_for_events("error", 1).await?;
    ensure!(page.inner_text("#city").await? == WORDS);
    Ok(())
}

/// The page's script makes cards of links; it leaves the link of a script tag that has not run yet.
async fn behind_a_script_tag_that_comes_late(page: Page) -> Result<()> {
    let late = script_tag(&council("Oneshire"), "id=late").replace("src=", "data-later=");
    open(&page, &format!("{late}{}{}", link("city"), link("one")), &entry("")).await?;
    page.cards(1).await?;
    let run = "const late = document.querySelector('#late'), script = document.createElement('script');
        for (const { name, value } of late.attributes) script.setAttribute(name === 'data-later' ? 'src' : name, value);
        late.replaceWith(script)";
    page.script(run, []).await?;
    page.cards(2).await?;
    page.wait_for(&is_hidden("#city")).await
}

/// A page that replaces its content runs its script tags again.
async fn run_again(page: Page) -> Result<()> {
    open(&page, &link("city"), &entry("")).await?;
    page.cards(1).await?;
    let replace = "document.querySelector('main').innerHTML = arguments[0];
        const old = document.querySelector('script[data-links]'), script = document.createElement('script');
        for (const { name, value } of old.attributes) script.setAttribute(name, value);
        old.replaceWith(script)";
    page.script(replace, [link("one").replace("{host}", &page.host.base()).into()]).await?;
    page.wait_for("document.querySelector('.ic-name')?.textContent === 'Oneshire'").await?;
    page.cards(1).await
}
