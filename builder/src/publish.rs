//! Where the card goes: the code to copy, the files, and the check of what arrived.

mod check;
mod code;
mod downloads;

use std::rc::Rc;

use inspection_card::render::Renderer;
use serde_json::Value as Json;
use yew::prelude::*;

use self::check::Check;
use self::code::Code;
use self::downloads::Downloads;
use crate::browser;
use crate::document::Document;
use crate::form::typed;
use crate::languages::{self, default_language, english};
use crate::radios::{language_radios, radios};
use crate::snippet::{Destination, Setting};

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
    /// What the law asks the page to show besides the card.
    pub official_form: Option<&'static str>,
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

/// Where the card goes, and what to copy there.
#[component]
pub fn Publish(props: &PublishProps) -> Html {
    let PublishProps {
        config,
        text_language,
        may_be_welsh,
        official_form,
        is_ready,
        problems,
        on_check,
        dispatch,
        renderer,
    } = props;
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
    let setting =
        Setting { host: (*host).clone(), page: page.clone(), lang: language.into(), carries_config: *carries_config };
    let choose_language = {
        let chosen_language = chosen_language.setter();
        Callback::from(move |language| chosen_language.set(Some(language)))
    };
    let choose_destination = {
        let destination = destination.setter();
        Callback::from(move |one| destination.set(one))
    };
    let on_page = {
        let own_page = own_page.setter();
        Callback::from(move |event: InputEvent| own_page.set(Some(typed(&event))))
    };
    let on_host = {
        let host = host.setter();
        Callback::from(move |event: InputEvent| host.set(typed(&event)))
    };
    let on_carry = {
        let carries_config = carries_config.setter();
        Callback::from(move |carries| carries_config.set(carries))
    };
    let is_address = ["https://", "http://"].iter().any(|scheme| page.starts_with(scheme));
    let destinations = Destination::ALL.map(|one| (one, one.word(), one.name()));
    html! {
        <section class="publish" aria-labelledby="publish-heading">
            <h2 id="publish-heading" tabindex="-1">{ "Publish" }</h2>
            { radios("field", "Where will the card be pasted?", "destination", &destinations, *destination, choose_destination) }
            if *may_be_welsh {
                { language_radios("The language of the page", "page-language", language, choose_language) }
                <p class="hint">{ "If your site has this page in English and in Welsh, copy the code of each." }</p>
            }
            if destination.needs_page() {
                <Address
                    id="page"
                    label="Where the card’s page will be"
                    hint="Save the page for a link or a frame below, and ask for it to be put there."
                    error={(!is_address).then_some("Give the web address of the card’s page. It begins with https://.")}
                    value={page}
                    oninput={on_page}
                />
            }
            if let Some(form) = official_form {
                <p class="note">{ format!("The law asks for {form}. Put that above the card.") }</p>
            }
            if *problems > 0 {
                <div class="note">
                    <p>{ if *problems == 1 { "One thing is left to check.".into() } else { format!("{problems} things are left to check.") } }</p>
                    <button type="button" class="link" onclick={on_check}>{ "Show what to check" }</button>
                </div>
            }
            if !is_address && destination.needs_page() {
                <p class="empty">{ "The code appears here when the address above is right." }</p>
            } else if *is_ready {
                <Code
                    config={config.clone()}
                    destination={*destination}
                    setting={setting.clone()}
                    renderer={renderer.clone()}
                    dispatch={dispatch.clone()}
                    {on_carry}
                />
                if *destination != Destination::Mail { <Files host={(*host).clone()} {on_host} /> }
            } else {
                <p class="empty">{ "The code appears here when nothing is missing and nothing is wrong." }</p>
            }
            <Downloads config={config.clone()} is_ready={*is_ready} {setting} renderer={renderer.clone()} dispatch={dispatch.clone()} />
            <Check config={config.clone()} renderer={renderer.clone()} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct AddressProps {
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    #[prop_or_default]
    error: Option<&'static str>,
    value: String,
    oninput: Callback<InputEvent>,
}

/// An address.
#[component]
fn Address(AddressProps { id, label, hint, error, value, oninput }: &AddressProps) -> Html {
    let described_by = if error.is_some() { format!("{id}-hint {id}-error") } else { format!("{id}-hint") };
    html! {
        <div class={if error.is_some() { "field has-error" } else { "field" }}>
            <label for={*id}>{ *label }</label>
            <p class="hint" id={format!("{id}-hint")}>{ *hint }</p>
            <p role="status" class="error" id={format!("{id}-error")}>
                if let Some(error) = error { <strong>{ "Error: " }</strong>{ *error } }
            </p>
            <input
                id={*id}
                inputmode="url"
                autocomplete="off"
                aria-describedby={described_by}
                aria-invalid={error.map(|_| "true")}
                value={value.clone()}
                {oninput}
            />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FilesProps {
    host: String,
    on_host: Callback<InputEvent>,
}

/// What a page needs once, and what its policy must allow.
#[component]
fn Files(FilesProps { host, on_host }: &FilesProps) -> Html {
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
            <Address
                id="host"
                label="Where the card’s files are"
                hint="The folder of the release, with / at its end."
                value={host.clone()}
                oninput={on_host}
            />
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
