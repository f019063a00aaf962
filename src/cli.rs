//! The command line: its commands and exit codes.

mod check;
mod files;
mod frameworks;
mod import;
mod new;
mod render;
mod report;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
use inspection_card::render::Renderer;

/// Checks the configs of inspection cards, renders cards as HTML, and describes what a config can contain.
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
    Import(import::Import),
    New(new::New),
    Render(render::Render),
    /// Print the JSON Schema of a config.
    ///
    /// Editors such as VS Code complete and check a config that names it in `$schema`.
    Schema,
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

const EXIT_CODES: &str = "\
Exit codes:
  0   success
  1   there are warnings, and --deny-warnings was given
  2   a config has errors
  64  the command line is wrong
  65  a file to import is cut off, damaged or of an unknown layout
  66  a file can't be read, or was not found
  74  the output can't be written";

/// How a command ended, by its exit code. Of several, the highest is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Exit {
    Success = 0,
    Warnings = 1,
    Errors = 2,
    Usage = 64,
    Data = 65,
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
            let printed = error.print().is_ok();
            match (error.use_stderr(), printed) {
                (true, _) => Exit::Usage,
                (false, true) => Exit::Success,
                (false, false) => Exit::Output,
            }
        }
    };
    ExitCode::from(exit as u8)
}

/// Prints why a command failed. A reader that closes early, such as `head`, is not a failure.
fn failed(error: &anyhow::Error) -> Exit {
    let io = error.downcast_ref::<io::Error>().map(io::Error::kind);
    if io == Some(ErrorKind::BrokenPipe) {
        return Exit::Success;
    }
    anstream::eprintln!("error: {error:#}");
    match io {
        Some(_) => Exit::Output,
        None if error.is::<files::NoInput>() => Exit::NoInput,
        None if error.is::<import::Refused>() => Exit::Data,
        None => Exit::Usage,
    }
}

impl Command {
    fn run(self) -> Result<Exit> {
        match self {
            Command::Check(check) => return check.run(),
            Command::Render(render) => return render.run(),
            Command::Import(import) => import.run()?,
            Command::Frameworks(show) => show.run()?,
            Command::New(new) => new.run()?,
            Command::Schema => schema()?,
            Command::Completions { shell } => {
                let mut script = Vec::new();
                clap_complete::generate(shell, &mut Cli::command(), "inspection-card", &mut script);
                io::stdout().write_all(&script)?;
            }
        }
        Ok(Exit::Success)
    }
}

/// Calls `use_renderer` with a renderer. Each thread makes one, when it first needs it.
fn with_renderer<T>(use_renderer: impl FnOnce(&Renderer) -> T) -> T {
    thread_local! {
        static RENDERER: Renderer = Renderer::built_in();
    }
    RENDERER.with(use_renderer)
}

fn schema() -> Result<()> {
    let mut text = serde_json::to_string_pretty(&inspection_card::config::json_schema())?;
    text.push('\n');
    io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
