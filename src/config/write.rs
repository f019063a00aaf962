//! The way back: a config as a value tree, from the same description of each field that its reader comes from.

use super::reader::Read;
use super::value::Value;
use super::{Config, Date, FrameworkRef, Grade, Items, Language, Link, Text, Version};

/// What can be written as the value it is read from.
pub trait Write: Read {
    /// The value. Unless said otherwise there is none: what is no part of the contract is only read.
    fn write(&self) -> Value {
        Value::Null
    }
}

/// A field that is to be written.
pub struct Field {
    /// Its name in JSON.
    pub key: &'static str,
    /// Whether nothing goes without it.
    pub required: bool,
    /// What it holds.
    pub value: Value,
}

impl Config {
    /// The config as it can be read again. What could not be read is not in it.
    pub fn to_value(&self) -> Value {
        self.write()
    }
}

/// An object without the fields that say nothing.
pub fn object(fields: Vec<Field>) -> Value {
    let says = |field: &Field| match &field.value {
        _ if field.required => true,
        Value::Null => false,
        Value::List(items) => !items.is_empty(),
        _ => true,
    };
    Value::Object(fields.into_iter().filter(says).map(|field| (field.key.into(), field.value)).collect())
}

/// A field that may be absent.
pub fn optional<T: Write>(value: &Option<T>) -> Value {
    value.as_ref().map_or(Value::Null, T::write)
}

impl<T: Write> Write for Vec<T> {
    fn write(&self) -> Value {
        Value::List(self.iter().map(T::write).collect())
    }
}

impl<T: Write> Write for Items<T> {
    fn write(&self) -> Value {
        self.read.write()
    }
}

impl Write for u32 {
    fn write(&self) -> Value {
        Value::Number((*self).into())
    }
}

impl Write for bool {
    fn write(&self) -> Value {
        Value::Bool(*self)
    }
}

impl Write for String {
    fn write(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl Write for Text {
    fn write(&self) -> Value {
        match self {
            Text::Plain(words) => words.write(),
            Text::Localised(all) => {
                Value::Object(all.iter().map(|(tag, words)| (tag.clone(), words.write())).collect())
            }
        }
    }
}

impl Write for Version {
    fn write(&self) -> Value {
        Value::Number(1.0)
    }
}

impl Write for Language {
    fn write(&self) -> Value {
        self.0.write()
    }
}

impl Write for Date {
    fn write(&self) -> Value {
        let mut text = format!("{:04}", self.year);
        for part in [self.month, self.day].into_iter().flatten() {
            text += &format!("-{part:02}");
        }
        Value::Text(text)
    }
}

impl Write for Link {
    fn write(&self) -> Value {
        Value::Text(self.as_str().into())
    }
}

impl Write for Grade {
    fn write(&self) -> Value {
        self.0.write()
    }
}

impl Write for FrameworkRef {
    fn write(&self) -> Value {
        match self {
            FrameworkRef::Known(id) => id.write(),
            FrameworkRef::Own(own) => own.write(),
        }
    }
}

impl Write for crate::card::Level {}
impl Write for crate::card::Open {}
impl Write for crate::words::Phrases {}
impl Write for crate::words::Rules {}
