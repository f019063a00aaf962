//! Problems for code scanning: SARIF 2.1.0, written file by file.

use std::path::Path;

use serde_json::json;

use super::super::files::relative_url;
use super::{Format, Found, Report, Tally};

/// The format for code scanning.
pub struct Sarif;

impl Format for Sarif {
    fn start(&self) -> String {
        let tool = json!({ "driver": { "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") } });
        format!(
            "{{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", \"runs\": [\
             {{\"tool\": {tool}, \"columnKind\": \"unicodeCodePoints\", \"results\": [\n"
        )
    }

    fn problem(&self, report: &Report, found: &Found) -> String {
        let physical = json!({
            "artifactLocation": { "uri": relative_url(Path::new(&report.name)) },
            "region": {
                "startLine": found.start.line,
                "startColumn": found.start.column,
                "endLine": found.end.line,
                "endColumn": found.end.column,
            },
        });
        json!({
            "ruleId": found.problem.code(),
            "level": found.problem.severity().as_str(),
            "message": { "text": found.sentence() },
            "locations": [{
                "physicalLocation": physical,
                "logicalLocations": [{ "fullyQualifiedName": found.problem.path }],
            }],
        })
        .to_string()
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn end(&self, _: &Tally) -> String {
        "\n]}]}\n".into()
    }
}
