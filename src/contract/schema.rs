//! The description of the contract as data: what each type is called, means and holds. It is generated together with the
//! types, and only read by the JSON Schema, the reference and forms, so that the card's Wasm does not contain it.

/// What a type looks like in JSON.
#[derive(Clone, Copy)]
pub enum Schema {
    /// An object with known fields.
    Record(&'static RecordSchema),
    /// An array of items of one type.
    List(fn() -> Schema),
    /// One of a few words.
    Choice(&'static ChoiceSchema),
    /// A scalar with rules of its own.
    Scalar(ScalarSchema),
    /// A whole number, 0 or more.
    Number,
    /// True or false.
    Flag,
    /// Words in one language.
    Words,
    /// An id of something that the card knows, or an object that defines it.
    IdOr {
        /// The name in the schema.
        name: &'static str,
        /// What it is.
        about: &'static str,
        /// The object.
        definition: fn() -> Schema,
    },
}

/// Scalars that are more than a word or a number.
#[derive(Debug, Clone, Copy)]
pub enum ScalarSchema {
    /// Words in one language or several.
    Text,
    /// A language tag.
    Language,
    /// A day, a month or a year.
    Date,
    /// An address that a card may link to.
    Link,
    /// The version of the contract.
    Version,
    /// A grade as a config names it.
    GradeName,
}

/// An object with known fields.
pub struct RecordSchema {
    /// Its name.
    pub name: &'static str,
    /// What it is: the lines of its doc comment.
    pub about: &'static [&'static str],
    /// Its fields, in the order of the reference.
    pub fields: &'static [FieldSchema],
    /// Fields of which at least one must be present.
    pub one_of: &'static [&'static str],
}

/// A field of a record.
pub struct FieldSchema {
    /// Its name in JSON.
    pub name: &'static str,
    /// What it means: the lines of its doc comment.
    pub about: &'static [&'static str],
    /// Whether its absence is an error.
    pub required: bool,
    /// The type of its value. A function, because a record may contain records of its own type.
    pub schema: fn() -> Schema,
}

/// One of a few words.
pub struct ChoiceSchema {
    /// Its name.
    pub name: &'static str,
    /// What it is: the lines of its doc comment.
    pub about: &'static [&'static str],
    /// The words with their meanings.
    pub words: &'static [Meaning],
}

/// A word of a choice.
pub struct Meaning {
    /// The word.
    pub word: &'static str,
    /// What it means: the lines of its doc comment.
    pub about: &'static [&'static str],
}
