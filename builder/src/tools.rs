//! What concerns the document as a whole: undo and redo, whether it is kept on the device, and its languages.

use serde_json::json;
use yew::prelude::*;

use crate::browser;
use crate::document::{Action, Document};
use crate::focus::use_next_focus;
use crate::form::checked;
use crate::path::Path;
use crate::radios::language_radios;

#[derive(Properties, PartialEq)]
pub struct ToolsProps {
    /// Changes the document.
    pub dispatch: UseReducerDispatcher<Document>,
    /// Whether there is a change to take back.
    pub can_undo: bool,
    /// Whether there is a change to make again.
    pub can_redo: bool,
    /// Whether the work is to be kept on this device.
    pub is_kept: UseStateHandle<bool>,
    /// Whether the browser keeps it.
    pub is_stored: bool,
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
    let ToolsProps { dispatch, can_undo, can_redo, is_kept, is_stored, is_bilingual, language, on_language, on_step } =
        props;
    let is_welsh_shown = use_memo((), |()| **is_bilingual || *language == "cy");
    // Not at every keystroke: it is read from storage.
    let has_other_work = use_memo(**is_kept, |is_kept| !is_kept && browser::stored().is_some());
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
        Callback::from(move |code| {
            let language = (code != "en").then(|| json!(code));
            dispatch.dispatch(Action::Choose(Path::default().field("language"), language));
            on_language.emit(code);
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
            <p role="status" class="kept">
                if **is_kept && !is_stored {
                    <span class="error">{ "This browser can’t keep your work. Download it as JSON before you leave." }</span>
                } else if *has_other_work {
                    { "Another card is kept on this device. This would replace it." }
                }
            </p>
            <details class="languages" open={*is_welsh_shown}>
                <summary>{ "Welsh" }</summary>
                <div class="check">
                    <input type="checkbox" id="bilingual" checked={**is_bilingual} onchange={set_bilingual} />
                    <label for="bilingual">{ "English and Welsh side by side" }</label>
                </div>
                if !**is_bilingual {
                    { language_radios("The texts are in", "text-language", language, set_language) }
                }
            </details>
        </div>
    }
}
