//! Where a card starts from, if not from an empty form: an example, a file, an address, or what is already on a page.

use std::rc::Rc;

use gloo::file::File;
use gloo::file::futures::read_as_text;
use gloo::net::http::Request;
use include_dir::{Dir, include_dir};
use inspection_card::contract::parse_json;
use serde_json::Value as Json;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, HtmlDetailsElement, HtmlInputElement};
use yew::prelude::*;

use crate::arrived;
use crate::assessment::message;
use crate::choices::Choice;
use crate::document::object;
use crate::form::{chosen, options, typed};
use crate::languages::english;

/// The ids of the controls.
const EXAMPLE: &str = "start-example";
const FILE: &str = "start-file";
const PASTE: &str = "start-paste";
const ADDRESS: &str = "start-address";

static EXAMPLES: Dir = include_dir!("$CARGO_MANIFEST_DIR/../static/examples");

#[derive(Properties, PartialEq)]
pub struct StartProps {
    /// The frameworks.
    pub frameworks: Rc<Vec<Choice>>,
    /// Called with the config to start from.
    pub on_start: Callback<Json>,
}

/// The ways to start.
#[component]
pub fn Start(StartProps { frameworks, on_start }: &StartProps) -> Html {
    let panel = use_node_ref();
    // The control whose card can't be used, and why.
    let trouble = use_state(|| None::<(&'static str, String)>);
    // Once, because this is drawn again at each keystroke in the form.
    let examples = use_memo(frameworks.clone(), |frameworks| examples(frameworks));
    let example = use_state(String::new);
    let pasted = use_state(String::new);
    let address = use_state(String::new);
    let read: Callback<(&'static str, Result<Json, String>)> = {
        let (trouble, on_start, panel) = (trouble.clone(), on_start.clone(), panel.clone());
        Callback::from(move |(control, read)| match read {
            Ok(config) => {
                trouble.set(None);
                if let Some(panel) = panel.cast::<HtmlDetailsElement>() {
                    panel.set_open(false);
                }
                on_start.emit(config);
            }
            Err(reason) => trouble.set(Some((control, reason))),
        })
    };
    let open = {
        let read = read.clone();
        Callback::from(move |file: File| {
            let read = read.clone();
            spawn_local(async move {
                let text = read_as_text(&file).await;
                let text = text.map_err(|error| format!("{} can’t be read: {error}", file.name()));
                read.emit((FILE, text.and_then(|text| config_in(&text))));
            });
        })
    };
    let on_file = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                open.emit(file.into());
            }
            // So that the same file can be chosen again once it has been corrected.
            input.set_value("");
        })
    };
    let on_drop = Callback::from(move |event: DragEvent| {
        event.prevent_default();
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            open.emit(file.into());
        }
    });
    let on_choice = {
        let example = example.clone();
        Callback::from(move |event: Event| example.set(chosen(&event)))
    };
    let on_example = {
        let (read, example) = (read.clone(), example.clone());
        Callback::from(move |_| {
            let text = EXAMPLES.get_file(&*example).and_then(|file| file.contents_utf8());
            read.emit((EXAMPLE, text.ok_or("Choose an example first.".into()).and_then(config_in)));
        })
    };
    let on_paste = {
        let (read, pasted) = (read.clone(), pasted.clone());
        Callback::from(move |_| read.emit((PASTE, config_in(&pasted))))
    };
    let on_fetch = {
        let (read, address) = (read.clone(), address.clone());
        Callback::from(move |_| {
            let (read, address) = (read.clone(), (*address).clone());
            spawn_local(async move { read.emit((ADDRESS, fetch(&address).await)) });
        })
    };
    let oninput = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |event: InputEvent| state.set(typed(&event)))
    };
    let wrong = |control: &str| trouble.as_ref().filter(|(wrong, _)| *wrong == control).map(|(_, reason)| reason);
    let class = |control: &str| if wrong(control).is_some() { "field has-error" } else { "field" };
    let error = |control: &str| {
        html! {
            <div role="alert" id={format!("{control}-error")}>
                if let Some(reason) = wrong(control) {
                    <p class="error"><strong>{ "Error: " }</strong>{ reason }</p>
                }
            </div>
        }
    };
    let described_by = |control: &str| format!("{control}-hint {control}-error");
    html! {
        <details ref={panel} class="start" ondragover={Callback::from(|event: DragEvent| event.prevent_default())} ondrop={on_drop}>
            <summary id="start">{ "Start from a card or an example" }</summary>
            <div class={class(EXAMPLE)}>
                <label for={EXAMPLE}>{ "An example" }</label>
                { error(EXAMPLE) }
                <select id={EXAMPLE} aria-describedby={format!("{EXAMPLE}-error")} onchange={on_choice}>
                    <option value="" selected=true>{ "Choose" }</option>
                    for nation in examples.chunk_by(|one, next| one.group == next.group) { { options(nation) } }
                </select>
                <button type="button" class="secondary" id="start-example-use" onclick={on_example}>{ "Use this example" }</button>
            </div>
            <div class={class(FILE)}>
                <label for={FILE}>{ "A file that you saved here" }</label>
                <p class="hint" id="start-file-hint">{ "Or drop it here." }</p>
                { error(FILE) }
                <input type="file" id={FILE} accept=".json,application/json" aria-describedby={described_by(FILE)} onchange={on_file} />
            </div>
            <div class={class(PASTE)}>
                <label for={PASTE}>{ "A card that is on a page already" }</label>
                <p class="hint" id="start-paste-hint">{ "Paste its code, the source of the whole page, or JSON." }</p>
                { error(PASTE) }
                <textarea id={PASTE} rows="3" spellcheck="false" aria-describedby={described_by(PASTE)} value={(*pasted).clone()} oninput={oninput(&pasted)} />
                <button type="button" class="secondary" id="start-paste-use" onclick={on_paste}>{ "Use what I pasted" }</button>
            </div>
            <div class={class(ADDRESS)}>
                <label for={ADDRESS}>{ "The web address of a saved card" }</label>
                { error(ADDRESS) }
                <input id={ADDRESS} inputmode="url" autocomplete="off" aria-describedby={format!("{ADDRESS}-error")} value={(*address).clone()} oninput={oninput(&address)} />
                <button type="button" class="secondary" onclick={on_fetch}>{ "Fetch it" }</button>
            </div>
        </details>
    }
}

