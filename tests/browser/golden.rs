//! Given an example, the Wasm returns the same HTML as the native command, to the letter.

use crate::examples::examples;
use crate::given::{ENTRY, element_of};
use crate::harness::{Page, Reply, Test, tests};
use crate::insertion::RECORD;
use anyhow::{Context, Result, ensure};
use std::path::Path;

/// The tests with golden files and of what reaches the Wasm.
pub fn tests() -> Vec<Test> {
    tests![in_english, in_welsh, json_is_parsed_once]
}

/// Renders examples in a language and compares the text that was inserted.
async fn compare(page: &Page, names: &[String], language: &str, ending: &str) -> Result<()> {
    let examples = examples()?;
    let chosen: Vec<_> = examples.iter().filter(|example| names.contains(&example.name)).collect();
    ensure!(chosen.len() == names.len());
    let cards: String = chosen
        .iter()
        .map(|example| element_of(&example.text, &format!("id={} lang={language} loading=eager", example.name)))
        .collect();
    page.open(&format!("{RECORD}<main>{cards}</main>{ENTRY}")).await?;
    page.wait_for_events("ready", names.len()).await?;
    let html: Vec<String> = page.list("insertions.map(([, html]) => html)").await?;
    for name in names {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}{ending}"));
        // The file has a tag a line.
        let golden = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let golden = golden.trim_end().replace(">\n<", "><");
        let title = format!(r#" aria-labelledby="{name}-t""#);
        let own = html.iter().find(|html| html.split('>').next().is_some_and(|tag| tag.contains(&title)));
        let own = own.with_context(|| format!("{name} was not inserted"))?;
        ensure!(*own == golden, "{name} is not its golden file:\n{own}\n{golden}");
    }
    Ok(())
}

async fn in_english(page: Page) -> Result<()> {
    let names: Vec<String> = examples()?.into_iter().map(|example| example.name).collect();
    compare(&page, &names, "en", ".html").await
}

async fn in_welsh(page: Page) -> Result<()> {
    compare(&page, &["ciw".to_owned()], "cy", ".cy.html").await
}

/// Wherever a config comes from, its text is parsed once, the last time before it is rendered.
async fn json_is_parsed_once(page: Page) -> Result<()> {
    let config = r#"{ "version": 1, "provider": { "name": "Onceshire" }, "inspection": { "framework": "area-send" },
        "outcome": { "grade": "positive" } }"#;
    page.site.put("inspection.json", Reply::file("inspection.json", config));
    let count = "<script>
        window.parsed = 0;
        const { parse } = JSON;
        JSON.parse = function (text, ...more) {
            if (String(text).includes('Onceshire')) parsed++;
            return parse.call(this, text, ...more);
        };
    </script>";
    let by_attribute = element_of(config, "");
    let by_src = "<inspection-card src=inspection.json></inspection-card>".to_owned();
    let by_child = format!("<inspection-card><script type='application/json'>{config}</script></inspection-card>");
    let by_property = format!(
        "<inspection-card></inspection-card><script>document.querySelector('inspection-card').config = {config}</script>"
    );
    for card in [by_attribute, by_src, by_child, by_property] {
        page.open(&format!("{count}{card}{ENTRY}")).await?;
        page.wait_for_events("ready", 1).await?;
        let parsed = page.value("parsed").await?;
        ensure!(parsed == 1, "parsed {parsed} times: {card}");
    }
    Ok(())
}
