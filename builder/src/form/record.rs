//! The fields of a record: the usual ones, and the others behind “More”.

use inspection_card::contract::FieldSchema;
use serde_json::Value as Json;
use yew::prelude::*;

use super::control::{class, described_by, errors, hint, legend_class};
use super::editor::use_editor;
use super::field::{Field, FieldRef, FieldsOf};
use crate::disclosure::Disclosure;
use crate::labels;
use crate::path::Path;

#[derive(Properties, PartialEq)]
pub struct RecordProps {
    pub of: FieldRef,
    pub fields: FieldsOf,
    pub path: Path,
    pub value: Option<Json>,
}

/// A record: its fields under its name. One that may be left out can be closed.
#[component]
pub fn Record(RecordProps { of, fields, path, value }: &RecordProps) -> Html {
    let editor = use_editor();
    let id = path.id();
    let content = html! {
        <>
            { hint(&id, &of.hint()) }
            { errors(&editor, &id) }
            <Fields fields={*fields} path={path.clone()} value={value.clone()} />
        </>
    };
    // Where the inspection as a whole has no grade, few cards have an outcome.
    let is_usual = match of.field.name {
        "outcome" => !editor.choices.at(path).has_no_overall_grade,
        name => ["strengths", "improvements"].contains(&name),
    };
    if of.field.required || is_usual {
        return html! {
            <fieldset
                id={id.clone()}
                tabindex="-1"
                class={classes!(class(&editor, &id), "record")}
                aria-describedby={described_by(&editor, &id, !of.hint().is_empty())}
            >
                <legend class={legend_class(*of)}>{ of.name() }</legend>
                { content }
            </fieldset>
        };
    }
    html! {
        <Disclosure class={classes!(class(&editor, &id), "record")} is_used={value.is_some()} summary={of.label()} summary_id={id.clone()}>
            { content }
        </Disclosure>
    }
}

#[derive(Properties, PartialEq)]
pub struct FieldsProps {
    pub fields: FieldsOf,
    pub path: Path,
    pub value: Option<Json>,
    /// The names of the fields that stand elsewhere.
    #[prop_or_default]
    pub without: &'static [&'static str],
}

/// The fields of a record.
#[component]
pub fn Fields(FieldsProps { fields, path, value, without }: &FieldsProps) -> Html {
    let record = fields.0;
    let member = |field: &FieldSchema| value.as_ref().and_then(|value| value.get(field.name)).cloned();
    let shown = |field: &'static FieldSchema| {
        html! { <Field key={field.name} of={FieldRef { record, field }} path={path.field(field.name)} value={member(field)} /> }
    };
    let (mut usual, more) = labels::arranged(record);
    usual.retain(|field| !without.contains(&field.name));
    let is_used = more.iter().any(|field| member(field).is_some());
    html! {
        <>
            for field in usual { { shown(field) } }
            if !more.is_empty() {
                <Disclosure class="more" {is_used} summary={more_label(record.name, &more)}>
                    for field in more { { shown(field) } }
                </Disclosure>
            }
        </>
    }
}

/// “More: heading …”
fn more_label(record: &'static str, fields: &[&'static FieldSchema]) -> String {
    let first = fields.first().map_or_else(String::new, |field| lowercase_first(&labels::label(record, field)));
    format!("More: {first}{}", if fields.len() > 1 { " …" } else { "" })
}

fn lowercase_first(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}
