//! How a value becomes a record. Records are filled in place by one function that sees their fields as [`Slot`]s:
//! a function of its own for each record would make the Wasm a tenth larger.

use super::date::Date;
use super::diagnostics::Diagnostics;
use super::problem::ProblemKind;
use super::schema::{ScalarSchema, Schema};
use super::value::Value;

/// A type that can be parsed from JSON.
pub trait Parse: Sized {
    /// The expected value, as shown in problem messages.
    const EXPECTED: &'static str;

    /// Parses `value` into `slot`. If the value can't be used, the slot is `None` and a problem is reported.
    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics);
}

/// A type with a description, from which the JSON Schema and the reference are generated.
pub trait Describe {
    /// The description.
    const SCHEMA: Schema;
}

/// A field of a record, as [`parse_record`] sees it.
pub trait Slot {
    /// The expected value, as shown in problem messages.
    fn expected(&self) -> &'static str;

    /// Parses a value into the field.
    fn fill(&mut self, value: Value, diagnostics: &mut Diagnostics);

    /// Whether the field has no value.
    fn is_absent(&self) -> bool;
}

impl<T: Parse> Slot for Option<T> {
    fn expected(&self) -> &'static str {
        T::EXPECTED
    }

    fn fill(&mut self, value: Value, diagnostics: &mut Diagnostics) {
        T::parse(value, self, diagnostics);
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

/// What the parser knows of a field.
#[derive(Debug, Clone, Copy)]
pub struct FieldRule {
    /// Its name in JSON.
    pub name: &'static str,
    /// Whether its absence is an error.
    pub required: bool,
}

/// Parses the members of an object into the fields of a record. `null` counts as absent, and of two members with one
/// name the later one counts, as in a browser. At least one of the fields named in `one_of` must be present, if any are
/// named. Returns whether the value was an object.
pub fn parse_record(
    value: Value,
    fields: &[FieldRule],
    one_of: &[&str],
    slots: &mut [&mut dyn Slot],
    diagnostics: &mut Diagnostics,
) -> bool {
    let Value::Object(mut members) = value else {
        diagnostics.report_type(&value, "an object");
        return false;
    };
    if !one_of.is_empty() && !members.iter().any(|(name, value)| one_of.contains(&&**name) && value.is_present()) {
        diagnostics.report(ProblemKind::NoneOf { expected: one_of.join(", ") });
    }
    for (field, slot) in fields.iter().zip(slots) {
        diagnostics.enter_field(field.name);
        let member = members.iter_mut().rev().find(|(name, _)| name == field.name);
        match member.map(|(_, value)| std::mem::take(value)) {
            None | Some(Value::Null) if field.required => {
                diagnostics.report(ProblemKind::Missing { expected: slot.expected() });
            }
            None | Some(Value::Null) => {}
            Some(value) => slot.fill(value, diagnostics),
        }
        diagnostics.leave();
    }
    warn_unknown_fields(&members, fields, diagnostics);
    true
}

/// Warns of members that are no field of the record. A whole config, or a framework's file, may name its schema.
fn warn_unknown_fields(members: &[(String, Value)], fields: &[FieldRule], diagnostics: &mut Diagnostics) {
    let known: Vec<_> = fields.iter().map(|field| field.name).collect();
    for (name, _) in members {
        if !(known.contains(&&**name) || name == "$schema" && diagnostics.is_at_root()) {
            diagnostics.report_unknown_field(name, &known);
        }
    }
}

/// Parses a text that must be one of a few words. Returns the word's index.
pub fn parse_choice(
    value: Value,
    words: &[&str],
    expected: &'static str,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let Value::Text(word) = value else {
        diagnostics.report_type(&value, expected);
        return None;
    };
    let index = words.iter().position(|known| *known == word);
    if index.is_none() {
        diagnostics.report_unknown_word(word, words);
    }
    index
}

impl Describe for u32 {
    const SCHEMA: Schema = Schema::Number;
}

impl Parse for u32 {
    const EXPECTED: &'static str = "a whole number, 0 or more";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        match value {
            Value::Number(number) if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number) => {
                *slot = Some(number as u32);
            }
            other => diagnostics.report_type(&other, Self::EXPECTED),
        }
    }
}

impl Describe for bool {
    const SCHEMA: Schema = Schema::Flag;
}

impl Parse for bool {
    const EXPECTED: &'static str = "true or false";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        match value {
            Value::Bool(flag) => *slot = Some(flag),
            other => diagnostics.report_type(&other, Self::EXPECTED),
        }
    }
}

impl Describe for Date {
    const SCHEMA: Schema = Schema::Scalar(ScalarSchema::Date);
}

impl Parse for Date {
    const EXPECTED: &'static str = "a date: YYYY-MM-DD, YYYY-MM or YYYY";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        let Value::Text(found) = value else { return diagnostics.report_type(&value, Self::EXPECTED) };
        *slot = Date::from_iso(&found);
        if slot.is_none() {
            diagnostics.report(ProblemKind::Date { found });
        }
    }
}
