//! Runs long commands and shows that something is happening.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, pipe};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

/// How many lines of a failed command are shown.
const TAIL: usize = 40;

/// A line on the terminal that follows what a command is doing; plain lines elsewhere.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    tail: VecDeque<String>,
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
        Self { bar, started: Instant::now(), tail: VecDeque::new() }
    }

    /// Run a command to its end; its last lines are the error when it fails.
    pub fn run(&mut self, command: &mut Command) -> Result<()> {
        let program = command.get_program().to_string_lossy().into_owned();
        let (reader, writer) = pipe()?;
        command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
        let mut child = command.spawn().with_context(|| format!("could not start {program}"))?;
        // The command holds the pipe's writing ends: reading would never stop.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        for line in BufReader::new(reader).split(b'\n') {
            self.show(String::from_utf8_lossy(&line?).trim_end());
        }
        if !child.wait()?.success() {
            bail!("{program} failed{}", self.last_words());
        }
        Ok(())
    }

    /// End the task and say how long it took.
    pub fn done(self) {
        self.bar.finish_and_clear();
        println!("  done in {}", seconds(self.started.elapsed()));
    }

    /// What a failed command said last, unless it was printed already.
    fn last_words(&mut self) -> String {
        if self.bar.is_hidden() {
            return String::new();
        }
        self.bar.finish_and_clear();
        format!("; the end of what it said:\n    {}", self.tail.make_contiguous().join("\n    "))
    }

    fn show(&mut self, line: &str) {
        if self.bar.is_hidden() {
            println!("    {line}");
        } else {
            self.bar.set_message(line.to_owned());
        }
        if self.tail.len() == TAIL {
            self.tail.pop_front();
        }
        self.tail.push_back(line.to_owned());
    }
}

/// A time as people say it.
pub fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f32()),
        whole @ 10..60 => format!("{whole} s"),
        whole => format!("{} min {} s", whole / 60, whole % 60),
    }
}
