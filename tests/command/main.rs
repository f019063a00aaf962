//! The native command, run as a process.

mod check;
mod import;
mod others;
mod render;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// A config without a problem.
pub const VALID: &str = r#"{"version": 1, "provider": {"name": "City of London"},
    "inspection": {"framework": "area-send", "published": "2025-12-01"}, "outcome": {"grade": "positive"}}"#;

/// How a run ended, and what it printed.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// What it printed, as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {}", self.out))
    }
}

/// The command with arguments, not yet started.
pub fn command(arguments: &str, folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_inspection-card"));
    command.args(arguments.split_whitespace()).current_dir(folder).env_remove("CLICOLOR_FORCE");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the command in a folder, with a text on its standard input.
pub fn run_in(folder: &Path, arguments: &str, input: &str) -> Run {
    let mut process = command(arguments, folder).spawn().unwrap();
    // A command that does not read its input closes it.
    let _ = process.stdin.take().unwrap().write_all(input.as_bytes());
    let output = process.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs the command at the root of the package.
pub fn run(arguments: &str, input: &str) -> Run {
    run_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments, input)
}

/// An empty folder for a test.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes files into a folder: names and texts.
pub fn files(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}
