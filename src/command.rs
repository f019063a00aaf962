//! The command line: what can be asked for, and what the answer is as an exit code.

mod check;
mod files;
mod frameworks;
mod new;
mod render;
mod report;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

/// Checks the configs of inspection cards, renders cards as HTML, and tells what a config can say.
#[derive(Parser)]
#[command(version, max_term_width = 100, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Check),
    Frameworks(frameworks::Show),
    New(new::New),
    Render(render::Render),
    /// Print the JSON Schema of a config.
    ///
    /// Editors such as VS Code complete and check a config that names it in `$schema`.
    Schema,
    /// Print the completions for a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

const EXIT_CODES: &str = "\
Exit codes:
  0   all is well
  1   there are warnings, and --deny-warnings was given
  2   a config has errors
  64  the command line is wrong
  66  a file can't be read, or there is none
  74  the output can't be written";

/// How a command ended, by its exit code. The worst of several counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Exit {
    Fine = 0,
    Warnings = 1,
    Errors = 2,
    Usage = 64,
    NoInput = 66,
    Output = 74,
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let exit = match Cli::try_parse() {
        Ok(cli) => match cli.command.run() {
            Ok(exit) => exit,
            Err(error) => failed(&error),
        },
        Err(error) => {
            let told = error.print().is_ok();
            match (error.use_stderr(), told) {
                (true, _) => Exit::Usage,
                (false, true) => Exit::Fine,
                (false, false) => Exit::Output,
            }
        }
    };
    ExitCode::from(exit as u8)
}

/// Tells why a command could not be carried out. A reader that has gone away, such as `head`, is no failure.
fn failed(error: &anyhow::Error) -> Exit {
    let io = error.downcast_ref::<io::Error>().map(io::Error::kind);
    if io == Some(ErrorKind::BrokenPipe) {
        return Exit::Fine;
    }
    anstream::eprintln!("error: {error:#}");
    match io {
        Some(_) => Exit::Output,
        None if error.is::<files::NoInput>() => Exit::NoInput,
        None => Exit::Usage,
    }
}

impl Command {
    fn run(self) -> Result<Exit> {
        match self {
            Command::Check(check) => return check.run(),
            Command::Render(render) => return render.run(),
            Command::Frameworks(show) => show.run()?,
            Command::New(new) => new.run()?,
            Command::Schema => schema()?,
            Command::Completions { shell } => {
                let mut script = Vec::new();
                clap_complete::generate(shell, &mut Cli::command(), "inspection-card", &mut script);
                io::stdout().write_all(&script)?;
            }
        }
        Ok(Exit::Fine)
    }
}

fn schema() -> Result<()> {
    let mut text = serde_json::to_string_pretty(&inspection_card::config::schema::schema())?;
    text.push('\n');
    io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
