//! The reader: walks the value tree, knows where it stands, and keeps every problem it meets.

use super::problem::{Fault, Problem};
use super::value::Value;

/// What can be read from a value.
pub trait Read: Sized {
    /// What stands there when it is right, for an editor who wrote something else.
    const EXPECTED: &'static str;

    /// Reads the value. Gives nothing where it can't be used, and then has told the reader why.
    fn read(value: Value, reader: &mut Reader) -> Option<Self>;
}

/// A step from a value to one inside it.
enum Step {
    Field(&'static str),
    Item(usize),
}

/// Where reading stands, and what has been found wrong so far.
#[derive(Default)]
pub struct Reader {
    path: Vec<Step>,
    problems: Vec<Problem>,
}

impl Reader {
    /// Everything that was found wrong, in the order it was met.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Notes a problem with the value reading stands at.
    pub fn note(&mut self, fault: Fault) {
        let path = self.path(None);
        self.problems.push(Problem { path, fault });
    }

    /// Notes that the value here is of the wrong type.
    pub fn wrong<T: Read>(&mut self, found: &Value) -> Option<T> {
        self.note(Fault::Type { found: found.kind(), expected: T::EXPECTED });
        None
    }

    /// Does something with the field `name` of the value reading stands at.
    pub fn field<T>(&mut self, name: &'static str, act: impl FnOnce(&mut Self) -> T) -> T {
        self.step(Step::Field(name), act)
    }

    /// Does something with the item at `index` of the list reading stands at.
    pub fn item<T>(&mut self, index: usize, act: impl FnOnce(&mut Self) -> T) -> T {
        self.step(Step::Item(index), act)
    }

    fn step<T>(&mut self, step: Step, act: impl FnOnce(&mut Self) -> T) -> T {
        self.enter(step);
        let done = act(self);
        self.leave();
        done
    }

    fn enter(&mut self, step: Step) {
        self.path.push(step);
    }

    fn leave(&mut self) {
        self.path.pop();
    }

    fn path(&self, last: Option<&str>) -> String {
        let mut path = String::new();
        let fields = self.path.iter().map(|step| match step {
            Step::Field(field) => Ok(*field),
            Step::Item(index) => Err(*index),
        });
        for step in fields.chain(last.map(Ok)) {
            match step {
                Ok(field) if path.is_empty() => path.push_str(field),
                Ok(field) => path.extend([".", field]),
                Err(index) => path.extend(["[", &index.to_string(), "]"]),
            }
        }
        path
    }

    /// Notes the members that nobody has taken.
    fn unknown(&mut self, name: &str, known: &[&'static str]) {
        let path = self.path(Some(name));
        let near = nearest(name, known.iter().copied());
        self.problems.push(Problem { path, fault: Fault::UnknownField { near } });
    }
}

/// The candidate that is a slip or two away from a word.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_ascii_lowercase();
    candidates
        .map(|candidate| (strsim::osa_distance(&word, &candidate.to_ascii_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count() / 5)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The members of an object, taken one by one.
pub struct Members(Vec<(String, Value)>);

impl Members {
    /// The members of the object at hand; a value of another type is noted.
    pub fn of<T: Read>(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Object(members) => Some(Members(members)),
            other => {
                reader.wrong::<T>(&other);
                None
            }
        }
    }

    /// Takes a member out; one that is `null` is as good as absent, and of two with one name the later counts.
    fn take(&mut self, name: &str) -> Option<Value> {
        let mut found = None;
        while let Some(at) = self.0.iter().position(|(member, _)| member == name) {
            found = Some(self.0.remove(at).1);
        }
        found.filter(|value| *value != Value::Null)
    }

    /// Whether one of some fields is there; notes it if none is. An empty list says nothing. Of no fields, none has to be.
    pub fn any(&self, names: &[&str], reader: &mut Reader) -> bool {
        let says = |value: &Value| *value != Value::Null && *value != Value::List(Vec::new());
        let there = |(name, value): &(String, Value)| says(value) && names.contains(&name.as_str());
        let found = names.is_empty() || self.0.iter().any(there);
        if !found {
            reader.note(Fault::NoResult { expected: names.join(", ") });
        }
        found
    }

    /// A field that must be there.
    pub fn required<T: Read>(&mut self, name: &'static str, reader: &mut Reader) -> Option<T> {
        reader.enter(Step::Field(name));
        let read = match self.take(name) {
            Some(value) => T::read(value, reader),
            None => {
                reader.note(Fault::Missing { expected: T::EXPECTED });
                None
            }
        };
        reader.leave();
        read
    }

    /// A field that may be there. If it is wrong, that is noted and costs no more than the field.
    pub fn optional<T: Read>(&mut self, name: &'static str, reader: &mut Reader) -> Option<T> {
        let value = self.take(name)?;
        reader.enter(Step::Field(name));
        let read = T::read(value, reader);
        reader.leave();
        read
    }

    /// A list that may be there; a missing one is empty.
    pub fn list<T: Read>(&mut self, name: &'static str, reader: &mut Reader) -> Vec<T> {
        self.optional(name, reader).unwrap_or_default()
    }

    /// Warns of every member that was not taken. A config, or a framework's file, may name its schema.
    pub fn finish(self, known: &[&'static str], reader: &mut Reader) {
        let is_whole = reader.path.is_empty();
        let is_unknown = |name: &str| !(is_whole && name == "$schema" || known.contains(&name));
        for (name, _) in self.0.iter().filter(|(name, _)| is_unknown(name)) {
            reader.unknown(name, known);
        }
    }
}

impl<T: Read> Read for Vec<T> {
    const EXPECTED: &'static str = "a list";

    /// A wrong item costs that item.
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let Value::List(values) = value else { return reader.wrong::<Self>(&value) };
        let mut read = Vec::with_capacity(values.len());
        for (index, value) in values.into_iter().enumerate() {
            reader.enter(Step::Item(index));
            if let Some(item) = T::read(value, reader) {
                read.push(item);
            }
            reader.leave();
        }
        Some(read)
    }
}

impl Read for u32 {
    const EXPECTED: &'static str = "a whole number from 0 on";

    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Number(number) if number.fract() == 0.0 && (0.0..=4_294_967_295.0).contains(&number) => {
                Some(number as u32)
            }
            other => reader.wrong(&other),
        }
    }
}

impl Read for bool {
    const EXPECTED: &'static str = "true or false";

    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Bool(value) => Some(value),
            other => reader.wrong(&other),
        }
    }
}

