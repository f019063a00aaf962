//! The builder: the document, and what is around it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use inspection_card::locale::Locale;
use inspection_card::render::Renderer;
use serde_json::Value as Json;
use wasm_bindgen::JsCast;
use web_sys::BeforeUnloadEvent;
use yew::prelude::*;

use crate::assessment::{Assessment, is_error};
use crate::browser;
use crate::choices::frameworks_by_name;
use crate::document::{Action, Document};
use crate::focus::{follow, use_next_focus};
use crate::form::{Editor, Form};
use crate::json_view::JsonView;
use crate::languages::{self, code_of, default_language};
use crate::origin::{Banner, open, use_draft_links};
use crate::path::Path;
use crate::preview::Preview;
use crate::problems::Summary;
use crate::publish::{Publish, Shared};
use crate::start::Start;
use crate::tools::Tools;

/// What a check found.
struct LastCheck {
    /// The ids of the controls of what was missing.
    missing: BTreeSet<String>,
    /// Whether anything was wrong. A list of problems stands above the form; if there are none, the editor goes on below it.
    /// The place stays until the next check, so that nothing moves while somebody types.
    has_problems: bool,
}

/// The page. Another page must not show a draft as if it were its own.
#[component]
pub fn App() -> Html {
    if browser::draft().is_some() && browser::is_framed() {
        return html! { <p class="framed">{ "A draft can’t be shown inside another page." }</p> };
    }
    html! { <Builder /> }
}

#[component]
fn Builder() -> Html {
    let first = use_memo((), |()| open());
    let document = use_reducer(|| first.document.clone());
    // The language of the preview.
    let language = use_state(|| default_language(&first.document.now.config));
    let is_bilingual = use_state(|| languages::is_bilingual(&first.document.now.config));
    // A draft does not take the place of the work that is kept, unless the editor asks for that.
    let is_kept = use_state(|| first.is_kept);
    use_draft_links();
    use_written_language(&document, *is_bilingual, &language);
    let remits = use_state(BTreeMap::<String, String>::new);
    // What the editor knows from the last check.
    let last_check = use_state(|| None::<LastCheck>);
    let started = use_state(|| "");
    let announced = use_state_eq(String::new);
    let renderer = use_memo((), |()| Renderer::built_in());
    let choices = use_memo((), |()| frameworks_by_name(&renderer.frameworks));
    let locale = use_memo(*language, |language| Locale::built_in(language).unwrap_or_else(Locale::english));
    let config = document.now.config.clone();
    let assessment = {
        let renderer = renderer.clone();
        let remit = remits.get(&Path::default().field("judgements").id()).cloned();
        use_memo((config.clone(), remit, locale.clone()), move |(config, remit, locale)| {
            Assessment::of(config, remit.as_deref(), &renderer.frameworks, locale)
        })
    };
    let text_language = default_language(&config);
    let is_stored = use_kept_work(&config, *is_kept);
    // Text that is no config is not kept.
    use_warning_before_leaving(document.now.mistake.is_some() || (document.is_unsaved() && !is_stored));
    let problems: Vec<_> = assessment.problems.iter().chain(&document.now.mistake).cloned().collect();

    let next_focus = use_next_focus();
    let dispatch = document.dispatcher();
    // What has been said of the start is no longer true after undo.
    let forget_start = {
        let started = started.clone();
        Callback::from(move |()| started.set(""))
    };
    let on_language = {
        let language = language.clone();
        Callback::from(move |code| language.set(code))
    };
    let start = {
        let dispatch = dispatch.clone();
        let (is_bilingual, language) = (is_bilingual.clone(), language.clone());
        let (remits, started, next_focus) = (remits.clone(), started.clone(), next_focus.clone());
        let had_work = config.as_object().is_some_and(|members| members.len() > 1);
        Callback::from(move |config: Json| {
            is_bilingual.set(languages::is_bilingual(&config));
            language.set(default_language(&config));
            remits.set(BTreeMap::new());
            started.set(if had_work {
                "The form is filled in. Undo brings back what was there before."
            } else {
                "The form is filled in."
            });
            dispatch.dispatch(Action::Replace(config));
            next_focus.follow("group-0");
        })
    };
    let check = {
        let (last_check, assessment, next_focus) = (last_check.clone(), assessment.clone(), next_focus.clone());
        let has_problems = !problems.is_empty();
        Callback::from(move |_: MouseEvent| {
            last_check.set(Some(LastCheck { missing: assessment.missing(), has_problems }));
            if !has_problems {
                // The card is compared from its top.
                browser::scroll_to_top(".result");
            }
            next_focus.follow("problems");
        })
    };
    let editor = Editor {
        dispatch: dispatch.clone(),
        marks: assessment.marks(last_check.as_ref().map_or(&BTreeSet::new(), |check| &check.missing)),
        choices: assessment.choices.clone(),
        frameworks: choices.clone(),
        remits,
        is_bilingual: *is_bilingual,
        language: text_language,
        announce: announced.setter(),
    };
    let official_form = assessment.choices.main.official_form;
    let json: Rc<str> = document.now.text();
    let summary = |has_problems: bool| {
        let on_follow = Callback::from(|id: String| follow(&id));
        let (problems, reminders) = (problems.clone(), assessment.reminders.clone());
        let is_here = last_check.as_ref().is_some_and(|check| check.has_problems == has_problems);
        // Yew compares siblings by their position. Without this element it would make the form anew when the summary appears.
        html! { <div class="checked">if is_here { <Summary {problems} {reminders} {on_follow} /> }</div> }
    };
    html! {
        <>
            <Banner origin={first.origin} />
            <div class="columns">
                <div class="work">
                    <Start frameworks={choices} on_start={start} />
                    <p role="status" class="started">{ *started }</p>
                    { summary(true) }
                    <Tools
                        dispatch={dispatch.clone()}
                        can_undo={document.can_undo()}
                        can_redo={document.can_redo()}
                        {is_kept}
                        {is_stored}
                        is_bilingual={is_bilingual.clone()}
                        language={text_language}
                        on_language={&on_language}
                        on_step={forget_start}
                    />
                    <Form config={config.clone()} {editor} />
                    <p role="status" class="hidden">{ (*announced).clone() }</p>
                    <p class="buttons check-card"><button type="button" id="check" onclick={check.clone()}>{ "Check the card" }</button></p>
                    { summary(false) }
                    <details class="panel">
                        <summary id="json-panel">{ "For developers: the same as JSON" }</summary>
                        <JsonView
                            text={json.clone()}
                            mistake={document.now.mistake.clone()}
                            problems={assessment.problems.clone()}
                            dispatch={dispatch.clone()}
                        />
                    </details>
                </div>
                <div class="result">
                    <Preview
                        inspection={assessment.inspection.clone()}
                        locale={locale}
                        json={Rc::from(assessment.published.to_string())}
                        needs={assessment.needs.clone()}
                        edited={document.edited.clone()}
                        {official_form}
                        {on_language}
                    />
                </div>
            </div>
            <Publish
                config={assessment.published.clone()}
                text_language={text_language}
                may_be_welsh={languages::is_bilingual(&config) || [text_language, *language].contains(&"cy")}
                {official_form}
                is_ready={assessment.inspection.is_some() && !problems.iter().any(is_error)}
                problems={problems.len()}
                on_check={check}
                {dispatch}
                renderer={Shared(renderer)}
            />
        </>
    }
}

