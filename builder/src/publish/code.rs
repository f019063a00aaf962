//! The code to copy.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use serde_json::Value as Json;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Shared;
use crate::browser;
use crate::document::{Action, Document};
use crate::form::checked;
use crate::snippet::{self, Destination, Setting};

#[derive(Properties, PartialEq)]
pub struct CodeProps {
    /// The config.
    pub config: Rc<Json>,
    /// Where the code is pasted.
    pub destination: Destination,
    /// What is around it.
    pub setting: Setting,
    /// What renders the card.
    pub renderer: Shared,
    /// Counts what has been copied as saved.
    pub dispatch: UseReducerDispatcher<Document>,
    /// Called when the editor decides whether the code carries the config.
    pub on_carry: Callback<bool>,
}

/// What a snippet is made of.
type Source = (Rc<Json>, Destination, Setting);

/// A snippet that has been made.
#[derive(Default)]
struct Made {
    text: String,
    of: Option<Source>,
    /// How many bytes of it are, or would be, the config.
    config_bytes: usize,
}

/// What to do if the code could not be copied.
const REFUSED: &str = "The browser did not allow it: select the text and copy it.";

/// The code for a destination, with a button that copies it, and what to do with it.
#[component]
pub fn Code(props: &CodeProps) -> Html {
    let CodeProps { config, destination, setting, renderer, dispatch, on_carry } = props;
    let source: Source = (config.clone(), *destination, setting.clone());
    let snippet = use_snippet(&source, renderer);
    let status = use_state(|| "");
    use_effect_with(source.clone(), {
        let status = status.setter();
        move |_| status.set("")
    });
    let copy = {
        let (snippet, status, dispatch) = (snippet.clone(), status.setter(), dispatch.clone());
        Callback::from(move |_| {
            let (snippet, status, dispatch) = (snippet.clone(), status.clone(), dispatch.clone());
            spawn_local(async move {
                let is_copied = browser::copy(&snippet.text).await;
                let brings_back =
                    |(_, destination, setting): &&Source| is_copied && destination.carries_config(setting);
                if let Some((config, ..)) = snippet.of.as_ref().filter(brings_back) {
                    dispatch.dispatch(Action::Deliver(config.clone()));
                }
                status.set(if is_copied { "Copied. Now paste it where the card goes." } else { REFUSED });
            });
        })
    };
    let on_carry = on_carry.reform(|event: Event| checked(&event));
    html! {
        <>
            <label class="above" for="snippet">{ "The code to copy" }</label>
            <textarea id="snippet" readonly=true rows="5" spellcheck="false" value={snippet.text.clone()} />
            <p class="buttons">
                // For a moment after a change, the snippet is still that of before.
                <button type="button" id="copy" disabled={snippet.of != Some(source)} onclick={copy}>{ "Copy" }</button>
                <span role="status" class={if *status == REFUSED { "error" } else { "done" }}>{ *status }</span>
            </p>
            <p>{ destination.advice() }</p>
            if destination.needs_files() { <p class="hint">{ format!("Its style and its script are loaded from {}.", setting.host) }</p> }
            if destination.is_prerendered() {
                <details class="more">
                    <summary>{ "To change the card later" }</summary>
                    <div class="check">
                        <input type="checkbox" id="carry" checked={setting.carries_config} onchange={on_carry} />
                        <label for="carry">
                            { format!("What I wrote is in the code, so that I can bring it back here ({} more)", kilobytes(snippet.config_bytes)) }
                        </label>
                    </div>
                </details>
            }
        </>
    }
}

/// The snippet, a moment after each change: rendering a long card to text takes longer than showing it.
#[hook]
fn use_snippet(source: &Source, renderer: &Shared) -> UseStateHandle<Made> {
    let snippet = use_state(Made::default);
    let (setter, renderer) = (snippet.setter(), renderer.clone());
    use_effect_with(source.clone(), move |source| {
        let source = source.clone();
        let timeout = Timeout::new(200, move || {
            spawn_local(async move {
                let (config, destination, setting) = &source;
                let made = snippet::snippet(*destination, config, setting, &renderer.0).await;
                let config_bytes = snippet::json(config).len();
                setter.set(Made { text: made.unwrap_or_default(), of: Some(source), config_bytes });
            });
        });
        move || drop(timeout)
    });
    snippet
}

/// “6.7 kB”.
fn kilobytes(bytes: usize) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}