/// A record of the contract: from one description of each field come the struct and its reader.
///
/// Of the fields named after `any`, one must be there.
///
/// A field is named as it is written, or `as` something that is no Rust name. It is `required` (without it there is no record), `optional` (an `Option`) or a `list` (a `Vec`).
macro_rules! record {
    (
        $(#[doc = $about:literal])+
        pub struct $name:ident {
            $( $(#[doc = $doc:literal])+ $kind:ident $field:ident $(as $key:literal)?: $type:ty, )+
        }
        $(any $($any:literal),+)?
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $( $(#[doc = $doc])+ pub $field: record!(@type $kind $type), )+
        }

        impl $crate::config::reader::Read for $name {
            const EXPECTED: &'static str = "an object";

            fn read(value: $crate::config::value::Value, reader: &mut $crate::config::reader::Reader) -> Option<Self> {
                let mut members = $crate::config::reader::Members::of::<Self>(value, reader)?;
                let complete = members.any(&[$($($any),+)?], reader);
                $( let $field = members.$kind::<$type>(record!(@key $field $($key)?), reader); )+
                members.finish(&[$(record!(@key $field $($key)?)),+], reader);
                complete.then_some(())?;
                Some($name { $( $field: record!(@take $kind $field), )+ })
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::config::write::Write for $name {
            fn write(&self) -> $crate::config::value::Value {
                $crate::config::write::object(vec![$( $crate::config::write::Field {
                    key: record!(@key $field $($key)?),
                    required: record!(@is $kind),
                    value: record!(@write $kind self.$field),
                } ),+])
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::config::schema::Describe for $name {
            fn schema(into: &mut $crate::config::schema::Definitions) -> serde_json::Value {
                into.define(stringify!($name), |into| {
                    let fields = vec![$( $crate::config::schema::Field {
                        key: record!(@key $field $($key)?),
                        required: record!(@is $kind),
                        about: $crate::config::schema::joined(&[$($doc),+]),
                        schema: <record!(@described $kind $type)>::schema(into),
                    } ),+];
                    $crate::config::schema::object(&[$($about),+], fields, &[$($($any),+)?])
                })
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@is required) => { true };
    (@is $kind:ident) => { false };
    (@described list $type:ty) => { Vec<$type> };
    (@described $kind:ident $type:ty) => { $type };
    (@type required $type:ty) => { $type };
    (@type optional $type:ty) => { Option<$type> };
    (@type list $type:ty) => { Vec<$type> };
    (@write optional $value:expr) => { $crate::config::write::optional(&$value) };
    (@write $kind:ident $value:expr) => { $crate::config::write::Write::write(&$value) };
    (@take required $field:ident) => { $field? };
    (@take optional $field:ident) => { $field };
    (@take list $field:ident) => { $field };
}

/// A field whose value is one of a few words.
macro_rules! choice {
    (
        $(#[doc = $about:literal])+
        pub enum $name:ident {
            $( $(#[doc = $doc:literal])+ $variant:ident = $word:literal, )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $( $(#[doc = $doc])+ $variant, )+
        }

        impl $name {
            /// The words, in the order they are documented.
            pub const WORDS: &'static [&'static str] = &[$($word),+];
        }

        impl $crate::config::reader::Read for $name {
            const EXPECTED: &'static str = concat!("one of the words", $(" ", $word),+);

            fn read(value: $crate::config::value::Value, reader: &mut $crate::config::reader::Reader) -> Option<Self> {
                let $crate::config::value::Value::Text(word) = value else { return reader.wrong(&value) };
                match word.as_str() {
                    $( $word => Some($name::$variant), )+
                    _ => {
                        reader.unknown_word(word, Self::WORDS.iter().copied());
                        None
                    }
                }
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::config::write::Write for $name {
            fn write(&self) -> $crate::config::value::Value {
                let word = match self { $( $name::$variant => $word ),+ };
                $crate::config::value::Value::Text(word.into())
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::config::schema::Describe for $name {
            fn schema(into: &mut $crate::config::schema::Definitions) -> serde_json::Value {
                into.define(stringify!($name), |_| {
                    let words = [$( ($word, $crate::config::schema::joined(&[$($doc),+])) ),+];
                    $crate::config::schema::choice(&[$($about),+], &words)
                })
            }
        }
    };
}

impl Reader {
    /// Notes a word that is not among the known ones, and the one that was probably meant.
    pub fn unknown_word<'a>(&mut self, word: String, known: impl Iterator<Item = &'a str> + Clone) {
        let near = nearest(&word, known.clone()).map(String::from);
        self.note(Fault::UnknownWord { word, known: known.map(String::from).collect(), near });
    }
}

pub(crate) use {choice, record};