/// The files of the examples, each with the kind of its inspection, in the order of the kinds.
fn examples(frameworks: &[Choice]) -> Vec<Choice> {
    let files = EXAMPLES.files().filter_map(|file| Some((file.path().to_str()?, file.contents())));
    let mut examples: Vec<_> = files.map(|(file, contents)| example(file, contents, frameworks)).collect();
    examples.sort_by(|one, other| one.place().cmp(&other.place()));
    examples
}

/// An example, under the name of its framework.
fn example(file: &str, contents: &[u8], frameworks: &[Choice]) -> Choice {
    let config = serde_json::from_slice::<Json>(contents).unwrap_or_default();
    let framework = &config["inspection"]["framework"];
    let known = frameworks.iter().find(|choice| *framework == *choice.id).cloned();
    let name = || english(&framework["name"]).unwrap_or(file);
    Choice { id: file.into(), ..known.unwrap_or_else(|| Choice::new(file, name())) }
}

async fn fetch(address: &str) -> Result<Json, String> {
    let failed = |error: gloo::net::Error| format!("{address} can’t be read: {error}");
    let response = Request::get(address).send().await.map_err(failed)?;
    if !response.ok() {
        return Err(format!("{address} answers {}.", response.status()));
    }
    config_in(&response.text().await.map_err(failed)?)
}

/// The config in JSON, in a snippet or in the HTML of a page.
pub fn config_in(text: &str) -> Result<Json, String> {
    if let Some(config) = object(text) {
        return Ok(config);
    }
    let cards = arrived::find(text);
    if let Some(config) = cards.iter().find_map(|card| card.config.as_deref().and_then(object)) {
        return Ok(config);
    }
    if let Some(mistake) = parse_json(text).err().filter(|_| text.trim_start().starts_with('{')) {
        return Err(message(&mistake));
    }
    Err(match cards.first() {
        Some(card) if card.config.is_some() => "The config in this snippet is damaged: it is no JSON.".into(),
        Some(card) => format!("There is {}, but its config is not in it.", card.kind.words()),
        None => "There is no card in this text.".into(),
    })
}