/// Shows the preview in the language in which the editor writes.
#[hook]
fn use_written_language(document: &Document, is_bilingual: bool, shown: &UseStateHandle<&'static str>) {
    let written = document.edited.as_ref().filter(|_| is_bilingual).and_then(Path::last_field);
    let shown = shown.setter();
    use_effect_with(document.edited.clone(), move |_| {
        if let Some(code) = written.and_then(code_of) {
            shown.set(code);
        }
    });
}

/// Asks before the page is left, while there is work that nobody has.
#[hook]
fn use_warning_before_leaving(is_unsaved: bool) {
    use_effect_with(is_unsaved, |is_unsaved| {
        let listener = is_unsaved.then(|| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window(), "beforeunload", options, |event| {
                event.prevent_default();
                // Older browsers ask only if this is set.
                if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                    event.set_return_value("unsaved");
                }
            })
        });
        move || drop(listener)
    });
}

/// Keeps the work on this device, if the editor agrees, a moment after each change. Returns whether the browser does so.
#[hook]
fn use_kept_work(config: &Rc<Json>, is_kept: bool) -> bool {
    let has_failed = use_state(|| false);
    let setter = has_failed.setter();
    use_effect_with((config.clone(), is_kept), move |(config, is_kept)| {
        let config = config.clone();
        let timeout = is_kept.then(|| Timeout::new(300, move || setter.set(!browser::store(&config))));
        move || drop(timeout)
    });
    is_kept && !*has_failed
}
