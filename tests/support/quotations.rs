//! The quotations on a card.

/// The marks that open a quotation, and those that close it.
const MARKS: [(char, char); 6] = [('“', '”'), ('‘', '’'), ('"', '"'), ('«', '»'), ('„', '“'), ('‹', '›')];

/// The words inside every pair of quotation marks, one after the other.
pub fn quotations(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c| MARKS.iter().any(|(open, _)| *open == c)) {
        let open = rest[start..].chars().next().unwrap();
        let (_, close) = MARKS.iter().find(|(known, _)| *known == open).unwrap();
        let inside = &rest[start + open.len_utf8()..];
        let end = inside.find(*close).unwrap_or_else(|| panic!("a quotation does not end: {inside}"));
        found.push(inside[..end].to_owned());
        rest = &inside[end + close.len_utf8()..];
    }
    found
}

/// The text of the card as a reader sees it: without tags, and without their attributes, which have quotation marks too.
pub fn text(html: &str) -> String {
    let without_tags = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    html_escape::decode_html_entities(&without_tags.collect::<Vec<_>>().join(" ")).into_owned()
}

/// Apostrophes in one form.
pub fn plain(text: &str) -> String {
    text.replace('’', "'")
}

#[test]
fn quotations_are_found_in_any_marks() {
    assert_eq!(quotations("A “b c” d ‘e’ f \"g\" h «i», the children’s j."), ["b c", "e", "g", "i"]);
}
