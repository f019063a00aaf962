//! Given what editors and filters leave of a snippet, a page never shows two cards, and shows what `docs/editors.md` says.
//!
//! Only when asked for: `cargo test --test browser -- --ignored editors::`, which `cargo xtask test --full` does.

#[path = "../support/drupal.rs"]
mod drupal;
mod filters;
mod judge;
mod snippets;
mod table;

use crate::harness::{Engine, Page, Test, tests};
use anyhow::{Context, Result, ensure};
use filters::filter;
use judge::{Judge, Template, Verdict};
use snippets::{COLUMNS, cards};
use std::time::Duration;
use table::{Cell, Row};

/// The tests of editors and filters.
pub fn tests() -> Vec<Test> {
    let slow = |test: Test| test.only(&[Engine::Chromium]).within(Duration::from_secs(900)).slow();
    tests![as_documented].into_iter().map(slow).collect()
}

async fn as_documented(page: Page) -> Result<()> {
    let cards = cards()?;
    let snippets: Vec<&str> = cards.iter().flat_map(|card| card.snippets.iter().map(String::as_str)).collect();
    let filtered = filter(&page, &snippets).await?;
    let mut judge = Judge::new(&page, &cards);
    let mut rows = Vec::new();
    let (mut faults, mut doubled) = (Vec::new(), 0);
    for filter in &filtered {
        let mut cells = vec![Cell::default(); COLUMNS.len()];
        for (index, html) in filter.results.iter().enumerate() {
            let (card, column) = (&cards[index / COLUMNS.len()], index % COLUMNS.len());
            for template in Template::ALL {
                let judged = judge
                    .judge(card, card.content(column), html, template)
                    .await
                    .with_context(|| filter.name.clone())?;
                cells[column].add(template, judged.verdict);
                if judged.verdict.is_wrong() {
                    let place = format!("{} × {} ({}, {template:?})", filter.name, COLUMNS[column], card.name);
                    doubled += usize::from(judged.verdict == Verdict::Doubled);
                    faults.push(format!("{place} is {}: {}\n    {html}", judged.verdict, judged.why));
                }
            }
        }
        rows.push(Row { name: filter.name.clone(), version: filter.version.clone(), cells });
    }
    // Nothing is filtered in the first row, so anything but a card there is a mistake of the judge.
    for (cell, column) in rows[0].cells.iter().zip(COLUMNS).filter(|(_, column)| *column != "card link") {
        ensure!(cell.with_script() <= Verdict::Plain, "unfiltered, {column} is {cell}: {faults:#?}");
    }
    ensure!(doubled == 0, "{doubled} pages are doubled:\n{}", faults.join("\n"));
    table::compare(&rows).with_context(|| faults.join("\n"))
}
