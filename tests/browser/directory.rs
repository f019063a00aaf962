//! Given a folder of configs, `render --index` writes a page on which places can be searched.

use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::Command;

/// The tests of the page.
pub fn tests() -> Vec<Test> {
    tests![search, axe]
}

/// The page of all examples.
async fn given(page: &Page) -> Result<usize> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("directory-{}", page.engine.name()));
    let output = Command::new(env!("CARGO_BIN_EXE_inspection-card"))
        .args(["render", "static/examples", "--page", "--inline-style", "--index", "All examples", "--out"])
        .arg(&folder)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let html = std::fs::read_to_string(folder.join("index.html")).context("there is no index")?;
    let count = html.matches("<article").count();
    page.go(&page.site.put("directory/index.html", Reply::html(html))).await?;
    Ok(count)
}

/// How many cards are seen.
const SHOWN: &str = "[...document.querySelectorAll('article')].filter((card) => card.checkVisibility()).length";

async fn type_in(page: &Page, words: &str) -> Result<()> {
    let code = "const input = document.getElementById('search');
        input.value = arguments[0];
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.script(code, [words.into()]).await?;
    Ok(())
}

async fn search(page: Page) -> Result<()> {
    let count = given(&page).await?;
    ensure!(count > 20, "{count} cards");
    page.expect(&format!("{SHOWN} === {count}")).await?;
    type_in(&page, "LONDON city").await?;
    page.wait_for(&format!("{SHOWN} === 1")).await?;
    page.expect("document.querySelector('[role=status], output').textContent.includes('1')").await?;
    type_in(&page, "<script>").await?;
    page.wait_for(&format!("{SHOWN} === 0")).await?;
    type_in(&page, "").await?;
    page.wait_for(&format!("{SHOWN} === {count}")).await
}

async fn axe(page: Page) -> Result<()> {
    given(&page).await?;
    let violations = page.axe(None).await?;
    ensure!(violations.is_empty(), "{violations:#?}");
    Ok(())
}
