//! Lists of a config. Items keep their places, also those that can't be used: later problems name the right index, and
//! a mistake in one finding does not make the list look shorter.

use serde::{Serialize, Serializer};

use super::diagnostics::Diagnostics;
use super::parse::{Describe, Parse, Slot};
use super::schema::Schema;
use super::value::Value;

/// The items of a JSON array, each in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct List<T>(Vec<Option<T>>);

impl<T> List<T> {
    /// The items that could be used.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.0.iter().flatten()
    }

    /// The items that could be used, with their indexes in the array.
    pub fn entries(&self) -> impl Iterator<Item = (usize, &T)> {
        self.0.iter().enumerate().filter_map(|(index, item)| Some((index, item.as_ref()?)))
    }

    /// How many items the array has, usable or not.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no item could be used.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List(Vec::new())
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        List(items.into_iter().map(Some).collect())
    }
}

/// Only the items that could be used.
impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<T: Parse> Slot for List<T> {
    fn expected(&self) -> &'static str {
        Self::EXPECTED
    }

    fn fill(&mut self, value: Value, diagnostics: &mut Diagnostics) {
        let Value::List(values) = value else { return diagnostics.report_type(&value, Self::EXPECTED) };
        for (index, value) in values.into_iter().enumerate() {
            self.0.push(None);
            diagnostics.enter_item(index);
            if let Some(slot) = self.0.last_mut() {
                T::parse(value, slot, diagnostics);
            }
            diagnostics.leave();
        }
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Describe> Describe for List<T> {
    const SCHEMA: Schema = Schema::List(|| T::SCHEMA);
}

impl<T: Parse> Parse for List<T> {
    const EXPECTED: &'static str = "a list";

    fn parse(value: Value, slot: &mut Option<Self>, diagnostics: &mut Diagnostics) {
        if let Value::List(_) = value {
            slot.insert(List::default()).fill(value, diagnostics);
        } else {
            diagnostics.report_type(&value, Self::EXPECTED);
        }
    }
}
