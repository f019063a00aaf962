//! `inspection-card frameworks`: what the card knows of each kind of inspection.

use std::fmt::Write as _;
use std::io::Write as _;

use anyhow::{Context, Result};
use clap::Args;
use inspection_card::contract::Text;
use inspection_card::framework::{Framework, Frameworks};

use super::with_renderer;

/// List the frameworks that the card knows, or show one.
#[derive(Args)]
pub struct Show {
    /// The id of the framework to show: its wording by edition, where it was read, the duty to display results.
    id: Option<String>,
}

impl Show {
    /// Prints the list or the framework.
    pub fn run(self) -> Result<()> {
        let text = with_renderer(|renderer| match &self.id {
            Some(id) => Ok(find(&renderer.frameworks, id)?.reference()),
            None => Ok::<_, anyhow::Error>(listed(&renderer.frameworks)),
        })?;
        anstream::stdout().write_all(text.as_bytes())?;
        Ok(())
    }
}

/// A framework by its id.
pub fn find<'a>(frameworks: &'a Frameworks, id: &str) -> Result<&'a Framework> {
    let all = || frameworks.ids().collect::<Vec<_>>().join(", ");
    frameworks.get(id).with_context(|| format!("there is no framework “{id}”; the known ones are {}", all()))
}

/// Prints to standard error what the law says about displaying results of a framework.
pub fn note_duty(id: &str) {
    with_renderer(|renderer| {
        let framework = renderer.frameworks.get(id);
        if let Some(duty) = framework.and_then(|framework| framework.duty.as_ref()) {
            anstream::eprintln!("note: {id}: {}", duty.english());
        }
    });
}

fn listed(frameworks: &Frameworks) -> String {
    let width = frameworks.ids().map(str::len).max().unwrap_or(0);
    frameworks.ids().fold(String::new(), |mut text, id| {
        let name = frameworks.get(id).map_or("", |framework| framework.name.as_ref().map_or("", Text::english));
        // Writing to a string can't fail.
        let _ = writeln!(text, "{id:width$}  {name}");
        text
    })
}
