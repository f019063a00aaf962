//! Radio buttons.

use yew::prelude::*;

use crate::form::checked;
use crate::languages::LANGUAGES;

/// One of a few, as radio buttons: beside each other in a `choice`, below each other in a `field`. An option has a value, a
/// word for the id of its button, and a label.
pub fn radios<T: Copy + PartialEq + 'static>(
    class: &'static str,
    legend: &'static str,
    name: &'static str,
    options: &[(T, &'static str, &'static str)],
    chosen: T,
    on_choice: Callback<T>,
) -> Html {
    let radio = |(value, word, label): (T, &'static str, &'static str)| {
        let id = format!("{name}-{word}");
        let on_choice = on_choice.clone();
        let onchange = Callback::from(move |event: Event| {
            if checked(&event) {
                on_choice.emit(value);
            }
        });
        html! {
            <span class="radio">
                <input type="radio" id={id.clone()} {name} checked={value == chosen} {onchange} />
                <label for={id}>{ label }</label>
            </span>
        }
    };
    html! {
        <fieldset {class}>
            <legend>{ legend }</legend>
            for option in options.iter().copied() { { radio(option) } }
        </fieldset>
    }
}

/// The languages of cards, as radio buttons.
pub fn language_radios(
    legend: &'static str,
    name: &'static str,
    chosen: &'static str,
    on_choice: Callback<&'static str>,
) -> Html {
    radios("choice", legend, name, &LANGUAGES.map(|(code, label)| (code, code, label)), chosen, on_choice)
}
