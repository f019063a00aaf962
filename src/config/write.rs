//! The way back: a config as a tree that can be read again, by the same tables that it was read by.

use super::shape::{Kind, Shape};
use super::value::Value;
use super::view::View;
use super::{Config, Document};

impl Document {
    /// The config as it can be read again. What could not be read is not in it.
    pub fn to_value(&self) -> Value {
        written(Config::SHAPE, &self.0)
    }
}

fn written(shape: &Shape, value: &Value) -> Value {
    match (&shape.kind, value) {
        (Kind::Record(record), Value::Object(_)) => {
            let says = |value: &Value| !matches!(value, Value::List(items) if items.is_empty());
            let fields = record.fields.iter().filter_map(|field| {
                let value = written((field.shape)(), value.get(field.name)?);
                (field.required || says(&value)).then(|| (field.name.into(), value))
            });
            Value::Object(fields.collect())
        }
        (Kind::List(shape), Value::List(items)) => {
            Value::List(readable(items).map(|item| written(shape, item)).collect())
        }
        (Kind::Leaf(_), value) => whole(value),
        (_, value) => value.clone(),
    }
}

fn readable(items: &[Value]) -> impl Iterator<Item = &Value> {
    items.iter().filter(|item| !item.is_null())
}

/// What a leaf holds, which may have been read in parts.
fn whole(value: &Value) -> Value {
    match value {
        Value::List(items) => Value::List(readable(items).map(whole).collect()),
        Value::Object(members) => {
            let read = members.iter().filter(|(_, value)| !value.is_null());
            Value::Object(read.map(|(name, value)| (name.clone(), whole(value))).collect())
        }
        value => value.clone(),
    }
}
