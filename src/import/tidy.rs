//! Text, identifiers and dates as they stand in open data.

use crate::contract::{Date, turns_direction};

/// Words for “nothing here”, in small letters. `REDACTED` stands where a name or an address must not be published.
const MISSING: [&str; 5] = ["", "null", "redacted", "-", "n/a"];

/// The text in one line, without characters that nobody sees or that turn the direction of text. `None` if nothing is
/// left, or if the text says that there is nothing.
pub fn words(text: &str) -> Option<String> {
    let visible: String = text
        .chars()
        .filter(|c| !turns_direction(*c) && *c != '\u{feff}')
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    (!MISSING.contains(&line.to_lowercase().as_str())).then_some(line)
}

/// The beginning of a text, for a report.
pub fn short(text: &str) -> Option<String> {
    words(text).map(|words| words.chars().take(100).collect())
}

/// An identifier that can name a file: letters, digits and hyphens, at least one digit.
pub fn identifier(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    ((1..=20).contains(&text.len()) && text.chars().all(fits) && has_digit).then(|| text.to_owned())
}

/// A day, written `2026-09-30`, perhaps with a time after it, or `30/09/2026`.
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let text = text.split_once('T').map_or(text, |(day, _)| day);
    let slashed = text.split('/').collect::<Vec<_>>();
    let iso = match slashed.as_slice() {
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => text.to_owned(),
    };
    Date::from_iso(&iso).filter(|date| date.day.is_some())
}

/// The parts of an address in one line. `None` if the street or house is not given: a business in a private home is
/// published with its postcode only.
pub fn address(lines: &[&str], postcode: &str) -> Option<String> {
    let is_redacted = lines.iter().chain([&postcode]).any(|line| line.trim().eq_ignore_ascii_case("redacted"));
    let lines: Vec<_> = lines.iter().filter_map(|line| words(line)).collect();
    if lines.is_empty() || is_redacted {
        return None;
    }
    Some(lines.into_iter().chain(words(postcode)).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_one_visible_line_or_missing() {
        assert_eq!(words(" The\u{202e} Old\t\u{1b}Mill\n"), Some("The Old Mill".into()));
        for missing in ["", " ", "NULL", "Redacted", "-", "\u{7}"] {
            assert_eq!(words(missing), None, "{missing:?}");
        }
    }

    #[test]
    fn a_day_has_one_of_two_forms() {
        for right in ["2026-09-30", "30/09/2026", "2026-09-30T00:00:00"] {
            assert_eq!(day(right).map(|day| day.to_string()), Some("2026-09-30".into()), "{right}");
        }
        for wrong in ["", "2026-09", "09/30/2026", "30.09.2026", "46295", "30/09/26", "30/09/2026/1"] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_postcode_alone_is_no_address() {
        let whole = Some("1 High Street, Anytown, AB1 2CD".to_owned());
        assert_eq!(address(&["1 High Street", "", "Anytown"], "AB1 2CD"), whole);
        assert_eq!(address(&["", ""], "AB1"), None);
        assert_eq!(address(&["REDACTED", "Anytown"], "AB1"), None);
    }

    #[test]
    fn an_identifier_can_name_a_file() {
        assert_eq!(identifier(" 1-1000210669 "), Some("1-1000210669".into()));
        for wrong in ["", "../1", "1/2", "1.json", "con", "123456789012345678901", "=1+1", "１"] {
            assert_eq!(identifier(wrong), None, "{wrong}");
        }
    }
}
