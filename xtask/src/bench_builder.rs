//! `cargo xtask bench-builder`: how soon the builder's preview shows what is typed.
//!
//! Builds what is measured; the measuring is `tests/peers/builder.mjs`.

use anyhow::Result;

use crate::setup::{self, Purpose};
use crate::{build, tools};

/// What to measure, and how often.
#[derive(clap::Args)]
pub struct Options {
    /// How many strengths the cards have
    #[arg(long, default_value = "1,500", value_name = "LIST")]
    strengths: String,
    /// How often each card is opened
    #[arg(long, default_value = "3", value_parser = clap::value_parser!(u32).range(1..), value_name = "N")]
    rounds: u32,
    /// Measure `dist/` as it is, instead of building it first
    #[arg(long)]
    no_build: bool,
}

/// Set up, build, measure. The results are printed as Markdown.
pub fn run(options: &Options) -> Result<()> {
    setup::run(Purpose::Bench)?;
    if !options.no_build {
        build::release()?;
    }
    let mut bench = tools::command("node");
    bench.args(["builder.mjs", "--strengths", &options.strengths, "--rounds", &options.rounds.to_string()]);
    bench.arg("--dist").arg(build::dist()).current_dir(tools::root().join("tests/peers"));
    tools::run(&mut bench)
}
