//! Controls to choose from: the words of the contract, the grades and the areas of the framework.

use inspection_card::contract::Schema;
use serde_json::{Value as Json, json};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::control::{self, class, described_by, errors, hint, words};
use super::editor::{Editor, use_editor};
use super::field::FieldRef;
use super::text::TextField;
use crate::choices::Choice;
use crate::document::Action;
use crate::focus::use_next_focus;
use crate::labels;
use crate::languages::in_language;
use crate::path::Path;

#[derive(Properties, PartialEq)]
pub struct ChooseProps {
    pub of: FieldRef,
    pub path: Path,
    pub value: Option<Json>,
    #[prop_or_default]
    pub is_item: bool,
}

/// One of the words of the contract.
#[component]
pub fn Word(ChooseProps { of, path, value, is_item }: &ChooseProps) -> Html {
    let editor = use_editor();
    let schema = match (of.field.schema)() {
        Schema::List(item) if *is_item => item(),
        schema => schema,
    };
    let Schema::Choice(choice) = schema else { return Html::default() };
    let choices: Vec<_> = choice.words.iter().map(|word| Choice::new(word.word, labels::meaning(word))).collect();
    select(&editor, *of, path, value, &choices, "")
}

/// A grade of the framework, in its official wording.
#[component]
pub fn Grade(ChooseProps { of, path, value, .. }: &ChooseProps) -> Html {
    let editor = use_editor();
    let is_overall = of.record.name == "Outcome";
    let (choices, grades) = (editor.choices.at(path), editor.choices.grades_at(path));
    if grades.is_empty() && !is_overall && value.is_none() && !choices.areas.is_empty() {
        // The area is judged in words.
        return Html::default();
    }
    let note = if is_overall && choices.has_no_overall_grade {
        "This kind of inspection has no overall grade. Leave this empty, and add the judgements below."
    } else if !grades.is_empty() {
        ""
    } else if choices.areas.is_empty() && choices.grades.is_empty() {
        "Choose the kind of inspection first: the grades follow from it and from the day of the inspection."
    } else {
        "This is judged in words."
    };
    select(&editor, *of, path, value, grades, note)
}

/// An area of the framework, or one that the report names.
#[component]
pub fn Area(ChooseProps { of, path, value, .. }: &ChooseProps) -> Html {
    let editor = use_editor();
    // Those that other judgements are about would be judged twice.
    let areas = editor.choices.free_areas_at(path);
    let text = in_language(value.as_ref(), editor.language, editor.language);
    let is_known = areas.iter().any(|area| area.is_named(&text));
    let is_own = use_state(|| false);
    let next_focus = use_next_focus();
    if areas.is_empty() || *is_own || (value.is_some() && !is_known) {
        return html! { <TextField of={*of} path={path.clone()} value={value.clone()} /> };
    }
    let choose_own = {
        let (dispatch, path) = (editor.dispatch.clone(), path.clone());
        Callback::from(move |_| {
            is_own.set(true);
            dispatch.dispatch(Action::Choose(path.clone(), None));
            next_focus.follow(path.id());
        })
    };
    html! {
        <>
            { select(&editor, *of, path, value, &areas, "") }
            <button type="button" class="link" onclick={choose_own}>{ "Another area" }</button>
        </>
    }
}

/// A list to choose from. A value that is not in the list is shown as it is.
pub fn select(
    editor: &Editor,
    of: FieldRef,
    path: &Path,
    value: &Option<Json>,
    choices: &[Choice],
    note: &str,
) -> Html {
    let id = path.id();
    let note = format!("{} {note}", of.hint());
    let onchange = editor.choose(path, |event: Event| words(control::chosen(&event)));
    html! {
        <div class={class(editor, &id)}>
            <label for={id.clone()}>{ of.label() }</label>
            { hint(&id, note.trim()) }
            { errors(editor, &id) }
            <Select
                id={id.clone()}
                described_by={described_by(editor, &id, !note.trim().is_empty())}
                invalid={editor.invalid(&id)}
                value={value.clone()}
                choices={choices.to_vec()}
                {onchange}
            />
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct SelectProps {
    pub id: String,
    pub described_by: Option<String>,
    /// The value of `aria-invalid`.
    #[prop_or_default]
    pub invalid: Option<&'static str>,
    /// The value in the config. One that can't be chosen is shown as it is.
    pub value: Option<Json>,
    pub choices: Vec<Choice>,
    /// What the list says while nothing is chosen.
    #[prop_or("Choose")]
    pub nothing: &'static str,
    pub onchange: Callback<Event>,
}

/// A `select`. The attribute `selected` has no effect once a reader has chosen, so the choice is set as a property.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let SelectProps { id, described_by, invalid, value, choices, nothing, onchange } = props;
    let value = match value {
        Some(Json::String(text)) => text.clone(),
        Some(Json::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let is_chosen = |choice: &&Choice| choice.id == value || choice.words.eq_ignore_ascii_case(&value);
    let known = choices.iter().find(is_chosen);
    let other = (known.is_none() && !value.is_empty()).then(|| Choice::new(&value, &value));
    let chosen = known.map_or(value, |choice| choice.id.clone());
    let all: Vec<_> = [Choice::new("", *nothing)].into_iter().chain(other).chain(choices.iter().cloned()).collect();
    let select = use_node_ref();
    {
        let select = select.clone();
        use_effect_with((choices.clone(), chosen), move |(_, chosen)| {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                select.set_value(chosen);
            }
        });
    }
    html! {
        <select
            ref={select}
            id={id.clone()}
            aria-describedby={described_by.clone()}
            aria-invalid={*invalid}
            onchange={onchange.clone()}
        >
            for group in all.chunk_by(|one, next| one.group == next.group) { { options(group) } }
        </select>
    }
}

/// Options that stand under the same heading, if they have one.
pub fn options(group: &[Choice]) -> Html {
    let heading = group.first().map_or("", |first| first.group.as_str()).to_owned();
    let options = html! {
        for option in group {
            <option key={option.id.clone()} value={option.id.clone()}>{ option.label() }</option>
        }
    };
    if heading.is_empty() {
        options
    } else {
        html! { <optgroup key={heading.clone()} label={heading}>{ options }</optgroup> }
    }
}

/// The value of an item that is added to a list of values.
pub fn empty_item(schema: Schema) -> Json {
    match schema {
        Schema::Record(_) => json!({}),
        _ => json!(""),
    }
}
