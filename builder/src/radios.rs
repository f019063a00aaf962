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
    let option = |(value, word, label): (T, &'static str, &'static str)| {
        let on_choice = on_choice.clone();
        radio(name, word, label, value == chosen, Callback::from(move |()| on_choice.emit(value)))
    };
    html! {
        <fieldset {class}>
            <legend>{ legend }</legend>
            for one in options.iter().copied() { { option(one) } }
        </fieldset>
    }
}

/// A radio button of a group. The word is for its id.
pub fn radio(name: &str, word: &str, label: &str, is_chosen: bool, on_choice: Callback<()>) -> Html {
    let id = format!("{name}-{word}");
    let onchange = Callback::from(move |event: Event| {
        if checked(&event) {
            on_choice.emit(());
        }
    });
    html! {
        <span class="radio">
            <input type="radio" id={id.clone()} name={name.to_owned()} checked={is_chosen} {onchange} />
            <label for={id}>{ label }</label>
        </span>
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
