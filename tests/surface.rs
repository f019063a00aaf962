//! `static/custom-elements.json` is the table of the element's attributes, events and custom properties. Script, the
//! command, the stylesheet and the README have the same.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use inspection_card::card::{HeadingLevel, Section, Theme, Variant};
use serde_json::Value;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The description of the element.
fn element() -> Value {
    let manifest: Value = serde_json::from_str(&read("static/custom-elements.json")).unwrap();
    manifest["modules"][0]["declarations"][0].clone()
}

/// The names in a list of the description.
fn names(list: &str) -> Vec<String> {
    let list = element()[list].as_array().unwrap().clone();
    list.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

/// The values of an attribute.
fn values(attribute: &str) -> Vec<String> {
    let attributes = element()["attributes"].as_array().unwrap().clone();
    let found = attributes.iter().find(|one| one["name"] == attribute).unwrap();
    found["type"]["text"].as_str().unwrap().split(" | ").map(String::from).collect()
}

/// The first cells of the rows of a table in the README that has this heading.
fn readme_rows(heading: &str) -> Vec<String> {
    let readme = read("README.md");
    let table = readme.split_once(heading).unwrap_or_else(|| panic!("the README has no table {heading}")).1;
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.split('`').nth(1).unwrap().to_owned()).collect()
}

#[test]
fn the_readme_lists_every_attribute_and_event() {
    assert_eq!(readme_rows("| attribute (`data-…` on a script tag) | values | default |"), names("attributes"));
    assert_eq!(readme_rows("| event (bubbles) | detail |"), names("events"));
}

#[test]
fn script_observes_every_attribute_and_dispatches_every_event() {
    let script = read("static/entry/element.js");
    let (_, rest) = script.split_once("export const attributes = [").unwrap();
    let observed: Vec<_> =
        rest.split_once(']').unwrap().0.split(',').map(|name| name.trim().trim_matches('\'')).collect();
    assert_eq!(observed, names("attributes"));

    let dispatched: BTreeSet<_> = script
        .split("#dispatch('")
        .skip(1)
        .map(|rest| format!("inspection-card:{}", rest.split('\'').next().unwrap()))
        .collect();
    assert_eq!(dispatched, names("events").into_iter().collect());
}

#[test]
fn the_card_accepts_every_value() {
    assert_eq!(values("heading-level"), HeadingLevel::WORDS);
    assert_eq!(values("variant"), Variant::WORDS);
    assert_eq!(values("theme"), Theme::WORDS);
    let sections: Vec<_> = ["all"].into_iter().chain(Section::WORDS.iter().copied()).collect();
    assert_eq!(values("open"), sections);
}

#[test]
fn the_command_has_an_option_for_every_attribute_of_a_prerendered_card() {
    let help = Command::new(env!("CARGO_BIN_EXE_inspection-card")).args(["render", "--help"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    // The config is a file, and a prerendered card is not loaded lazily.
    for attribute in names("attributes").iter().filter(|name| !["config", "loading"].contains(&name.as_str())) {
        assert!(help.contains(&format!("--{attribute} ")), "{attribute}");
    }
}

#[test]
fn the_stylesheet_has_every_custom_property() {
    let css = read("src/card/card.css");
    let used: BTreeSet<_> = css
        .split("var(--inspection-card-")
        .skip(1)
        .map(|rest| format!("--inspection-card-{}", rest.split([',', ')']).next().unwrap()))
        .collect();
    assert_eq!(used, names("cssProperties").into_iter().collect());
}
