//! What is measured, what is wanted, and how one is made of the other.

use std::collections::BTreeMap;

use super::pages::Way;
use super::probe::Look;
use crate::sizes::{self, File, SCRIPT_TAG_FILES};

/// Numbers, by contestant and by what was measured, one for each time.
pub type Samples = BTreeMap<String, BTreeMap<String, Vec<f64>>>;

/// What a measure is about; measures of one subject are made together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Subject {
    /// A prerendered card on a slow line
    Prerendered,
    /// What the script does to a prerendered card
    Adopted,
    /// 1,000 prerendered cards
    Many,
    /// A click among 1,000 cards
    Click,
    /// What travels
    Bytes,
    /// A card by script tag on a slow line
    Script,
    /// One card by script
    One,
    /// 100 and 1,000 cards by script
    Cards,
    /// How long the page does not answer
    Task,
    /// Memory with 1,000 cards
    Memory,
    /// The command
    Render,
}

/// The same card in another stack.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Peer {
    /// No script, the style in the page.
    Static,
    /// No script, the style in a file.
    StaticLink,
    /// Preact.
    Preact,
}

impl Peer {
    /// Its name among the contestants.
    pub fn name(self) -> &'static str {
        match self {
            Self::Static => "static",
            Self::StaticLink => "static-link",
            Self::Preact => "preact",
        }
    }

    /// Its name for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Static => "plain HTML, style inline",
            Self::StaticLink => "plain HTML, style in a file",
            Self::Preact => "Preact",
        }
    }
}

