//! `cargo xtask <command>`: everything a developer or a CI machine runs.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::{bench, bench_builder, bench_import, build, finish, fuzz, pictures, release, serve, setup, test};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves and tests the inspection card")]
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
    Build {
        /// Use the installed standard library: needs no rust-src, makes the card heavier
        #[arg(long)]
        stock: bool,
    },
    /// Build the release and pack it for npm and WordPress, in `target/`
    Package {
        /// Pack the release that is in `dist/` already
        #[arg(long)]
        no_build: bool,
    },
    /// Test, build and pack a release, and write everything that is to be published
    Release(release::Options),
    /// Run every check and every test
    Test(test::Options),
    /// Take pictures of the card in three browsers, into `screenshots/`
    Pictures,
    /// Measure how fast the card is, beside the same card in other stacks
    Bench(bench::Options),
    /// Measure how soon the builder's preview shows what is typed
    BenchBuilder(bench_builder::Options),
    /// Measure how fast large files are imported, beside a Python script
    BenchImport(bench_import::Options),
    /// Search for a config that makes the parser panic, or a file that makes an importer panic
    Fuzz(fuzz::Options),
    /// Write the documentation again into the release in `dist/` (with `--features finish`)
    #[cfg(feature = "finish")]
    Docs,
    /// Turn Trunk's output into the release (Trunk runs this by itself)
    Finish,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Setup { purpose } => setup::run(purpose),
        Command::Serve => serve::run(),
        Command::Build { stock } => build::run(stock),
        Command::Package { no_build } => build::packages(no_build),
        Command::Release(options) => release::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Pictures => pictures::run(),
        Command::Bench(options) => bench::run(&options),
        Command::BenchBuilder(options) => bench_builder::run(&options),
        Command::BenchImport(options) => bench_import::run(&options),
        Command::Fuzz(options) => fuzz::run(&options),
        #[cfg(feature = "finish")]
        Command::Docs => xtask::docs::run(),
        Command::Finish => finish::run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
