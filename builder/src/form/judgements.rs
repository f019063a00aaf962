//! The judgements under a framework that names its areas: a row for each area, in which only the grade has to be chosen.

use serde_json::{Value as Json, json};
use yew::prelude::*;

use super::choose::Select;
use super::control::{chosen, class, described_by, errors, words};
use super::editor::{Editor, use_editor};
use super::list::{Item, ListProps};
use super::open_items::{Change, OpenItems};
use crate::choices::{Choice, Choices};
use crate::document::Action;
use crate::focus::use_next_focus;
use crate::path::Path;
use crate::radios::radio;

/// The judgements.
#[component]
pub fn Judgements(ListProps { of, path, value }: &ListProps) -> Html {
    let editor = use_editor();
    let id = path.id();
    let choices = editor.choices.at(path);
    let judgements = value.as_ref().and_then(Json::as_array).cloned().unwrap_or_default();
    let count = judgements.len();
    let remits = choices.remits();
    let remit = choices.remit(editor.remits.get(&id).map(String::as_str));
    // The judgement that was added last, with those that were there before. It shows all its fields until another one
    // changes, so that it does not become a row while its area is being chosen.
    let last_added = use_state(|| None::<(usize, Vec<Json>)>);
    let open_items = use_reducer(OpenItems::default);
    let next_focus = use_next_focus();
    let is_last_added = |(index, others): &&(usize, Vec<Json>)| {
        let rest = judgements.iter().enumerate().filter(|(other, _)| other != index);
        rest.map(|(_, judgement)| judgement).eq(others)
    };
    let added = last_added.as_ref().filter(is_last_added).map(|(index, _)| *index);
    let add = |judgement: Json| {
        let (dispatch, path, last_added) = (editor.dispatch.clone(), path.clone(), last_added.clone());
        let (before, open_items, next_focus) = (judgements.clone(), open_items.dispatcher(), next_focus.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Insert(path.clone(), count, judgement.clone()));
            open_items.dispatch(Change::Insert(count, true));
            last_added.set(Some((count, before.clone())));
            next_focus.follow(path.item(count).id());
        })
    };
    let item = |index: usize, about: Option<Choice>| {
        let (value, is_open) = (judgements[index].clone(), open_items.has(index));
        let (open_items, next_focus) = (open_items.dispatcher(), next_focus.clone());
        html! { <Item of={*of} path={path.clone()} {index} {count} {value} {is_open} {open_items} {next_focus} {about} /> }
    };
    let row = |row: Row| match row {
        Row::Area { area, index, before } => html! {
            <li key={area.id.clone()} class="judgement" id={index.map(|index| path.item(index).id())}>
                <AreaGrade
                    path={path.clone()}
                    area={area.clone()}
                    {index}
                    {before}
                    judgement={index.map(|index| judgements[index].clone())}
                    open_items={open_items.dispatcher()}
                />
                if let Some(index) = index { { item(index, Some(area)) } }
            </li>
        },
        Row::Other { index } => html! { <li key={index}>{ item(index, None) }</li> },
    };
    let (rows, to_add) = rows(choices, remit, count, added);
    html! {
        <fieldset
            id={id.clone()}
            tabindex="-1"
            class={classes!(class(&editor, &id), "list")}
            aria-describedby={described_by(&editor, &id, false)}
        >
            <legend>{ of.label() }</legend>
            { errors(&editor, &id) }
            if remits.len() > 1 { { remit_choice(&editor, &id, &remits, remit) } }
            <ol class="items">for one in rows { { row(one) } }</ol>
            <p class="buttons">
                for area in to_add {
                    <button type="button" key={area.id.clone()} class="secondary" onclick={add(json!({ "area": area.id }))}>
                        { format!("Add {}", area.full()) }
                    </button>
                }
                <button type="button" id={format!("{id}-add")} class="secondary" onclick={add(json!({}))}>
                    { "Add another judgement" }
                </button>
            </p>
        </fieldset>
    }
}

