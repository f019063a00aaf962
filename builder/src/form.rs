//! The form for the whole contract. Labels, hints and limits come from the description of the contract, so that a new
//! field is in the form as soon as it is in the contract.

mod choose;
mod control;
mod date;
mod editor;
mod field;
mod framework;
mod judgements;
mod list;
mod open_items;
mod pasted;
mod record;
mod text;

use std::rc::Rc;

use inspection_card::config::Config;
use inspection_card::contract::{Describe, Schema};
use serde_json::Value as Json;
use yew::prelude::*;

use crate::disclosure::Disclosure;
use crate::labels::{GROUPS, Group};
use crate::path::Path;
pub use choose::options;
pub use control::{checked, chosen, typed};
pub use editor::Editor;
use field::{Field, FieldRef};

#[derive(Properties, PartialEq)]
pub struct FormProps {
    /// The config.
    pub config: Rc<Json>,
    /// What every control can reach.
    pub editor: Editor,
}

/// The form.
#[component]
pub fn Form(FormProps { config, editor }: &FormProps) -> Html {
    let Schema::Record(record) = Config::SCHEMA else { return Html::default() };
    let field = |name: &&'static str| {
        let field = record.fields.iter().find(|field| field.name == *name)?;
        let value = config.get(field.name).cloned();
        Some(
            html! { <Field key={field.name} of={FieldRef { record, field }} path={Path::default().field(field.name)} {value} /> },
        )
    };
    let is_used =
        |name: &&'static str| config.get(*name).is_some() || editor.has_marks_in(&Path::default().field(name).id());
    // Where the inspection as a whole has no grade, few cards have an outcome: it stands last.
    let has_no_overall_grade = editor.choices.at(&Path::default()).has_no_overall_grade;
    let fields_of = |(index, group): (usize, &'static Group)| {
        let mut names = group.fields.to_vec();
        if has_no_overall_grade {
            names.retain(|name| *name != "outcome");
            if index + 1 == GROUPS.len() {
                names.push("outcome");
            }
        }
        (format!("group-{index}"), group, names)
    };
    let (usual, other): (Vec<_>, Vec<_>) =
        GROUPS.iter().enumerate().map(fields_of).partition(|(_, group, _)| group.is_usual);
    let is_other_used = other.iter().any(|(_, _, names)| names.iter().any(is_used));
    html! {
        <ContextProvider<Editor> context={editor.clone()}>
            for (id, group, names) in usual {
                <section class="group" aria-labelledby={id.clone()}>
                    <h2 {id} tabindex="-1">{ group.heading }</h2>
                    for one in names.iter().filter_map(field) { { one } }
                </section>
            }
            <Disclosure class="group" is_used={is_other_used} summary={html! { <h2>{ "Anything else" }</h2> }}>
                for (id, group, names) in other {
                    <Disclosure is_used={names.iter().any(is_used)} summary={html! { <h3 {id}>{ group.heading }</h3> }}>
                        for one in names.iter().filter_map(field) { { one } }
                    </Disclosure>
                }
            </Disclosure>
        </ContextProvider<Editor>>
    }
}
