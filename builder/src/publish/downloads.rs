//! The card as files, and a link to the draft.

use std::rc::Rc;

use inspection_card::render::Renderer;
use serde_json::Value as Json;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Shared, name_of_page, slug};
use crate::browser;
use crate::document::{Action, Document, pretty};
use crate::snippet::{self, Destination, Setting};

#[derive(Properties, PartialEq)]
pub struct DownloadsProps {
    /// The config.
    pub config: Rc<Json>,
    /// Whether there is a card, and not only the beginning of one.
    pub is_ready: bool,
    /// What is around the card.
    pub setting: Setting,
    /// What renders the card.
    pub renderer: Shared,
    /// Counts what has been downloaded as saved.
    pub dispatch: UseReducerDispatcher<Document>,
}

/// The card as files, and a link to the draft.
#[component]
pub fn Downloads(DownloadsProps { config, is_ready, setting, renderer, dispatch }: &DownloadsProps) -> Html {
    let status = use_state(String::new);
    let name = name_of_page(config, &setting.lang);
    let save_json = {
        let (config, dispatch, name) = (config.clone(), dispatch.clone(), slug(config));
        Callback::from(move |_| {
            browser::download(&format!("{name}.json"), "application/json", &(pretty(&config) + "\n"));
            dispatch.dispatch(Action::Deliver(config.clone()));
        })
    };
    let save = |suffix: &'static str, make: Make| {
        let (config, setting, renderer, name) = (config.clone(), setting.clone(), renderer.clone(), name.clone());
        Callback::from(move |_| {
            let (config, setting, renderer, name) = (config.clone(), setting.clone(), renderer.clone(), name.clone());
            spawn_local(async move {
                if let Some(html) = make.html(&config, &setting, &renderer.0).await {
                    browser::download(&format!("{name}{suffix}"), "text/html", &html);
                }
            });
        })
    };
    let copy_link = {
        let (config, status) = (config.clone(), status.clone());
        Callback::from(move |_| {
            let (config, status) = (config.clone(), status.clone());
            spawn_local(async move {
                let is_copied = browser::copy(&browser::draft_link(&config)).await;
                status.set(
                    if is_copied {
                        "Link copied. It opens the draft in this builder only. The whole card is in the link."
                    } else {
                        "The browser did not allow it."
                    }
                    .into(),
                );
            });
        })
    };
    html! {
        <div class="downloads">
            <h3>{ "Download" }</h3>
            <p class="buttons">
                <button type="button" class="secondary" id="save-json" onclick={save_json}>{ "To change it later (JSON)" }</button>
                if *is_ready {
                    <button type="button" class="secondary" onclick={save("-card.html", Make::Card)}>{ "The card’s code (HTML)" }</button>
                    <button type="button" class="secondary" id="save-page" onclick={save(".html", Make::Page)}>{ "Page for a link or a frame" }</button>
                    <button type="button" class="secondary" onclick={save("-plain.html", Make::Plain)}>{ "Plain HTML for e-mail" }</button>
                }
            </p>
            <h3>{ "Approval" }</h3>
            <p class="buttons">
                <button type="button" class="secondary" id="copy-draft" onclick={copy_link}>{ "Copy a link to this draft" }</button>
                <span role="status" class="done">{ &*status }</span>
            </p>
        </div>
    }
}

/// What a file contains.
#[derive(Clone, Copy)]
enum Make {
    Card,
    Page,
    Plain,
}

impl Make {
    async fn html(self, config: &Json, setting: &Setting, renderer: &Renderer) -> Option<String> {
        match self {
            Make::Card => snippet::snippet(Destination::HtmlBlock, config, setting, renderer).await,
            Make::Page => snippet::page(config, setting, renderer).await,
            Make::Plain => snippet::snippet(Destination::Mail, config, setting, renderer).await,
        }
    }
}
