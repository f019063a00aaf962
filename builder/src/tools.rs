//! What concerns the document as a whole: undo and redo, whether it is kept on the device, and its languages.

use serde_json::json;
use yew::prelude::*;

use crate::browser;
use crate::document::{Action, Document};
use crate::focus::use_next_focus;
use crate::form::{checked, chosen};
use crate::path::Path;

#[derive(Properties, PartialEq)]
pub struct ToolsProps {
    /// Changes the document.
    pub dispatch: UseReducerDispatcher<Document>,
    /// Whether there is a change to take back.
    pub can_undo: bool,
    /// Whether there is a change to make again.
    pub can_redo: bool,
    /// Whether the work is kept on this device.
    pub is_kept: UseStateHandle<bool>,
    /// Whether texts are written in English and Welsh.
    pub is_bilingual: UseStateHandle<bool>,
    /// The language of texts in one language.
    pub language: &'static str,
    /// Called with that language when it is chosen.
    pub on_language: Callback<&'static str>,
    /// Called after a change was taken back or made again.
    pub on_step: Callback<()>,
}

/// The tools above the form.
#[component]
pub fn Tools(props: &ToolsProps) -> Html {
    let ToolsProps { dispatch, can_undo, can_redo, is_kept, is_bilingual, language, on_language, on_step } = props;
    let is_welsh_shown = use_memo((), |()| **is_bilingual || *language == "cy");
    let next_focus = use_next_focus();
    // A button that can't be pressed any more gives the focus to the other one.
    let step = |action: fn() -> Action, other: &'static str| {
        let (dispatch, on_step, next_focus) = (dispatch.clone(), on_step.clone(), next_focus.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(action());
            on_step.emit(());
            next_focus.refocus(other);
        })
    };
    let keep = {
        let is_kept = is_kept.clone();
        Callback::from(move |event: Event| {
            let keep = checked(&event);
            if keep {
                browser::forget_draft_link();
            } else {
                browser::forget();
            }
            is_kept.set(keep);
        })
    };
    let set_bilingual = {
        let is_bilingual = is_bilingual.clone();
        Callback::from(move |event: Event| is_bilingual.set(checked(&event)))
    };
    let set_language = {
        let (dispatch, on_language) = (dispatch.clone(), on_language.clone());
        Callback::from(move |event: Event| {
            let is_welsh = chosen(&event) == "cy";
            dispatch.dispatch(Action::Set(Path::default().field("language"), is_welsh.then(|| json!("cy"))));
            on_language.emit(if is_welsh { "cy" } else { "en" });
        })
    };
    html! {
        <div class="tools" role="group" aria-label="Document">
            <button type="button" class="secondary" id="undo" disabled={!can_undo} onclick={step(|| Action::Undo, "redo")}>{ "Undo" }</button>
            <button type="button" class="secondary" id="redo" disabled={!can_redo} onclick={step(|| Action::Redo, "undo")}>{ "Redo" }</button>
            <div class="check">
                <input type="checkbox" id="keep" checked={**is_kept} onchange={keep} />
                <label for="keep">{ "Keep my work on this device" }</label>
            </div>
            <details class="languages" open={*is_welsh_shown}>
                <summary>{ "Welsh" }</summary>
                <div class="check">
                    <input type="checkbox" id="bilingual" checked={**is_bilingual} onchange={set_bilingual} />
                    <label for="bilingual">{ "English and Welsh side by side" }</label>
                </div>
                <div class="check">
                    <label for="language">{ "Texts in one language are in" }</label>
                    <select id="language" onchange={set_language}>
                        <option value="en" selected={*language == "en"}>{ "English" }</option>
                        <option value="cy" selected={*language == "cy"}>{ "Welsh" }</option>
                    </select>
                </div>
            </details>
        </div>
    }
}