/// How a measure is made.
pub enum How {
    /// By the peers' benchmark: samples, added up, beside a peer's of the same round.
    Beside(Way, Peer, &'static [&'static str]),
    /// By the probe: a sample, and what to make of all of them.
    Seen(Way, &'static str, fn(&[f64]) -> Option<f64>),
    /// Brotli's bytes of files of the release, as `SCRIPT_TAG_FILES` has them.
    Brotli(&'static [(&'static str, &'static str)]),
    /// By timing the command: a sample, and what to make of all of them.
    Rendered(&'static str, fn(&[f64]) -> Option<f64>),
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq)]
pub enum Unit {
    /// Milliseconds.
    Milliseconds,
    /// Bytes.
    Bytes,
    /// Megabytes.
    Megabytes,
    /// The browser's score of how far things moved.
    Shift,
    /// Requests.
    Requests,
    /// Cards a second.
    Cards,
    /// How many times as much as the peer.
    Ratio,
}

impl Unit {
    /// A number with its unit.
    pub fn show(self, value: f64) -> String {
        match self {
            Self::Milliseconds if value < 100.0 => format!("{value:.1} ms"),
            Self::Milliseconds => format!("{value:.0} ms"),
            Self::Bytes => format!("{value:.0} B"),
            Self::Megabytes => format!("{value:.1} MB"),
            Self::Shift => format!("{value:.3}"),
            Self::Requests => format!("{value:.0}"),
            Self::Cards => format!("{value:.0}/s"),
            Self::Ratio => format!("{value:.2}"),
        }
    }
}

/// What is wanted: of the ratio where there is a peer, else of the number.
#[derive(Clone, Copy)]
pub enum Target {
    /// No more than this.
    AtMost(f64),
    /// No less than this.
    AtLeast(f64),
}

impl Target {
    /// The number.
    pub fn value(self) -> f64 {
        match self {
            Self::AtMost(value) | Self::AtLeast(value) => value,
        }
    }

    /// By how much it was missed; nothing, if it was met.
    pub fn missed_by(self, value: f64) -> Option<f64> {
        let by = match self {
            Self::AtMost(target) => value - target,
            Self::AtLeast(target) => target - value,
        };
        (by > 0.0).then_some(by)
    }
}

/// One line of the table.
pub struct Measure {
    /// What it is about.
    pub subject: Subject,
    /// In words.
    pub what: &'static str,
    /// What its numbers count.
    pub unit: Unit,
    /// How it is made.
    pub how: How,
    /// What is wanted.
    pub target: Option<Target>,
}

const fn at_most(subject: Subject, what: &'static str, unit: Unit, how: How, target: f64) -> Measure {
    Measure { subject, what, unit, how, target: Some(Target::AtMost(target)) }
}

/// Everything that is measured.
pub const MEASURES: &[Measure] = {
    use How::{Beside, Brotli, Rendered, Seen};
    use Unit::{Bytes, Cards, Megabytes, Milliseconds, Requests, Shift};
    &[
        at_most(
            Subject::Prerendered,
            "Prerendered, style inline; slow line; painted",
            Milliseconds,
            Beside(Way::Inline, Peer::Static, &["slowPaint"]),
            1.05,
        ),
        at_most(
            Subject::Prerendered,
            "Prerendered, style in a file; slow line; painted",
            Milliseconds,
            Beside(Way::File, Peer::StaticLink, &["slowPaint"]),
            1.05,
        ),
        at_most(
            Subject::Adopted,
            "Prerendered; layout shift when the script arrives",
            Shift,
            Seen(Way::Adopted, "shift", largest),
            0.0,
        ),
        at_most(Subject::Adopted, "Prerendered; requests for Wasm", Requests, Seen(Way::Adopted, "wasm", largest), 0.0),
        at_most(
            Subject::Many,
            "1,000 prerendered cards; visible",
            Milliseconds,
            Beside(Way::Many, Peer::Preact, &["t1000"]),
            0.35,
        ),
        at_most(
            Subject::Click,
            "1,000 prerendered cards; click to next frame",
            Milliseconds,
            Beside(Way::Many, Peer::Preact, &["toggleFrame"]),
            0.4,
        ),
        at_most(
            Subject::Click,
            "1,000 cards by script; click to next frame",
            Milliseconds,
            Beside(Way::Element, Peer::Preact, &["toggleFrame"]),
            0.4,
        ),
        at_most(Subject::Bytes, "Entry script and stylesheet; brotli", Bytes, Brotli(&[SCRIPT_TAG_FILES[0], SCRIPT_TAG_FILES[1]]), 7000.0),
        at_most(Subject::Bytes, "All that a script tag loads; brotli", Bytes, Brotli(&SCRIPT_TAG_FILES), 56_000.0),
        at_most(
            Subject::Script,
            "Script tag, with preload; slow line; painted",
            Milliseconds,
            Beside(Way::Preload, Peer::Preact, &["slowPaint"]),
            1.4,
        ),
        at_most(
            Subject::Script,
            "Script tag; slow line; painted",
            Milliseconds,
            Beside(Way::Script, Peer::Preact, &["slowPaint"]),
            1.75,
        ),
        at_most(
            Subject::Script,
            "Words inside the element; slow line; painted",
            Milliseconds,
            Beside(Way::Words, Peer::Preact, &["slowPaint"]),
            0.95,
        ),
        at_most(
            Subject::One,
            "1 card by script; visible",
            Milliseconds,
            Beside(Way::Script, Peer::Preact, &["t1"]),
            1.0,
        ),
        at_most(
            Subject::Cards,
            "100 cards by script; visible",
            Milliseconds,
            Beside(Way::Element, Peer::Preact, &["t100"]),
            0.8,
        ),
        at_most(
            Subject::Cards,
            "1,000 cards by script; visible",
            Milliseconds,
            Beside(Way::Element, Peer::Preact, &["t1000"]),
            0.5,
        ),
        at_most(
            Subject::Task,
            "1,000 cards by script; longest task",
            Milliseconds,
            Seen(Way::Element, "longest", median),
            50.0,
        ),
        at_most(
            Subject::Memory,
            "1,000 cards by script; JS heap and Wasm",
            Megabytes,
            Beside(Way::Element, Peer::Preact, &["heap", "wasm"]),
            0.8,
        ),
        Measure {
            subject: Subject::Render,
            what: "inspection-card render, 10,000 configs",
            unit: Cards,
            how: Rendered("perSecond", median),
            target: Some(Target::AtLeast(2000.0)),
        },
        Measure {
            subject: Subject::Render,
            what: "the same; peak memory",
            unit: Megabytes,
            how: Rendered("memory", largest),
            target: None,
        },
    ]
};

/// Everything that was found.
#[derive(Default)]
pub struct Found {
    /// By ways, peers, and the command, which is called `render`.
    pub ways: Samples,
    /// The release.
    pub files: Vec<File>,
}

impl Found {
    /// The samples of a contestant, several of them added up.
    fn of(&self, name: &str, samples: &[&str]) -> Option<Vec<f64>> {
        let all: Vec<&Vec<f64>> =
            samples.iter().map(|sample| self.ways.get(name)?.get(*sample)).collect::<Option<_>>()?;
        let (first, rest) = all.split_first()?;
        Some(
            first.iter().enumerate().map(|(at, value)| value + rest.iter().map(|more| more[at]).sum::<f64>()).collect(),
        )
    }
}

/// What was found for a measure.
pub struct Row<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// The card's number.
    pub ours: Option<f64>,
    /// The peer's number.
    pub peer: Option<f64>,
    /// The one by the other, within each round, and the median of that.
    pub ratio: Option<f64>,
}