/// Which kind of provider it is: the areas follow from it. It is not part of the config.
fn remit_choice(editor: &Editor, list: &str, remits: &[&str], remit: Option<&str>) -> Html {
    let name = format!("{list}-remit");
    let option = |(index, one): (usize, &&str)| {
        let (chosen, list, kind) = (editor.remits.clone(), list.to_owned(), (*one).to_owned());
        let choose = Callback::from(move |()| {
            let mut remits = (*chosen).clone();
            remits.insert(list.clone(), kind.clone());
            chosen.set(remits);
        });
        radio(&name, &index.to_string(), one, remit == Some(*one), choose)
    };
    html! {
        <fieldset class="field remit">
            <legend>{ "Which of these was inspected?" }</legend>
            for one in remits.iter().enumerate() { { option(one) } }
        </fieldset>
    }
}

/// A row of the form.
#[derive(Debug, PartialEq)]
enum Row {
    /// An area of the framework.
    Area {
        /// The area.
        area: Choice,
        /// The judgement on it, if there is one.
        index: Option<usize>,
        /// How many judgements stand before this row.
        before: usize,
    },
    /// A judgement on an area that the framework does not name, or which has just been added.
    Other {
        /// The judgement.
        index: usize,
    },
}

/// The judgements in their order, and between them the areas that can be graded and have no judgement yet, in the order of
/// the framework. Areas without a judgement that are judged in words are returned apart.
fn rows(choices: &Choices, remit: Option<&str>, count: usize, added: Option<usize>) -> (Vec<Row>, Vec<Choice>) {
    let order = |area: &Choice| choices.areas.iter().position(|other| other.id == area.id);
    let mut rows: Vec<Row> = Vec::new();
    for index in 0..count {
        let area = choices.judged_area(index);
        let area = area.filter(|area| added != Some(index) && !choices.grades_of(area).is_empty());
        let is_new = |area: &&Choice| {
            !rows.iter().any(|row| matches!(row, Row::Area { area: other, .. } if other.id == area.id))
        };
        rows.push(match area.filter(is_new) {
            Some(area) => Row::Area { area: area.clone(), index: Some(index), before: index },
            None => Row::Other { index },
        });
    }
    let (graded, to_add): (Vec<_>, Vec<_>) =
        choices.areas_left(remit).into_iter().cloned().partition(|area| !choices.grades_of(area).is_empty());
    for area in graded {
        let comes_before = |row: &Row| matches!(row, Row::Area { area: other, .. } if order(other) < order(&area));
        let at = rows.iter().rposition(comes_before).map_or(0, |last| last + 1);
        let before = rows[..at].iter().filter(|row| !matches!(row, Row::Area { index: None, .. })).count();
        rows.insert(at, Row::Area { area, index: None, before });
    }
    (rows, to_add)
}

#[derive(Properties, PartialEq)]
struct AreaGradeProps {
    /// Where the judgements are.
    path: Path,
    area: Choice,
    /// The number of the judgement on the area, if there is one.
    index: Option<usize>,
    /// Where a judgement on the area belongs.
    before: usize,
    judgement: Option<Json>,
    /// Changes which judgements are open.
    open_items: UseReducerDispatcher<OpenItems>,
}

