//! The table of hosts: style sheets that pages have, times places that cards stand in. In every cell the card looks as it does
//! on an empty page, at the same width and in the same font, and nothing of it is cut off.
//!
//! Everyday runs compare with the theme that is harder than the others. `cargo test --test browser -- --ignored host_styles::`
//! compares with the rest.

use crate::given::{CITY, ENTRY, council, element_of};
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// The tests of the table, one per style sheet, and one with every kind of part that a card has.
pub fn tests() -> Vec<Test> {
    let slow = tests![bootstrap, govuk_frontend, nhsuk_frontend, tailwind, modern_normalize, long_card];
    let slow = slow.into_iter().map(|test: Test| test.within(Duration::from_secs(180)).slow());
    tests![loud_theme].into_iter().chain(slow).collect()
}

/// Where a card stands: a name, and the markup around it. What is hidden at first is shown before the cards are compared.
const PLACES: [(&str, &str); 8] = [
    ("plain", "<div>{}</div>"),
    ("details", "<details><summary>Inspection</summary>{}</details>"),
    (
        "tabs",
        "<div class=tab-content><div class='tab-pane' role=tabpanel>Other</div>
        <div class='tab-pane govuk-tabs__panel nhsuk-tabs__panel' role=tabpanel hidden>{}</div></div>",
    ),
    (
        "carousel",
        "<div class='carousel slide'><div class=carousel-inner><div class='carousel-item active'>Other</div>
        <div class=carousel-item style='visibility:hidden'>{}</div></div></div>",
    ),
    ("table cell", "<table class=table><tr><th>Council</th><td>{}</td></tr></table>"),
    ("column of 280 px", "<div style='width:280px'>{}</div>"),
    ("right-to-left", "<div dir=rtl>{}</div>"),
    ("dialog", "<dialog>{}</dialog>"),
];

/// Shows what is hidden, as the page's own script would.
const SHOW: &str = "const view = document.querySelector('iframe').contentWindow.document;
    view.querySelector('main > .place > details').open = true;
    const panels = view.querySelectorAll('.tab-pane');
    panels[0].hidden = true; panels[1].hidden = false; panels[1].classList.add('active');
    const slides = view.querySelectorAll('.carousel-item');
    slides[0].classList.remove('active'); slides[1].classList.add('active'); slides[1].style.visibility = '';
    view.querySelector('dialog').showModal();
    // A dialog puts the focus on the first button.
    view.activeElement.blur();";

const SHEET: &str = r#"<link rel="stylesheet" href="{site}/sheet.css">"#;

const BOTH: &str = "[...document.querySelectorAll('iframe')].every";

/// What the comparison found.
#[derive(Deserialize)]
struct Found {
    /// How many values were compared.
    compared: u64,
    /// One line for each value that differs, with the place's name.
    differences: Vec<String>,
}

async fn compare(page: &Page, style: &str, config: &str, width: u32) -> Result<()> {
    page.resize(1280, 900).await?;
    let card = element_of(config, "open loading=eager");
    let host: String = PLACES
        .iter()
        .map(|(name, around)| format!("<div class=place data-name='{name}'>{}</div>", around.replace("{}", &card)))
        .collect();
    let empty = format!("<div class=place>{card}</div>").repeat(PLACES.len());
    let document = |style: &str, content: &str| {
        format!(
            r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Frame</title>{style}</head>
            <body><main id="content">{content}</main>{ENTRY}</body></html>"#
        )
    };
    let host = page.publish(&document(style, &host), |reply| reply);
    let empty = page.publish(&document("", &empty), |reply| reply);
    let frame = |url: &str| format!(r#"<iframe src="{url}" style="width:{width}px;height:700px"></iframe>"#);
    page.open(&format!("{}{}", frame(&host), frame(&empty))).await?;
    let count = PLACES.len();
    page.wait_for(&format!(
        "{BOTH}((f) => f.contentDocument.querySelectorAll('article .ic-all button:not([hidden])').length === {count}
            && f.contentWindow.getComputedStyle(f.contentDocument.querySelector('article')).borderTopStyle === 'solid')"
    ))
    .await?;
    page.script(SHOW, []).await?;
    page.script(include_str!("host_styles/same_room.js"), []).await?;
    page.wait_for(&format!("{BOTH}((f) => f.contentDocument.getAnimations().every((a) => a.playState !== 'running'))"))
        .await?;
    page.settled().await?;
    let found = page.script(include_str!("host_styles/compare.js"), [json!(width)]).await?;
    let found: Found = serde_json::from_value(found)?;
    println!("{} px: {} values compared", width, found.compared);
    ensure!(found.differences.is_empty(), "at {width} px:\n{}", found.differences.join("\n"));
    ensure!(found.compared > 50_000, "only {} values were compared", found.compared);
    Ok(())
}

/// With a style sheet from npm.
async fn with_sheet(page: &Page, file: &str) -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("xtask/node_modules").join(file);
    let sheet = std::fs::read_to_string(&path)
        .with_context(|| format!("{} is missing: `npm ci` in xtask brings it", path.display()))?;
    page.site.put("sheet.css", Reply::file("sheet.css", sheet));
    for width in [1000, 390] {
        compare(page, SHEET, &council("Exampleshire").to_string(), width).await?;
    }
    Ok(())
}

async fn bootstrap(page: Page) -> Result<()> {
    with_sheet(&page, "bootstrap/dist/css/bootstrap.min.css").await
}

async fn govuk_frontend(page: Page) -> Result<()> {
    with_sheet(&page, "govuk-frontend/dist/govuk/govuk-frontend.min.css").await
}

async fn nhsuk_frontend(page: Page) -> Result<()> {
    with_sheet(&page, "nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css").await
}

/// Tailwind's reset of the browser's style.
async fn tailwind(page: Page) -> Result<()> {
    with_sheet(&page, "tailwindcss/preflight.css").await
}

async fn modern_normalize(page: Page) -> Result<()> {
    with_sheet(&page, "modern-normalize/modern-normalize.css").await
}

/// A theme that says something about every element, and about every pseudo-element there is.
async fn loud_theme(page: Page) -> Result<()> {
    page.site.put("sheet.css", Reply::file("sheet.css", include_str!("host_styles/loud.css")));
    compare(&page, SHEET, &council("Exampleshire").to_string(), 1000).await
}

/// The same theme around a card with sections of every kind, on a phone.
async fn long_card(page: Page) -> Result<()> {
    page.site.put("sheet.css", Reply::file("sheet.css", include_str!("host_styles/loud.css")));
    compare(&page, SHEET, CITY, 390).await
}
