//! `cargo xtask <command>`: everything a developer or a CI machine runs.

use anyhow::Result;
use clap::{Parser, Subcommand};
use xtask::{build, finish, serve, setup, test};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Builds, serves and tests the inspection card"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing on this machine
    Setup {
        /// What to prepare for
        #[arg(value_enum, default_value = "test")]
        purpose: setup::Purpose,
    },
    /// Serve the demo on 127.0.0.1 and reload it on every change
    Serve,
    /// Write the release to `dist/` and zip it
    Build,
    /// Run every check and every test
    Test,
    /// Turn Trunk's output into the release (Trunk runs this by itself)
    Finish,
}

fn main() -> Result<()> {
    match Arguments::parse().command {
        Command::Setup { purpose } => setup::run(purpose),
        Command::Serve => serve::run(),
        Command::Build => build::run(),
        Command::Test => test::run(),
        Command::Finish => finish::run(),
    }
}
