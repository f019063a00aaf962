//! The framework: one that the card knows, or one that is described here.

use inspection_card::contract::Schema;
use serde_json::{Value as Json, json};
use yew::prelude::*;

use super::choose::select;
use super::editor::use_editor;
use super::field::{FieldRef, FieldsOf};
use super::record::Fields;
use crate::choices::Choices;
use crate::document::Action;
use crate::focus::use_next_focus;
use crate::labels;
use crate::path::Path;

#[derive(Properties, PartialEq)]
pub struct FrameworkProps {
    pub of: FieldRef,
    pub path: Path,
    pub value: Option<Json>,
}

/// The framework, with the duty to display its results.
#[component]
pub fn FrameworkField(FrameworkProps { of, path, value }: &FrameworkProps) -> Html {
    let editor = use_editor();
    let next_focus = use_next_focus();
    let put = |new: Option<Json>| {
        let (dispatch, path, next_focus) = (editor.dispatch.clone(), path.clone(), next_focus.clone());
        Callback::from(move |_| {
            dispatch.dispatch(Action::Choose(path.clone(), new.clone()));
            next_focus.follow(if new.is_some() { path.field("name").id() } else { path.id() });
        })
    };
    let Schema::IdOr { definition, .. } = (of.field.schema)() else { return Html::default() };
    let Schema::Record(record) = definition() else { return Html::default() };
    let is_main = path.steps().len() == 2 && of.record.name == "InspectionDetails";
    html! {
        <>
        if matches!(value, Some(Json::Object(_))) {
            <fieldset class="field record">
                <legend>{ "A kind of inspection that is not in the list" }</legend>
                <Fields fields={FieldsOf(record)} path={path.clone()} value={value.clone()} />
                <button type="button" class="link" onclick={put(None)}>{ "Choose from the list" }</button>
            </fieldset>
        } else {
            { select(&editor, *of, path, value, &editor.frameworks, "") }
            <button type="button" class="link" onclick={put(Some(json!({ "name": "" })))}>{ "It is not in the list" }</button>
        }
        if is_main {
            if let Some(duty) = &editor.choices.at(path).duty {
                <details class="note">
                    <summary>{ "About the duty to display the result" }</summary>
                    <p>{ linked(&in_the_form(duty, editor.choices.at(path))) }</p>
                </details>
            }
        }
        </>
    }
}

/// A note that names fields and words as a config does, with the names that the form has for them.
fn in_the_form(note: &str, choices: &Choices) -> String {
    let words = note.split('`').enumerate().map(|(index, part)| {
        // Every other part stands between two marks.
        if index % 2 == 0 {
            return part.to_owned();
        }
        let words = labels::in_the_form(part);
        format!("“{}”", words.unwrap_or_else(|| choices.words_of(part).to_owned()))
    });
    words.collect()
}

/// A text in which each address is a link.
fn linked(text: &str) -> Html {
    html! {
        for word in text.split_inclusive(' ') {
            if word.starts_with("https://") {
                <a href={word.trim_end_matches([' ', '.', ',', ';', ')']).to_owned()}>{ word }</a>
            } else {
                { word }
            }
        }
    }
}
