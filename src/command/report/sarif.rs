//! Problems for code scanning: SARIF 2.1.0, written as it goes.

use std::fmt::Write;

use serde_json::json;

use super::{Format, Found, Report, Tally};

/// The layout for code scanning.
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
            "artifactLocation": { "uri": uri(&report.name) },
            "region": {
                "startLine": found.start.line,
                "startColumn": found.start.column,
                "endLine": found.end.line,
                "endColumn": found.end.column,
            },
        });
        json!({
            "ruleId": found.problem.code(),
            "level": found.problem.severity().word(),
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

/// A path as a relative reference.
fn uri(path: &str) -> String {
    path.replace('\\', "/").bytes().fold(String::new(), |mut uri, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            // Writing to a string can't fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
        uri
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("cards/Ysgol Tŷ.json"), "cards/Ysgol%20T%C5%B7.json");
    }
}
