//! Lists: add, remove and reorder items. A closed item has no controls, so that long lists stay quick.

use inspection_card::contract::Schema;
use serde_json::Value as Json;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::choose::empty_item;
use super::control::{class, described_by, errors, hint, legend_class};
use super::editor::{Editor, use_editor};
use super::field::{Field, FieldRef, FieldsOf};
use super::open_items::{Change, OpenItems};
use super::pasted::points_of;
use super::record::Fields;
use crate::choices::Choice;
use crate::disclosure::on_toggle;
use crate::document::{Action, without_words_after};
use crate::focus::{NextFocus, use_next_focus};
use crate::labels;
use crate::languages::{LANGUAGES, code_of, in_language};
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
        let (dispatch, path) = (editor.dispatch.clone(), path.clone());
        let (open_items, next_focus) = (open_items.dispatcher(), next_focus.clone());
        Callback::from(move |_| {
            dispatch.dispatch(Action::Insert(path.clone(), count, empty_item(item())));
            open_items.dispatch(Change::Insert(count, true));
            next_focus.follow(path.item(count).id());
        })
    };
    let onpaste = (of.record.name == "Findings").then(|| {
        let (editor, path) = (editor.clone(), path.clone());
        let (items, open_items) = (items.clone(), open_items.dispatcher());
        Callback::from(move |event: Event| {
            let Some(control) = event.target_dyn_into::<HtmlElement>() else { return };
            // The text in the second language has an id that goes on.
            let is_text = |index: &usize| control.id().starts_with(&path.item(*index).field("text").id());
            let (index, language) = ((0..count).find(is_text), code_of(&control.lang()));
            let (Some(index), Some(language), Some(points)) = (index, language, points_of(&event)) else { return };
            event.prevent_default();
            editor.announce.set(format!("{} entries are filled in.", points.len()));
            let last_there = index + without_words_after(&items, index, language, editor.language);
            (last_there + 1..index + points.len()).for_each(|new| open_items.dispatch(Change::Insert(new, false)));
            editor.dispatch.dispatch(Action::Paste { path: path.clone(), index, language, points });
        })
    });
    html! {
        <fieldset
            id={id.clone()}
            {onpaste}
            tabindex="-1"
            class={classes!(class(&editor, &id), "list")}
            aria-describedby={described_by(&editor, &id, !of.hint().is_empty())}
        >
            <legend class={legend_class(*of)}>{ of.label() }</legend>
            { hint(&id, &of.hint()) }
            { errors(&editor, &id) }
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
                                next_focus={next_focus.clone()}
                            />
                        </li>
                    }
                </ol>
            }
            <button type="button" id={format!("{id}-add")} class="secondary" onclick={add}>
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
    /// The focus after a change of the list.
    pub next_focus: NextFocus,
    /// The area of a judgement whose grade stands above: then only the rest is here.
    #[prop_or_default]
    pub about: Option<Choice>,
}

/// An item of a list, with the buttons that move and remove it.
#[component]
pub fn Item(props: &ItemProps) -> Html {
    let ItemProps { of, path, index, count, value, is_open, open_items, next_focus, about } = props;
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
        let (dispatch, path) = (editor.dispatch.clone(), path.clone());
        let (open_items, next_focus) = (open_items.clone(), next_focus.clone());
        Callback::from(move |_| {
            dispatch.dispatch(action(path.clone(), index));
            open_items.dispatch(change(index));
            next_focus.first(focus.clone());
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
        Some(area) => html! { { area.full() } },
        None => {
            let (words, language) = heading(*of, value, &editor, &place);
            html! { <>{ format!("{}. ", index + 1) }<span class="words" lang={(language != "en").then_some(language)}>{ words }</span></> }
        }
    };
    let hidden_name = html! { <span class="hidden">{ ": " }{ name.clone() }</span> };
    let (class, summary) = match about {
        Some(_) => ("more", html! { <>{ "More" }{ hidden_name.clone() }</> }),
        None if is_marked => ("item has-error", html! { <>{ name }<span class="hidden">{ ", to check" }</span></> }),
        None => ("item", name),
    };
    html! {
        <details {class} open={is_open} {ontoggle}>
            <summary id={format!("{id}-open")}>{ summary }</summary>
            if is_open { { content(*of, &place, value, about.is_some(), &editor) } }
            <p class="buttons">
                if count > 1 {
                    <button type="button" class="secondary" id={format!("{id}-up")} disabled={index == 0} onclick={up}>
                        { "Move up" }{ hidden_name.clone() }
                    </button>
                    <button type="button" class="secondary" id={format!("{id}-down")} disabled={index + 1 == count} onclick={down}>
                        { "Move down" }{ hidden_name.clone() }
                    </button>
                }
                <button type="button" class="secondary" onclick={remove}>
                    { "Remove" }{ hidden_name.clone() }
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
    let heading = format!("{id}-open");
    if is_graded_above {
        let without: &[&str] = &["area", "grade"];
        return html! {
            <div role="group" aria-labelledby={heading}>
                <Fields {fields} path={place.clone()} {value} {without} />
            </div>
        };
    }
    html! {
        <div role="group" id={id.clone()} aria-labelledby={heading} aria-describedby={described_by(editor, &id, false)}>
            { errors(editor, &id) }
            <Fields {fields} path={place.clone()} {value} />
        </div>
    }
}

/// What an item is about, in a few words, and their language: for an area or a grade, the official words.
fn heading(of: FieldRef, value: &Json, editor: &Editor, place: &Path) -> (String, &'static str) {
    const NOTHING: (&str, &str) = ("Nothing yet", "en");
    let Schema::List(item) = (of.field.schema)() else { return (String::new(), NOTHING.1) };
    let words = match item() {
        Schema::Record(record) => {
            let members = labels::names_item(record).iter().filter_map(|name| value.get(name));
            members.map(|member| words_of(member, editor.language)).find(|(words, _)| !words.is_empty())
        }
        _ => Some(words_of(value, editor.language)).filter(|(words, _)| !words.is_empty()),
    };
    let (words, language) = words.unwrap_or((NOTHING.0.into(), NOTHING.1));
    let kind = editor.frameworks.iter().find(|framework| framework.id == words);
    let official = kind.map_or_else(|| editor.choices.at(place).words_of(&words), |kind| &kind.words);
    let language = if official == words { language } else { "en" };
    let short: String = official.chars().take(80).collect();
    (if short.len() < official.len() { format!("{short}…") } else { short }, language)
}

/// The words of a text and their language: that of texts in one language, or another one in which they are there.
fn words_of(value: &Json, language: &'static str) -> (String, &'static str) {
    match value {
        Json::String(words) => (words.clone(), language),
        Json::Number(number) => (number.to_string(), language),
        Json::Object(_) => {
            let others = LANGUAGES.map(|(code, _)| code);
            let all = [language].into_iter().chain(others).map(|code| (in_language(Some(value), code, code), code));
            all.into_iter().find(|(words, _)| !words.is_empty()).unwrap_or_default()
        }
        _ => (String::new(), language),
    }
}
