//! What `docs/drupal.md` allows in a text format, and what the Drupal module shows, is all of a card.

#[path = "support/drupal.rs"]
mod drupal;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use inspection_card::render::{ElementAttributes, Renderer};
use scraper::Html;

/// Elements, their attributes, and the values of these.
type Tags = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

fn tags(html: &str) -> Tags {
    let mut tags = Tags::new();
    for element in Html::parse_fragment(html).root_element().descendent_elements().skip(1) {
        let attributes = tags.entry(element.value().name().to_owned()).or_default();
        for (name, value) in element.value().attrs() {
            attributes.entry(name.to_owned()).or_default().extend(value.split_whitespace().map(str::to_owned));
        }
    }
    tags
}

fn files(folder: &str) -> Vec<String> {
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

/// Cards in elements with every attribute. A compact card has no sections.
fn elements() -> Vec<String> {
    let given = |value: &str| Some(value.to_owned());
    let attributes = |lang, heading_level, variant| ElementAttributes {
        id: given("card"),
        src: given("card.json"),
        lang: given(lang),
        heading_level: given(heading_level),
        open: given("all"),
        variant: given(variant),
        theme: given("dark"),
    };
    let renderer = Renderer::built_in();
    let both = [attributes("en", "5", "full"), attributes("cy", "3", "compact")];
    let render =
        |json: &String| both.each_ref().map(|attributes| renderer.prerender(json, attributes).0.unwrap().element());
    files("static/examples").iter().flat_map(render).collect()
}

/// Whether a list with `*` at the end of its words has this one. An empty list has every word.
fn matches(list: &BTreeSet<String>, word: &str) -> bool {
    let matches = |allowed: &String| match allowed.strip_suffix('*') {
        Some(start) => word.starts_with(start),
        None => word == allowed,
    };
    list.is_empty() || list.iter().any(matches)
}

#[test]
fn every_element_and_attribute_of_a_card_is_allowed() {
    let allowed = tags(drupal::allowed_tags());
    let cards = files("tests/golden").into_iter().chain(elements());
    let mut found = BTreeSet::new();
    for (tag, attributes) in cards.flat_map(|card| tags(&card)) {
        let list = allowed.get(&tag).unwrap_or_else(|| panic!("<{tag}> is not in docs/drupal.md"));
        for (name, values) in attributes {
            found.insert(format!("{tag} {name}"));
            // Drupal allows `lang` everywhere, and the button for links allows `href`.
            if name == "lang" || (tag == "a" && name == "href") {
                continue;
            }
            let list = list.get(&name).unwrap_or_else(|| panic!("<{tag} {name}> is not in docs/drupal.md"));
            let removed: Vec<_> = values.iter().filter(|value| !matches(list, value)).collect();
            assert!(removed.is_empty(), "{removed:?} of <{tag} {name}> are not in docs/drupal.md");
        }
    }
    assert!(found.contains("inspection-card data-key") && found.contains("article data-src"), "{found:#?}");
}

#[test]
fn nothing_is_allowed_that_no_card_has() {
    let mut cards = Tags::new();
    for (tag, attributes) in files("tests/golden").into_iter().chain(elements()).flat_map(|card| tags(&card)) {
        cards.entry(tag).or_default().extend(attributes);
    }
    for (tag, attributes) in tags(drupal::allowed_tags()) {
        let found = cards.get(&tag).unwrap_or_else(|| panic!("no card has <{tag}>"));
        for name in attributes.keys() {
            // Headings get ids by their level, which pages choose.
            assert!(found.contains_key(name) || tag.starts_with('h'), "no card has <{tag} {name}>");
        }
    }
}

#[test]
fn the_module_shows_every_element_of_a_card() {
    let path = "integrations/drupal/inspection_card/src/Plugin/Field/FieldFormatter/InspectionCardFormatter.php";
    let code = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let list = code.split_once("TAGS = [").and_then(|(_, list)| list.split_once(']')).unwrap().0;
    let shown: BTreeSet<&str> = list.split('\'').skip(1).step_by(2).collect();
    // The article alone is shown; script puts it into an element.
    let mut allowed = tags(drupal::allowed_tags());
    allowed.remove("inspection-card");
    assert_eq!(shown, allowed.keys().map(String::as_str).collect());
}