/// The grade of an area. Without a grade there is no judgement, unless more is said about the area.
#[component]
fn AreaGrade(AreaGradeProps { path, area, index, before, judgement, open_items }: &AreaGradeProps) -> Html {
    let editor = use_editor();
    let id = match index {
        Some(index) => path.item(*index).field("grade").id(),
        None => format!("{}-{}", path.id(), area.id),
    };
    let onchange = {
        let (dispatch, path, open_items) = (editor.dispatch.clone(), path.clone(), open_items.clone());
        let (area, index, before) = (area.id.clone(), *index, *before);
        // Besides its area and its grade.
        let has_more = judgement.as_ref().and_then(Json::as_object).is_some_and(|members| members.len() > 2);
        Callback::from(move |event: Event| {
            let grade = words(chosen(&event));
            match (index, grade) {
                (Some(index), None) if !has_more => {
                    dispatch.dispatch(Action::Remove(path.clone(), index));
                    open_items.dispatch(Change::Remove(index));
                }
                (Some(index), grade) => dispatch.dispatch(Action::Choose(path.item(index).field("grade"), grade)),
                (None, None) => {}
                (None, grade) => {
                    let judgement = json!({ "area": area, "grade": grade });
                    dispatch.dispatch(Action::Insert(path.clone(), before, judgement));
                    open_items.dispatch(Change::Insert(before, false));
                }
            }
        })
    };
    let places: Vec<_> = index.map_or_else(Vec::new, |index| {
        let item = path.item(index);
        vec![item.id(), item.field("area").id(), id.clone()]
    });
    let described_by: Vec<_> = places.iter().filter_map(|place| described_by(&editor, place, false)).collect();
    let invalid = places.iter().find_map(|place| editor.invalid(place));
    let grades = editor.choices.at(path).grades_of(area);
    html! {
        <div class={classes!("field", invalid.and(Some("has-error")))}>
            <label for={id.clone()}>{ area.full() }</label>
            for place in &places { { errors(&editor, place) } }
            <Select
                id={id.clone()}
                described_by={(!described_by.is_empty()).then(|| described_by.join(" "))}
                {invalid}
                value={judgement.as_ref().and_then(|judgement| judgement.get("grade")).cloned()}
                nothing="Not graded"
                choices={grades.to_vec()}
                {onchange}
            />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use inspection_card::framework::Frameworks;
    use inspection_card::locale::Locale;

    /// The rows for some judgements: the area, and the number of the judgement on it.
    fn rows_of(framework: &str, remit: Option<&str>, judgements: &Json) -> (Vec<(String, Option<usize>)>, Vec<String>) {
        let config = json!({ "inspection": { "framework": framework }, "judgements": judgements });
        let assessment = Assessment::of(&config.into(), None, &Frameworks::built_in(), &Locale::english());
        let choices = assessment.choices.at(&Path::default());
        let (rows, to_add) = rows(choices, remit, judgements.as_array().unwrap().len(), None);
        let row = |row: Row| match row {
            Row::Area { area, index, .. } => (area.id, index),
            Row::Other { index } => ("other".into(), Some(index)),
        };
        (rows.into_iter().map(row).collect(), to_add.into_iter().map(|area| area.id).collect())
    }

    #[test]
    fn every_area_that_has_grades_is_a_row_in_its_place() {
        let judgements = json!([{ "area": "Achievement", "grade": "strong-standard" }, { "area": "Swimming" }]);
        let (rows, to_add) = rows_of("ofsted-report-card", Some("Schools"), &judgements);
        let names: Vec<_> = rows.iter().map(|(area, index)| (area.as_str(), *index)).collect();
        assert_eq!(
            names,
            [
                ("safeguarding", None),
                ("inclusion", None),
                ("curriculum-teaching", None),
                ("achievement", Some(0)),
                ("attendance-behaviour", None),
                ("personal-development", None),
                ("leadership-governance", None),
                ("early-years", None),
                ("sixth-form", None),
                ("other", Some(1)),
            ]
        );
        assert!(to_add.is_empty());
    }

    #[test]
    fn no_area_is_offered_before_the_kind_of_provider_is_known() {
        assert_eq!(rows_of("ofsted-report-card", None, &json!([])), (Vec::new(), Vec::new()));
    }

    #[test]
    fn areas_that_are_judged_in_words_are_added_by_buttons() {
        let (rows, to_add) = rows_of("estyn", None, &json!([]));
        assert_eq!(rows, [("follow-up".into(), None)]);
        assert_eq!(to_add, ["teaching", "well-being", "leading"]);
    }
}
