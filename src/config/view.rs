//! How a tree that has been read is looked at: views, each a reference to a part of the tree, with the types that the
//! tables promise. Nothing is copied, and nothing can fail: where a tree isn't what it should be, a view shows the
//! emptiest there is.

use std::marker::PhantomData;
use std::slice;

use super::shape::{Kind, Shape};
use super::value::Value;

/// A look at a value.
pub trait View<'a>: Copy {
    /// What the value looks like.
    const SHAPE: &'static Shape;

    /// Looks at a value that has been read.
    fn of(value: &'a Value) -> Self;
}

/// Values of one shape.
#[derive(Debug, Clone, Copy)]
pub struct List<'a, T> {
    items: &'a [Value],
    of: PhantomData<T>,
}

impl<'a, T: View<'a>> List<'a, T> {
    /// The ones that could be read.
    pub fn iter(self) -> Views<'a, T> {
        Views { items: self.items.iter(), of: PhantomData }
    }

    /// How many could be read.
    pub fn len(self) -> usize {
        self.items.iter().filter(|item| !item.is_null()).count()
    }

    /// Whether none could be read.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// How many were given, also where some could not be read.
    pub fn given(self) -> usize {
        self.items.len()
    }

    /// The one at an index.
    pub fn get(self, index: usize) -> Option<T> {
        self.iter().nth(index)
    }
}

impl<'a, T: View<'a>> View<'a> for List<'a, T> {
    const SHAPE: &'static Shape = &Shape { expected: "a list", kind: Kind::List(T::SHAPE) };

    fn of(value: &'a Value) -> Self {
        let items = if let Value::List(items) = value { items.as_slice() } else { &[] };
        List { items, of: PhantomData }
    }
}

impl<'a, T: View<'a>> IntoIterator for List<'a, T> {
    type Item = T;
    type IntoIter = Views<'a, T>;

    fn into_iter(self) -> Views<'a, T> {
        self.iter()
    }
}

/// The values of a list, one by one.
#[derive(Debug, Clone)]
pub struct Views<'a, T> {
    items: slice::Iter<'a, Value>,
    of: PhantomData<T>,
}

impl<'a, T: View<'a>> Iterator for Views<'a, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.items.find(|item| !item.is_null()).map(T::of)
    }
}

impl<'a, T: View<'a>> DoubleEndedIterator for Views<'a, T> {
    fn next_back(&mut self) -> Option<T> {
        self.items.rfind(|item| !item.is_null()).map(T::of)
    }
}

/// A record of the contract: from one description of each field come its table and its view.
///
/// A field is named as it is written, or `as` something that is no Rust name. It is `required` (without it there is no
/// record), `optional` or a `list`. Of the fields named after `any`, one must be there.
macro_rules! record {
    (
        $(#[doc = $about:literal])+
        pub struct $name:ident {
            $( $(#[doc = $doc:literal])+ $kind:ident $field:ident $(as $key:literal)?: $type:ty, )+
        }
        $(any $($any:literal),+)?
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy)]
        pub struct $name<'a>(&'a $crate::config::Value);

        impl<'a> $name<'a> {
            $(
                $(#[doc = $doc])+
                pub fn $field(self) -> record!(@type $kind $type) {
                    record!(@look $kind self.0, record!(@key $field $($key)?))
                }
            )+

            /// Whether both are the same part of the same tree.
            pub fn is(self, other: Self) -> bool {
                std::ptr::eq(self.0, other.0)
            }
        }

        impl<'a> $crate::config::view::View<'a> for $name<'a> {
            const SHAPE: &'static $crate::config::shape::Shape = &$crate::config::shape::Shape {
                expected: "an object",
                kind: $crate::config::shape::Kind::Record($crate::config::shape::Record {
                    #[cfg(not(target_arch = "wasm32"))]
                    name: stringify!($name),
                    #[cfg(not(target_arch = "wasm32"))]
                    about: &[$($about),+],
                    fields: &[$($crate::config::shape::Field {
                        name: record!(@key $field $($key)?),
                        #[cfg(not(target_arch = "wasm32"))]
                        about: &[$($doc),+],
                        required: record!(@required $kind),
                        shape: || <record!(@holds $kind $type) as $crate::config::view::View<'a>>::SHAPE,
                    }),+],
                    any: &[$($($any),+)?],
                }),
            };

            fn of(value: &'a $crate::config::Value) -> Self {
                $name(value)
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@required required) => { true };
    (@required $kind:ident) => { false };
    (@type required $type:ty) => { $type };
    (@type optional $type:ty) => { Option<$type> };
    (@type list $type:ty) => { $crate::config::List<'a, $type> };
    (@holds list $type:ty) => { $crate::config::List<'a, $type> };
    (@holds $kind:ident $type:ty) => { $type };
    (@look optional $value:expr, $key:expr) => { $value.get($key).map($crate::config::view::View::of) };
    (@look $kind:ident $value:expr, $key:expr) => { $crate::config::view::View::of($value.member($key)) };
}

/// A field whose value is one of a few words.
macro_rules! choice {
    (
        $(#[doc = $about:literal])+
        pub enum $name:ident {
            $(#[doc = $first_doc:literal])+ $first:ident = $first_word:literal,
            $( $(#[doc = $doc:literal])+ $variant:ident = $word:literal, )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $(#[doc = $first_doc])+ $first,
            $( $(#[doc = $doc])+ $variant, )+
        }

        impl $name {
            /// The words, in the order they are documented.
            pub const WORDS: &'static [&'static str] = &[$first_word, $($word),+];
            const ALL: &'static [Self] = &[$name::$first, $($name::$variant),+];
        }

        impl<'a> $crate::config::view::View<'a> for $name {
            const SHAPE: &'static $crate::config::shape::Shape = &$crate::config::shape::Shape {
                expected: concat!("one of the words ", $first_word, $(" ", $word),+),
                kind: $crate::config::shape::Kind::Choice($crate::config::shape::Choice {
                    #[cfg(not(target_arch = "wasm32"))]
                    name: stringify!($name),
                    #[cfg(not(target_arch = "wasm32"))]
                    about: &[$($about),+],
                    words: Self::WORDS,
                    #[cfg(not(target_arch = "wasm32"))]
                    meanings: &[&[$($first_doc),+], $(&[$($doc),+]),+],
                }),
            };

            fn of(value: &'a $crate::config::Value) -> Self {
                let at = Self::WORDS.iter().position(|word| *word == value.text());
                at.and_then(|at| Self::ALL.get(at)).copied().unwrap_or($name::$first)
            }
        }
    };
}

pub(crate) use {choice, record};
