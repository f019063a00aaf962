//! Texts, in one language or in English and Welsh side by side.

use serde_json::{Map, Value as Json, json};
use yew::prelude::*;

use super::control::{class, described_by, errors, hint, typed};
use super::editor::{Editor, use_editor};
use super::field::FieldRef;
use crate::labels;
use crate::path::Path;

/// The languages of texts, with their names.
const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("cy", "Welsh")];

#[derive(Properties, PartialEq)]
pub struct TextProps {
    pub of: FieldRef,
    pub path: Path,
    pub value: Option<Json>,
}

/// A text.
#[component]
pub fn TextField(TextProps { of, path, value }: &TextProps) -> Html {
    let editor = use_editor();
    let id = path.id();
    let is_bilingual = editor.is_bilingual || value.as_ref().is_some_and(Json::is_object);
    let control = |language: &'static str, id: &str, label: Option<String>| {
        let before = value.clone();
        let default = editor.language;
        let oninput = editor.set(path, move |event: InputEvent| with(&before, language, default, &typed(&event)));
        let shown = in_language(value, language, default);
        text_control(&editor, *of, id, language, shown, label, oninput)
    };
    html! {
        if is_bilingual {
            <fieldset class={class(&editor, &id)}>
                <legend>{ of.label() }</legend>
                { hint(&id, &of.hint()) }
                { errors(&editor, &id) }
                <div class="side-by-side">
                    for (language, name) in LANGUAGES {
                        { control(language, &if language == "en" { id.clone() } else { format!("{id}-{language}") }, Some(name.into())) }
                    }
                </div>
            </fieldset>
        } else {
            <div class={class(&editor, &id)}>
                <label for={id.clone()}>{ of.label() }</label>
                { hint(&id, &of.hint()) }
                { errors(&editor, &id) }
                { control(editor.language, &id, None) }
            </div>
        }
    }
}

fn text_control(
    editor: &Editor,
    of: FieldRef,
    id: &str,
    language: &'static str,
    shown: String,
    label: Option<String>,
    oninput: Callback<InputEvent>,
) -> Html {
    let described_by = described_by(editor, id.trim_end_matches("-cy"), !of.hint().is_empty());
    html! {
        <div>
            if let Some(label) = label { <label class="language" for={id.to_owned()}>{ label }</label> }
            if labels::is_long(of.record.name, of.field) {
                <textarea id={id.to_owned()} rows="3" lang={language} aria-describedby={described_by} value={shown} {oninput} />
            } else {
                <input id={id.to_owned()} lang={language} autocomplete="off" aria-describedby={described_by} value={shown} {oninput} />
            }
        </div>
    }
}

/// The words of a text in one language.
pub fn in_language(value: &Option<Json>, language: &str, default: &str) -> String {
    match value {
        Some(Json::String(text)) if language == default => text.clone(),
        Some(Json::Object(texts)) => texts.get(language).and_then(Json::as_str).unwrap_or_default().into(),
        _ => String::new(),
    }
}

/// A text with other words in one language. A text in the default language alone is written without the language.
pub fn with(before: &Option<Json>, language: &str, default: &str, words: &str) -> Option<Json> {
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
        let english = with(&None, "en", "en", "Good");
        assert_eq!(english, Some(json!("Good")));
        let both = with(&english, "cy", "en", "Da");
        assert_eq!(both, Some(json!({ "en": "Good", "cy": "Da" })));
        assert_eq!(in_language(&both, "cy", "en"), "Da");
        assert_eq!(with(&both, "cy", "en", ""), Some(json!("Good")));
        assert_eq!(with(&both, "en", "en", ""), Some(json!({ "cy": "Da" })));
        assert_eq!(with(&english, "en", "en", ""), None);
    }
}
