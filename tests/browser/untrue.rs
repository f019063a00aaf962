//! Untrue cards: a browser refuses what the command refuses, and says the same.

use crate::given::{ENTRY, council, element};
use crate::harness::{Page, Test, tests};
use crate::untrue_cards::cards;
use anyhow::{Context, Result, ensure};
use serde_json::json;

/// The tests.
pub fn tests() -> Vec<Test> {
    tests![refused, all_problems_together, open_lists]
}

async fn refused(page: Page) -> Result<()> {
    let cards = cards();
    let elements: String =
        cards.iter().enumerate().map(|(index, card)| element(&card.config, &format!("id=card{index} open"))).collect();
    page.open(&format!("<main>{elements}</main>{ENTRY}")).await?;
    let errors = page.wait_for_events("error", cards.len()).await?;
    for (index, card) in cards.iter().enumerate() {
        let error = errors.iter().find(|event| event["id"] == format!("card{index}"));
        let problems = error.and_then(|event| event["detail"]["problems"].as_array());
        let problems = problems.with_context(|| format!("{} of {}: {errors:?}", card.path, card.config))?;
        let said = problems.iter().any(|problem| {
            problem["path"] == card.path && problem["what"].as_str().is_some_and(|what| what.starts_with(card.what))
        });
        ensure!(said, "{} of {}: {problems:?}", card.path, card.config);
        let text = page.text_content(&format!("#card{index}")).await?;
        ensure!(!text.contains(card.hidden), "“{}” in {text}", card.hidden);
    }
    Ok(())
}

async fn all_problems_together(page: Page) -> Result<()> {
    let config = json!({
        "version": 1,
        "provider": {},
        "inspection": { "framework": "ilac" },
        "outcome": { "grade": "good" },
        "earlier": [{ "framework": "ilacs", "from": "2024", "outcome": { "grade": "Goood" } }],
    });
    page.open(&format!("<main>{}</main>{ENTRY}", element(&config, "id=wrong"))).await?;
    let errors = page.wait_for_events("error", 1).await?;
    let problems = errors[0]["detail"]["problems"].as_array().context("no problems")?;
    let paths: Vec<_> = problems.iter().filter_map(|problem| problem["path"].as_str()).collect();
    ensure!(paths == ["provider.name", "inspection.framework", "earlier[0].outcome.grade"], "{paths:?}");
    Ok(())
}

/// A list may be incomplete without a total, and then does not look as if that were all.
async fn open_lists(page: Page) -> Result<()> {
    let mut config = council("Exampleshire");
    config["improvements"]["reason"] = json!("Our source is a notice.");
    page.open(&format!("<main>{}</main>{ENTRY}", element(&config, "id=open"))).await?;
    page.cards(1).await?;
    let text = page.text_content("#open").await?;
    for words in ["Show 2 areas (there may be more)", "This list may not be complete. Our source is a notice."] {
        ensure!(text.contains(words), "“{words}” in {text}");
    }
    Ok(())
}
