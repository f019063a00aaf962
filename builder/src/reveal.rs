//! The preview follows the form: what is written comes into view.

use gloo::utils::window;
use web_sys::Element;

use crate::path::{Path, Step};

/// Between what is shown and the edge of the preview, in CSS pixels.
const DISTANCE: i32 = 16;

/// Scrolls to the part of the card that shows a place of the config. Only the column of the preview scrolls: the page stays
/// where the editor writes.
pub fn reveal(stage: &Element, place: &Path) {
    let Some(part) = part(stage, place) else { return };
    let Some(column) = stage.closest(".result").ok().flatten() else { return };
    let (view, shown) = (column.get_bounding_client_rect(), part.get_bounding_client_rect());
    // At the top of the page, the end of the column is below the window.
    let window = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::INFINITY);
    let end = view.bottom().min(window);
    if shown.bottom() > end || shown.top() < view.top() {
        // The end of the part is where words are added.
        column.set_scroll_top(column.scroll_top() + (shown.bottom() - end).round() as i32 + DISTANCE);
    }
}

/// The entry, the section or the top of the card that shows a place of the config.
fn part(stage: &Element, place: &Path) -> Option<Element> {
    let [Step::Field(field), inner @ ..] = place.steps() else { return None };
    let section = match (*field, inner) {
        ("judgements", _) => ".ic-judgements".to_owned(),
        ("summary", _) => ".ic-summary".to_owned(),
        ("inspection", [Step::Field("from" | "to" | "published"), ..]) => ".ic-facts".to_owned(),
        ("inspection", [Step::Field("report" | "reports" | "checked"), ..]) | ("links", _) => ".ic-foot".to_owned(),
        ("quotes" | "responses", _) => "[id$='-voices']".to_owned(),
        (field, _) => format!("[id$='-{field}']"),
    };
    let find = |selector: &str| stage.query_selector(selector).ok().flatten();
    let index = inner.iter().find_map(|step| match step {
        Step::Item(index) => Some(index + 1),
        Step::Field(_) => None,
    });
    let entry = index.and_then(|number| find(&format!("{section} > .ic-list > .ic-item:nth-child({number})")));
    entry.or_else(|| find(&section)).or_else(|| find(".ic-title"))
}
