//! One field of a record, with the control for its type.

use inspection_card::contract::{FieldSchema, RecordSchema, ScalarSchema, Schema};
use serde_json::Value as Json;
use yew::prelude::*;

use super::choose::{Area, Grade, Word};
use super::control::{Short, checkbox};
use super::date::DateField;
use super::editor::use_editor;
use super::framework::FrameworkField;
use super::judgements::Judgements;
use super::list::List;
use super::record::Record;
use super::text::TextField;
use crate::labels;
use crate::path::Path;

/// A field and the record that it belongs to.
#[derive(Clone, Copy)]
pub struct FieldRef {
    /// The record.
    pub record: &'static RecordSchema,
    /// The field.
    pub field: &'static FieldSchema,
}

/// Names are unique: records in the contract, fields in a record.
impl PartialEq for FieldRef {
    fn eq(&self, other: &Self) -> bool {
        self.record.name == other.record.name && self.field.name == other.field.name
    }
}

impl FieldRef {
    /// What the form calls it. A field that may be left out says so, unless it is one of several of which one is needed.
    pub fn label(&self) -> String {
        let label = labels::label(self.record.name, self.field);
        let is_one_of = self.record.one_of.contains(&self.field.name);
        if self.field.required || is_one_of || self.is_flag() { label } else { format!("{label} (optional)") }
    }

    /// The same as a heading or a button names it.
    pub fn name(&self) -> String {
        labels::label(self.record.name, self.field)
    }

    /// What it means.
    pub fn hint(&self) -> String {
        labels::hint_of(self.record.name, self.field)
    }

    fn is_flag(&self) -> bool {
        matches!((self.field.schema)(), Schema::Flag)
    }
}

#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// The field.
    pub of: FieldRef,
    /// Where its value is.
    pub path: Path,
    /// The value, if there is one.
    pub value: Option<Json>,
    /// Whether this is an item of the field's list.
    #[prop_or_default]
    pub is_item: bool,
}

/// A field, or an item of a list of values.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let FieldProps { of, path, value, is_item } = props;
    let (of, path, value) = (*of, path.clone(), value.clone());
    let has_areas = !use_editor().choices.at(&path).areas.is_empty();
    let schema = match (of.field.schema)() {
        Schema::List(item) if *is_item => item(),
        schema => schema,
    };
    match schema {
        Schema::Record(record) => html! { <Record {of} fields={FieldsOf(record)} {path} {value} /> },
        Schema::List(_) if has_areas && of.field.name == "judgements" => {
            html! { <Judgements {of} {path} {value} /> }
        }
        Schema::List(_) => html! { <List {of} {path} {value} /> },
        Schema::Choice(_) => html! { <Word {of} {path} {value} is_item={*is_item} /> },
        Schema::IdOr { .. } => html! { <FrameworkField {of} {path} {value} /> },
        Schema::Flag => checkbox(of, &path, &value),
        Schema::Scalar(ScalarSchema::Date) => html! { <DateField {of} {path} {value} /> },
        Schema::Scalar(ScalarSchema::GradeName) => html! { <Grade {of} {path} {value} /> },
        Schema::Scalar(ScalarSchema::Text) if (of.record.name, of.field.name) == ("Judgement", "area") => {
            html! { <Area {of} {path} {value} /> }
        }
        Schema::Scalar(ScalarSchema::Text) => html! { <TextField {of} {path} {value} /> },
        // Always the same.
        Schema::Scalar(ScalarSchema::Version) => Html::default(),
        Schema::Scalar(ScalarSchema::Language | ScalarSchema::Link) | Schema::Words | Schema::Number => {
            html! { <Short {of} {path} {value} is_number={matches!(schema, Schema::Number)} /> }
        }
    }
}

/// The fields of a record.
#[derive(Clone, Copy)]
pub struct FieldsOf(pub &'static RecordSchema);

impl PartialEq for FieldsOf {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}
