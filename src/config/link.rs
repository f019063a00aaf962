//! Addresses that a card may link to.

use super::problem::Fault;
use super::reader::Reader;
use super::shape::{Shape, Unusable, leaf};
use super::value::Value;
use super::view::View;

/// An address with `http`, `https`, `mailto` or `tel`, or a relative one. Nothing that runs, and nothing that looks
/// relative and leaves the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link<'a>(&'a str);

impl<'a> Link<'a> {
    /// Reads an address.
    pub fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim_matches(|c: char| c.is_whitespace());
        // Browsers drop tabs and newlines from addresses, so that `java\nscript:` runs; they take `\` for `/`.
        if text.is_empty() || text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
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
        fits.then_some(Link(text))
    }

    /// The address.
    pub fn as_str(self) -> &'a str {
        self.0
    }
}

impl<'a> View<'a> for Link<'a> {
    const SHAPE: &'static Shape = leaf!("an address such as https://…", read, link);

    fn of(value: &'a Value) -> Self {
        Link(value.text())
    }
}

fn read(value: &mut Value, _: &mut Reader) -> Result<(), Unusable> {
    let Value::Text(found) = value else { return Err(Unusable::Type) };
    match Link::parse(found) {
        Some(link) => {
            *found = link.0.to_owned();
            Ok(())
        }
        None => Err(Unusable::Because(Fault::Link { found: std::mem::take(found) })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_lead_somewhere_harmless() {
        for right in [
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
            assert!(Link::parse(right).is_some(), "{right}");
        }
        for wrong in [
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
            assert!(Link::parse(wrong).is_none(), "{wrong}");
        }
    }
}
