//! The City of London's card quotes its source to the letter: the notice about the inspection, in `tests/facts`.

use inspection_card::render::{ElementAttributes, Renderer};

const CONFIG: &str = include_str!("../static/examples/city-of-london.json");
const NOTICE: &str = include_str!("facts/notice.txt");

/// The marks that open a quotation, and those that close it.
const MARKS: [(char, char); 6] = [('“', '”'), ('‘', '’'), ('"', '"'), ('«', '»'), ('„', '“'), ('‹', '›')];

/// The words inside every pair of quotation marks, one after the other.
fn quotations(text: &str) -> Vec<String> {
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
fn text(html: &str) -> String {
    let without_tags = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    html_escape::decode_html_entities(&without_tags.collect::<Vec<_>>().join(" ")).into_owned()
}

/// Apostrophes in one form.
fn plain(text: &str) -> String {
    text.replace('’', "'")
}

#[test]
fn every_quotation_on_the_city_of_londons_card_stands_in_the_notice() {
    let html = Renderer::built_in().render_json(CONFIG, &ElementAttributes::default()).html.unwrap();
    let quotations = quotations(&text(&html));
    assert!(quotations.len() >= 5, "{quotations:#?}");
    for words in &quotations {
        assert!(plain(NOTICE).contains(&plain(words)), "not in the notice: {words}");
    }
    for words in ["positive experiences and outcomes", "deeply embedded culture of collaboration", "valued"] {
        assert!(quotations.iter().any(|known| known == words), "{words}");
    }
}

#[test]
fn quotations_are_found_in_any_marks() {
    assert_eq!(quotations("A “b c” d ‘e’ f \"g\" h «i», the children’s j."), ["b c", "e", "g", "i"]);
}
