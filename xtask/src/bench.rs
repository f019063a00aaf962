//! `cargo xtask bench`: how fast the card is, beside the same card in other stacks.
//!
//! `content` is what the card says, `pages` writes it in every way a page can have it. `harness` runs the peers'
//! benchmark, `probe` looks at what that one does not, `render` times the command; `measures` holds what is measured
//! and what is wanted, `report` and `chart` show it.

mod chart;
mod content;
mod harness;
mod measures;
mod pages;
mod probe;
mod render;
mod report;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::setup::{self, Purpose};
use crate::{build, sizes, tools};
use content::Content;
use harness::Peers;
use measures::{Found, MEASURES, Measure, Samples, Subject};

/// What to measure, and how often.
#[derive(clap::Args)]
pub struct Options {
    /// How often everything is measured
    #[arg(long, default_value = "5", value_parser = clap::value_parser!(u32).range(1..), value_name = "N")]
    rounds: u32,
    /// Measure nothing else
    #[arg(long, value_enum, value_delimiter = ',', value_name = "MEASURE")]
    only: Vec<Subject>,
    /// Where results are written
    #[arg(long, default_value = "target/bench", value_name = "FOLDER")]
    out: PathBuf,
    /// The same card in other stacks, with their benchmark
    #[arg(long, default_value = "../shared/peers", value_name = "FOLDER")]
    peers: PathBuf,
}

/// Under which conditions a run was made.
struct Conditions {
    date: String,
    rounds: u32,
    /// The browser's version, if one was needed.
    browser: Option<String>,
    /// The load average before and after, where the system tells it.
    load: Option<(f64, f64)>,
}

/// Set up, measure, print a table, and write it as JSON and as a chart.
pub fn run(options: &Options) -> Result<()> {
    setup::run(Purpose::Bench)?;
    if !build::dist().is_dir() {
        build::run(false)?;
    }
    let before = load();
    let peers = Peers::at(&tools::root().join(&options.peers))?;
    if peers.is_none() {
        println!(
            "No peers in {} (--peers names their folder): the card is measured alone, ratios are left out",
            options.peers.display()
        );
    }
    let wanted: Vec<&Measure> =
        MEASURES.iter().filter(|measure| options.only.is_empty() || options.only.contains(&measure.subject)).collect();
    let out = tools::root().join(&options.out);
    fs::create_dir_all(&out).with_context(|| format!("{} can’t be made", out.display()))?;

    let (found, browser, raw) = measure(&wanted, peers.as_ref(), &out, options.rounds)?;
    let rows: Vec<_> = wanted.iter().map(|measure| measure.row(&found)).collect();
    let conditions = Conditions {
        date: jiff::ZonedDateTime::now().strftime("%-d %B %Y").to_string(),
        rounds: options.rounds,
        browser,
        load: before.zip(load()),
    };
    println!("\n{}", report::table(&rows, &conditions));
    write(&out.join("bench.json"), &format!("{:#}\n", report::json(&rows, &conditions, &raw)))?;
    chart::svg(&rows, &conditions).map_or(Ok(()), |chart| write(&out.join("bench.svg"), &chart))
}

/// Measures everything that somebody wants to know; also gives the browser, and what each part of the run said.
fn measure(
    wanted: &[&Measure],
    peers: Option<&Peers>,
    out: &Path,
    rounds: u32,
) -> Result<(Found, Option<String>, Value)> {
    let mut found = Found { files: sizes::of(&build::dist())?, ..Found::default() };
    if wanted.iter().all(|measure| measure.subject == Subject::Bytes) {
        return Ok((found, None, Value::Null));
    }
    let content = Content::new(peers)?;
    let command = command()?;
    let site = pages::Site::write(&out.join("site"), &content, &command)?;
    let mut raw = json!({});
    let mut browser = None;

    if let Some(peers) = peers {
        let ways = measures::ways(wanted);
        if !ways.is_empty() {
            println!("Beside the peers, in a browser");
            let run = peers.run(&site, &ways, &measures::peers(wanted), out, rounds)?;
            found.ways = run.samples;
            raw["harness"] = run.raw;
            browser = Some(run.browser);
        }
    }
    let mut looks = measures::looks(wanted);
    if peers.is_none() {
        looks.extend(measures::alone(wanted));
    }
    if !looks.is_empty() {
        println!("The card alone, in a browser");
        let run = probe::run(&site, &looks, rounds)?;
        raw["probe"] = json!(run.samples);
        merge(&mut found.ways, run.samples);
        browser = Some(run.browser);
    }
    if wanted.iter().any(|measure| measure.subject == Subject::Render) {
        println!("inspection-card render");
        let samples = render::run(&command, &content, &out.join("configs"), &out.join("cards"), rounds)?;
        raw["render"] = json!(samples);
        found.ways.insert("render".to_owned(), samples);
    }
    Ok((found, browser, raw))
}

fn merge(all: &mut Samples, more: Samples) {
    for (way, samples) in more {
        all.entry(way).or_default().extend(samples);
    }
}

/// Builds the native command, and says where it is.
fn command() -> Result<PathBuf> {
    println!("Building inspection-card");
    let output = tools::command("cargo")
        .args(["build", "--quiet", "--profile", "native", "--bin", "inspection-card"])
        .arg("--message-format=json-render-diagnostics")
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("could not start cargo")?;
    ensure!(output.status.success(), "inspection-card could not be built");
    let said = String::from_utf8_lossy(&output.stdout);
    let executable = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()).find_map(|message| {
        let named = message["target"]["name"] == "inspection-card";
        message["executable"].as_str().filter(|_| named).map(PathBuf::from)
    });
    executable.context("cargo does not say where inspection-card is")
}

/// Runs a command, its last words being the error, and gives what it wrote.
fn output(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("could not start {program}"))?;
    if !output.status.success() {
        bail!("{program} failed: {}", String::from_utf8_lossy(&output.stderr).trim_end());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("{} can’t be written", path.display()))?;
    println!("{}", path.strip_prefix(tools::root()).unwrap_or(path).display());
    Ok(())
}

/// How many processes wanted to run in the last minute, where the system tells it.
fn load() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}
