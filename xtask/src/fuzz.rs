//! `cargo xtask fuzz`: searches for a text that makes the parser of configs or a reader of open data panic, guided by the
//! code that each text reaches.
//!
//! libFuzzer is a crate, and flags of the compiler add the counters, so the stable toolchain is enough.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::setup::{self, Purpose};
use crate::tools;

/// The compiler flags of `cargo fuzz`, without sanitizers: there is no unsafe code for them to check.
const COUNTERS: &[&str] = &[
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    // With several, the tables of counters and of their positions can differ in length.
    "-Ccodegen-units=1",
];

/// What is searched: a program of the folder `fuzz/`.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum Target {
    /// The parser of configs, and rendering
    #[default]
    Read,
    /// The reader of food hygiene ratings
    ImportFhrs,
    /// The reader of CQC's spreadsheet
    ImportCqc,
    /// The reader of Ofsted's table
    ImportOfstedSchools,
}

impl Target {
    fn program(self) -> &'static str {
        match self {
            Target::Read => "read",
            Target::ImportFhrs => "import_fhrs",
            Target::ImportCqc => "import_cqc",
            Target::ImportOfstedSchools => "import_ofsted_schools",
        }
    }

    /// Folders of texts to begin with. Texts that reach new code are kept, and the next run begins with them too.
    fn seeds(self) -> &'static [&'static str] {
        match self {
            Target::Read => &["static/examples", "static/frameworks", "tests/contract/v1"],
            Target::ImportFhrs => &["tests/import/fhrs"],
            Target::ImportCqc => &["fuzz/seeds", "target/fuzz/spreadsheets"],
            Target::ImportOfstedSchools => &["tests/import/ofsted-schools"],
        }
    }

    /// Words as libFuzzer's dictionary: the search would not find them by chance.
    fn dictionary(self) -> Result<String> {
        let text = |path: &str| {
            let path = tools::root().join(path);
            fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))
        };
        Ok(match self {
            Target::Read => dictionary(&text("static/reference.md")?),
            Target::ImportFhrs => dictionary_of_data(&text("tests/import/fhrs/FHRS901en-GB.xml")?),
            Target::ImportCqc => dictionary_of_data(&text("fuzz/seeds/content.xml")?),
            Target::ImportOfstedSchools => dictionary_of_data(&text(OFSTED)?),
        })
    }
}

const OFSTED: &str = "tests/import/ofsted-schools/Management_information_-_state-funded_schools_-_latest_inspections_as_at_30_September_2026.csv";

/// What to search, and how long.
#[derive(clap::Args)]
pub struct Options {
    /// What to search
    #[arg(long, value_enum, default_value_t)]
    target: Target,
    #[command(flatten)]
    time: Time,
}

/// How long to search.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct Time {
    /// For how many minutes
    #[arg(long)]
    minutes: Option<u32>,
    /// For how many seconds
    #[arg(long)]
    seconds: Option<u32>,
}

/// Set up, build and search. A text that causes a panic is written to a file, whose name is printed.
pub fn run(Options { target, time }: &Options) -> Result<()> {
    let seconds = time.seconds.unwrap_or_default() + time.minutes.unwrap_or_default().saturating_mul(60);
    setup::run(Purpose::Test)?;
    let fuzzer = build(*target)?;
    let folder = folder();
    let corpus = folder.join(match target {
        Target::Read => "corpus",
        other => other.program(),
    });
    let crashes = folder.join("crashes/");
    for folder in [&corpus, &crashes] {
        fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    }
    let words = folder.join("words");
    fs::write(&words, target.dictionary()?)?;
    write_spreadsheet(&folder.join("spreadsheets"))?;

    let mut command = Command::new(fuzzer);
    command
        .current_dir(tools::root())
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}", crashes.display()))
        .arg(format!("-dict={}", words.display()))
        .args(["-timeout=10", "-max_len=32768", "-print_final_stats=1", "-verbosity=0"])
        .arg(&corpus)
        .args(target.seeds().iter().map(|seeds| tools::root().join(seeds)).filter(|seeds| seeds.is_dir()));
    if !command.status().context("could not start the fuzzer")?.success() {
        bail!("a text causes a panic or takes too long; it is in {}", crashes.display());
    }
    Ok(())
}

/// Write a spreadsheet to begin with: what is in it, zipped.
fn write_spreadsheet(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut zip = ZipWriter::new(fs::File::create(folder.join("ratings.ods"))?);
    zip.start_file("content.xml", SimpleFileOptions::default())?;
    zip.write_all(&fs::read(tools::root().join("fuzz/seeds/content.xml"))?)?;
    zip.finish()?;
    Ok(())
}

/// Compile the fuzzer.
fn build(fuzz_target: Target) -> Result<PathBuf> {
    let target = host()?;
    let mut command = tools::command("cargo");
    command
        .args(["build", "--release", "--manifest-path", "fuzz/Cargo.toml", "--bin", fuzz_target.program()])
        // With a target, the flags don't apply to build scripts.
        .args(["--target", &target, "--target-dir"])
        .arg(folder())
        .env("CARGO_ENCODED_RUSTFLAGS", COUNTERS.join("\u{1f}"));
    tools::run(&mut command)?;
    Ok(folder().join(target).join("release").join(format!("{}{}", fuzz_target.program(), std::env::consts::EXE_SUFFIX)))
}

fn folder() -> PathBuf {
    tools::root().join("target/fuzz")
}

/// The name of this machine's target.
fn host() -> Result<String> {
    let output = tools::command("rustc").arg("-vV").output().context("could not start rustc")?;
    let output = String::from_utf8_lossy(&output.stdout);
    let host = output.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc names no host")
}

/// The names in the reference as libFuzzer's dictionary: the search would not find them by chance.
fn dictionary(reference: &str) -> String {
    let between = reference.split('`').skip(1).step_by(2);
    let words: BTreeSet<&str> = between.filter(|name| name.bytes().all(is_part_of_name)).collect();
    words.iter().map(|word| format!("\"\\\"{word}\\\"\"\n")).collect()
}

/// The names and short values of a table or an XML file as a dictionary.
fn dictionary_of_data(data: &str) -> String {
    let is_plain = |word: &&str| {
        (2..=60).contains(&word.len()) && word.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic())
    };
    let between = data.split(['<', '>', ',', '\n', '\r', '"', '\\']).map(str::trim);
    let words: BTreeSet<&str> = between.filter(is_plain).collect();
    words.iter().map(|word| format!("\"{word}\"\n")).collect()
}

fn is_part_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_of_data_become_a_dictionary() {
        let data = "<FHRSID>1</FHRSID>\nSchool name,\"Elm, Oak\",É";
        assert_eq!(dictionary_of_data(data), "\"/FHRSID\"\n\"Elm\"\n\"FHRSID\"\n\"Oak\"\n\"School name\"\n");
    }

    #[test]
    fn names_of_the_reference_become_a_dictionary() {
        let reference = "| **`version`** | `1` | … |\n| `easy-read` | `YYYY-MM-DD, or less` |";
        assert_eq!(dictionary(reference), "\"\\\"1\\\"\"\n\"\\\"easy-read\\\"\"\n\"\\\"version\\\"\"\n");
    }
}
