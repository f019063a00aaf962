//! Given a prerendered card that something on its way to the page has damaged, its words are there, the other cards of the
//! page work, and nothing throws.

use crate::adopt::{STYLE, prerendered};
use crate::given::{CITY, ENTRY, council};
use crate::harness::{Page, Test, tests};
use anyhow::{Context, Result, ensure};
use inspection_card::render::ElementAttributes;
use std::time::Duration;

/// The tests of damaged cards.
pub fn tests() -> Vec<Test> {
    tests![mangled].into_iter().map(|test: Test| test.within(Duration::from_secs(90))).collect()
}

/// What is damaged, and the script that does it to the nodes of the page before the card's script runs. Script can make
/// everything that a filter, a template engine or a browser's correction of HTML leaves behind.
const DAMAGES: [(&str, &str); 24] = [
    ("no title", "card.querySelector('.ic-title').remove()"),
    ("no id", "for (const node of card.querySelectorAll('[id]')) node.removeAttribute('id')"),
    ("the same id everywhere", "for (const node of card.querySelectorAll('[id]')) node.id = 'a'"),
    ("no class", "for (const node of card.querySelectorAll('[class]')) node.removeAttribute('class')"),
    ("no class on the article", "card.querySelector('article').className = ''"),
    ("no summary", "card.querySelector('summary').remove()"),
    ("no details", "for (const node of card.querySelectorAll('details')) node.replaceWith(...node.childNodes)"),
    ("no body", "for (const node of card.querySelectorAll('.ic-body')) node.replaceWith(...node.childNodes)"),
    ("details that lost their class", "for (const node of card.querySelectorAll('details')) node.className = ''"),
    ("no place for the button", "card.querySelector('.ic-all').remove()"),
    ("no words for the button", "delete card.querySelector('.ic-all').dataset.open"),
    ("half of the words for the button", "delete card.querySelector('.ic-all').dataset.close"),
    ("something else in the place of the button", "card.querySelector('.ic-all').innerHTML = '<b>Read more</b>'"),
    ("no key", "delete card.dataset.key; delete card.firstChild.dataset.key"),
    ("another key", "card.dataset.key = card.firstChild.dataset.key = 'x'"),
    ("a key in the element only", "delete card.firstChild.dataset.key"),
    ("a key in the article only", "delete card.dataset.key"),
    ("an article in an article", "card.firstChild.append(card.firstChild.cloneNode(true))"),
    ("two articles", "card.append(card.firstChild.cloneNode(true))"),
    ("a block around the article", "card.innerHTML = `<div><p></p>${card.innerHTML}</div>`"),
    (
        "comments and spaces",
        "for (const node of card.querySelectorAll('*')) { node.prepend('\\n'); node.append(document.createComment('x')); }",
    ),
    (
        "a translator's elements",
        "for (const node of card.querySelectorAll('span')) node.innerHTML = `<font><font>${node.innerHTML}</font></font>`",
    ),
    (
        "text nodes cut in two",
        "for (const node of card.querySelectorAll('span')) if (node.firstChild?.data?.length > 1) node.firstChild.splitText(1)",
    ),
    (
        "an element in an element",
        "const outer = document.createElement('inspection-card'); card.before(outer); outer.append(card)",
    ),
];

async fn mangled(page: Page) -> Result<()> {
    let attributes = |id: &str| ElementAttributes { id: Some(id.into()), ..ElementAttributes::default() };
    let card = prerendered(CITY, attributes("a"))?;
    let other = prerendered(&council("Othershire").to_string(), attributes("b"))?;
    for (name, damage) in DAMAGES {
        let script = format!("<script>(() => {{ const card = document.querySelector('#a'); {damage} }})()</script>");
        page.open(&format!("{STYLE}<main>{card}{other}</main>{script}{ENTRY}")).await?;
        is_whole(&page).await.with_context(|| name)?;
    }
    Ok(())
}

async fn is_whole(page: &Page) -> Result<()> {
    page.wait_for("seen.events.some((event) => event.type === 'ready' && event.id === 'b')").await?;
    page.settled().await?;
    for words in ["City of London", "typically", "strong support"] {
        ensure!(page.text_content("main").await?.contains(words), "{words} is gone");
    }
    page.click("#b .ic-button").await?;
    page.wait_for("[...document.querySelectorAll('#b details')].every((details) => details.open)").await?;
    let said: Vec<String> = page.list("seen.console.map((line) => line.text)").await?;
    ensure!(said.len() <= 1, "{said:?}");
    page.no_errors().await
}
