//! `inspection-card new`: a config to start from.

use std::collections::BTreeSet;
use std::io::Write;

use anyhow::{Result, ensure};
use clap::Args;
use inspection_card::config::{
    Config, Finding, Findings, FrameworkRef, InspectionDetails, Judgement, Outcome, Provider, Version,
};
use inspection_card::contract::{Date, Link, Text};
use inspection_card::framework::{Area, Edition, Framework};
use jiff::ZonedDateTime;
use serde_json::{Map, Value, json};

use super::{frameworks, with_renderer};

/// Print a config to start from, with the areas of a framework.
///
/// It is valid as it is, and its texts say what to replace them by.
#[derive(Args)]
pub struct New {
    /// The id of the framework; `inspection-card frameworks` lists them.
    #[arg(long, value_name = "ID")]
    framework: String,
    /// Who was inspected.
    #[arg(long, value_name = "NAME", default_value = "An example council")]
    provider: String,
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
        let mut members = Map::new();
        members.extend(self.schema.as_ref().map(|url| ("$schema".into(), json!(url))));
        if let Value::Object(config) = serde_json::to_value(&config)? {
            members.extend(config);
        }
        let text = serde_json::to_string_pretty(&members)?;
        std::io::stdout().write_all((text + "\n").as_bytes())?;
        Ok(())
    }

    fn config(&self, framework: &Framework) -> Result<Config> {
        let today = Date::from_iso(&ZonedDateTime::now().date().to_string());
        let edition = framework.edition_on(None);
        // A framework that has been replaced has no inspections today.
        let last = edition.and_then(|edition| edition.to).filter(|last| Some(*last) < today);
        let mut config = Config {
            version: Some(Version),
            provider: Some(Provider { name: Some(self.provider.as_str().into()), ..Provider::default() }),
            inspection: Some(InspectionDetails {
                framework: Some(FrameworkRef::Id(self.framework.clone())),
                published: last.or(today),
                report: Link::new("https://www.example.org/report"),
                checked: today,
                ..InspectionDetails::default()
            }),
            summary: Some("What inspectors found, in a sentence or two.".into()),
            strengths: Some(one_finding("Something that inspectors found to be strong.")),
            improvements: Some(one_finding("Something that must get better.")),
            ..Config::default()
        };
        if let Some(edition) = edition {
            config.outcome = Some(Outcome { text: Some(outcome(edition)), ..Outcome::default() });
            let judgement = |area: &Area| Judgement {
                area: area.id.as_deref().map(Text::from),
                text: Some(Text::Plain(grades(edition, Some(area)))),
                ..Judgement::default()
            };
            config.judgements = self.areas(edition)?.into_iter().map(judgement).collect();
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

fn one_finding(text: &str) -> Findings {
    let finding = Finding { text: Some(text.into()), ..Finding::default() };
    Findings { items: Some([finding].into_iter().collect()), ..Findings::default() }
}

/// What to replace the outcome by.
fn outcome(edition: &Edition) -> Text {
    let without = match (edition.scales.is_empty(), edition.areas.is_empty()) {
        (true, _) => return "The outcome in the inspectorate’s words.".into(),
        (false, true) => "",
        (false, false) => " Leave the outcome out if there is none for all areas together.",
    };
    Text::Plain(grades(edition, None) + without)
}

/// What to replace a judgement by.
fn grades(edition: &Edition, area: Option<&Area>) -> String {
    match edition.grade_ids(area).as_slice() {
        [] => "The judgement in the inspectorate’s words.".into(),
        ids => format!("Write “grade” instead of “text”, and here one of: {}.", ids.join(", ")),
    }
}
