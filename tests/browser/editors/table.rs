//! The table of results in `docs/editors.md`.

use super::judge::{Template, Verdict};
use super::snippets::COLUMNS;
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::{env, fmt, fs};

/// What visitors see of one snippet after one filter: the worse of both cards.
#[derive(Clone, Default)]
pub struct Cell {
    verdicts: [Option<Verdict>; Template::ALL.len()],
}

impl Cell {
    /// Takes another card's verdict in.
    pub fn add(&mut self, template: Template, verdict: Verdict) {
        let worst = &mut self.verdicts[template as usize];
        *worst = (*worst).max(Some(verdict));
    }

    /// The verdict where the template has stylesheet and script.
    pub fn with_script(&self) -> Verdict {
        self.verdicts[Template::StylesheetAndScript as usize].unwrap_or(Verdict::Broken)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut verdicts: Vec<String> = self.verdicts.iter().flatten().map(ToString::to_string).collect();
        if verdicts.iter().all(|verdict| *verdict == verdicts[0]) {
            verdicts.truncate(1);
        }
        f.write_str(&verdicts.join(" / "))
    }
}

/// One filter's results.
pub struct Row {
    pub name: String,
    pub version: String,
    pub cells: Vec<Cell>,
}

const INTRODUCTION: &str = "\
# What editors and filters leave of the card

Each snippet went through each filter, and the result was opened in Chromium; `cargo xtask test --full` repeats this and fails if
a result differs from this table, or if one is doubled. A cell is the worse of two cards: an ordinary one and one with `<`, `>`, `&`, quotation marks and
colons in its texts. Three words in a cell are for a page without anything of the card in its template, with the stylesheet, and with
stylesheet and script (with `data-links`).

- *whole*: looks and works as the card
- *plain*: all words, headings and their order
- *words*: the sentence that stands where there is no card
- *gone*: nothing
- **broken**: visible code, lost texts or facts that run together: don't use this snippet there
- **doubled**: two cards, or a card and the sentence

The card link works in every editor that keeps links. A script tag or an element should be written in one line, with `<`, `>`, `&`
and `'` in its JSON as `\\u003c`, `\\u003e`, `\\u0026` and `\\u0027`, as in the column “escaped”.

";

const CLOSING: &str = "
Drupal is not in npm, PyPI or Debian. Its rows are from an imitation of its filters: our own code, which does what Drupal's documentation
says (`tests/editors/drupal.php`). “Our tags” are those of [drupal.md](drupal.md), added to Basic HTML or, with autop, to LocalGov's
wysiwyg; the field formatter is the one of `integrations/drupal/`, called with stand-ins for Drupal's classes.
";

/// The whole page.
fn markdown(rows: &[Row]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let columns: Vec<String> = ["filter", "version"].into_iter().chain(COLUMNS).map(str::to_owned).collect();
    let dashes = vec!["---".to_owned(); columns.len()];
    let mut text = [INTRODUCTION, &line(&columns), &line(&dashes)].concat();
    for row in rows {
        let about = [row.name.clone(), row.version.clone()];
        let cells: Vec<String> = about.into_iter().chain(row.cells.iter().map(Cell::to_string)).collect();
        text += &line(&cells);
    }
    text + CLOSING
}

/// Compares the table with the one in the documentation, or writes it there.
pub fn compare(rows: &[Row]) -> Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/editors.md");
    let text = markdown(rows);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, &text)?;
    }
    let documented = fs::read_to_string(&file).context("docs/editors.md is missing: UPDATE_GOLDEN=1 writes it")?;
    ensure!(documented == text, "docs/editors.md says something else; UPDATE_GOLDEN=1 writes:\n{text}");
    Ok(())
}
