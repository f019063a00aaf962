//! `inspection-card check`: all problems of configs, with their positions.

mod dates;
mod sources;

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use inspection_card::config::FrameworkRef;
use inspection_card::contract::Problem;
use inspection_card::render::{ElementAttributes, Rendered, Renderer};

use super::files::{self, Input};
use super::report::{Format, Kind, Report, Tally};
use super::{EXIT_CODES, Exit, frameworks, with_renderer};
use dates::Dates;
use sources::Sources;

/// Check configs, and report all their problems with their positions.
#[derive(Args)]
#[command(after_help = EXIT_CODES)]
pub struct Check {
    /// Files, folders, patterns such as 'cards/**/*.json', or - for standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// How to print the problems.
    #[arg(long, value_enum, default_value_t)]
    format: Kind,
    /// Fail with exit code 1 if there are warnings.
    #[arg(long)]
    deny_warnings: bool,
    /// Print what the law says about displaying these results, on standard error.
    #[arg(short, long)]
    verbose: bool,
    /// Warn of configs that are older than this file, which `import` could read. It may be given several times.
    #[arg(long, value_name = "FILE")]
    source: Vec<PathBuf>,
    #[command(flatten)]
    dates: Dates,
}

/// What was found in a file.
struct Checked {
    /// Its problems, formatted.
    formatted: Vec<String>,
    tally: Tally,
    /// The framework that it names, if `--verbose` was given.
    framework: Option<String>,
}

impl Check {
    /// Checks the files and prints their problems.
    pub fn run(self) -> Result<Exit> {
        let inputs = files::expand(&self.files)?;
        let sources = Sources::new(&inputs, &self.source)?;
        let format = self.format.format();
        let mut out = anstream::AutoStream::auto(std::io::stdout());
        let mut tally = Tally::default();
        let mut frameworks = BTreeSet::new();
        out.write_all(format.start().as_bytes())?;
        files::each(
            &inputs,
            |input| self.check(input, &sources, &*format),
            |_, checked| {
                let mut text = String::new();
                for (index, problem) in checked.formatted.iter().enumerate() {
                    if index > 0 || tally.problems() > 0 {
                        text.push_str(format.between());
                    }
                    text.push_str(problem);
                }
                tally.add(checked.tally);
                frameworks.extend(checked.framework);
                Ok(out.write_all(text.as_bytes())?)
            },
        )?;
        out.write_all(format.end(&tally).as_bytes())?;
        out.flush()?;
        frameworks.iter().for_each(|id| frameworks::note_duty(id));
        Ok(tally.exit(self.deny_warnings))
    }

    fn check(&self, input: &Input, sources: &Sources, format: &dyn Format) -> Checked {
        let text = input.text();
        let (framework, problems) = match &text {
            Ok(text) => with_renderer(|renderer| self.problems(renderer, text, input, sources)),
            Err(kind) => (None, vec![Problem { path: String::new(), kind: kind.clone() }]),
        };
        let report = Report::new(input.to_string(), text.as_deref().unwrap_or_default(), problems);
        Checked {
            formatted: report.formatted(format),
            tally: report.tally,
            framework: framework.filter(|_| self.verbose),
        }
    }

    /// The id of the framework that a config names, and all problems of the config.
    fn problems(
        &self,
        renderer: &Renderer,
        text: &str,
        input: &Input,
        sources: &Sources,
    ) -> (Option<String>, Vec<Problem>) {
        let Rendered { config, mut problems, .. } = renderer.parse_json(text, &ElementAttributes::default());
        let Some(config) = config else { return (None, problems) };
        self.dates.check(&config, &renderer.frameworks, sources.of(input).is_some(), &mut problems);
        sources.check(input, &config, &mut problems);
        let framework = config.inspection.and_then(|inspection| inspection.framework);
        let id = match framework {
            Some(FrameworkRef::Id(id)) => Some(id),
            Some(FrameworkRef::Inline(_)) | None => None,
        };
        (id, problems)
    }
}
