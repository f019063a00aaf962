//! A card as plain HTML, for e-mail and feeds, which have neither style nor script.

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};

/// Elements that need style or can only be clicked on.
const REMOVED: &str = "summary, button, [aria-hidden=true], .ic-all";

/// Elements whose content is kept.
const UNWRAPPED: &str = "details";

/// Attributes that are kept.
const KEPT: [&str; 3] = ["href", "lang", "datetime"];

/// The card with everything shown: no class, no id, no `details`.
pub fn plain(article: &str) -> String {
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!(REMOVED, |element| {
            element.remove();
            Ok(())
        }))
        .append_element_content_handler(element!(UNWRAPPED, |element| {
            element.remove_and_keep_content();
            Ok(())
        }))
        .append_element_content_handler(element!("*", |element| {
            strip(element);
            Ok(())
        }));
    // This fails only if memory runs out or the encoding is unknown.
    rewrite_str(article, settings).unwrap_or_default()
}

fn strip(element: &mut Element) {
    let names: Vec<_> = element.attributes().iter().map(|attribute| attribute.name()).collect();
    names.iter().filter(|name| !KEPT.contains(&name.as_str())).for_each(|name| element.remove_attribute(name));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_shown_and_nothing_needs_style() {
        let article = "<article class=\"inspection-card\" lang=\"en\" aria-labelledby=\"x\"><h2 id=\"x\">Name</h2>\
                       <p class=\"ic-all\" data-open=\"Open all\"></p><span aria-hidden=\"true\"><i></i></span>\
                       <details class=\"ic-details\"><summary><span>Show</span></summary><div class=\"ic-body\">Five \
                       <a href=\"/a\" class=\"ic-link\">b</a></div></details></article>";
        let expected = "<article lang=\"en\"><h2>Name</h2><div>Five <a href=\"/a\">b</a></div></article>";
        assert_eq!(plain(article), expected);
    }
}
