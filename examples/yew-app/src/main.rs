//! A Yew application that shows inspection cards with the component of the library.

mod example;

use std::rc::Rc;

use example::Example;
use gloo::events::EventListener;
use gloo::utils::{document_element, window};
use inspection_card::card::{Appearance, Card};
use inspection_card::contract::Problem;
use inspection_card::framework::Frameworks;
use inspection_card::inspection::Inspection;
use inspection_card::locale::Locale;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Chooses an example by the fragment of the page's address, and shows it in English or Welsh.
#[component]
fn App() -> Html {
    let example = use_example();
    let language = use_state(|| "en");
    let frameworks = use_memo((), |()| Frameworks::built_in());
    let locale = use_memo(*language, |language| Locale::built_in(language).unwrap_or_else(Locale::english));
    let parsed = use_memo((example, *language), |(example, _)| Inspection::parse(example.json(), &frameworks, &locale));
    let (inspection, problems) = &*parsed;

    use_effect_with(*language, |language| {
        // Setting an attribute with a valid name can't fail.
        let _ = document_element().set_attribute("lang", language);
    });
    let choose_example = Callback::from(|event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            let _ = window().location().set_hash(&select.value());
        }
    });
    let switch_language = {
        let language = language.clone();
        Callback::from(move |_| language.set(if *language == "en" { "cy" } else { "en" }))
    };

    html! {
        <main>
            <p>
                <label>
                    { "Inspection " }
                    <select onchange={choose_example}>
                        for one in Example::ALL {
                            <option value={one.name()} selected={one == example}>{ one.name() }</option>
                        }
                    </select>
                </label>
                { " " }
                <button type="button" onclick={switch_language}>
                    { if *language == "en" { "Cymraeg" } else { "English" } }
                </button>
            </p>
            if let Some(inspection) = inspection {
                <Card
                    inspection={Rc::new(inspection.clone())}
                    locale={locale.clone()}
                    appearance={Appearance { id: example.name().into(), ..Appearance::default() }}
                />
            }
            <Problems problems={problems.clone()} />
        </main>
    }
}

/// The example that the fragment of the page's address names; the first one if it names none.
#[hook]
fn use_example() -> Example {
    let example = use_state(|| Example::from_hash(&window().location().hash().unwrap_or_default()));
    {
        let example = example.clone();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&window(), "hashchange", move |_| {
                example.set(Example::from_hash(&window().location().hash().unwrap_or_default()));
            });
            // Dropping the listener when the component is destroyed removes it from the window.
            move || drop(listener)
        });
    }
    *example
}

#[derive(Properties, PartialEq)]
struct ProblemsProps {
    problems: Vec<Problem>,
}

/// What is wrong with the config, for its editor.
#[component]
fn Problems(ProblemsProps { problems }: &ProblemsProps) -> Html {
    html! {
        if !problems.is_empty() {
            <ul>
                for problem in problems {
                    <li>{ format!("{}: {}. Expected {}.", problem.path, problem.what(), problem.expected()) }</li>
                }
            </ul>
        }
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
