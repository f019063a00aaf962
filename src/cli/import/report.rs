//! The report of an import, for people with a spreadsheet and for scripts.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use inspection_card::import::Entry;
use serde_json::{Map, Value, json};

use super::outcome::{Change, Outcome};
use super::tally;

/// How a report is written.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One object.
    Json,
    /// One table.
    Csv,
}

impl Kind {
    /// The kind that the name of a file says. In the folder of the configs, it would be taken for one.
    pub fn of(path: &Path, configs: &Path) -> Result<Self> {
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let kind = match extension.as_str() {
            "json" => Kind::Json,
            "csv" => Kind::Csv,
            _ => bail!("the name of the report has to end in .json or .csv, not {:?}", path.display().to_string()),
        };
        // The same folder can be written in several ways.
        let (folder, configs) = (std::path::absolute(path)?, std::path::absolute(configs)?);
        ensure!(folder.parent() != Some(configs.as_path()), "write the report into another folder than the configs");
        Ok(kind)
    }

    /// The report.
    pub fn text(self, outcome: &Outcome) -> Result<String> {
        match self {
            Kind::Json => Ok(format!("{:#}\n", json(outcome))),
            Kind::Csv => csv(outcome),
        }
    }
}

fn json(outcome: &Outcome) -> Value {
    let files: Vec<_> = outcome
        .files
        .iter()
        .map(|file| {
            json!({
                "name": file.source.name,
                "as_at": file.source.as_at.to_string(),
                "encoding": file.encoding,
                "rows": file.rows,
                "not_chosen": file.not_chosen,
            })
        })
        .collect();
    json!({
        "importer": outcome.importer,
        "summary": outcome.summary(),
        "files": files,
        "configs": outcome.configs.len(),
        "changes": changes(outcome),
        "removed": outcome.removed.iter().map(|(id, why)| json!({ "id": id, "why": why.in_words() })).collect::<Vec<_>>(),
        "left_out_by_reason": by_reason(&outcome.left_out),
        "left_out": entries(&outcome.left_out),
        "remarks_by_reason": by_reason(&outcome.remarked),
        "remarks": entries(&outcome.remarked),
        "not_found": outcome.not_found,
    })
}

/// What is new, and which grades have changed.
fn changes(outcome: &Outcome) -> Vec<Value> {
    let change = |(id, config): (&String, &super::outcome::Config)| match &config.change {
        Change::New => Some(json!({ "id": id, "name": config.name, "change": "new" })),
        Change::Grade { before, now } => {
            Some(json!({ "id": id, "name": config.name, "change": "grade", "before": before, "now": now }))
        }
        Change::Other => Some(json!({ "id": id, "name": config.name, "change": "other" })),
        Change::CheckedAgain | Change::None => None,
    };
    outcome.configs.iter().filter_map(change).collect()
}

fn by_reason(entries: &[(String, Entry)]) -> Value {
    let counts = tally(entries.iter().map(|(_, entry)| entry.reason));
    let counts = counts
        .into_iter()
        .map(|(reason, count)| (reason.code().to_owned(), json!({ "count": count, "meaning": reason.in_words() })));
    counts.collect::<Map<_, _>>().into()
}

fn entries(entries: &[(String, Entry)]) -> Vec<Value> {
    let entry = |(file, entry): &(String, Entry)| {
        json!({
            "file": file,
            "row": entry.row,
            "id": entry.id,
            "name": entry.name,
            "reason": entry.reason.code(),
            "detail": entry.detail,
        })
    };
    entries.iter().map(entry).collect()
}

fn csv(outcome: &Outcome) -> Result<String> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["what", "reason", "file", "row", "id", "name", "detail"])?;
    for (what, entries) in [("left out", &outcome.left_out), ("remark", &outcome.remarked)] {
        for (file, entry) in entries {
            let (row, text) =
                (entry.row.to_string(), |text: &Option<String>| harmless(text.as_deref().unwrap_or_default()));
            let (id, name, detail) = (text(&entry.id), text(&entry.name), harmless(&entry.detail));
            table.write_record([what, entry.reason.code(), &harmless(file), &row, &id, &name, &detail])?;
        }
    }
    for (id, config) in &outcome.configs {
        let (reason, detail) = match &config.change {
            Change::New => ("new", String::new()),
            Change::Grade { before, now } => ("grade", format!("{before} → {now}")),
            Change::Other => ("other", String::new()),
            Change::CheckedAgain | Change::None => continue,
        };
        table.write_record(["changed", reason, "", "", id, &harmless(&config.name), &harmless(&detail)])?;
    }
    for (id, why) in &outcome.removed {
        table.write_record(["removed", why.in_words(), "", "", id, "", ""])?;
    }
    for id in &outcome.not_found {
        table.write_record(["not found", "not in the file", "", "", id, "", ""])?;
    }
    String::from_utf8(table.into_inner()?).context("the report is not text")
}

/// Text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { ["'", text].concat() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text() {
        assert_eq!(harmless("=HYPERLINK(\"https://x.example\")"), "'=HYPERLINK(\"https://x.example\")");
        assert_eq!(harmless("The Café"), "The Café");
    }

    #[test]
    fn the_name_of_a_report_says_its_kind() {
        let of = |path: &str| Kind::of(Path::new(path), Path::new("cards"));
        assert!(matches!(of("report.JSON"), Ok(Kind::Json)) && matches!(of("a/report.csv"), Ok(Kind::Csv)));
        for wrong in ["report", "report.txt", "cards/report.json", "./cards/report.csv"] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
    }
}
