//! The form for the whole contract. Labels, hints and limits come from the description of the contract, so that a new
//! field is in the form as soon as it is in the contract.

mod choose;
mod control;
mod date;
mod editor;
mod field;
mod framework;
mod list;
mod record;
mod text;

use std::rc::Rc;

use inspection_card::config::Config;
use inspection_card::contract::{Describe, Schema};
use serde_json::Value as Json;
use yew::prelude::*;

use crate::labels::GROUPS;
use crate::path::Path;
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
        Some(html! { <Field of={FieldRef { record, field }} path={Path::default().field(field.name)} {value} /> })
    };
    html! {
        <ContextProvider<Editor> context={editor.clone()}>
            for (index, group) in GROUPS.iter().enumerate() {
                <section class="group" aria-labelledby={format!("group-{index}")}>
                    <h2 id={format!("group-{index}")}>{ group.heading }</h2>
                    for one in group.fields.iter().filter_map(field) { { one } }
                </section>
            }
        </ContextProvider<Editor>>
    }
}
