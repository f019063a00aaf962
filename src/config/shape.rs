//! What the parts of a config look like, as tables, and the one reader that holds a tree against them. A table costs a
//! few bytes a field; a function for each type, which would do the same, costs hundreds.

use super::problem::Fault;
use super::reader::{Reader, Step};
#[cfg(not(target_arch = "wasm32"))]
use super::schema::Definitions;
use super::value::Value;

/// What a value looks like.
pub struct Shape {
    /// What stands there when it is right, for an editor who wrote something else.
    pub expected: &'static str,
    /// What it is made of.
    pub kind: Kind,
}

/// What a value is made of.
pub enum Kind {
    /// An object with fields that are known.
    Record(Record),
    /// A list of values of one shape. A wrong item costs that item.
    List(&'static Shape),
    /// One of a few words.
    Choice(Choice),
    /// Anything else.
    Leaf(Leaf),
}

/// An object with fields that are known.
pub struct Record {
    /// Its name in the reference.
    #[cfg(not(target_arch = "wasm32"))]
    pub name: &'static str,
    /// What it is.
    #[cfg(not(target_arch = "wasm32"))]
    pub about: &'static [&'static str],
    /// Its fields.
    pub fields: &'static [Field],
    /// Of these, if any are named, one must be there.
    pub any: &'static [&'static str],
}

/// A field of a record.
pub struct Field {
    /// Its name in JSON.
    pub name: &'static str,
    /// What it says.
    #[cfg(not(target_arch = "wasm32"))]
    pub about: &'static [&'static str],
    /// Whether there is no record without it.
    pub required: bool,
    /// What it holds. Asked for, since a part may hold parts of its own kind.
    pub shape: fn() -> &'static Shape,
}

/// One of a few words.
pub struct Choice {
    /// Its name in the reference.
    #[cfg(not(target_arch = "wasm32"))]
    pub name: &'static str,
    /// What it is.
    #[cfg(not(target_arch = "wasm32"))]
    pub about: &'static [&'static str],
    /// The words.
    pub words: &'static [&'static str],
    /// What each of them means.
    #[cfg(not(target_arch = "wasm32"))]
    pub meanings: &'static [&'static [&'static str]],
}

/// A value with rules of its own.
pub struct Leaf {
    /// Holds it against them, and makes it what it is read as.
    pub read: fn(&mut Value, &mut Reader) -> Result<(), Unusable>,
    /// Its schema, beside the words for what is expected.
    #[cfg(not(target_arch = "wasm32"))]
    pub schema: fn(&mut Definitions) -> Option<serde_json::Value>,
}

/// The shape of a leaf: what is expected, how it is read, and which of the functions in `schema` describes it.
macro_rules! leaf {
    ($expected:expr, $read:expr, $schema:ident) => {
        &$crate::config::shape::Shape {
            expected: $expected,
            kind: $crate::config::shape::Kind::Leaf($crate::config::shape::Leaf {
                read: $read,
                #[cfg(not(target_arch = "wasm32"))]
                schema: $crate::config::schema::$schema,
            }),
        }
    };
}
pub(crate) use leaf;

/// Why a value can't be used.
pub enum Unusable {
    /// It is of another type.
    Type,
    /// Something else is wrong with it.
    Because(Fault),
    /// Something is wrong inside, and has been told.
    Told,
}

impl Shape {
    /// Reads a value in place, and tells everything that is wrong with it. Whatever can't be used becomes null; the
    /// answer is whether the value itself can be.
    pub fn read(&self, value: &mut Value, reader: &mut Reader) -> bool {
        let read = match (&self.kind, &mut *value) {
            (Kind::Record(record), value @ Value::Object(_)) => record.read(value, reader),
            (Kind::List(shape), Value::List(items)) => {
                for (index, item) in items.iter_mut().enumerate() {
                    reader.within(Step::Item(index), |reader| shape.read(item, reader));
                }
                Ok(())
            }
            (Kind::Choice(choice), Value::Text(word)) if choice.words.contains(&word.as_str()) => Ok(()),
            (Kind::Choice(choice), Value::Text(word)) => {
                reader.unknown_word(std::mem::take(word), choice.words);
                Err(Unusable::Told)
            }
            (Kind::Leaf(leaf), value) => (leaf.read)(value, reader),
            _ => Err(Unusable::Type),
        };
        let Err(unusable) = read else { return true };
        match unusable {
            Unusable::Type => reader.note(Fault::Type { found: value.kind(), expected: self.expected }),
            Unusable::Because(fault) => reader.note(fault),
            Unusable::Told => {}
        }
        *value = Value::Null;
        false
    }

    /// Whether a record that was read still says what it must, after more of it has become null.
    pub fn says(&self, value: &Value) -> bool {
        matches!(&self.kind, Kind::Record(record) if record.says(value))
    }
}

impl Record {
    /// Reads an object. A wrong one that may be absent costs no more than itself.
    fn read(&self, object: &mut Value, reader: &mut Reader) -> Result<(), Unusable> {
        let mut whole = self.says(object);
        if !whole {
            reader.note(Fault::NoResult { expected: self.any.join(", ") });
        }
        for field in self.fields {
            whole &= member(object, field.name, field.required, (field.shape)(), reader);
        }
        let names: Vec<_> = self.fields.iter().map(|field| field.name).collect();
        strangers(object, &names, reader);
        if whole { Ok(()) } else { Err(Unusable::Told) }
    }

    /// Whether one of the fields is there of which one must be.
    fn says(&self, object: &Value) -> bool {
        self.any.is_empty() || self.any.iter().any(|name| object.member(name).says())
    }
}

/// Reads the member of a name. The answer is whether the object can be used, as far as this member goes. One that is
/// `null` is as good as absent, and of two with one name the later counts.
pub fn member(object: &mut Value, name: &'static str, required: bool, shape: &Shape, reader: &mut Reader) -> bool {
    reader.within(Step::Field(name), |reader| match object.get_mut(name).filter(|value| !value.is_null()) {
        Some(value) => shape.read(value, reader) || !required,
        None if required => {
            reader.note(Fault::Missing { expected: shape.expected });
            false
        }
        None => true,
    })
}

/// Warns of every member that nobody knows. A config, or a framework's file, may name its schema.
pub fn strangers(object: &Value, known: &[&'static str], reader: &mut Reader) {
    let Value::Object(members) = object else { return };
    let is_whole = reader.is_at_top();
    for (name, _) in members {
        if !(is_whole && name == "$schema" || known.contains(&&**name)) {
            reader.unknown_field(name, known);
        }
    }
}
