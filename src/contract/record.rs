//! The macros that describe the contract. One description of each field makes the struct, its parser, its schema, its
//! place in the reference, and its way back to JSON.

/// A record of the contract.
///
/// A field is `required`, `optional` or a `list`, and is named as it is written in JSON, or `as` a name that is no Rust
/// identifier. Of the fields named after `one_of`, at least one must be present.
///
/// The struct holds what could be parsed: every field but a list is an `Option`, also a required one. That a required
/// field is absent has been reported; who needs its value decides what follows from its absence.
macro_rules! record {
    (
        $(#[doc = $about:literal])+
        pub struct $name:ident {
            $( $(#[doc = $doc:literal])+ $kind:ident $field:ident $(as $key:literal)?: $type:ty, )+
        }
        $(one_of $($one_of:literal),+)?
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
        pub struct $name {
            $(
                $(#[doc = $doc])+
                $(#[serde(rename = $key)])?
                #[serde(skip_serializing_if = "crate::contract::Slot::is_absent")]
                pub $field: record!(@holds $kind $type),
            )+
        }

        impl $crate::contract::Describe for $name {
            const SCHEMA: $crate::contract::Schema = $crate::contract::Schema::Record(&$crate::contract::RecordSchema {
                name: stringify!($name),
                about: &[$($about),+],
                fields: &[$($crate::contract::FieldSchema {
                    name: record!(@key $field $($key)?),
                    about: &[$($doc),+],
                    required: record!(@required $kind),
                    schema: || <record!(@type $kind $type) as $crate::contract::Describe>::SCHEMA,
                }),+],
                one_of: &[$($($one_of),+)?],
            });
        }

        impl $crate::contract::Parse for $name {
            const EXPECTED: &'static str = "an object";

            fn parse(
                value: $crate::contract::Value,
                slot: &mut Option<Self>,
                diagnostics: &mut $crate::contract::Diagnostics,
            ) {
                const FIELDS: &[$crate::contract::FieldRule] = &[$($crate::contract::FieldRule {
                    name: record!(@key $field $($key)?),
                    required: record!(@required $kind),
                }),+];
                let record = slot.insert(Self::default());
                let slots: &mut [&mut dyn $crate::contract::Slot] = &mut [$(&mut record.$field),+];
                if !$crate::contract::parse_record(value, FIELDS, &[$($($one_of),+)?], slots, diagnostics) {
                    *slot = None;
                }
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@required required) => { true };
    (@required $kind:ident) => { false };
    (@holds list $type:ty) => { $crate::contract::List<$type> };
    (@holds $kind:ident $type:ty) => { Option<$type> };
    (@type list $type:ty) => { $crate::contract::List<$type> };
    (@type $kind:ident $type:ty) => { $type };
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
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
        pub enum $name {
            $( $(#[doc = $doc])+ #[serde(rename = $word)] $variant, )+
        }

        impl $name {
            /// The words, in the order in which they are documented.
            pub const WORDS: &'static [&'static str] = &[$($word),+];
            const ALL: &'static [Self] = &[$($name::$variant),+];

            /// The word.
            pub const fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }
        }

        impl $crate::contract::Describe for $name {
            const SCHEMA: $crate::contract::Schema = $crate::contract::Schema::Choice(&$crate::contract::ChoiceSchema {
                name: stringify!($name),
                about: &[$($about),+],
                words: &[$($crate::contract::Meaning { word: $word, about: &[$($doc),+] }),+],
            });
        }

        impl $crate::contract::Parse for $name {
            const EXPECTED: &'static str = concat!("one of the words", $(" ", $word),+);

            fn parse(
                value: $crate::contract::Value,
                slot: &mut Option<Self>,
                diagnostics: &mut $crate::contract::Diagnostics,
            ) {
                let index = $crate::contract::parse_choice(value, Self::WORDS, Self::EXPECTED, diagnostics);
                *slot = index.and_then(|index| Self::ALL.get(index)).copied();
            }
        }
    };
}

pub(crate) use {choice, record};
