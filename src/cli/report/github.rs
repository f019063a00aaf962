//! Problems for GitHub Actions: workflow commands, which become annotations.

use super::{Format, Found, Report, Tally, printable};

/// The format for GitHub Actions.
pub struct Github;

impl Format for Github {
    fn problem(&self, report: &Report, found: &Found) -> String {
        let path = &found.problem.path;
        format!(
            "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
            found.problem.severity().as_str(),
            property(&report.name),
            found.start.line,
            found.start.column,
            found.end.line,
            found.end.column,
            property(if path.is_empty() { found.problem.code() } else { path }),
            message(&found.sentence()),
        )
    }

    fn end(&self, _: &Tally) -> String {
        String::new()
    }
}

fn message(text: &str) -> String {
    printable(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
