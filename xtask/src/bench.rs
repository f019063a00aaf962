//! `cargo xtask bench`: how fast the card is, beside the same card in other stacks.
//!
//! Builds what is measured; the measuring is the npm project in `tests/peers`.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::setup::{self, Purpose};
use crate::{build, tools};

/// What to measure, and how often.
#[derive(clap::Args)]
pub struct Options {
    /// How often everything is measured
    #[arg(long, default_value = "7", value_parser = clap::value_parser!(u32).range(1..), value_name = "N")]
    rounds: u32,
    /// Measure only these groups: bytes, slow, script, task, prerendered, page, render, stacks
    #[arg(long, value_name = "GROUPS")]
    only: Option<String>,
    /// Another release to measure beside this one, such as that of an older version
    #[arg(long, value_name = "FOLDER")]
    before: Option<PathBuf>,
    /// The native command of that release; without it, its prerendered cards are not measured
    #[arg(long, value_name = "FILE", requires = "before")]
    before_command: Option<PathBuf>,
    /// Measure `dist/` as it is, instead of building it and the stock release first
    #[arg(long)]
    no_build: bool,
}

/// Set up, build, measure. The results are printed as Markdown and written to `target/bench/`.
pub fn run(options: &Options) -> Result<()> {
    setup::run(Purpose::Bench)?;
    if !options.no_build {
        build::release()?;
        build::stock()?;
    }
    let mut command = tools::command("cargo");
    tools::run(command.args(["build", "--profile", "native", "--bin", "inspection-card"]))?;
    let peers = tools::root().join("tests/peers");
    tools::run(tools::command("node").arg("build.mjs").current_dir(&peers))?;

    let mut bench = tools::command("node");
    bench.arg("bench.mjs").args(["--rounds", &options.rounds.to_string()]).current_dir(&peers);
    bench.arg("--dist").arg(build::dist()).arg("--command").arg(native_command());
    if build::stock_dist().is_dir() {
        bench.arg("--stock").arg(build::stock_dist());
    }
    for (name, path) in [("--before", &options.before), ("--before-command", &options.before_command)] {
        if let Some(path) = path {
            bench.arg(name).arg(path.canonicalize()?);
        }
    }
    bench.args(options.only.iter().flat_map(|groups| ["--only", groups]));
    tools::run(&mut bench)
}

fn native_command() -> PathBuf {
    let name = format!("inspection-card{}", std::env::consts::EXE_SUFFIX);
    tools::target_dir().join(Path::new("native")).join(name)
}
