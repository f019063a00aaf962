//! Runs long commands and shows that something is happening.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, pipe};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

use crate::tools;

/// How many lines of a failed command are shown.
const LAST_LINES: usize = 40;

/// On a terminal, one line with the command's latest output; elsewhere, all of its output.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    last_lines: VecDeque<String>,
}

impl Progress {
    /// Begin a task with a title.
    pub fn start(title: &str) -> Self {
        println!("{title}");
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("  {spinner} {elapsed_precise} {wide_msg:.dim}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar, started: Instant::now(), last_lines: VecDeque::new() }
    }

    /// Run a command to its end. If it fails, its last lines are in the error, unless they were printed already.
    pub fn run(&mut self, command: &mut Command) -> Result<()> {
        let program = tools::name(command);
        let (reader, writer) = pipe()?;
        command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
        let mut child = command.spawn().with_context(|| format!("could not start {program}"))?;
        // Close this process's writing ends of the pipe, or reading would never stop.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        for line in BufReader::new(reader).split(b'\n') {
            self.show(String::from_utf8_lossy(&line?).trim_end());
        }
        if child.wait()?.success() {
            return Ok(());
        }
        if self.bar.is_hidden() {
            bail!("{program} failed");
        }
        self.bar.finish_and_clear();
        bail!("{program} failed; its last lines:\n    {}", self.last_lines.make_contiguous().join("\n    "))
    }

    /// End the task and print how long it took.
    pub fn done(self) {
        self.bar.finish_and_clear();
        println!("  done in {}", seconds(self.started.elapsed()));
    }

    fn show(&mut self, line: &str) {
        if self.bar.is_hidden() {
            println!("    {line}");
        } else {
            self.bar.set_message(line.to_owned());
        }
        if self.last_lines.len() == LAST_LINES {
            self.last_lines.pop_front();
        }
        self.last_lines.push_back(line.to_owned());
    }
}

/// A duration for people.
pub fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f32()),
        whole @ 10..60 => format!("{whole} s"),
        whole => format!("{} min {} s", whole / 60, whole % 60),
    }
}
