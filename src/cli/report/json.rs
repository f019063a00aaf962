//! Problems for scripts: `{"problems": […], "files": …, "errors": …, "warnings": …}`, one line for each problem.

use serde_json::json;

use super::{Format, Found, Report, Tally};

/// The format for scripts.
pub struct Json;

impl Format for Json {
    fn start(&self) -> String {
        "{\"problems\": [\n".into()
    }

    fn problem(&self, report: &Report, found: &Found) -> String {
        json!({
            "file": report.name,
            "line": found.start.line,
            "column": found.start.column,
            "endLine": found.end.line,
            "endColumn": found.end.column,
            "severity": found.problem.severity().as_str(),
            "code": found.problem.code(),
            "path": found.problem.path,
            "what": found.problem.what(),
            "expected": found.problem.expected(),
            "hint": found.problem.hint(),
        })
        .to_string()
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn end(&self, tally: &Tally) -> String {
        format!("\n], \"files\": {}, \"errors\": {}, \"warnings\": {}}}\n", tally.files, tally.errors, tally.warnings)
    }
}
