//! `inspection-card new`: a config to start from.

use std::collections::BTreeSet;
use std::io::Write;

use anyhow::{Result, ensure};
use clap::Args;
use inspection_card::config::advice::PLACEHOLDER;
use inspection_card::framework::{Area, Edition, FindingsKind, Framework};
use serde_json::{Map, Value, json};

use super::{frameworks, with_renderer};

/// Print a config to start from, with the areas of a framework.
///
/// It is not a card yet: the command `check` lists every placeholder that has to be replaced or taken out.
#[derive(Args)]
pub struct New {
    /// The id of the framework; `inspection-card frameworks` lists them.
    #[arg(long, value_name = "ID")]
    framework: String,
    /// Who was inspected.
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,
    /// The kind of provider, if areas differ by it.
    #[arg(long, value_name = "KIND")]
    remit: Option<String>,
    /// Where the schema is, as the command `schema` prints it: editors complete a config that names it.
    #[arg(long, value_name = "URL")]
    schema: Option<String>,
}

impl New {
    /// Prints the config.
    pub fn run(self) -> Result<()> {
        let config = with_renderer(|renderer| self.config(frameworks::find(&renderer.frameworks, &self.framework)?))?;
        let text = serde_json::to_string_pretty(&config)?;
        std::io::stdout().write_all((text + "\n").as_bytes())?;
        Ok(())
    }

    fn config(&self, framework: &Framework) -> Result<Map<String, Value>> {
        let mut config = Map::new();
        let mut add = |field: &str, value| config.insert(field.into(), value);
        if let Some(url) = &self.schema {
            add("$schema", json!(url));
        }
        add("version", json!(1));
        let provider = self.provider.clone().unwrap_or_else(|| placeholder("the name of who was inspected"));
        add("provider", json!({ "name": provider }));
        add(
            "inspection",
            json!({
                "framework": self.framework,
                "from": DATE,
                "to": DATE,
                "published": DATE,
                "report": placeholder("the address of the report"),
                "checked": DATE,
            }),
        );
        let edition = framework.edition_on(None);
        if let Some(outcome) = outcome(edition) {
            add("outcome", outcome);
        }
        add("summary", json!(placeholder("what inspectors found, in a sentence or two")));
        if let Some(edition) = edition {
            let judgements: Vec<_> = self.areas(edition)?.into_iter().map(|area| judgement(edition, area)).collect();
            if !judgements.is_empty() {
                add("judgements", json!(judgements));
            }
        }
        for kind in findings(edition) {
            let finding = json!({ "text": placeholder("one finding, in the words of the report or in yours") });
            add(kind.word(), json!({ "items": [finding] }));
        }
        Ok(config)
    }

    /// The areas that are judged at this kind of provider. If there are several kinds and none was given, all areas are
    /// returned and a note is printed.
    fn areas<'a>(&self, edition: &'a Edition) -> Result<Vec<&'a Area>> {
        let remits: BTreeSet<_> = edition.areas.iter().flat_map(|area| area.remits.iter()).collect();
        let listed = remits.iter().map(|remit| remit.as_str()).collect::<Vec<_>>().join(", ");
        match &self.remit {
            Some(remit) => ensure!(remits.contains(remit), "there is no kind “{remit}”; the known ones are {listed}"),
            None if remits.is_empty() => {}
            None => anstream::eprintln!("note: areas differ by kind of provider; use --remit with one of: {listed}"),
        }
        let applies = |area: &&Area| {
            let is_judged = |remit| area.remits.iter().any(|known| known == remit);
            area.remits.is_empty() || self.remit.as_ref().is_none_or(is_judged)
        };
        Ok(edition.areas.iter().filter(applies).collect())
    }
}

/// The placeholder of a date. It can't be read as one, so `check` reports it.
const DATE: &str = "YYYY-MM-DD";

fn placeholder(what: &str) -> String {
    [PLACEHOLDER, what].concat()
}

/// The outcome as a whole: in words, if there are no grades; a grade, if the framework gives one.
fn outcome(edition: Option<&Edition>) -> Option<Value> {
    let edition = edition?;
    if edition.scales.is_empty() {
        return Some(json!({ "text": placeholder("the outcome, in the words of the report") }));
    }
    edition.gives_overall_grade().then(|| json!({ "grade": one_of(&edition.grade_ids(edition.overall())) }))
}

fn judgement(edition: &Edition, area: &Area) -> Value {
    match edition.grade_ids(Some(area)).as_slice() {
        [] => json!({ "area": area.id, "text": placeholder("the judgement, in the words of the report") }),
        ids => json!({ "area": area.id, "grade": one_of(ids) }),
    }
}

fn one_of(ids: &[&str]) -> String {
    placeholder(&format!("one of {}", ids.join(", ")))
}

/// The kinds of findings that reports have: those that the framework has headings for, or else the usual ones.
fn findings(edition: Option<&Edition>) -> Vec<FindingsKind> {
    let named: Vec<_> =
        edition.iter().flat_map(|edition| edition.sections.iter()).filter_map(|section| section.kind).collect();
    if named.is_empty() { vec![FindingsKind::Strengths, FindingsKind::Improvements] } else { named }
}
