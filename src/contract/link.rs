//! Addresses that a card may link to.

use serde::Serialize;

use super::diagnostics::Diagnostics;
use super::parse::{Describe, Parse};
use super::problem::ProblemKind;
use super::schema::{ScalarSchema, Schema};
use super::text::is_invisible;
use super::value::Value;

/// An address with `http`, `https`, `mailto` or `tel`, or a relative one. Never one that runs script, and never one that
/// looks relative and leads to another host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link(String);

impl Link {
    /// Accepts an address, without the white space around it.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim_matches(|c: char| c.is_whitespace());
        // Browsers drop tabs and newlines from addresses, so that `java\nscript:` runs; they take `\` for `/`.
        // Characters that turn the direction of text would show another address.
        let never = |c: char| c.is_whitespace() || c.is_control() || is_invisible(c) || c == '\\';
        if text.is_empty() || text.contains(never) {
            return None;
        }
        let scheme = text.split(['/', '?', '#']).next()?.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let fits = match scheme.as_deref() {
            Some(scheme @ ("http" | "https")) => {
                let host = text.get(scheme.len() + 1..).and_then(|rest| rest.strip_prefix("//"));
                host.is_some_and(|host| !host.is_empty() && !host.starts_with(['/', '?', '#']))
            }
            Some("mailto" | "tel") => true,
            Some(_) => false,
            None => !text.starts_with("//"),
        };
        fits.then(|| Link(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Describe for Link {
    const SCHEMA: Schema = Schema::Scalar(ScalarSchema::Link);
}

impl Parse for Link {
    const EXPECTED: &'static str = "an address such as https://…";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        let Value::Text(found) = value else { return diagnostics.report_type(&value, Self::EXPECTED) };
        *slot = Link::new(&found);
        if slot.is_none() {
            diagnostics.report(ProblemKind::Link { found });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_addresses_are_links() {
        for accepted in [
            "https://example.org/a?b#c",
            "HTTP://example.org",
            "mailto:a@example.org",
            "tel:+442071234567",
            "/report.pdf",
            "report.pdf",
            "#part",
            "?page=2",
            "a/b:c",
        ] {
            assert!(Link::new(accepted).is_some(), "{accepted}");
        }
        for refused in [
            "",
            " ",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https:evil",
            "https://",
            "http:///x",
            "blob:x",
            "file:///x",
        ] {
            assert!(Link::new(refused).is_none(), "{refused}");
        }
    }
}
