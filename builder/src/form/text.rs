//! Texts, in one language or in English and Welsh side by side.

use serde_json::Value as Json;
use yew::prelude::*;

use super::control::{class, described_by, errors, hint};
use super::editor::{Editor, use_editor};
use super::field::FieldRef;
use crate::labels;
use crate::languages::{LANGUAGES, in_language};
use crate::path::Path;

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
        let oninput = editor.write(path, language);
        let shown = in_language(value.as_ref(), language, editor.language);
        text_control(&editor, *of, id, language, shown, label, oninput)
    };
    // A translation is not what was said.
    let is_quotation = (of.record.name, of.field.name) == ("Quote", "text");
    let published = if is_quotation { "In both languages only if they were published in both." } else { "" };
    html! {
        if is_bilingual {
            <fieldset class={class(&editor, &id)}>
                <legend>{ of.label() }</legend>
                { hint(&id, format!("{} {published}", of.hint()).trim()) }
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
    let place = id.trim_end_matches("-cy");
    let described_by = described_by(editor, place, !of.hint().is_empty());
    let invalid = editor.invalid(place);
    html! {
        <div>
            if let Some(label) = label { <label class="language" for={id.to_owned()}>{ label }</label> }
            if labels::is_long(of.record.name, of.field) {
                <textarea id={id.to_owned()} rows="3" lang={language} aria-describedby={described_by} aria-invalid={invalid} value={shown} {oninput} />
            } else {
                <input id={id.to_owned()} lang={language} autocomplete="off" aria-describedby={described_by} aria-invalid={invalid} value={shown} {oninput} />
            }
        </div>
    }
}
