//! Words that are shown, in one language or several.

use super::problem::Fault;
use super::reader::{Read, Reader};
use super::value::Value;

/// How long a text may be, in characters.
pub const MAX_LENGTH: usize = 10_000;

/// Words in one language or several: `"…"` or `{"en": "…", "cy": "…"}`. Never empty.
#[derive(Debug, Clone, PartialEq)]
pub enum Text {
    /// In the language of the config.
    Plain(String),
    /// By language tag, in the order they were written.
    Localised(Vec<(String, String)>),
}

impl Text {
    /// The words in `language`, or the nearest there is, and the language they are in. A plain text is in `plain`, the
    /// language of the config.
    pub fn within<'a>(&'a self, language: &str, plain: &'a str) -> (&'a str, &'a str) {
        match self {
            Text::Plain(words) => (words, plain),
            Text::Localised(all) => [language, plain, "en"]
                .iter()
                .find_map(|wanted| all.iter().find(|(tag, _)| tag == wanted))
                .or(all.first())
                .map_or(("", plain), |(tag, words)| (words, tag)),
        }
    }

    /// Whether these words, in any language, are `words`, capitals aside.
    pub fn says(&self, words: &str) -> bool {
        let same = |own: &String| own.eq_ignore_ascii_case(words);
        match self {
            Text::Plain(own) => same(own),
            Text::Localised(all) => all.iter().any(|(_, own)| same(own)),
        }
    }
}

impl Read for Text {
    const EXPECTED: &'static str = "text, or an object of texts by language such as {\"en\": \"…\", \"cy\": \"…\"}";

    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let Value::Object(members) = value else {
            return match value {
                Value::Text(_) => String::read(value, reader).map(Text::Plain),
                other => reader.wrong(&other),
            };
        };
        let mut all = Vec::new();
        for (tag, value) in members {
            if !is_language(&tag) {
                reader.note(Fault::Language { found: tag });
            } else if let Some(words) = String::read(value, reader) {
                all.push((tag, words));
            }
        }
        if all.is_empty() {
            reader.note(Fault::Empty);
            return None;
        }
        Some(Text::Localised(all))
    }
}

impl Read for String {
    const EXPECTED: &'static str = "text";

    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let Value::Text(words) = value else { return reader.wrong(&value) };
        let clean: String = words.chars().filter(|&c| !is_invisible(c)).collect();
        if clean.len() != words.len() {
            reader.note(Fault::Invisible);
        }
        if clean.trim().is_empty() {
            reader.note(Fault::Empty);
            return None;
        }
        // A card is a summary. What is longer only keeps the browser busy.
        let length = words.chars().count();
        if length > MAX_LENGTH {
            reader.note(Fault::TooLong { length });
            return None;
        }
        Some(clean)
    }
}

/// A language tag: two or three small letters, more parts behind hyphens.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    parts.next().is_some_and(|part| matches!(part.len(), 2 | 3) && part.bytes().all(|b| b.is_ascii_lowercase()))
        && parts.all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Control characters, and the ones that turn the direction of what follows: shown words must read as they are written.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: Value) -> (Option<Text>, usize) {
        let mut reader = Reader::default();
        (Text::read(value, &mut reader), reader.into_problems().len())
    }

    #[test]
    fn characters_that_turn_text_around_are_taken_out() {
        let (text, problems) = read(Value::Text("good\u{202e}dab".into()));
        assert_eq!((text, problems), (Some(Text::Plain("gooddab".into())), 1));
    }

    #[test]
    fn the_nearest_language_is_shown() {
        let text = Text::Localised(vec![("cy".into(), "Da".into()), ("en".into(), "Good".into())]);
        assert_eq!(text.within("cy", "en"), ("Da", "cy"));
        assert_eq!(text.within("pl", "en"), ("Good", "en"));
    }

    #[test]
    fn a_text_in_no_language_is_none() {
        assert_eq!(read(Value::Object(vec![])), (None, 1));
        assert_eq!(read(Value::Text("  ".into())), (None, 1));
    }
}
