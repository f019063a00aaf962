//! Texts of a config: words in one language, or an object with the words of each.

use inspection_card::config::Config;
use inspection_card::contract::{Describe, Schema};
use serde_json::{Map, Value as Json, json};

use crate::labels;
use crate::path::Path;

/// The languages of cards: the code, and what the form calls them.
pub const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("cy", "Welsh")];

/// The code of a language of cards.
pub fn code_of(language: &str) -> Option<&'static str> {
    LANGUAGES.into_iter().map(|(code, _)| code).find(|code| *code == language)
}

/// The language of texts that are not an object.
pub fn default_language(config: &Json) -> &'static str {
    if config["language"] == "cy" { "cy" } else { "en" }
}

/// Whether a text of the config is there in English and in Welsh.
pub fn is_bilingual(config: &Json) -> bool {
    match config {
        Json::Object(members) if LANGUAGES.iter().all(|(code, _)| members.contains_key(*code)) => true,
        Json::Object(members) => members.values().any(is_bilingual),
        Json::Array(items) => items.iter().any(is_bilingual),
        _ => false,
    }
}

/// The words of a text: in English, if it is an object.
pub fn english(text: &Json) -> Option<&str> {
    text.as_str().or(text["en"].as_str())
}

/// The words of a text in one language; empty if there are none.
pub fn in_language(text: Option<&Json>, language: &str, default: &str) -> String {
    match text {
        Some(Json::String(words)) if language == default => words.clone(),
        Some(Json::Object(texts)) => texts.get(language).and_then(Json::as_str).unwrap_or_default().into(),
        _ => String::new(),
    }
}

/// A text with other words in one language. A text in the default language alone is written without the language.
pub fn with_words(before: Option<&Json>, language: &str, default: &str, words: &str) -> Option<Json> {
    let mut texts = match before {
        Some(Json::Object(texts)) => texts.clone(),
        Some(Json::String(text)) => Map::from_iter([(default.to_owned(), json!(text))]),
        _ => Map::new(),
    };
    if words.is_empty() {
        texts.shift_remove(language);
    } else {
        texts.insert(language.into(), json!(words));
    }
    match texts.get(default) {
        Some(text) if texts.len() == 1 => Some(text.clone()),
        _ => (!texts.is_empty()).then(|| texts.into()),
    }
}

/// The places of sentences that are there in one language, in a config whose other texts are there in both. Quotations are
/// as they were published.
pub fn without_translation(config: &Json) -> Vec<String> {
    let mut places = Vec::new();
    if is_bilingual(config) {
        collect_without_translation(config, &Config::SCHEMA, &Path::default(), default_language(config), &mut places);
    }
    places
}

fn collect_without_translation(value: &Json, schema: &Schema, path: &Path, default: &str, places: &mut Vec<String>) {
    match schema {
        Schema::Record(record) if record.name != "Quote" => {
            for field in record.fields {
                let (Some(member), path) = (value.get(field.name), path.field(field.name)) else { continue };
                let is_there = |(code, _): &(&str, &str)| !in_language(Some(member), code, default).is_empty();
                if !labels::is_long(record.name, field) {
                    collect_without_translation(member, &(field.schema)(), &path, default, places);
                } else if !LANGUAGES.iter().all(is_there) {
                    places.push(path.to_string());
                }
            }
        }
        Schema::List(item) => {
            for (index, value) in value.as_array().into_iter().flatten().enumerate() {
                collect_without_translation(value, &item(), &path.item(index), default, places);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_in_one_language_are_found_in_a_bilingual_config() {
        let both = json!({ "en": "Sentence", "cy": "Brawddeg" });
        let config = json!({
            "provider": { "name": both, "address": "1 Road" },
            "summary": both,
            "strengths": { "items": [{ "text": both }, { "text": "Sentence", "quotes": [{ "text": "Words" }] }] },
            "quotes": [{ "text": "Words" }],
        });
        assert_eq!(without_translation(&config), ["strengths.items[1].text"]);
        assert!(without_translation(&json!({ "summary": "Sentence" })).is_empty());
    }

    #[test]
    fn a_text_in_two_languages_is_an_object() {
        let write =
            |before: &Option<Json>, language: &str, words: &str| with_words(before.as_ref(), language, "en", words);
        let english = write(&None, "en", "Good");
        assert_eq!(english, Some(json!("Good")));
        let both = write(&english, "cy", "Da");
        assert_eq!(both, Some(json!({ "en": "Good", "cy": "Da" })));
        assert_eq!(in_language(both.as_ref(), "cy", "en"), "Da");
        assert_eq!(write(&both, "cy", ""), Some(json!("Good")));
        assert_eq!(write(&both, "en", ""), Some(json!({ "cy": "Da" })));
        assert_eq!(write(&english, "en", ""), None);
    }
}
