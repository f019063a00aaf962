//! The snippet, the files, and the check of what arrived.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use inspection_card::render::Renderer;
use serde_json::Value as Json;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::arrived::{self, Freshness};
use crate::browser;
use crate::document::{Action, Document, pretty};
use crate::form::{checked, typed};
use crate::languages::{self, default_language, english};
use crate::radios::{language_radios, radios};
use crate::snippet::{self, Destination, Setting};

/// What renders cards: one for the whole page.
#[derive(Clone)]
pub struct Shared(pub Rc<Renderer>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
pub struct PublishProps {
    /// The config.
    pub config: Rc<Json>,
    /// The language of texts in one language.
    pub text_language: &'static str,
    /// Whether the card may be on a page in Welsh, and not only on one in English.
    pub may_be_welsh: bool,
    /// Whether there is a card.
    pub is_ready: bool,
    /// How many problems there are.
    pub problems: usize,
    /// Called when the editor asks what they are.
    pub on_check: Callback<MouseEvent>,
    /// Changes the document.
    pub dispatch: UseReducerDispatcher<Document>,
    /// What renders cards.
    pub renderer: Shared,
}

/// A snippet that has been made.
#[derive(Default)]
struct Made {
    text: String,
    /// What it was made of.
    of: Option<(Rc<Json>, Destination, Setting)>,
    /// How many bytes of it are, or would be, the config.
    config_bytes: usize,
}

/// What to do if the code could not be copied.
const REFUSED: &str = "The browser did not allow it: select the text and copy it.";

/// Where the card goes, and what to copy there.
#[component]
pub fn Publish(props: &PublishProps) -> Html {
    let PublishProps { config, text_language, may_be_welsh, is_ready, problems, on_check, dispatch, renderer } = props;
    let destination = use_state(|| Destination::HtmlBlock);
    let folder = use_memo((), |()| browser::release_folder());
    let host = use_state(|| (*folder).clone());
    // The page's name follows the provider's until the editor writes another one.
    let own_page = use_state(|| None::<String>);
    let chosen_language = use_state(|| None::<&'static str>);
    let language = chosen_language.filter(|_| *may_be_welsh).unwrap_or(text_language);
    let page =
        (*own_page).clone().unwrap_or_else(|| format!("{}cards/{}.html", *folder, name_of_page(config, language)));
    let carries_config = use_state(|| true);
    let snippet = use_state(Made::default);
    let status = use_state(String::new);
    let setting =
        Setting { host: (*host).clone(), page: page.clone(), lang: language.into(), carries_config: *carries_config };
    {
        let (snippet, renderer, status) = (snippet.clone(), renderer.clone(), status.clone());
        use_effect_with((config.clone(), *destination, setting.clone()), move |(config, destination, setting)| {
            let (config, destination, setting) = (config.clone(), *destination, setting.clone());
            status.set(String::new());
            // Not at every keystroke: rendering a long card to text takes longer than showing it.
            let timeout = Timeout::new(200, move || {
                spawn_local(async move {
                    let made = snippet::snippet(destination, &config, &setting, &renderer.0).await;
                    let config_bytes = snippet::json(&config).len();
                    let of = Some((config, destination, setting));
                    snippet.set(Made { text: made.unwrap_or_default(), of, config_bytes });
                });
            });
            move || drop(timeout)
        });
    }
    // For a moment after a change, the snippet is still that of before.
    let is_current = snippet.of == Some((config.clone(), *destination, setting.clone()));
    let copy = {
        let (snippet, status, dispatch) = (snippet.clone(), status.clone(), dispatch.clone());
        Callback::from(move |_| {
            let (text, made_of) = (snippet.text.clone(), snippet.of.clone());
            let (status, dispatch) = (status.clone(), dispatch.clone());
            spawn_local(async move {
                let is_copied = browser::copy(&text).await;
                let brings_back =
                    |(_, destination, setting): &(_, Destination, Setting)| destination.carries_config(setting);
                if let Some((config, ..)) = made_of.filter(|made_of| is_copied && brings_back(made_of)) {
                    dispatch.dispatch(Action::Deliver(config));
                }
                status.set(if is_copied { "Copied. Now paste it where the card goes." } else { REFUSED }.into());
            });
        })
    };
    let choose_language = {
        let chosen_language = chosen_language.clone();
        Callback::from(move |language| chosen_language.set(Some(language)))
    };
    let is_address = ["https://", "http://"].iter().any(|scheme| page.starts_with(scheme));
    let choose_destination = {
        let destination = destination.clone();
        Callback::from(move |one| destination.set(one))
    };
    let destinations = Destination::ALL.map(|one| (one, one.word(), one.name()));
    let text_field = |id: &'static str,
                      label: &'static str,
                      hint: &'static str,
                      error: Option<&'static str>,
                      value: String,
                      oninput: Callback<InputEvent>| {
        let described_by = if error.is_some() { format!("{id}-hint {id}-error") } else { format!("{id}-hint") };
        html! {
            <div class={if error.is_some() { "field has-error" } else { "field" }}>
                <label for={id}>{ label }</label>
                <p class="hint" id={format!("{id}-hint")}>{ hint }</p>
                <p role="status" class="error" id={format!("{id}-error")}>
                    if let Some(error) = error { <strong>{ "Error: " }</strong>{ error } }
                </p>
                <input
                    {id}
                    inputmode="url"
                    autocomplete="off"
                    aria-describedby={described_by}
                    aria-invalid={error.map(|_| "true")}
                    {value}
                    {oninput}
                />
            </div>
        }
    };
    let page_field = {
        let own_page = own_page.clone();
        let oninput = Callback::from(move |event: InputEvent| own_page.set(Some(typed(&event))));
        let hint = "Save the page for a link or a frame below, and ask for it to be put there.";
        let error = "Give the web address of the card’s page. It begins with https://.";
        text_field("page", "Where the card’s page will be", hint, (!is_address).then_some(error), page, oninput)
    };
    let host_field = {
        let new_host = host.clone();
        let oninput = Callback::from(move |event: InputEvent| new_host.set(typed(&event)));
        let hint = "The folder of the release, with / at its end.";
        text_field("host", "Where the card’s files are", hint, None, (*host).clone(), oninput)
    };
    let on_carry = {
        let carries_config = carries_config.clone();
        Callback::from(move |event: Event| {
            carries_config.set(checked(&event));
        })
    };
    html! {
        <section class="publish" aria-labelledby="publish-heading">
            <h2 id="publish-heading" tabindex="-1">{ "Publish" }</h2>
            { radios("field", "Where will the card be pasted?", "destination", &destinations, *destination, choose_destination) }
            if *may_be_welsh {
                { language_radios("The language of the page", "page-language", language, choose_language) }
                <p class="hint">{ "If your site has this page in English and in Welsh, copy the code of each." }</p>
            }
            if destination.needs_page() { { page_field } }
            if *problems > 0 {
                <div class="note">
                    <p>{ if *problems == 1 { "One thing is left to check.".into() } else { format!("{problems} things are left to check.") } }</p>
                    <button type="button" class="link" onclick={on_check}>{ "Show what to check" }</button>
                </div>
            }
            if !is_address && destination.needs_page() {
                <p class="empty">{ "The code appears here when the address above is right." }</p>
            } else if *is_ready {
                <label class="above" for="snippet">{ "The code to copy" }</label>
                <textarea id="snippet" readonly=true rows="5" spellcheck="false" value={snippet.text.clone()} />
                <p class="buttons">
                    <button type="button" id="copy" disabled={!is_current} onclick={copy}>{ "Copy" }</button>
                    <span class="hint">{ kilobytes(snippet.text.len()) }</span>
                    <span role="status" class={if **status == *REFUSED { "error" } else { "done" }}>{ &*status }</span>
                </p>
                <p>{ destination.advice() }</p>
                if destination.is_prerendered() {
                    <details class="more">
                        <summary>{ "To change the card later" }</summary>
                        <div class="check">
                            <input type="checkbox" id="carry" checked={*carries_config} onchange={on_carry} />
                            <label for="carry">
                                { format!("What I wrote is in the code, so that I can bring it back here ({} more)", kilobytes(snippet.config_bytes)) }
                            </label>
                        </div>
                    </details>
                }
                if *destination != Destination::Mail { { files(&host, host_field) } }
            } else {
                <p class="empty">{ "The code appears here when nothing is missing and nothing is wrong." }</p>
            }
            <Downloads config={config.clone()} is_ready={*is_ready} {setting} renderer={renderer.clone()} dispatch={dispatch.clone()} />
            <Check config={config.clone()} renderer={renderer.clone()} />
        </section>
    }
}

/// “6.7 kB”.
fn kilobytes(bytes: usize) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

/// What a page needs once, and what its policy must allow.
fn files(host: &str, host_field: Html) -> Html {
    let once = format!(
        "<link rel=\"stylesheet\" crossorigin href=\"{host}inspection-card.css\">\n\
         <script async crossorigin src=\"{host}inspection-card.js\"></script>"
    );
    let origin = host.split('/').take(3).collect::<Vec<_>>().join("/");
    let policy = format!(
        "Content-Security-Policy: script-src {origin} 'wasm-unsafe-eval'; style-src {origin}; connect-src {origin}"
    );
    html! {
        <details class="more">
            <summary>{ "For developers: files and headers" }</summary>
            { host_field }
            <p>{ "Once on the page or in the template:" }</p>
            <pre tabindex="0"><code>{ once }</code></pre>
            <p>
                { "The server of these files must send " }<code>{ "Access-Control-Allow-Origin: *" }</code>
                { "; the release has the rules for nginx, Apache, IIS and others. " }
                { "With a Content-Security-Policy, add:" }
            </p>
            <pre tabindex="0"><code>{ policy }</code></pre>
            <p>
                { "The hashes of all files are in " }<a href={format!("{host}manifest.json")}>{ "manifest.json" }</a>
                { "; they belong to the names with a hash in them, which never change." }
            </p>
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct DownloadsProps {
    config: Rc<Json>,
    /// Whether there is a card, and not only the beginning of one.
    is_ready: bool,
    setting: Setting,
    renderer: Shared,
    dispatch: UseReducerDispatcher<Document>,
}

/// The card as files, and a link to the draft.
#[component]
fn Downloads(DownloadsProps { config, is_ready, setting, renderer, dispatch }: &DownloadsProps) -> Html {
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

#[derive(Properties, PartialEq)]
struct CheckProps {
    config: Rc<Json>,
    renderer: Shared,
}

/// Whether a page has the card, whole and current.
#[component]
fn Check(CheckProps { config, renderer }: &CheckProps) -> Html {
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

/// The name of the card's page. The pages of both languages stand side by side.
fn name_of_page(config: &Json, language: &str) -> String {
    let is_second = languages::is_bilingual(config) && language != default_language(config);
    if is_second { format!("{}-{language}", slug(config)) } else { slug(config) }
}

/// The name of the provider as the name of a file.
fn slug(config: &Json) -> String {
    let name = english(&config["provider"]["name"]).unwrap_or("card");
    let letters = name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    let slug: String = letters.collect();
    slug.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