impl Measure {
    /// Makes its line of what was found.
    pub fn row(&self, found: &Found) -> Row<'_> {
        let mut row = Row { measure: self, ours: None, peer: None, ratio: None };
        match self.how {
            How::Beside(way, peer, samples) => {
                let ours = found.of(way.name(), samples);
                let peer = found.of(peer.name(), samples);
                row.ours = ours.as_deref().and_then(median);
                row.peer = peer.as_deref().and_then(median);
                row.ratio = ours.zip(peer).and_then(|(ours, peer)| ratio(&ours, &peer));
            }
            How::Seen(way, sample, make) => row.ours = found.of(way.name(), &[sample]).as_deref().and_then(make),
            How::Brotli(names) => {
                let files = names.iter().map(|(start, end)| Some(sizes::find(&found.files, start, end)?.brotli as f64));
                row.ours = files.sum();
            }
            How::Rendered(sample, make) => row.ours = found.of("render", &[sample]).as_deref().and_then(make),
        }
        row
    }

    /// The peer it is measured beside.
    pub fn peer(&self) -> Option<Peer> {
        match self.how {
            How::Beside(_, peer, _) => Some(peer),
            _ => None,
        }
    }

    /// What its target counts.
    pub fn judged_by(&self) -> Unit {
        if self.peer().is_some() { Unit::Ratio } else { self.unit }
    }
}

impl Row<'_> {
    /// By how much the target was missed, nothing of it if it was met; unknown where there is nothing to compare.
    pub fn missed_by(&self) -> Option<Option<f64>> {
        let value = if self.measure.peer().is_some() {
            // As it is shown: no run is more exact than that.
            (self.ratio? * 100.0).round() / 100.0
        } else {
            self.ours?
        };
        Some(self.measure.target?.missed_by(value))
    }
}

/// The card's own contestants.
pub fn ways(measures: &[&Measure]) -> Vec<Way> {
    unique(measures.iter().filter_map(|measure| match measure.how {
        How::Beside(way, ..) => Some(way),
        _ => None,
    }))
}

/// The peers among the contestants.
pub fn peers(measures: &[&Measure]) -> Vec<Peer> {
    unique(measures.iter().filter_map(|measure| measure.peer()))
}

/// What only the probe looks at.
pub fn looks(measures: &[&Measure]) -> Vec<Look> {
    unique(measures.iter().filter_map(|measure| match measure.how {
        How::Seen(way, sample, _) => Look::at(way, sample),
        _ => None,
    }))
}

/// What the probe can look at in the peers' stead.
pub fn alone(measures: &[&Measure]) -> Vec<Look> {
    unique(measures.iter().filter_map(|measure| match measure.how {
        How::Beside(way, _, [sample]) => Look::at(way, sample),
        _ => None,
    }))
}

fn unique<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut unique = Vec::new();
    for one in all {
        if !unique.contains(&one) {
            unique.push(one);
        }
    }
    unique
}

