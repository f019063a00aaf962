//! Dates, in three fields. A month or a year alone is a date too.

use serde_json::Value as Json;
use yew::prelude::*;

use super::control::{class, described_by, errors, hint, typed, use_patient_editor, words};
use super::field::FieldRef;
use crate::path::Path;

/// What was typed: day, month, year.
type Typed = [String; 3];

const PARTS: [&str; 3] = ["Day", "Month", "Year"];

#[derive(Properties, PartialEq)]
pub struct DateProps {
    pub of: FieldRef,
    pub path: Path,
    pub value: Option<Json>,
}

/// A date.
#[component]
pub fn DateField(DateProps { of, path, value }: &DateProps) -> Html {
    let id = path.id();
    let (editor, onfocusin, onfocusout) = use_patient_editor(&id);
    let value = value.as_ref().and_then(Json::as_str).unwrap_or_default();
    let typed_parts = use_state(|| parts(value));
    // What was typed stays as it is (“1”, not “01”) unless the date was changed elsewhere.
    let shown = if iso(&typed_parts) == value { (*typed_parts).clone() } else { parts(value) };
    let input = |index: usize| {
        let id = if index == 0 { id.clone() } else { format!("{id}-{}", PARTS[index].to_lowercase()) };
        let (before, typed_parts) = (shown.clone(), typed_parts.clone());
        let oninput = editor.set(path, move |event: InputEvent| {
            let mut parts = before.clone();
            parts[index] = typed(&event).trim().to_owned();
            let date = iso(&parts);
            typed_parts.set(parts);
            words(date)
        });
        html! {
            <div>
                <label for={id.clone()}>{ PARTS[index] }</label>
                <input
                    {id}
                    class={if index == 2 { "year" } else { "two-digits" }}
                    inputmode="numeric"
                    autocomplete="off"
                    value={shown[index].clone()}
                    {oninput}
                />
            </div>
        }
    };
    html! {
        <fieldset
            class={class(&editor, &id)}
            aria-describedby={described_by(&editor, &id, !of.hint().is_empty())}
            {onfocusin}
            {onfocusout}
        >
            <legend>{ of.label() }</legend>
            { hint(&id, &of.hint()) }
            { errors(&editor, &id) }
            <div class="date">for index in 0..PARTS.len() { { input(index) } }</div>
        </fieldset>
    }
}

/// Day, month and year of a date in a config.
fn parts(iso: &str) -> Typed {
    let mut parts = iso.splitn(3, '-').map(|part| part.trim_start_matches('0').to_owned());
    let [year, month, day] = std::array::from_fn(|_| parts.next().unwrap_or_default());
    [day, month, year]
}

/// The date as a config has it. What is no date stays what was typed, so that it can be reported.
fn iso([day, month, year]: &Typed) -> String {
    let padded = |part: &str| if part.len() == 1 { format!("0{part}") } else { part.to_owned() };
    match (year.as_str(), month.as_str(), day.as_str()) {
        (year, "", "") => year.to_owned(),
        (year, month, "") => format!("{year}-{}", padded(month)),
        (year, month, day) => format!("{year}-{}-{}", padded(month), padded(day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_fields_are_one_date() {
        let typed = |parts: [&str; 3]| iso(&parts.map(String::from));
        assert_eq!(typed(["29", "9", "2025"]), "2025-09-29");
        assert_eq!(typed(["", "12", "2025"]), "2025-12");
        assert_eq!(typed(["", "", "2025"]), "2025");
        assert_eq!(typed(["", "", ""]), "");
        assert_eq!(typed(["3", "", ""]), "--03");
        assert_eq!(parts("2025-09-01"), ["1", "9", "2025"].map(String::from));
    }
}
