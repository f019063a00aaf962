//! Slips of real pages, known by sight: what becomes of JSON on its way through a word processor, a CMS or an attribute.
//! Asked only about text that a parser has given up on; a browser's parser says nothing an editor could act on.

/// A slip that many make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// There is nothing but white space.
    Blank,
    /// The text ends within a string: an apostrophe has closed the attribute.
    OpenString,
    /// The text ends within brackets: a quotation mark has closed the attribute, or half of it was copied.
    OpenBracket,
    /// A line ends within a string.
    LineBreak,
    /// A word processor's quotation marks.
    CurlyQuotes,
    /// `&quot;` left in, or another character by its HTML name.
    Entity,
    /// `\"` outside a string: escaped twice.
    Backslash,
    /// Apostrophes for quotation marks, as scripts may have them.
    Apostrophes,
    /// `// …`, `/* … */` or `# …`.
    Comment,
    /// A comma after the last item.
    TrailingComma,
}

/// The first slip in a text that is no JSON, and the byte where it begins.
pub fn recognise(text: &str) -> Option<(Slip, usize)> {
    let mut string = None; // where the string began that `at` is in
    let mut escaped = false;
    let mut comma = None; // where the comma stands that nothing has followed yet
    let mut open = 0_usize;
    for (at, c) in text.char_indices() {
        if let Some(start) = string {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => string = None,
                '\n' => return Some((Slip::LineBreak, start)),
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
                    return Some((Slip::TrailingComma, at));
                }
                open = open.saturating_sub(1);
            }
            '‘' | '’' | '“' | '”' | '„' | '″' => return Some((Slip::CurlyQuotes, at)),
            '&' => return Some((Slip::Entity, at)),
            '\\' => return Some((Slip::Backslash, at)),
            '\'' => return Some((Slip::Apostrophes, at)),
            '/' | '#' => return Some((Slip::Comment, at)),
            _ => {}
        }
    }
    match string {
        Some(start) => Some((Slip::OpenString, start)),
        None if open > 0 => Some((Slip::OpenBracket, text.trim_end().len())),
        None => text.trim().is_empty().then_some((Slip::Blank, 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_known_by_sight() {
        for (text, slip) in [
            ("", Some((Slip::Blank, 0))),
            (" \n", Some((Slip::Blank, 0))),
            (r#"{"text": "the council"#, Some((Slip::OpenString, 9))),
            (r#"{"text": "it\"#, Some((Slip::OpenString, 9))),
            ("{", Some((Slip::OpenBracket, 1))),
            (r#"{"a": [1, 2 "#, Some((Slip::OpenBracket, 11))),
            ("{\"a\": \"one\ntwo\"}", Some((Slip::LineBreak, 6))),
            (r#"{“version”: 1}"#, Some((Slip::CurlyQuotes, 1))),
            ("{&quot;version&quot;: 1}", Some((Slip::Entity, 1))),
            (r#"{\"version\": 1}"#, Some((Slip::Backslash, 1))),
            ("{'version': 1}", Some((Slip::Apostrophes, 1))),
            ("{ // first\n}", Some((Slip::Comment, 2))),
            ("{ /* first */ }", Some((Slip::Comment, 2))),
            (r#"{"a": [1, 2, ], "b": 3}"#, Some((Slip::TrailingComma, 11))),
            ("{\"a\": 1,\n}", Some((Slip::TrailingComma, 7))),
            // No slip of these: the parser has to tell.
            (r#"{"a" 1}"#, None),
            ("{}}", None),
        ] {
            assert_eq!(recognise(text), slip, "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_slip_inside_a_string_is_none() {
        let text = r#"{"a": "“It’s” &quot; // 'so', ]", "b": "c:\\"}"#;
        assert_eq!(recognise(text), None);
    }
}