/// The middle one.
fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    let upper = *sorted.get(half)?;
    Some(if sorted.len() % 2 == 1 { upper } else { (sorted[half - 1] + upper) / 2.0 })
}

/// The largest: where once is too often.
fn largest(values: &[f64]) -> Option<f64> {
    values.iter().copied().max_by(f64::total_cmp)
}

/// The median of what each is by its twin: what disturbs a round disturbs both.
fn ratio(ours: &[f64], peer: &[f64]) -> Option<f64> {
    let ratios: Vec<f64> = ours.iter().zip(peer).map(|(ours, peer)| ours / peer).collect();
    median(&ratios)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(samples: &[(&str, &str, &[f64])]) -> Found {
        let mut found = Found::default();
        for (name, sample, values) in samples {
            found.ways.entry((*name).into()).or_default().insert((*sample).into(), values.to_vec());
        }
        found
    }

    fn measure(how: How) -> Measure {
        at_most(Subject::Many, "x", Unit::Milliseconds, how, 0.5)
    }

    #[test]
    fn the_median_is_the_middle_or_between_the_two_in_the_middle() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn a_ratio_is_of_numbers_of_the_same_round() {
        // Slow rounds are slow for both.
        assert_eq!(ratio(&[10.0, 100.0, 30.0], &[20.0, 200.0, 10.0]), Some(0.5));
    }

    #[test]
    fn samples_are_added_up_before_they_are_compared() {
        let found = found(&[
            ("many", "heap", &[1.0, 1.0]),
            ("many", "wasm", &[2.0, 1.0]),
            ("preact", "heap", &[6.0, 4.0]),
            ("preact", "wasm", &[0.0, 0.0]),
        ]);
        let measure = measure(How::Beside(Way::Many, Peer::Preact, &["heap", "wasm"]));
        let row = measure.row(&found);
        assert_eq!((row.ours, row.peer, row.ratio), (Some(2.5), Some(5.0), Some(0.5)));
        assert_eq!(row.missed_by(), Some(None));
        assert_eq!(Row { ratio: Some(0.504), ..row }.missed_by(), Some(None));
    }

    #[test]
    fn without_a_peer_there_is_no_ratio_and_no_judgement() {
        let found = found(&[("many", "t1000", &[7.0])]);
        let measure = measure(How::Beside(Way::Many, Peer::Preact, &["t1000"]));
        let row = measure.row(&found);
        assert_eq!((row.ours, row.peer, row.ratio), (Some(7.0), None, None));
        assert_eq!(row.missed_by(), None);
    }

    #[test]
    fn once_too_often_is_found() {
        let found = found(&[("adopted", "wasm", &[0.0, 1.0, 0.0])]);
        let measure = measure(How::Seen(Way::Adopted, "wasm", largest));
        assert_eq!(measure.row(&found).missed_by(), Some(Some(0.5)));
    }

    #[test]
    fn bytes_are_added_up_and_a_missing_file_is_not_none() {
        let file = |name: &str, brotli| File { name: name.into(), raw: 0, brotli };
        let measure = measure(How::Brotli(&[SCRIPT_TAG_FILES[0], SCRIPT_TAG_FILES[1]]));
        let mut found = Found { files: vec![file("inspection-card.js", 3)], ..Found::default() };
        assert_eq!(measure.row(&found).ours, None);
        found.files.push(file("inspection-card.css", 4));
        assert_eq!(measure.row(&found).ours, Some(7.0));
    }

    #[test]
    fn a_target_is_missed_from_its_own_side() {
        assert_eq!(Target::AtMost(1.0).missed_by(1.0), None);
        assert_eq!(Target::AtMost(1.0).missed_by(1.5), Some(0.5));
        assert_eq!(Target::AtLeast(2000.0).missed_by(2500.0), None);
        assert_eq!(Target::AtLeast(2000.0).missed_by(1500.0), Some(500.0));
    }

    #[test]
    fn every_measure_can_be_made() {
        for measure in MEASURES {
            if let How::Seen(way, sample, _) = measure.how {
                assert!(Look::at(way, sample).is_some(), "{}", measure.what);
            }
        }
    }
}
