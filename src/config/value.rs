//! The value tree: JSON without its text. What `JSON.parse` gives in a browser and what a parser gives natively
//! become the same tree, so that one reader serves both.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// How deep objects and lists may stand in one another.
pub const MAX_DEPTH: usize = 64;

/// A JSON value.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Value {
    /// `null`, and what JavaScript calls `undefined`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object, its members in the order they were written.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// What to call a value of this kind when it stands in the wrong place.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
        }
    }

    /// The member of a name, unless there is none or it is null. Of two with one name the later counts.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let Value::Object(members) = self else { return None };
        let found = members.iter().rev().find(|(known, _)| known == name);
        found.map(|(_, value)| value).filter(|value| !value.is_null())
    }

    /// The same to be changed, also where it is null.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        let Value::Object(members) = self else { return None };
        members.iter_mut().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The member of a name; null, if there is none.
    pub fn member(&self, name: &str) -> &Value {
        self.get(name).unwrap_or(&Value::Null)
    }

    /// The text, if it is one; else nothing.
    pub fn text(&self) -> &str {
        if let Value::Text(text) = self { text } else { "" }
    }

    /// Whether it is null, which says no more than if it were not there.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// Whether it says anything: null and a list of nulls do not.
    pub fn says(&self) -> bool {
        match self {
            Value::Null => false,
            Value::List(items) => items.iter().any(|item| !item.is_null()),
            _ => true,
        }
    }

    /// Reads a tree from any format that describes itself.
    ///
    /// # Errors
    /// The format's own, and one for a tree deeper than [`MAX_DEPTH`].
    pub fn from_deserializer<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Tree { room: MAX_DEPTH }.deserialize(from)
    }
}

/// Reads one value with `room` levels left below it.
#[derive(Clone, Copy)]
struct Tree {
    room: usize,
}

impl Tree {
    fn below<E: Error>(self) -> Result<Self, E> {
        match self.room.checked_sub(1) {
            Some(room) => Ok(Tree { room }),
            None => Err(E::custom("nested too deep")),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Tree {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree {
    type Value = Value;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.into()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let below = self.below()?;
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(below)? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let below = self.below()?;
        let mut members = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            members.push((name, map.next_value_seed(below)?));
        }
        Ok(Value::Object(members))
    }
}
