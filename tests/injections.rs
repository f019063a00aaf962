//! Texts and addresses that mean harm, in every field that shows any: the card has the same elements as with harmless
//! ones, and no link leaves the allowed schemes.

#[path = "support/injections.rs"]
mod injections;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use inspection_card::render::{ElementAttributes, Renderer};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use url::Url;

const WORDS: &str = "Harmless words";
const ADDRESS: &str = "https://harmless.example/page";

/// A config and the places of its texts that reach the card.
struct Config {
    name: &'static str,
    language: &'static str,
    value: Value,
    texts: Vec<String>,
    addresses: Vec<String>,
}

impl Config {
    fn read(renderer: &Renderer, name: &'static str, language: &'static str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/contract/v1/{name}.json"));
        let value: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let mut strings = Vec::new();
        list_strings(&value, "", &mut strings);
        let shown = |text: &'static str| {
            let value = &value;
            move |place: &&String| {
                render(renderer, &with(value, [*place], text), language).is_some_and(|html| html.contains(text))
            }
        };
        let texts = strings.iter().filter(shown(WORDS)).cloned().collect();
        let addresses = strings.iter().filter(shown(ADDRESS)).cloned().collect();
        Config { name, language, value, texts, addresses }
    }

    /// Configs that have every field between them.
    fn all(renderer: &Renderer) -> Vec<Config> {
        let configs =
            [("whole", "en"), ("whole", "cy"), ("findings", "en"), ("headings", "en"), ("own-framework", "cy")];
        configs.map(|(name, language)| Config::read(renderer, name, language)).into()
    }

    fn html(&self, renderer: &Renderer, places: &[String], text: &str) -> Option<String> {
        render(renderer, &with(&self.value, places, text), self.language)
    }
}

/// The JSON pointers of all strings.
fn list_strings(value: &Value, place: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(place.to_owned()),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| list_strings(item, &format!("{place}/{index}"), found));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| list_strings(field, &format!("{place}/{name}"), found));
        }
        _ => {}
    }
}

/// A config with one text in some places.
fn with<'a>(config: &Value, places: impl IntoIterator<Item = &'a String>, text: &str) -> Value {
    let mut config = config.clone();
    for place in places {
        *config.pointer_mut(place).unwrap() = text.into();
    }
    config
}

fn render(renderer: &Renderer, config: &Value, language: &str) -> Option<String> {
    let attributes =
        ElementAttributes { id: Some("card".into()), lang: Some(language.into()), ..ElementAttributes::default() };
    renderer.render_json(&config.to_string(), &attributes).html
}

/// An element: how deep it is, its name, the names of its attributes, its classes.
fn shape(element: ElementRef) -> String {
    let attributes: BTreeSet<_> = element.value().attrs().map(|(name, _)| name).collect();
    format!("{} {attributes:?} {:?}", element.value().name(), element.attr("class").unwrap_or_default())
}

/// The tree of all elements, without texts and values of attributes.
fn tree(html: &str) -> Vec<(usize, String)> {
    let html = Html::parse_fragment(html);
    let elements = html.root_element().descendent_elements();
    elements.map(|element| (element.ancestors().count(), shape(element))).collect()
}

/// Every link, as a page resolves it, has one of four schemes.
fn assert_links(html: &str, because: &str) {
    let page = Url::parse("https://www.example.gov.uk/inspections/").unwrap();
    for link in Html::parse_fragment(html).select(&Selector::parse("[href]").unwrap()) {
        let address = link.attr("href").unwrap();
        // An address that can't be resolved leads nowhere.
        let Ok(url) = page.join(address) else { continue };
        assert!(["http", "https", "mailto", "tel"].contains(&url.scheme()), "{address} from {because:?}");
    }
}

#[test]
fn there_are_hundreds_of_texts() {
    let texts: BTreeSet<_> = injections::texts().into_iter().collect();
    assert!(texts.len() >= 400 && injections::texts().len() == texts.len(), "{}", texts.len());
    assert!(injections::ADDRESSES.iter().collect::<BTreeSet<_>>().len() >= 79);
}

#[test]
fn no_text_becomes_an_element_or_an_attribute() {
    let renderer = Renderer::built_in();
    let configs = Config::all(&renderer);
    let fields: BTreeSet<_> =
        configs.iter().flat_map(|config| config.texts.iter().map(|field| (config.name, field))).collect();
    assert!(fields.len() > 90, "{} fields", fields.len());
    for config in &configs {
        let html = |text: &str| config.html(&renderer, &config.texts, text).unwrap();
        let harmless = tree(&html(WORDS));
        for text in injections::all() {
            let found = tree(&html(&text));
            assert!(found == harmless, "{}: {text:?}: {found:#?}", config.name);
        }
    }
}

#[test]
fn no_address_leaves_the_allowed_schemes() {
    let renderer = Renderer::built_in();
    let configs = Config::all(&renderer);
    let with_addresses = || configs.iter().filter(|config| config.language == "en" && !config.addresses.is_empty());
    let fields: usize = with_addresses().map(|config| config.addresses.len()).sum();
    assert!(fields > 10, "{fields} fields");
    for config in with_addresses() {
        let shapes = |html: &str| tree(html).into_iter().map(|(_, shape)| shape).collect::<BTreeSet<_>>();
        let harmless = shapes(&config.html(&renderer, &config.addresses, ADDRESS).unwrap());
        for text in injections::all() {
            let html = config.html(&renderer, &config.addresses, &text).unwrap();
            assert_links(&html, &text);
            let new: Vec<_> = shapes(&html).difference(&harmless).cloned().collect();
            assert!(new.is_empty(), "{}: {text:?}: {new:?}", config.name);
        }
    }
}

#[test]
fn no_attribute_of_the_element_becomes_another() {
    let renderer = Renderer::built_in();
    let config = r#"{"version": 1, "provider": {"name": "Exampleshire"}, "inspection": {"framework": "ilacs"},
        "outcome": {"grade": "good"}}"#;
    let prerender = |text: &str| {
        let text = Some(text.to_owned());
        let attributes = ElementAttributes {
            id: text.clone(),
            src: text.clone(),
            lang: text.clone(),
            heading_level: text.clone(),
            open: text.clone(),
            variant: text.clone(),
            theme: text,
        };
        tree(&renderer.prerender(config, &attributes).0.unwrap().element())
    };
    let harmless = prerender(WORDS);
    for text in injections::texts() {
        assert_eq!(prerender(&text), harmless, "{text:?}");
    }
}

#[test]
fn no_text_ends_the_script_of_a_page() {
    let renderer = Renderer::built_in();
    let config = Config::read(&renderer, "whole", "en");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("injections");
    let (configs, pages) = (folder.join("configs"), folder.join("pages"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&configs).unwrap();
    let texts = [vec![WORDS.to_owned()], injections::texts()].concat();
    for (number, text) in texts.iter().enumerate() {
        let config = with(&config.value, &config.texts, text).to_string();
        fs::write(configs.join(format!("{number}.json")), config).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_inspection-card"));
    command.arg("render").arg(configs.join("*.json")).args(["--page", "--json-ld", "--out"]).arg(&pages);
    command.output().unwrap();
    let tree = |number: usize| {
        let html = fs::read_to_string(pages.join(format!("{number}.html"))).unwrap();
        let elements = Html::parse_document(&html);
        elements.root_element().descendent_elements().map(shape).collect::<Vec<_>>()
    };
    let harmless = tree(0);
    assert!(harmless.iter().any(|shape| shape.starts_with("script")));
    for (number, text) in texts.iter().enumerate() {
        assert_eq!(tree(number), harmless, "{text:?}");
    }
}
