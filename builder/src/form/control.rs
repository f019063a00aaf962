//! What all controls have around them: a label, a hint, and what is wrong.

use std::rc::Rc;

use serde_json::{Value as Json, json};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node};
use yew::prelude::*;

use super::editor::{Editor, use_editor};
use super::field::FieldRef;
use crate::labels;
use crate::path::Path;

/// The text of the control that an event comes from.
pub fn typed(event: &InputEvent) -> String {
    let input = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
    input.or_else(|| event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value())).unwrap_or_default()
}

/// Whether the control that an event comes from is checked.
pub fn checked(event: &Event) -> bool {
    event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked())
}

/// What was chosen in the list that an event comes from; empty if nothing was.
pub fn chosen(event: &Event) -> String {
    event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default()
}

/// The text as a value; none if nothing was typed.
pub fn words(text: String) -> Option<Json> {
    (!text.is_empty()).then(|| json!(text))
}

/// The ids of a control's hint and of what is wrong with it, for `aria-describedby`.
pub fn described_by(editor: &Editor, id: &str, has_hint: bool) -> Option<String> {
    let hint = has_hint.then(|| format!("{id}-hint"));
    let error = (!editor.marks_of(id).is_empty()).then(|| format!("{id}-error"));
    let all: Vec<_> = hint.into_iter().chain(error).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// A hint below a label.
pub fn hint(id: &str, words: &str) -> Html {
    html! { if !words.is_empty() { <p class="hint" id={format!("{id}-hint")}>{ words }</p> } }
}

/// What is wrong with a value.
pub fn errors(editor: &Editor, id: &str) -> Html {
    let marks = editor.marks_of(id);
    html! {
        if !marks.is_empty() {
            <div id={format!("{id}-error")}>
                for mark in marks {
                    <p class={if mark.is_error { "error" } else { "warning" }}>
                        <strong>{ if mark.is_error { "Error: " } else { "Check: " } }</strong>
                        { &mark.message }
                    </p>
                }
            </div>
        }
    }
}

/// The class of what surrounds a control.
pub fn class(editor: &Editor, id: &str) -> &'static str {
    if editor.has_error(id) { "field has-error" } else { "field" }
}

/// What a control can reach, with its problems as they were when it took the focus: a date is no mistake while its first
/// digit is typed. What is wrong when the focus leaves is announced. The callbacks belong to the `.field` around the control.
#[hook]
pub fn use_patient_editor(of: FieldRef, id: &str) -> (Editor, Callback<FocusEvent>, Callback<FocusEvent>) {
    let mut editor = use_editor();
    let is_patient = use_state(|| false);
    let moves_inside = |event: &FocusEvent| {
        let around = event.target_dyn_into::<Element>().and_then(|element| element.closest(".field").ok().flatten());
        let other = event.related_target().and_then(|element| element.dyn_into::<Node>().ok());
        around.is_some_and(|around| around.contains(other.as_ref()))
    };
    let onfocusin = {
        let (is_patient, is_right) = (is_patient.clone(), editor.marks_of(id).is_empty());
        Callback::from(move |event: FocusEvent| {
            if !moves_inside(&event) {
                is_patient.set(is_right);
            }
        })
    };
    let onfocusout = {
        let (is_patient, announce) = (is_patient.clone(), editor.announce.clone());
        let mistakes: Vec<_> = editor.marks_of(id).iter().map(|mark| mark.message.clone()).collect();
        Callback::from(move |event: FocusEvent| {
            if !moves_inside(&event) {
                let is_new = *is_patient && !mistakes.is_empty();
                announce.set(if is_new { format!("{}: {}", of.name(), mistakes.join(" ")) } else { String::new() });
                is_patient.set(false);
            }
        })
    };
    if *is_patient {
        Rc::make_mut(&mut editor.marks).remove(id);
    }
    (editor, onfocusin, onfocusout)
}

/// The class of a legend. One that repeats a heading above it is for screen readers only.
pub fn legend_class(of: FieldRef) -> Option<&'static str> {
    labels::is_named_around(of.record.name, of.field).then_some("hidden")
}

#[derive(Properties, PartialEq)]
pub struct ShortProps {
    pub of: FieldRef,
    pub path: Path,
    pub value: Option<Json>,
    pub is_number: bool,
}

/// A value in one line: an address, a language, a number, words.
#[component]
pub fn Short(ShortProps { of, path, value, is_number }: &ShortProps) -> Html {
    let id = path.id();
    let is_number = *is_number;
    let (editor, onfocusin, onfocusout) = use_patient_editor(*of, &id);
    let shown = match value {
        Some(Json::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let parse = move |event: InputEvent| {
        let text = typed(&event);
        match text.parse::<u32>() {
            Ok(number) if is_number => Some(json!(number)),
            _ => words(text),
        }
    };
    html! {
        <div class={class(&editor, &id)} {onfocusin} {onfocusout}>
            <label for={id.clone()}>{ of.label() }</label>
            { hint(&id, &of.hint()) }
            { errors(&editor, &id) }
            <input
                id={id.clone()}
                class={is_number.then_some("number")}
                inputmode={if is_number { "numeric" } else { "text" }}
                spellcheck="false"
                autocomplete="off"
                aria-describedby={described_by(&editor, &id, !of.hint().is_empty())}
                aria-invalid={editor.invalid(&id)}
                value={shown}
                oninput={editor.set(path, parse)}
            />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct CheckboxProps {
    of: FieldRef,
    path: Path,
    is_checked: bool,
}

/// A yes or no.
pub fn checkbox(of: FieldRef, path: &Path, value: &Option<Json>) -> Html {
    html! { <Checkbox {of} path={path.clone()} is_checked={*value == Some(json!(true))} /> }
}

#[component]
fn Checkbox(CheckboxProps { of, path, is_checked }: &CheckboxProps) -> Html {
    let editor = use_editor();
    let id = path.id();
    let onchange = editor.choose(path, |event: Event| checked(&event).then(|| json!(true)));
    html! {
        <div class="field">
            <div class="check">
                <input
                    type="checkbox"
                    id={id.clone()}
                    checked={*is_checked}
                    aria-describedby={described_by(&editor, &id, !of.hint().is_empty())}
                    {onchange}
                />
                <label for={id.clone()}>{ of.label() }</label>
            </div>
            { hint(&id, &of.hint()) }
            { errors(&editor, &id) }
        </div>
    }
}
