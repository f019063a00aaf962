//! The check of a page on which the card was pasted.

use std::rc::Rc;

use serde_json::Value as Json;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Shared;
use crate::arrived::{self, Freshness};
use crate::form::typed;
use crate::languages;

#[derive(Properties, PartialEq)]
pub struct CheckProps {
    /// The config.
    pub config: Rc<Json>,
    /// What renders the card.
    pub renderer: Shared,
}

/// Whether a page has the card, whole and current.
#[component]
pub fn Check(CheckProps { config, renderer }: &CheckProps) -> Html {
    let html = use_state(String::new);
    // What was found, once it has been compared.
    let found = use_state(|| None::<Vec<String>>);
    let oninput = {
        let (html, found) = (html.clone(), found.clone());
        Callback::from(move |event: InputEvent| {
            html.set(typed(&event));
            found.set(None);
        })
    };
    {
        let (found, renderer) = (found.setter(), renderer.clone());
        use_effect_with((config.clone(), html.clone()), move |(config, html)| {
            let (config, cards) = (config.clone(), arrived::find(html));
            spawn_local(async move {
                let mut compared = Vec::new();
                for card in cards {
                    let freshness = freshness_in_words(card.freshness(&config, &renderer.0).await);
                    let language = card.language().filter(|_| languages::is_bilingual(&config));
                    let language = language.map_or(String::new(), |name| format!(" in {name}"));
                    compared.push(format!("There is {}{language}. {freshness}", card.kind.words()));
                }
                found.set(Some(compared));
            });
        });
    }
    html! {
        <div class="arrived">
            <h3>{ "Check what arrived" }</h3>
            <div class="field">
                <label for="arrived">{ "The HTML of the page on which the card was pasted" }</label>
                <p class="hint" id="arrived-hint">{ "Open the page in a browser, press Ctrl + U, then Ctrl + A and Ctrl + C, and paste here." }</p>
                <textarea id="arrived" rows="3" spellcheck="false" aria-describedby="arrived-hint" value={(*html).clone()} {oninput} />
            </div>
            <div role="status" id="arrived-result">
                if let Some(found) = found.as_ref().filter(|_| !html.trim().is_empty()) {
                    if found.is_empty() { <p class="error"><strong>{ "There is no card in this HTML." }</strong></p> }
                    for card in found { <p>{ card }</p> }
                }
            </div>
        </div>
    }
}

fn freshness_in_words(freshness: Freshness) -> &'static str {
    match freshness {
        Freshness::Current => {
            "All its words are there, and they are the same as here. If it looks plain, the page does not load the card’s files: see “For developers”."
        }
        Freshness::Different => "It differs from the form: copy the code again if the form is right.",
        Freshness::Unknown => "Whether it is the same as here can’t be seen: its config is not in the page.",
        Freshness::Incomplete => {
            "Some of its words are missing or changed, although it was made of what is here: an editor or a filter has changed it."
        }
        Freshness::Damaged => "It is damaged: an editor or a filter has changed its code.",
    }
}
