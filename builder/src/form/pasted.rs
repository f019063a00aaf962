//! What is pasted as a whole: a list, whose points become entries, and a date, whose parts become those of three fields.

use inspection_card::contract::Date;
use inspection_card::locale::Locale;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlTextAreaElement};
use yew::prelude::*;

use super::date::iso;
use crate::browser::{parse_html, select};
use crate::languages::LANGUAGES;

/// The characters with which points begin where a list is copied as text.
const BULLETS: [char; 10] = ['•', '▪', '■', '◦', '●', '‣', '·', '*', '-', '–'];

/// What is pasted, in a format; empty if it is not there.
fn pasted(event: &Event, format: &str) -> String {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    data.and_then(|data| data.get_data(format).ok()).unwrap_or_default()
}

/// The points of a list that is pasted into an empty text, if there are several.
pub fn points_of(event: &Event) -> Option<Vec<String>> {
    event.target_dyn_into::<HtmlTextAreaElement>().filter(|text| text.value().is_empty())?;
    let points = points_of_text(&pasted(event, "text/plain"));
    let points = if points.is_empty() { points_of_html(&pasted(event, "text/html")) } else { points };
    (points.len() > 1).then_some(points)
}

/// The date that is pasted, if it is one.
pub fn date_of(event: &Event) -> Option<Date> {
    date_in(&pasted(event, "text/plain"))
}

/// The date in a text such as “Published on 11 November 2026” or “11/11/2026”, if there is no other number.
fn date_in(text: &str) -> Option<Date> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let (numbers, words): (Vec<_>, Vec<_>) =
        words.partition(|word| word.starts_with(|first: char| first.is_ascii_digit()));
    let numbers: Vec<&str> = numbers.iter().map(|word| word.trim_end_matches(char::is_alphabetic)).collect();
    let month = month_in(&words).map(|month| month.to_string());
    let parts = match (month.as_deref(), numbers.as_slice()) {
        (Some(month), &[day, year]) => [day, month, year],
        (Some(month), &[year]) => ["", month, year],
        (None, &[year, month, day]) if year.len() == 4 => [day, month, year],
        (None, &[day, month, year]) => [day, month, year],
        _ => return None,
    };
    Date::from_iso(&iso(&parts.map(str::to_owned)))
}

/// The only month that is named among some words, in one of the languages of cards. “May” is not always a month.
fn month_in(words: &[&str]) -> Option<u8> {
    let locales: Vec<_> = LANGUAGES.iter().filter_map(|(code, _)| Locale::built_in(code)).collect();
    let is_named = |month: &u8| {
        let date = Date { year: 2000, month: Some(*month), day: None };
        let is_word = |name: &str| words.iter().any(|word| name.eq_ignore_ascii_case(word));
        locales.iter().any(|locale| locale.date(date).words().split(' ').any(is_word))
    };
    let mut named = (1..=12).filter(is_named);
    named.next().filter(|_| named.next().is_none())
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
    let page = parse_html(html);
    let Some(body) = page.and_then(|page| page.query_selector("body").ok().flatten()) else { return Vec::new() };
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let items = select(&body, "li").into_iter().filter_map(|item| item.text_content());
    let points: Vec<_> = items.map(words).filter(|point| !point.is_empty()).collect();
    // What is in no point, or in two because it is a list within one, would be lost or repeated.
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    if letters(&body.text_content().unwrap_or_default()) == letters(&points.concat()) { points } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_as_reports_write_them() {
        let date = |text: &str| date_in(text).map(|date| date.to_string());
        for text in [
            "11 November 2026",
            "Published on Wednesday 11th November, 2026.",
            "11/11/2026",
            "2026-11-11",
            "11 Tachwedd 2026",
        ] {
            assert_eq!(date(text).as_deref(), Some("2026-11-11"), "{text}");
        }
        assert_eq!(date("may 2026").as_deref(), Some("2026-05"));
        for text in ["6 and 7 October 2026", "You may read it on 11 November 2026", "7", "31 June 2026", "October", ""]
        {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn each_bullet_is_a_point() {
        assert_eq!(points_of_text("• One\n•\tTwo\n  goes on\n\n• Three\n"), ["One", "Two goes on", "Three"]);
        assert_eq!(points_of_text("- One\n- Two-thirds"), ["One", "Two-thirds"]);
        assert!(points_of_text("A sentence that\nis wrapped").is_empty());
        assert!(points_of_text("What is good\n• One\n• Two").is_empty());
        assert!(points_of_text("-5 degrees\n-6 degrees").is_empty());
    }
}
