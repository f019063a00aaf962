//! The card as the page will show it.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use inspection_card::card::{Appearance, Card, OpenSections, Theme};
use inspection_card::inspection::Inspection;
use inspection_card::locale::Locale;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::languages::code_of;
use crate::path::Path;
use crate::radios::{language_radios, radios};
use crate::reveal::reveal;

/// How wide the card is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Width {
    Phone,
    Tablet,
    Desktop,
}

/// In which colours the card is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Colours {
    Light,
    Dark,
    Forced,
}

const WIDTHS: [(Width, &str, &str); 3] =
    [(Width::Phone, "phone", "Phone"), (Width::Tablet, "tablet", "Tablet"), (Width::Desktop, "desktop", "Desktop")];

const COLOURS: [(Colours, &str, &str); 3] =
    [(Colours::Light, "light", "Light"), (Colours::Dark, "dark", "Dark"), (Colours::Forced, "forced", "High contrast")];

const SECTIONS: [(bool, &str, &str); 2] = [(true, "open", "Open"), (false, "closed", "As on the page")];

const SCRIPT: [(bool, &str, &str); 2] = [(false, "off", "Blocked"), (true, "on", "Running")];

/// Around the device on each side, in CSS pixels.
const PADDING: i32 = 16;

#[derive(Properties, PartialEq)]
pub struct PreviewProps {
    /// What the card says; `None` if there is no card yet.
    pub inspection: Option<Rc<Inspection>>,
    /// The language of the card.
    pub locale: Rc<Locale>,
    /// The config as text, for the card that script makes.
    pub json: Rc<str>,
    /// What the card lacks to be shown.
    pub needs: Vec<&'static str>,
    /// Where the config was changed last: that part of the card is brought into view.
    pub edited: Option<Path>,
    /// What the law asks the page to show besides the card.
    pub official_form: Option<&'static str>,
    /// Called with another language.
    pub on_language: Callback<&'static str>,
}

/// The card, and the choice of how it is shown.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let PreviewProps { inspection, locale, json, needs, edited, official_form, on_language } = props;
    let width = use_state(|| Width::Phone);
    let colours = use_state(|| Colours::Light);
    let is_open = use_state(|| true);
    let has_script = use_state(|| false);
    let theme = if *colours == Colours::Dark { Theme::Dark } else { Theme::Light };
    let open = if *is_open { OpenSections::ALL } else { OpenSections::default() };
    let appearance = Appearance { id: "preview".into(), theme, open, ..Appearance::default() };
    let class = classes!("stage", word(&COLOURS, *colours), word(&WIDTHS, *width));
    let (stage, device) = (use_node_ref(), use_node_ref());
    use_fitting_size(&stage, &device, *width, inspection.is_some());
    {
        let stage = stage.clone();
        use_effect_with((inspection.clone(), edited.clone()), move |(_, edited)| {
            if let (Some(stage), Some(edited)) = (stage.cast::<Element>(), edited) {
                reveal(&stage, edited);
            }
        });
    }
    html! {
        <section class="preview" aria-labelledby="preview-heading">
            <h2 id="preview-heading">{ "Preview" }</h2>
            if inspection.is_some() && *is_open {
                <p class="hint">{ "All sections are open here. On the page, readers open them." }</p>
            }
            <details class="view">
                <summary>{ "Change the view" }</summary>
                { radios("choice", "Width", "width", &WIDTHS, *width, { let width = width.clone(); Callback::from(move |one| width.set(one)) }) }
                { radios("choice", "Colours", "colours", &COLOURS, *colours, { let colours = colours.clone(); Callback::from(move |one| colours.set(one)) }) }
                { language_radios("Language", "language", language(locale), on_language.clone()) }
                { radios("choice", "Sections", "sections", &SECTIONS, *is_open, { let is_open = is_open.clone(); Callback::from(move |one| is_open.set(one)) }) }
                { radios("choice", "Scripts", "script", &SCRIPT, *has_script, { let has_script = has_script.clone(); Callback::from(move |one| has_script.set(one)) }) }
            </details>
            <div ref={stage} {class} tabindex="0" role="region" aria-label="The card">
                if let Some(inspection) = inspection {
                    <div ref={device} class="device">
                        <div class="official">
                            if let Some(form) = official_form {
                                <p class="empty">{ format!("Here goes what the law asks for: {form}. The card can’t replace it.") }</p>
                            }
                        </div>
                        if *has_script {
                            <inspection-card
                                id="preview"
                                config={json.clone()}
                                lang={language(locale)}
                                theme={if theme == Theme::Dark { "dark" } else { "light" }}
                                open={*is_open}
                                loading="eager"
                            />
                        } else {
                            <Card inspection={inspection.clone()} locale={locale.clone()} {appearance} />
                        }
                    </div>
                } else {
                    <p class="empty">
                        { "The card appears here. " }
                        if needs.is_empty() {
                            { "Press “Check the card” to see what it lacks." }
                        } else {
                            { format!("It still needs {}.", needs.join(" and ")) }
                        }
                    </p>
                }
            </div>
        </section>
    }
}

/// Shows a device smaller, as a whole, if it is wider than the place that it has.
#[hook]
fn use_fitting_size(stage: &NodeRef, device: &NodeRef, width: Width, is_shown: bool) {
    let (stage, device) = (stage.clone(), device.clone());
    use_effect_with((width, is_shown), move |_| {
        let fit = move || {
            let (Some(stage), Some(device)) = (stage.cast::<HtmlElement>(), device.cast::<HtmlElement>()) else {
                return;
            };
            // By the script interface, because a policy can forbid style attributes.
            let zoom = |zoom: f64| device.style().set_property("zoom", &zoom.to_string());
            // Setting a known property to a number can't fail.
            let _ = zoom(1.0);
            let room = f64::from(stage.client_width() - 2 * PADDING);
            let _ = zoom((room / f64::from(device.offset_width())).min(1.0));
        };
        fit();
        let listener = EventListener::new(&window(), "resize", move |_| fit());
        move || drop(listener)
    });
}

fn language(locale: &Locale) -> &'static str {
    code_of(locale.language()).unwrap_or("en")
}

/// The word of what was chosen.
fn word<T: Copy + PartialEq>(all: &[(T, &'static str, &'static str)], chosen: T) -> Option<&'static str> {
    all.iter().find(|(value, ..)| *value == chosen).map(|(_, word, _)| *word)
}
