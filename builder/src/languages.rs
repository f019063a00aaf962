//! Texts of a config: words in one language, or an object with the words of each.

use serde_json::{Map, Value as Json, json};

/// The languages of cards: the code, and what the form calls them.
pub const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("cy", "Welsh")];

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

/// The words of a text in English, or in its only language.
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

#[cfg(test)]
mod tests {
    use super::*;

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
