//! Where a card starts from: nothing, a framework, an example, a file, an address, or what is already on a page.

use std::rc::Rc;

use gloo::file::File;
use gloo::file::futures::read_as_text;
use gloo::net::http::Request;
use include_dir::{Dir, include_dir};
use serde_json::{Value as Json, json};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, HtmlInputElement};
use yew::prelude::*;

use crate::arrived;
use crate::assessment::Choice;
use crate::form::{self, typed};

static EXAMPLES: Dir = include_dir!("$CARGO_MANIFEST_DIR/../static/examples");

#[derive(Properties, PartialEq)]
pub struct StartProps {
    /// The frameworks.
    pub frameworks: Rc<Vec<Choice>>,
    /// Whether the last start has taken the place of other work.
    pub is_replaced: bool,
    /// Called with the config to start from.
    pub on_start: Callback<Json>,
}

/// The ways to start.
#[component]
pub fn Start(StartProps { frameworks, is_replaced, on_start }: &StartProps) -> Html {
    let trouble = use_state(|| None::<String>);
    let has_started = use_state(|| false);
    // Once, because this is drawn again at each keystroke in the form.
    let examples = use_memo(frameworks.clone(), |frameworks| examples(frameworks));
    let pasted = use_state(String::new);
    let address = use_state(String::new);
    let read: Callback<Result<Json, String>> = {
        let (trouble, has_started, on_start) = (trouble.clone(), has_started.clone(), on_start.clone());
        Callback::from(move |read| match read {
            Ok(config) => {
                trouble.set(None);
                has_started.set(true);
                on_start.emit(config);
            }
            Err(reason) => trouble.set(Some(reason)),
        })
    };
    let open = {
        let read = read.clone();
        Callback::from(move |file: File| {
            let read = read.clone();
            spawn_local(async move {
                let text = read_as_text(&file).await;
                read.emit(
                    text.map_err(|error| format!("{} can’t be read: {error}", file.name()))
                        .and_then(|text| config_in(&text)),
                );
            });
        })
    };
    let on_file = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let files = event.target_dyn_into::<HtmlInputElement>().and_then(|input| input.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                open.emit(file.into());
            }
        })
    };
    let on_drop = Callback::from(move |event: DragEvent| {
        event.prevent_default();
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            open.emit(file.into());
        }
    });
    let on_framework = {
        let read = read.clone();
        chosen(move |id| read.emit(Ok(json!({ "version": 1, "inspection": { "framework": id } }))))
    };
    let on_example = {
        let read = read.clone();
        chosen(move |name| {
            let text = EXAMPLES.get_file(&name).and_then(|file| file.contents_utf8()).unwrap_or_default();
            read.emit(config_in(text));
        })
    };
    let on_paste = {
        let (read, pasted) = (read.clone(), pasted.clone());
        Callback::from(move |_| read.emit(config_in(&pasted)))
    };
    let on_fetch = {
        let (read, address) = (read.clone(), address.clone());
        Callback::from(move |_| {
            let (read, address) = (read.clone(), (*address).clone());
            spawn_local(async move { read.emit(fetch(&address).await) });
        })
    };
    let oninput = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |event: InputEvent| state.set(typed(&event)))
    };
    html! {
        <section class="start" aria-labelledby="start-heading" ondragover={Callback::from(|event: DragEvent| event.prevent_default())} ondrop={on_drop}>
            <h2 id="start-heading">{ "Start from" }</h2>
            if let Some(trouble) = &*trouble {
                <p class="error" role="alert"><strong>{ "Error: " }</strong>{ trouble }</p>
            }
            <div class="field">
                <label for="start-framework">{ "A kind of inspection" }</label>
                <select id="start-framework" onchange={on_framework}>
                    <option value="" selected=true>{ "Choose" }</option>
                    for framework in frameworks.iter() { <option value={framework.id.clone()}>{ &framework.words }</option> }
                </select>
            </div>
            <div class="field">
                <label for="start-example">{ "An example" }</label>
                <select id="start-example" onchange={on_example}>
                    <option value="" selected=true>{ "Choose" }</option>
                    for (file, kind) in examples.iter() { <option value={*file}>{ kind }</option> }
                </select>
            </div>
            <div class="field">
                <label for="start-file">{ "A file that you saved here" }</label>
                <p class="hint" id="start-file-hint">{ "Or drop it here." }</p>
                <input type="file" id="start-file" accept=".json,application/json" aria-describedby="start-file-hint" onchange={on_file} />
            </div>
            <div class="field">
                <label for="start-paste">{ "A card that is on a page already" }</label>
                <p class="hint" id="start-paste-hint">{ "Paste its code, the source of the whole page, or JSON." }</p>
                <textarea id="start-paste" rows="3" spellcheck="false" aria-describedby="start-paste-hint" value={(*pasted).clone()} oninput={oninput(&pasted)} />
                <button type="button" class="secondary" id="start-paste-use" onclick={on_paste}>{ "Use what I pasted" }</button>
            </div>
            <div class="field">
                <label for="start-address">{ "The web address of a saved card" }</label>
                <input id="start-address" inputmode="url" autocomplete="off" value={(*address).clone()} oninput={oninput(&address)} />
                <button type="button" class="secondary" onclick={on_fetch}>{ "Fetch it" }</button>
            </div>
            <p role="status" class="started">
                if *has_started && trouble.is_none() {
                    { "The form below is filled in. " }
                    if *is_replaced { { "Undo brings back what was there before." } }
                }
            </p>
        </section>
    }
}

/// Calls back with what was chosen in a list, if anything was.
fn chosen(call: impl Fn(String) + 'static) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let value = form::chosen(&event);
        if !value.is_empty() {
            call(value);
        }
    })
}

/// The files of the examples, each with the kind of its inspection, in the order of the files.
fn examples(frameworks: &[Choice]) -> Vec<(&'static str, String)> {
    let mut files: Vec<_> = EXAMPLES.files().filter_map(|file| file.path().file_name()?.to_str()).collect();
    files.sort_unstable();
    files.into_iter().map(|file| (file, kind_of(file, frameworks))).collect()
}

/// The name of the framework of an example.
fn kind_of(file: &str, frameworks: &[Choice]) -> String {
    let config = EXAMPLES.get_file(file).and_then(|file| serde_json::from_slice::<Json>(file.contents()).ok());
    let framework = config.map_or(Json::Null, |config| config["inspection"]["framework"].clone());
    let known = frameworks.iter().find(|choice| framework == *choice.id).map(|choice| choice.words.as_str());
    let own = || framework["name"].as_str().or(framework["name"]["en"].as_str());
    known.or_else(own).unwrap_or(file.trim_end_matches(".json")).to_owned()
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
    let parse = |text: &str| serde_json::from_str::<Json>(text).ok().filter(Json::is_object);
    if let Some(config) = parse(text.trim_start_matches('\u{feff}')) {
        return Ok(config);
    }
    let cards = arrived::find(text);
    if let Some(config) = cards.iter().find_map(|card| card.config.as_deref().and_then(parse)) {
        return Ok(config);
    }
    Err(match cards.first() {
        Some(card) if card.config.is_some() => "The config in this snippet is damaged: it is no JSON.".into(),
        Some(card) => format!("There is {}, but its config is not in it.", card.kind.words()),
        None => "There is neither a config nor a card in this text.".into(),
    })
}
