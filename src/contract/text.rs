//! Words that are shown, in one language or several.

use serde::{Serialize, Serializer};

use super::diagnostics::Diagnostics;
use super::parse::{Describe, Parse};
use super::problem::ProblemKind;
use super::schema::{ScalarSchema, Schema};
use super::value::Value;

/// How long a text may be, in characters. A card is a summary; a longer text would only keep the browser busy.
pub const MAX_LENGTH: usize = 10_000;

/// Words in one language or several: `"…"` or `{"en": "…", "cy": "…"}`. Never empty.
#[derive(Debug, Clone, PartialEq)]
pub enum Text {
    /// In the language of the config.
    Plain(String),
    /// By language tag, in the order in which they were written.
    Localised(Vec<(String, String)>),
}

impl Text {
    /// The words in `language`, or else in the language `default` of the config, in English, or in the first language
    /// there is; and the language they are in.
    pub fn in_language<'a>(&'a self, language: &str, default: &'a str) -> (&'a str, &'a str) {
        match self {
            Text::Plain(words) => (words, default),
            Text::Localised(all) => [language, default, "en"]
                .iter()
                .find_map(|wanted| all.iter().find(|(tag, _)| tag == wanted))
                .or(all.first())
                .map_or(("", default), |(tag, words)| (words, tag)),
        }
    }

    /// The words in English, if there are any.
    pub fn english(&self) -> &str {
        self.in_language("en", "en").0
    }

    /// Whether the words are `words` in any language. Upper and lower case are the same.
    pub fn matches_ignore_case(&self, words: &str) -> bool {
        self.all().any(|own| own.eq_ignore_ascii_case(words))
    }

    /// Whether both have words in common. Upper and lower case are the same.
    pub fn shares_words_with(&self, other: &Text) -> bool {
        other.all().any(|words| self.matches_ignore_case(words))
    }

    /// The words in each language.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (plain, localised): (_, &[(String, String)]) = match self {
            Text::Plain(words) => (Some(words), &[]),
            Text::Localised(all) => (None, all),
        };
        plain.into_iter().chain(localised.iter().map(|(_, words)| words)).map(String::as_str)
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Text::Plain(words.into())
    }
}

impl Describe for Text {
    const SCHEMA: Schema = Schema::Scalar(ScalarSchema::Text);
}

impl Parse for Text {
    const EXPECTED: &'static str = "text, or an object of texts by language such as {\"en\": \"…\", \"cy\": \"…\"}";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        let Value::Object(members) = value else {
            *slot = parse_words(value, Self::EXPECTED, diagnostics).map(Text::Plain);
            return;
        };
        let mut all = Vec::new();
        for (tag, words) in members {
            if !is_language(&tag) {
                diagnostics.report(ProblemKind::Language { found: tag });
            } else if let Some(words) = parse_words(words, String::EXPECTED, diagnostics) {
                all.push((tag, words));
            }
        }
        if all.is_empty() {
            diagnostics.report(ProblemKind::Empty);
        } else {
            *slot = Some(Text::Localised(all));
        }
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Text::Plain(words) => serializer.serialize_str(words),
            Text::Localised(all) => serializer.collect_map(all.iter().map(|(tag, words)| (tag, words))),
        }
    }
}

impl Describe for String {
    const SCHEMA: Schema = Schema::Words;
}

impl Parse for String {
    const EXPECTED: &'static str = "text";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        *slot = parse_words(value, Self::EXPECTED, diagnostics);
    }
}

/// Parses words in one language, without their invisible control characters.
pub fn parse_words(value: Value, expected: &'static str, diagnostics: &mut Diagnostics) -> Option<String> {
    let Value::Text(mut words) = value else {
        diagnostics.report_type(&value, expected);
        return None;
    };
    let (length, bytes) = (words.chars().count(), words.len());
    words.retain(|c| !is_invisible(c));
    if words.len() != bytes {
        diagnostics.report(ProblemKind::Invisible);
    }
    if !words.chars().any(is_visible) {
        diagnostics.report(ProblemKind::Empty);
        return None;
    }
    if length > MAX_LENGTH {
        diagnostics.report(ProblemKind::TooLong { length, limit: MAX_LENGTH });
        return None;
    }
    Some(words)
}

/// A language tag such as `en` or `cy`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Language(String);

impl Language {
    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Describe for Language {
    const SCHEMA: Schema = Schema::Scalar(ScalarSchema::Language);
}

impl Parse for Language {
    const EXPECTED: &'static str = "a language tag such as en or cy";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        match value {
            Value::Text(tag) if is_language(&tag) => *slot = Some(Language(tag)),
            Value::Text(found) => diagnostics.report(ProblemKind::Language { found }),
            other => diagnostics.report_type(&other, Self::EXPECTED),
        }
    }
}

/// Whether a text is a language tag: two or three lower-case letters, then any number of parts after hyphens.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    parts.next().is_some_and(|part| matches!(part.len(), 2 | 3) && part.bytes().all(|b| b.is_ascii_lowercase()))
        && parts.all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Whether a character can be seen. A text of spaces, or of characters without width, has no words.
fn is_visible(c: char) -> bool {
    let has_no_width = matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}');
    !(c.is_whitespace() || is_invisible(c) || has_no_width)
}

/// Control characters, and those that change the direction of the text after them: words must be shown as they are
/// written.
pub(super) fn is_invisible(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || turns_direction(c) || c == '\u{feff}'
}

/// Whether a character changes the direction of the text after it.
pub fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(value: Value) -> (Option<Text>, usize) {
        let (mut text, mut diagnostics) = (None, Diagnostics::default());
        Text::parse(value, &mut text, &mut diagnostics);
        (text, diagnostics.into_problems().len())
    }

    #[test]
    fn characters_that_change_the_direction_of_text_are_removed() {
        assert_eq!(parse(Value::Text("good\u{202e}dab".into())), (Some("gooddab".into()), 1));
    }

    #[test]
    fn the_best_language_is_chosen() {
        let text = Text::Localised(vec![("cy".into(), "Da".into()), ("en".into(), "Good".into())]);
        assert_eq!(text.in_language("cy", "en"), ("Da", "cy"));
        assert_eq!(text.in_language("pl", "en"), ("Good", "en"));
    }

    #[test]
    fn a_text_without_words_is_refused() {
        assert_eq!(parse(Value::Object(vec![])), (None, 1));
        assert_eq!(parse(Value::Text("  ".into())), (None, 1));
        assert_eq!(parse(Value::Text("\u{200b}\u{2060} \u{ad}\u{3164}".into())), (None, 1));
    }
}
