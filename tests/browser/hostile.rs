//! Given broken or malicious input, nothing of it is executed, the page works, and other cards are shown.

mod config;
mod host;
mod injections;

use crate::given::{ENTRY, FALLBACK, council, element};
use crate::harness::{Page, Test};
use anyhow::{Result, ensure};

/// The tests of hostile input.
pub fn tests() -> Vec<Test> {
    [config::tests(), host::tests(), injections::tests()].concat()
}

/// A page with the tag under test as `#bad`, and a card as it should be after it.
async fn given(page: &Page, bad: &str) -> Result<()> {
    let good = element(&council("Goodshire"), "id=good");
    page.open(&format!("{bad}{good}{ENTRY}")).await?;
    page.wait_for("document.querySelector('#good article')").await
}

/// The fallback stays, one error is reported, and the rest of the page works.
async fn fallback_stays(page: &Page) -> Result<String> {
    let errors = page.wait_for_events("error", 1).await?;
    ensure!(errors.len() == 1 && errors[0]["id"] == "bad", "{errors:?}");
    let text = page.inner_text("#bad").await?;
    ensure!(text == FALLBACK, "the words inside: {text}");
    page.expect("window.executed === undefined").await?;
    page.expect("seen.errors.length === 0").await?;
    page.expect("document.querySelector('#good .ic-name').textContent === 'Goodshire'").await?;
    let lines = page.console("error").await?;
    ensure!(!lines.is_empty(), "the console says nothing");
    Ok(errors[0]["detail"]["reason"].as_str().unwrap_or_default().to_owned())
}
