//! Words that are shown, in one language or several.

use super::problem::Fault;
use super::reader::Reader;
use super::shape::{Shape, Unusable, leaf};
use super::value::Value;
use super::view::View;

/// How long a text may be, in characters.
pub const MAX_LENGTH: usize = 10_000;

/// Words in one language or several: `"…"` or `{"en": "…", "cy": "…"}`. Never empty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Text<'a>(&'a Value);

impl<'a> Text<'a> {
    /// The words in `language`, or the nearest there is, and the language they are in. A plain text is in `plain`, the
    /// language of the config.
    pub fn within(self, language: &str, plain: &'a str) -> (&'a str, &'a str) {
        let Value::Object(all) = self.0 else { return (self.0.text(), plain) };
        let wanted = [language, plain, "en"].into_iter().find_map(|wanted| all.iter().find(|(tag, _)| tag == wanted));
        wanted.or(all.first()).map_or(("", plain), |(tag, words)| (words.text(), tag))
    }

    /// Whether these words, in any language, are `words`, capitals aside.
    pub fn says(self, words: &str) -> bool {
        self.all().any(|own| own.eq_ignore_ascii_case(words))
    }

    /// Whether it is one text, in the language of the config, and this one to the letter.
    pub fn is(self, words: &str) -> bool {
        matches!(self.0, Value::Text(own) if own == words)
    }

    /// Whether another text has words in common with this one, capitals aside.
    pub fn shares(self, other: Text) -> bool {
        other.all().any(|words| self.says(words))
    }

    /// The words in each language.
    pub fn all(self) -> impl Iterator<Item = &'a str> {
        let (plain, localised): (_, &[(String, Value)]) = match self.0 {
            Value::Object(all) => (None, all),
            plain => (Some(plain), &[]),
        };
        plain.into_iter().chain(localised.iter().map(|(_, words)| words)).map(Value::text)
    }
}

impl<'a> View<'a> for Text<'a> {
    const SHAPE: &'static Shape =
        leaf!("text, or an object of texts by language such as {\"en\": \"…\", \"cy\": \"…\"}", read_text, text);

    fn of(value: &'a Value) -> Self {
        Text(value)
    }
}

fn read_text(value: &mut Value, reader: &mut Reader) -> Result<(), Unusable> {
    let Value::Object(all) = value else { return read_words(value, reader) };
    all.retain_mut(|(tag, words)| {
        if !is_language(tag) {
            reader.note(Fault::Language { found: std::mem::take(tag) });
            return false;
        }
        <&str>::SHAPE.read(words, reader)
    });
    if all.is_empty() { Err(Unusable::Because(Fault::Empty)) } else { Ok(()) }
}

impl<'a> View<'a> for &'a str {
    const SHAPE: &'static Shape = leaf!("text", read_words, words);

    fn of(value: &'a Value) -> Self {
        value.text()
    }
}

/// Reads words in one language; characters that can't be seen are taken out.
pub fn read_words(value: &mut Value, reader: &mut Reader) -> Result<(), Unusable> {
    let Value::Text(words) = value else { return Err(Unusable::Type) };
    // A card is a summary. What is longer only keeps the browser busy.
    let length = words.chars().count();
    let before = words.len();
    words.retain(|c| !is_invisible(c));
    if words.len() != before {
        reader.note(Fault::Invisible);
    }
    if words.trim().is_empty() {
        return Err(Unusable::Because(Fault::Empty));
    }
    if length > MAX_LENGTH {
        return Err(Unusable::Because(Fault::TooLong { length }));
    }
    Ok(())
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

    fn read(mut value: Value) -> (Option<Value>, usize) {
        let mut reader = Reader::default();
        let good = Text::SHAPE.read(&mut value, &mut reader);
        (good.then_some(value), reader.into_problems().len())
    }

    fn plain(words: &str) -> Value {
        Value::Text(words.into())
    }

    #[test]
    fn characters_that_turn_text_around_are_taken_out() {
        assert_eq!(read(plain("good\u{202e}dab")), (Some(plain("gooddab")), 1));
    }

    #[test]
    fn the_nearest_language_is_shown() {
        let text = Value::Object(vec![("cy".into(), plain("Da")), ("en".into(), plain("Good"))]);
        assert_eq!(Text(&text).within("cy", "en"), ("Da", "cy"));
        assert_eq!(Text(&text).within("pl", "en"), ("Good", "en"));
    }

    #[test]
    fn a_text_in_no_language_is_none() {
        assert_eq!(read(Value::Object(vec![])), (None, 1));
        assert_eq!(read(plain("  ")), (None, 1));
    }
}
