//! `inspection-card new`: a config to start from.

use std::collections::BTreeSet;
use std::io::Write;

use anyhow::{Result, ensure};
use clap::Args;
use inspection_card::framework::{Area, Edition, Framework};
use jiff::ZonedDateTime;
use serde_json::{Map, Value, json};

use super::frameworks::{self, iso};

/// Print a config to start from, with the areas of a framework.
///
/// It is valid as it is, and says in words what to put where.
#[derive(Args)]
pub struct New {
    /// The id of the framework; `inspection-card frameworks` lists them.
    #[arg(long, value_name = "ID")]
    framework: String,
    /// Who was inspected.
    #[arg(long, value_name = "NAME", default_value = "An example council")]
    provider: String,
    /// The kind of provider, where areas differ by it.
    #[arg(long, value_name = "KIND")]
    remit: Option<String>,
    /// Where the schema is, as the command `schema` prints it: editors complete a config that names it.
    #[arg(long, value_name = "URL")]
    schema: Option<String>,
}

impl New {
    /// Prints it.
    pub fn run(self) -> Result<()> {
        frameworks::with_known(|known| self.print(frameworks::find(known, &self.framework)?))
    }

    fn print(&self, framework: Framework) -> Result<()> {
        let today = ZonedDateTime::now().date().to_string();
        let edition = framework.on(None);
        // A framework that has been replaced has no inspections today.
        let last = edition.and_then(Edition::to).map(iso).filter(|last| *last < today);
        let mut config = Map::new();
        config.extend(self.schema.as_ref().map(|url| ("$schema".into(), json!(url))));
        config.insert("version".into(), json!(1));
        config.insert("provider".into(), json!({ "name": self.provider }));
        config.insert(
            "inspection".into(),
            json!({
                "framework": self.framework,
                "published": last.as_ref().unwrap_or(&today),
                "report": "https://www.example.org/report",
                "checked": today,
            }),
        );
        if let Some(edition) = edition {
            let areas = self.areas(edition)?;
            config.insert("outcome".into(), json!({ "text": outcome(edition) }));
            if !areas.is_empty() {
                let judgement = |area: &Area| json!({ "area": area.id(), "text": grades(edition, Some(*area)) });
                config.insert("judgements".into(), areas.iter().map(judgement).collect());
            }
        }
        config.insert("summary".into(), json!("What inspectors found, in a sentence or two."));
        config.insert(
            "strengths".into(),
            json!({ "items": [{ "text": "Something that inspectors found to be strong." }] }),
        );
        config.insert("improvements".into(), json!({ "items": [{ "text": "Something that must get better." }] }));
        let text = serde_json::to_string_pretty(&Value::Object(config))?;
        std::io::stdout().write_all((text + "\n").as_bytes())?;
        Ok(())
    }

    /// The areas that are judged at this kind of provider. Where there are several kinds and none is asked for, all, and
    /// a word about it.
    fn areas<'a>(&self, edition: Edition<'a>) -> Result<Vec<Area<'a>>> {
        let remits: BTreeSet<_> = edition.areas().iter().flat_map(|area| area.remits()).collect();
        let listed = remits.iter().copied().collect::<Vec<_>>().join(", ");
        match &self.remit {
            Some(remit) => ensure!(remits.contains(remit.as_str()), "there is no kind “{remit}”; there are: {listed}"),
            None if remits.is_empty() => {}
            None => anstream::eprintln!("note: areas differ by kind of provider; say --remit and one of: {listed}"),
        }
        let fits = |area: &Area| {
            area.remits().is_empty()
                || self.remit.as_ref().is_none_or(|remit| area.remits().iter().any(|known| known == remit))
        };
        Ok(edition.areas().iter().filter(fits).collect())
    }
}

/// What to put in place of the outcome.
fn outcome(edition: Edition) -> String {
    if edition.scales().is_empty() {
        return "The outcome in the inspectorate’s words.".into();
    }
    let overall = edition.areas().is_empty();
    let without = if overall { "" } else { " Leave the outcome out if there is none for the whole." };
    grades(edition, None) + without
}

/// What to put in place of a judgement.
fn grades(edition: Edition, area: Option<Area>) -> String {
    match edition.known(area).as_slice() {
        [] => "The judgement in the inspectorate’s words.".into(),
        ids => format!("Put “grade” in place of “text”, and here one of: {}.", ids.join(", ")),
    }
}
