//! Lists: add, remove and reorder items. A closed item has no controls, so that long lists stay quick.

use inspection_card::contract::Schema;
use serde_json::Value as Json;
use yew::prelude::*;

use super::choose::empty_item;
use super::control::{class, errors, legend_class};
use super::editor::{Editor, use_editor};
use super::field::{Field, FieldRef, FieldsOf};
use super::open_items::{Change, OpenItems};
use super::record::Fields;
use crate::choices::Choice;
use crate::disclosure::on_toggle;
use crate::document::Action;
use crate::focus::{focus_first_soon, use_next_focus};
use crate::labels;
use crate::languages::in_language;
use crate::path::Path;

#[derive(Properties, PartialEq)]
pub struct ListProps {
    pub of: FieldRef,
    pub path: Path,
    pub value: Option<Json>,
}

/// A list.
#[component]
pub fn List(ListProps { of, path, value }: &ListProps) -> Html {
    let editor = use_editor();
    let id = path.id();
    let Schema::List(item) = (of.field.schema)() else { return Html::default() };
    let items = value.as_ref().and_then(Json::as_array).cloned().unwrap_or_default();
    let count = items.len();
    let open_items = use_reducer(OpenItems::default);
    let next_focus = use_next_focus();
    let add = {
        let (dispatch, path, open_items) = (editor.dispatch.clone(), path.clone(), open_items.dispatcher());
        Callback::from(move |_| {
            dispatch.dispatch(Action::Insert(path.clone(), count, empty_item(item())));
            open_items.dispatch(Change::Insert(count, true));
            next_focus.follow(path.item(count).id());
        })
    };
    html! {
        <fieldset {id} tabindex="-1" class={classes!(class(&editor, &path.id()), "list")}>
            <legend class={legend_class(*of)}>{ of.label() }</legend>
            if !of.hint().is_empty() { <p class="hint">{ of.hint() }</p> }
            { errors(&editor, &path.id()) }
            if count > 0 {
                <ol class="items">
                    for (index, value) in items.into_iter().enumerate() {
                        <li key={index}>
                            <Item
                                of={*of}
                                path={path.clone()}
                                {index}
                                {count}
                                {value}
                                is_open={open_items.has(index)}
                                open_items={open_items.dispatcher()}
                            />
                        </li>
                    }
                </ol>
            }
            <button type="button" id={format!("{}-add", path.id())} class="secondary" onclick={add}>
                { format!("Add {}", labels::item(path)) }
            </button>
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
pub struct ItemProps {
    /// The list.
    pub of: FieldRef,
    /// Where the list is.
    pub path: Path,
    pub index: usize,
    /// How many items the list has.
    pub count: usize,
    pub value: Json,
    pub is_open: bool,
    /// Changes which items are open.
    pub open_items: UseReducerDispatcher<OpenItems>,
    /// The area of a judgement whose grade stands above: then only the rest is here.
    #[prop_or_default]
    pub about: Option<Choice>,
}

/// An item of a list, with the buttons that move and remove it.
#[component]
pub fn Item(props: &ItemProps) -> Html {
    let ItemProps { of, path, index, count, value, is_open, open_items, about } = props;
    let (index, count, is_open) = (*index, *count, *is_open);
    let editor = use_editor();
    let place = path.item(index);
    let id = place.id();
    let is_marked = editor.has_marks_in(&id);
    let ontoggle = {
        let open_items = open_items.clone();
        on_toggle(move |is_open| open_items.dispatch(Change::Set(index, is_open)))
    };
    let act = |action: fn(Path, usize) -> Action, change: fn(usize) -> Change, focus: Vec<String>| {
        let (dispatch, path, open_items) = (editor.dispatch.clone(), path.clone(), open_items.clone());
        Callback::from(move |_| {
            dispatch.dispatch(action(path.clone(), index));
            open_items.dispatch(change(index));
            focus_first_soon(focus.clone());
        })
    };
    // The focus goes with the item. At an end of the list its button can't be pressed again.
    let moved = |to: usize, button: &str, is_end: bool| {
        vec![format!("{}-{}", path.item(to).id(), if is_end { "open" } else { button })]
    };
    let up_to = index.saturating_sub(1);
    let up = act(
        |path, index| Action::Swap(path, index, index.saturating_sub(1)),
        |index| Change::Swap(index, index.saturating_sub(1)),
        moved(up_to, "up", up_to == 0),
    );
    let down = act(
        |path, index| Action::Swap(path, index, index + 1),
        |index| Change::Swap(index, index + 1),
        moved(index + 1, "down", index + 2 == count),
    );
    let neighbour = path.item(index.min(count.saturating_sub(2)));
    let focus = vec![format!("{}-open", neighbour.id()), format!("{}-add", path.id())];
    let remove = act(Action::Remove, Change::Remove, focus);
    let name = match about {
        Some(area) => area.full(),
        None => format!("{}. {}", index + 1, heading(*of, value, &editor, &place)),
    };
    let (class, summary) = match about {
        Some(_) => ("more", html! { <>{ "More" }<span class="hidden">{ format!(": {name}") }</span></> }),
        None if is_marked => ("item has-error", html! { &name }),
        None => ("item", html! { &name }),
    };
    html! {
        <details {class} open={is_open} {ontoggle}>
            <summary id={format!("{id}-open")}>{ summary }</summary>
            if is_open { { content(*of, &place, value, about.is_some(), &editor) } }
            <p class="buttons">
                if count > 1 {
                    <button type="button" class="secondary" id={format!("{id}-up")} disabled={index == 0} onclick={up}>
                        { "Move up" }<span class="hidden">{ format!(": {name}") }</span>
                    </button>
                    <button type="button" class="secondary" id={format!("{id}-down")} disabled={index + 1 == count} onclick={down}>
                        { "Move down" }<span class="hidden">{ format!(": {name}") }</span>
                    </button>
                }
                <button type="button" class="secondary" onclick={remove}>
                    { "Remove" }<span class="hidden">{ format!(": {name}") }</span>
                </button>
            </p>
        </details>
    }
}

/// The fields of an item. Those of a judgement whose grade stands above are without its area and grade.
fn content(of: FieldRef, place: &Path, value: &Json, is_graded_above: bool, editor: &Editor) -> Html {
    let Schema::List(item) = (of.field.schema)() else { return Html::default() };
    let (id, value) = (place.id(), Some(value.clone()));
    let Schema::Record(record) = item() else {
        return html! { <Field {of} path={place.clone()} {value} is_item=true /> };
    };
    let fields = FieldsOf(record);
    if is_graded_above {
        let without: &[&str] = &["area", "grade"];
        return html! { <Fields {fields} path={place.clone()} {value} {without} /> };
    }
    html! {
        <div role="group" id={id.clone()} aria-labelledby={format!("{id}-open")}>
            { errors(editor, &id) }
            <Fields {fields} path={place.clone()} {value} />
        </div>
    }
}

/// What an item is about, in a few words: for an area or a grade, the official ones.
fn heading(of: FieldRef, value: &Json, editor: &Editor, place: &Path) -> String {
    let Schema::List(item) = (of.field.schema)() else { return String::new() };
    let words = match item() {
        Schema::Record(record) => {
            let members = labels::names_item(record).iter().filter_map(|name| value.get(name));
            members.map(|member| words_of(member, editor.language)).find(|words| !words.is_empty())
        }
        _ => Some(words_of(value, editor.language)).filter(|words| !words.is_empty()),
    };
    let words = words.unwrap_or_else(|| "Nothing yet".into());
    let kind = editor.frameworks.iter().find(|framework| framework.id == words);
    let words = kind.map_or_else(|| editor.choices.words_of(place, &words), |kind| &kind.words);
    let short: String = words.chars().take(80).collect();
    if short.len() < words.len() { format!("{short}…") } else { short }
}

fn words_of(value: &Json, language: &str) -> String {
    match value {
        Json::String(words) => words.clone(),
        Json::Number(number) => number.to_string(),
        Json::Object(texts) => {
            let own = in_language(Some(value), language, language);
            let first = || texts.values().find_map(Json::as_str).unwrap_or_default().to_owned();
            if own.is_empty() { first() } else { own }
        }
        _ => String::new(),
    }
}
