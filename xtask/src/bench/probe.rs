//! What the peers' benchmark does not look at, in the same browser: tasks, news, and, where there are no peers, times.

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;

use super::harness::chromium;
use super::measures::Samples;
use super::pages::{NEWS, Site, Way};
use crate::tools;

/// A look at a page, for one number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    way: Way,
    cards: usize,
    /// On a slow line and a slow machine.
    slow: bool,
    /// What the number is called here, and among the samples.
    seen: &'static str,
    sample: &'static str,
}

impl Look {
    /// How a sample is got, if it can be.
    pub fn at(way: Way, sample: &'static str) -> Option<Self> {
        let (cards, slow, seen) = match sample {
            "shift" | "wasm" => (1, true, sample),
            "longest" => (1000, false, sample),
            "t1" => (1, false, "visible"),
            "t100" => (100, false, "visible"),
            "t1000" => (1000, false, "visible"),
            "slowPaint" => (1, true, "painted"),
            _ => return None,
        };
        Some(Look { way, cards, slow, seen, sample })
    }
}

/// What the script saw.
#[derive(Deserialize)]
pub struct Run {
    /// The browser's version.
    pub browser: String,
    /// The numbers, by way and by sample.
    pub samples: Samples,
}

/// Looks at pages, in rounds.
pub fn run(site: &Site, looks: &[Look], rounds: u32) -> Result<Run> {
    let mut pages = Vec::new();
    for &Look { way, cards, slow, seen, sample } in looks {
        pages.push(json!({
            "way": way.name(), "page": site.page(way, cards)?, "cards": cards, "ready": site.ready(way),
            "slow": slow, "seen": seen, "sample": sample, "news": (way == Way::Adopted).then_some(NEWS),
        }));
    }
    let task = json!({ "browser": chromium()?, "site": site.folder, "rounds": rounds, "pages": pages });
    let mut node = tools::command("node");
    node.arg(tools::npm().join("src/bench/probe.mjs"));
    Ok(serde_json::from_slice(&tools::filter(&mut node, task.to_string().as_bytes())?)?)
}
