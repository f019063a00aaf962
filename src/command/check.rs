//! `inspection-card check`: everything that is wrong with configs, and where.

mod dates;

use std::collections::BTreeSet;
use std::io::Write;

use anyhow::Result;
use clap::Args;
use inspection_card::config::{Document, FrameworkRef, Problem};
use inspection_card::source;

use super::files::{self, Input};
use super::report::{Format, Kind, Report, Tally};
use super::{EXIT_CODES, Exit, frameworks};
use dates::Dates;

/// Check configs, and tell everything that is wrong with them, and where.
#[derive(Args)]
#[command(after_help = EXIT_CODES)]
pub struct Check {
    /// Files, folders, patterns such as 'cards/**/*.json', or - for standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// For whom.
    #[arg(long, value_enum, default_value_t)]
    format: Kind,
    /// Fail, with exit code 1, where there are warnings.
    #[arg(long)]
    deny_warnings: bool,
    /// Tell also what the law says about displaying these results, on standard error.
    #[arg(short, long)]
    verbose: bool,
    #[command(flatten)]
    dates: Dates,
}

/// What is left of a file that was checked.
struct Checked {
    /// Its problems, laid out.
    laid_out: Vec<String>,
    tally: Tally,
    /// The framework it names, where that is asked for.
    framework: Option<String>,
}

impl Check {
    /// Checks, tells, and says how it went.
    pub fn run(self) -> Result<Exit> {
        let inputs = files::expand(&self.files)?;
        let format = self.format.format();
        let mut out = anstream::AutoStream::auto(std::io::stdout());
        let mut tally = Tally::default();
        let mut frameworks = BTreeSet::new();
        out.write_all(format.start().as_bytes())?;
        files::each(
            &inputs,
            |input| self.check(input, &*format),
            |_, checked| {
                let mut text = String::new();
                for (index, problem) in checked.laid_out.iter().enumerate() {
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

    fn check(&self, input: &Input, format: &dyn Format) -> Checked {
        let text = input.text();
        let (document, problems) = match &text {
            Ok(text) => self.read(text),
            Err(fault) => (None, vec![Problem { path: String::new(), fault: fault.clone() }]),
        };
        let report = Report::new(input.to_string(), text.as_deref().unwrap_or_default(), problems);
        Checked {
            laid_out: report.laid_out(format),
            tally: report.tally,
            framework: document.filter(|_| self.verbose).and_then(|document| {
                match document.config().inspection().framework() {
                    FrameworkRef::Known(id) => Some(id.to_owned()),
                    FrameworkRef::Own(_) => None,
                }
            }),
        }
    }

    fn read(&self, text: &str) -> (Option<Document>, Vec<Problem>) {
        frameworks::with_known(|known| {
            let (document, mut problems) = source::read(text, known);
            if let Some(document) = &document {
                self.dates.check(document.config(), known, &mut problems);
            }
            (document, problems)
        })
    }
}
