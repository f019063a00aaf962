//! A pasted list becomes entries of the list in the form.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DomParser, HtmlTextAreaElement, SupportedType};
use yew::prelude::*;

/// What stands before the points of a list in a document.
const BULLETS: [char; 10] = ['•', '▪', '■', '◦', '●', '‣', '·', '*', '-', '–'];

/// The points of a list that is pasted into an empty text, if there are several.
pub fn points_of(event: &Event) -> Option<Vec<String>> {
    let is_empty = event.target_dyn_into::<HtmlTextAreaElement>()?.value().is_empty();
    let pasted = event.dyn_ref::<ClipboardEvent>().filter(|_| is_empty)?.clipboard_data()?;
    let read = |format: &str| pasted.get_data(format).unwrap_or_default();
    let points = points_of_text(&read("text/plain"));
    let points = if points.is_empty() { points_of_html(&read("text/html")) } else { points };
    (points.len() > 1).then_some(points)
}

/// The points of a text in which each begins with a bullet. Their other lines belong to them.
fn points_of_text(text: &str) -> Vec<String> {
    let mut points: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let point = line.strip_prefix(BULLETS).filter(|rest| rest.starts_with(char::is_whitespace)).map(str::trim);
        match (point, points.last_mut()) {
            (Some(point), _) => points.push(point.to_owned()),
            (None, Some(last)) => *last = format!("{last} {line}"),
            // It is no list, or there are other words before it.
            (None, None) => return Vec::new(),
        }
    }
    points
}

/// The points of HTML that is a list and nothing else.
fn points_of_html(html: &str) -> Vec<String> {
    let parsed = DomParser::new().and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml));
    let Some(body) = parsed.ok().and_then(|page| page.body()) else { return Vec::new() };
    let Ok(nodes) = body.query_selector_all("li") else { return Vec::new() };
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let items = (0..nodes.length()).filter_map(|index| nodes.get(index)?.text_content());
    let points: Vec<_> = items.map(words).filter(|point| !point.is_empty()).collect();
    // What is in no point, or in two because it is a list within one, would be lost or repeated.
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    if letters(&body.text_content().unwrap_or_default()) == letters(&points.concat()) { points } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bullet_is_a_point() {
        assert_eq!(points_of_text("• One\n•\tTwo\n  goes on\n\n• Three\n"), ["One", "Two goes on", "Three"]);
        assert_eq!(points_of_text("- One\n- Two-thirds"), ["One", "Two-thirds"]);
        assert!(points_of_text("A sentence that\nis wrapped").is_empty());
        assert!(points_of_text("What is good\n• One\n• Two").is_empty());
        assert!(points_of_text("-5 degrees\n-6 degrees").is_empty());
    }
}
