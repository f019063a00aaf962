//! The contract, described: JSON Schema (draft 2020-12) and a reference for people, made from the same description of
//! each field that the structs and the reader are made from.

#![allow(clippy::indexing_slicing, reason = "a JSON value gives null for what it hasn't")]

mod reference;

use serde_json::{Map, Value as Json, json};

use super::inspection::FrameworkRef;
use super::problem::{Fault, Problem};
use super::reader::Read;
use super::result::Grade;
use super::text::{MAX_LENGTH, Text};
use super::{Config, Date, Items, Language, Link, Version};
use crate::framework::Framework;

pub use reference::reference;

/// What can be described.
pub trait Describe: Read {
    /// The schema of such a value; what has a name of its own is put among the definitions. Unless said otherwise it
    /// tells in words what is expected.
    fn schema(_: &mut Definitions) -> Json {
        json!({ "description": Self::EXPECTED })
    }
}

/// The parts of the contract that have names.
#[derive(Default)]
pub struct Definitions {
    schemas: Map<String, Json>,
}

/// A field as it is described.
pub struct Field {
    /// Its name in JSON.
    pub key: &'static str,
    /// Whether nothing goes without it.
    pub required: bool,
    /// What it says.
    pub about: String,
    /// What it holds.
    pub schema: Json,
}

impl Definitions {
    /// Names a part, and gives a reference to it. `make` is called for the first mention only, so that parts may hold
    /// parts of their own kind.
    pub fn define(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Json) -> Json {
        if !self.schemas.contains_key(name) {
            self.schemas.insert(name.into(), Json::Null);
            let schema = make(self);
            self.schemas.insert(name.into(), schema);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }
}

/// The lines of a doc comment as one text.
pub fn joined(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

/// The schema of an object. Of the fields named in `any`, one must be there.
pub fn object(about: &[&str], fields: Vec<Field>, any: &[&str]) -> Json {
    let required: Vec<_> = fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    let mut properties = Map::new();
    for field in fields {
        // Where nothing has to be, null is as good.
        let mut schema =
            if field.required { field.schema } else { json!({ "anyOf": [field.schema, { "type": "null" }] }) };
        if let Some(members) = schema.as_object_mut() {
            members.insert("description".into(), field.about.into());
        }
        properties.insert(field.key.into(), schema);
    }
    let mut schema = json!({
        "type": "object",
        "description": joined(about),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    if let (false, Some(members)) = (any.is_empty(), schema.as_object_mut()) {
        let says = json!({ "not": { "type": "null" }, "minItems": 1 });
        let one = |key: &&str| json!({ "required": [key], "properties": { *key: says } });
        members.insert("anyOf".into(), any.iter().map(one).collect());
    }
    schema
}

/// The schema of a word out of a few.
pub fn choice(about: &[&str], words: &[(&str, String)]) -> Json {
    let each = words.iter().map(|(word, about)| json!({ "const": word, "description": about }));
    json!({ "description": joined(about), "oneOf": each.collect::<Vec<_>>() })
}

/// The JSON Schema of the contract.
pub fn schema() -> Json {
    let mut into = Definitions::default();
    let config = Config::schema(&mut into);
    let mut whole = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Inspection card, version 1",
    });
    // Editors offer the schema's own address too.
    if let Some(fields) = into.schemas.get_mut("Config").and_then(|config| config.get_mut("properties")) {
        fields["$schema"] = json!({ "description": "Where this schema is, for editors." });
    }
    whole["$ref"] = config["$ref"].clone();
    whole["$defs"] = Json::Object(into.schemas);
    whole
}

impl<T: Describe> Describe for Vec<T> {
    fn schema(into: &mut Definitions) -> Json {
        json!({ "type": "array", "items": T::schema(into) })
    }
}

impl<T: Describe> Describe for Items<T> {
    fn schema(into: &mut Definitions) -> Json {
        Vec::<T>::schema(into)
    }
}

impl Describe for crate::card::Level {}
impl Describe for crate::card::Open {}
impl Describe for crate::words::Phrases {}
impl Describe for crate::words::Rules {}

impl Describe for u32 {
    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
    }
}

impl Describe for bool {
    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "boolean" })
    }
}

