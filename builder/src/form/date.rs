//! Dates, in three fields. A month or a year alone is a date too.

use serde_json::{Value as Json, json};
use yew::prelude::*;

use super::control::{class, described_by, errors, hint, typed, use_patient_editor, words};
use super::field::FieldRef;
use super::pasted::date_of;
use crate::document::Action;
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
    let (editor, onfocusin, onfocusout) = use_patient_editor(*of, &id);
    let value = value.as_ref().and_then(Json::as_str).unwrap_or_default();
    let typed_date = use_mut_ref(|| TypedDate { parts: parts(value), sent: Vec::new() });
    let shown = typed_date.borrow_mut().shown(value);
    let invalid = editor.invalid(&id);
    let input = |index: usize| {
        let id = if index == 0 { id.clone() } else { format!("{id}-{}", PARTS[index].to_lowercase()) };
        let (before, typed_date) = (value.to_owned(), typed_date.clone());
        let oninput = editor.set(path, move |event: InputEvent| {
            words(typed_date.borrow_mut().put(&before, index, typed(&event).trim()))
        });
        html! {
            <div>
                <label for={id.clone()}>{ PARTS[index] }</label>
                <input
                    {id}
                    class={if index == 2 { "year" } else { "two-digits" }}
                    inputmode="numeric"
                    autocomplete="off"
                    aria-invalid={invalid}
                    value={shown[index].clone()}
                    {oninput}
                />
            </div>
        }
    };
    let onpaste = {
        let (dispatch, path) = (editor.dispatch.clone(), path.clone());
        Callback::from(move |event: Event| {
            if let Some(date) = date_of(&event) {
                event.prevent_default();
                dispatch.dispatch(Action::Choose(path.clone(), Some(json!(date))));
            }
        })
    };
    html! {
        <fieldset
            class={class(&editor, &id)}
            {onpaste}
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

/// What has been typed. It stays as it is (“1”, not “01”) unless the date is changed elsewhere.
struct TypedDate {
    parts: Typed,
    /// The dates that this field made and that may still arrive, and the one before them: somebody can type faster than
    /// the form is drawn.
    sent: Vec<String>,
}

impl TypedDate {
    /// What to show for the date in the config.
    fn shown(&mut self, value: &str) -> Typed {
        if iso(&self.parts) == value {
            self.sent.clear();
        } else if !self.sent.iter().any(|sent| sent == value) {
            *self = TypedDate { parts: parts(value), sent: Vec::new() };
        }
        self.parts.clone()
    }

    /// The date after one part was typed; the date before it was drawn last.
    fn put(&mut self, before: &str, index: usize, part: &str) -> String {
        if self.sent.is_empty() {
            self.sent.push(before.to_owned());
        }
        self.parts[index] = part.to_owned();
        let date = iso(&self.parts);
        self.sent.push(date.clone());
        date
    }
}

/// Day, month and year of a date in a config.
fn parts(iso: &str) -> Typed {
    let mut parts = iso.splitn(3, '-').map(|part| part.trim_start_matches('0').to_owned());
    let [year, month, day] = std::array::from_fn(|_| parts.next().unwrap_or_default());
    [day, month, year]
}

/// The date as a config has it. What is no date stays what was typed, so that it can be reported.
pub fn iso([day, month, year]: &Typed) -> String {
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
    fn nothing_is_lost_if_it_is_typed_faster_than_drawn() {
        let mut date = TypedDate { parts: parts(""), sent: Vec::new() };
        assert_eq!(date.put("", 0, "3"), "--03");
        assert_eq!(date.put("", 1, "2"), "-02-03");
        assert_eq!(date.shown("--03"), ["3", "2", ""]);
        assert_eq!(date.put("--03", 2, "2026"), "2026-02-03");
        assert_eq!(date.shown("2026-02-03"), ["3", "2", "2026"]);
        // Undo, or another document.
        assert_eq!(date.shown("2025-01"), ["", "1", "2025"]);
    }

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
