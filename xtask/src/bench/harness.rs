//! The peers: the same card in other stacks, and the benchmark that compares them. They are no part of the project.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::measures::{Peer, Samples};
use super::pages::{Site, Way};
use crate::tools;

/// The folder of the peers.
pub struct Peers {
    folder: PathBuf,
}

/// What a benchmark found.
pub struct Run {
    /// The numbers, by contestant and by what was measured.
    pub samples: Samples,
    /// The browser's version.
    pub browser: String,
    /// Everything it wrote.
    pub raw: Value,
}

impl Peers {
    /// The peers in a folder, if they are there.
    pub fn at(folder: &Path) -> Result<Option<Self>> {
        if !folder.join("bench.mjs").is_file() {
            return Ok(None);
        }
        // Node is started elsewhere.
        Ok(Some(Peers { folder: folder.canonicalize()? }))
    }

    /// Where what their cards say is.
    pub fn config(&self) -> PathBuf {
        self.folder.join("city-of-london.json")
    }

    /// Measures ways of ours beside some of the peers, interleaved.
    pub fn run(&self, site: &Site, ways: &[Way], peers: &[Peer], out: &Path, rounds: u32) -> Result<Run> {
        let mut command = tools::command("node");
        command.arg(self.folder.join("bench.mjs")).arg("--out").arg(out.join("harness"));
        let peers: Vec<_> = peers.iter().map(|peer| peer.name()).collect();
        command.args(["--rounds", &rounds.to_string(), "--only", &peers.join(",")]);
        for &way in ways {
            let name = way.name();
            // A colon separates: the folder is named as seen from where the pages are.
            command.args(["--html", &format!("{name}=.:{name}.card.html:{name}.head.html")]);
            command.args(["--ready", &format!("{name}={}", site.ready(way))]);
        }
        command.current_dir(&site.folder).env("TOOLS", tools::npm()).env("CHROMIUM", chromium()?);
        // Its tables are for people who run it by hand.
        let status = command.stdout(Stdio::null()).status().context("could not start Node")?;
        ensure!(status.success(), "the peers’ benchmark failed");
        read(serde_json::from_slice(&fs::read(out.join("harness.json"))?)?)
    }
}

/// The browser that is measured.
pub fn chromium() -> Result<PathBuf> {
    tools::find("chromium").context("chromium is not there")
}

fn read(raw: Value) -> Result<Run> {
    let browser = raw["started"]["chromium"].as_str().context("the benchmark names no browser")?.to_owned();
    let results = raw["results"].as_object().context("the benchmark has no results")?;
    let samples =
        results.iter().map(|(name, result)| Ok((name.clone(), serde_json::from_value(result["samples"].clone())?)));
    Ok(Run { samples: samples.collect::<Result<_>>()?, browser, raw })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_benchmark_wrote_is_read() {
        let raw = serde_json::json!({
            "started": { "chromium": "1.2" },
            "results": { "preact": { "name": "preact", "samples": { "t1": [1.5, 2] } } },
        });
        let run = read(raw).unwrap();
        assert_eq!(run.browser, "1.2");
        assert_eq!(run.samples["preact"]["t1"], [1.5, 2.0]);
    }
}
