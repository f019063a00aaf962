//! Problems for people: the line with the problem underlined, what was expected, and a hint. Colours are removed if
//! standard output is not a terminal.

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use inspection_card::contract::Severity;

use super::{Format, Found, Report, Tally, printable};

/// Longer lines are cut around the problem. This is used if there is no terminal with a width of its own.
const WIDTH: usize = 120;

/// The format for people.
pub struct Human {
    renderer: Renderer,
}

impl Human {
    /// The format for the width of the terminal.
    pub fn new() -> Self {
        let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| width.0.into());
        Human { renderer: Renderer::styled().term_width(width) }
    }
}

impl Format for Human {
    fn problem(&self, report: &Report, found: &Found) -> String {
        let level = match found.problem.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let (name, path) = (printable(&report.name), printable(&found.problem.path));
        let mut title = level.primary_title(printable(&found.problem.what()));
        if !path.is_empty() {
            title = title.id(&path);
        }
        let (line, start) = report.source.line(found.range.start);
        let group = if line.is_empty() {
            title.element(Origin::path(&name))
        } else {
            let span = found.range.start.saturating_sub(start)..found.range.end.saturating_sub(start);
            let snippet = Snippet::source(line).line_start(found.start.line).path(&name);
            title.element(snippet.annotation(AnnotationKind::Primary.span(span)))
        };
        let group = group.element(Level::NOTE.message(format!("expected {}", printable(&found.problem.expected()))));
        let group = match found.problem.hint() {
            Some(hint) => group.element(Level::HELP.message(printable(&hint))),
            None => group,
        };
        self.renderer.render(&[group]) + "\n\n"
    }

    fn more(&self, report: &Report) -> Option<String> {
        let more = report.tally.problems() - report.found.len();
        let what = if more == 1 { "problem" } else { "problems" };
        (more > 0).then(|| format!("{more} more {what} in {}\n\n", printable(&report.name)))
    }

    fn end(&self, tally: &Tally) -> String {
        let files = count(tally.files, "file");
        if tally.problems() == 0 {
            return format!("{files}: no problems\n");
        }
        let all = match (tally.errors, tally.warnings) {
            (0, warnings) => count(warnings, "warning"),
            (errors, 0) => count(errors, "error"),
            (errors, warnings) => format!("{} and {}", count(errors, "error"), count(warnings, "warning")),
        };
        if tally.files == 1 { format!("{all}\n") } else { format!("{files}: {all} in {}\n", tally.bad) }
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
