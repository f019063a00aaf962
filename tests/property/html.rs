//! What a card may consist of, for every config.

use std::cell::RefCell;

use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};

const TAGS: &[&str] = &[
    "article",
    "section",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "span",
    "strong",
    "div",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "button",
    "figure",
    "figcaption",
    "blockquote",
    "a",
    "time",
    "svg",
    "path",
    "b",
    "em",
    "small",
];

/// Everything in some HTML that no card has: elements, attributes, addresses that run script.
pub fn unexpected(html: &str) -> Vec<String> {
    let found = RefCell::new(Vec::new());
    let note = |what: String| found.borrow_mut().push(what);
    let look = element!("*", |element| {
        let tag = element.tag_name();
        if !TAGS.contains(&tag.as_str()) {
            note(format!("<{tag}>"));
        }
        for attribute in element.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            if name.starts_with("on") || name.contains("evil") || name == "style" || name == "src" {
                note(format!("{name}={value}"));
            }
            let address = value.trim().to_ascii_lowercase();
            if name == "href" && ["javascript:", "data:", "vbscript:", "//"].iter().any(|bad| address.starts_with(bad))
            {
                note(format!("{name}={value}"));
            }
        }
        Ok(())
    });
    let comments = doc_comments!(|comment| {
        note(format!("<!--{}-->", comment.text()));
        Ok(())
    });
    let settings =
        RewriteStrSettings::new().append_element_content_handler(look).append_document_content_handler(comments);
    if let Err(error) = rewrite_str(html, settings) {
        note(error.to_string());
    }
    found.into_inner()
}