impl Describe for String {
    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "pattern": VISIBLE, "maxLength": MAX_LENGTH })
    }
}

/// At least one character that can be seen. The classes are written out: what `\s` holds is not the same everywhere.
const VISIBLE: &str = concat!(
    r"[^\u0000- \u007f-\u00a0\u061c\u1680\u2000-\u200a\u200e\u200f\u2028-\u202f",
    r"\u205f\u2066-\u2069\u3000\ufeff]"
);

impl Describe for Text {
    fn schema(into: &mut Definitions) -> Json {
        into.define("Text", |into| {
            json!({
                "description": "Words that are shown: in the language of the config, or by language.",
                "anyOf": [
                    String::schema(into),
                    {
                        "type": "object",
                        "minProperties": 1,
                        "propertyNames": { "pattern": LANGUAGE },
                        "additionalProperties": String::schema(into),
                    },
                ],
            })
        })
    }
}

const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

impl Describe for Language {
    fn schema(into: &mut Definitions) -> Json {
        into.define(
            "Language",
            |_| json!({ "type": "string", "description": "A language tag such as `en` or `cy`.", "pattern": LANGUAGE }),
        )
    }
}

const DATE: &str = concat!(
    "^(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])",
    "|-(0[469]|11)-(0[1-9]|[12][0-9]|30)|-02-(0[1-9]|1[0-9]|2[0-8]))?$",
    "|^((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)-02-29$"
);

impl Describe for Date {
    fn schema(into: &mut Definitions) -> Json {
        into.define("Date", |_| {
            json!({
                "type": "string",
                "description": "A day, a month or a year, as precisely as it is known.",
                "pattern": DATE,
            })
        })
    }
}

/// White space around an address is no part of it; within it there is none.
fn link() -> String {
    const SPACE: &str = r"\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
    const NEVER: &str = r"\u0000- \u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\\";
    let web = format!("[Hh][Tt][Tt][Pp][Ss]?://[^{NEVER}/?#][^{NEVER}]*");
    let person = format!("([Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):[^{NEVER}]*");
    let relative = format!("(?!//)([^{NEVER}:/?#]+([/?#][^{NEVER}]*)?|[/?#][^{NEVER}]*)");
    format!("^[{SPACE}]*({web}|{person}|{relative})[{SPACE}]*$")
}

impl Describe for Link {
    fn schema(into: &mut Definitions) -> Json {
        into.define("Link", |_| {
            json!({
                "type": "string",
                "description": "An address with http, https, mailto or tel, or a relative one.",
                "pattern": link(),
            })
        })
    }
}

impl Describe for Version {
    fn schema(_: &mut Definitions) -> Json {
        json!({ "const": 1 })
    }
}

impl Describe for Grade {
    fn schema(into: &mut Definitions) -> Json {
        into.define("GradeName", |into| {
            json!({
                "description": "A grade of the framework: its id, its code or number, or its official wording.",
                "anyOf": [String::schema(into), { "type": "integer", "exclusiveMinimum": -1000, "exclusiveMaximum": 1000 }],
            })
        })
    }
}

impl Describe for FrameworkRef {
    fn schema(into: &mut Definitions) -> Json {
        into.define("FrameworkName", |into| {
            let all = crate::prerender::built_in_frameworks();
            let ids: Vec<_> = all.ids().collect();
            json!({
                "description": "The id of a framework that the card knows, or a framework defined here.",
                "anyOf": [{ "enum": ids }, Framework::schema(into)],
            })
        })
    }
}

impl Problem {
    /// Whether a schema can tell it: not what depends on the framework, or on two fields together.
    pub fn is_in_schema(&self) -> bool {
        match self.fault {
            Fault::UnknownWord { .. } => !self.path.ends_with("grade"),
            Fault::Type { .. } | Fault::Missing { .. } | Fault::Empty | Fault::UnknownField { .. } => true,
            Fault::Version | Fault::Date { .. } | Fault::Link { .. } | Fault::Language { .. } => true,
            Fault::TooLong { .. } | Fault::NoResult { .. } => true,
            _ => false,
        }
    }
}
