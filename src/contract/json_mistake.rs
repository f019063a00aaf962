//! Well-known mistakes in JSON: what happens to it on its way through a word processor, a CMS or an attribute. They are
//! looked for only in text that a parser has refused, because a browser's parser gives messages that don't help an editor.

/// A mistake that is made often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonMistake {
    /// The text is empty or only white space.
    Blank,
    /// The text ends inside a string, because an apostrophe has closed the attribute.
    OpenString,
    /// The text ends inside brackets, because a quotation mark has closed the attribute or only half of it was copied.
    OpenBracket,
    /// A line ends inside a string.
    LineBreak,
    /// Quotation marks of a word processor.
    CurlyQuotes,
    /// `&quot;` or another HTML entity.
    Entity,
    /// `\"` outside a string, because the text was escaped twice.
    Backslash,
    /// Apostrophes instead of quotation marks, as in JavaScript.
    Apostrophes,
    /// `// …`, `/* … */` or `# …`.
    Comment,
    /// A comma after the last item.
    TrailingComma,
}

/// The first mistake in a text that is not JSON, and the byte at which it begins.
pub fn find(text: &str) -> Option<(JsonMistake, usize)> {
    let mut string = None; // where the current string began
    let mut escaped = false;
    let mut comma = None; // where the comma is that nothing has followed yet
    let mut open = 0_usize;
    for (at, c) in text.char_indices() {
        if let Some(start) = string {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => string = None,
                '\n' => return Some((JsonMistake::LineBreak, start)),
                _ => {}
            }
            continue;
        }
        if c.is_ascii_whitespace() {
            continue;
        }
        let before = comma.take();
        match c {
            '"' => string = Some(at),
            ',' => comma = Some(at),
            '{' | '[' => open += 1,
            '}' | ']' => {
                if let Some(at) = before {
                    return Some((JsonMistake::TrailingComma, at));
                }
                open = open.saturating_sub(1);
            }
            '‘' | '’' | '“' | '”' | '„' | '″' => return Some((JsonMistake::CurlyQuotes, at)),
            '&' => return Some((JsonMistake::Entity, at)),
            '\\' => return Some((JsonMistake::Backslash, at)),
            '\'' => return Some((JsonMistake::Apostrophes, at)),
            '/' | '#' => return Some((JsonMistake::Comment, at)),
            _ => {}
        }
    }
    match string {
        Some(start) => Some((JsonMistake::OpenString, start)),
        None if open > 0 => Some((JsonMistake::OpenBracket, text.trim_end().len())),
        None => text.trim().is_empty().then_some((JsonMistake::Blank, 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_known_mistakes_are_found() {
        for (text, mistake) in [
            ("", Some((JsonMistake::Blank, 0))),
            (" \n", Some((JsonMistake::Blank, 0))),
            (r#"{"text": "the council"#, Some((JsonMistake::OpenString, 9))),
            (r#"{"text": "it\"#, Some((JsonMistake::OpenString, 9))),
            ("{", Some((JsonMistake::OpenBracket, 1))),
            (r#"{"a": [1, 2 "#, Some((JsonMistake::OpenBracket, 11))),
            ("{\"a\": \"one\ntwo\"}", Some((JsonMistake::LineBreak, 6))),
            (r#"{“version”: 1}"#, Some((JsonMistake::CurlyQuotes, 1))),
            ("{&quot;version&quot;: 1}", Some((JsonMistake::Entity, 1))),
            (r#"{\"version\": 1}"#, Some((JsonMistake::Backslash, 1))),
            ("{'version': 1}", Some((JsonMistake::Apostrophes, 1))),
            ("{ // first\n}", Some((JsonMistake::Comment, 2))),
            ("{ /* first */ }", Some((JsonMistake::Comment, 2))),
            (r#"{"a": [1, 2, ], "b": 3}"#, Some((JsonMistake::TrailingComma, 11))),
            ("{\"a\": 1,\n}", Some((JsonMistake::TrailingComma, 7))),
            // None of these mistakes: the parser's message is shown.
            (r#"{"a" 1}"#, None),
            ("{}}", None),
        ] {
            assert_eq!(find(text), mistake, "{text}");
        }
    }

    #[test]
    fn text_inside_a_string_is_no_mistake() {
        let text = r#"{"a": "“It’s” &quot; // 'so', ]", "b": "c:\\"}"#;
        assert_eq!(find(text), None);
    }
}
