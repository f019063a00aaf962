//! The contract, described: JSON Schema (draft 2020-12) and a reference for people, made from the same description of
//! each field that the structs and the reader are made from.

#![allow(clippy::indexing_slicing, reason = "a JSON value gives null for what it hasn't")]

mod reference;

use serde_json::{Map, Value as Json, json};

use super::Config;
use super::problem::{Fault, Problem};
use super::shape::{Choice, Kind, Record, Shape};
use super::text::MAX_LENGTH;
use super::view::View;
use crate::framework::Framework;

pub use reference::reference;

/// The parts of the contract that have names.
#[derive(Default)]
pub struct Definitions {
    schemas: Map<String, Json>,
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
fn joined(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

/// The schema of a shape; what has a name of its own is put among the definitions. A leaf without a schema tells in
/// words what is expected.
fn described(shape: &Shape, into: &mut Definitions) -> Json {
    match &shape.kind {
        Kind::Record(of) => into.define(of.name, |into| record(of, into)),
        Kind::List(item) => json!({ "type": "array", "items": described(item, into) }),
        Kind::Choice(of) => into.define(of.name, |_| choice(of)),
        Kind::Leaf(leaf) => (leaf.schema)(into).unwrap_or_else(|| json!({ "description": shape.expected })),
    }
}

fn record(of: &Record, into: &mut Definitions) -> Json {
    let required: Vec<_> = of.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    let mut properties = Map::new();
    for field in of.fields {
        let schema = described((field.shape)(), into);
        // Where nothing has to be, null is as good.
        let mut schema = if field.required { schema } else { json!({ "anyOf": [schema, { "type": "null" }] }) };
        if let Some(members) = schema.as_object_mut() {
            members.insert("description".into(), joined(field.about).into());
        }
        properties.insert(field.name.into(), schema);
    }
    let mut schema = json!({
        "type": "object",
        "description": joined(of.about),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    if let (false, Some(members)) = (of.any.is_empty(), schema.as_object_mut()) {
        let says = json!({ "not": { "type": "null" }, "minItems": 1 });
        let one = |key: &&str| json!({ "required": [key], "properties": { *key: says } });
        members.insert("anyOf".into(), of.any.iter().map(one).collect());
    }
    schema
}

fn choice(of: &Choice) -> Json {
    let each =
        of.words.iter().zip(of.meanings).map(|(word, about)| json!({ "const": word, "description": joined(about) }));
    json!({ "description": joined(of.about), "oneOf": each.collect::<Vec<_>>() })
}

/// The JSON Schema of the contract.
pub fn schema() -> Json {
    let mut into = Definitions::default();
    let config = described(Config::SHAPE, &mut into);
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

/// A leaf that is described by what is expected alone.
pub fn expected(_: &mut Definitions) -> Option<Json> {
    None
}

/// Of a number.
pub fn number(_: &mut Definitions) -> Option<Json> {
    Some(json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX }))
}

/// At least one character that can be seen. The classes are written out: what `\s` holds is not the same everywhere.
const VISIBLE: &str = concat!(
    r"[^\u0000- \u007f-\u00a0\u061c\u1680\u2000-\u200a\u200e\u200f\u2028-\u202f",
    r"\u205f\u2066-\u2069\u3000\ufeff]"
);

/// Of words in one language.
pub fn words(_: &mut Definitions) -> Option<Json> {
    Some(json!({ "type": "string", "pattern": VISIBLE, "maxLength": MAX_LENGTH }))
}

/// Of words in one language or several.
pub fn text(into: &mut Definitions) -> Option<Json> {
    let text = into.define("Text", |into| {
        let words = words(into);
        json!({
            "description": "Words that are shown: in the language of the config, or by language.",
            "anyOf": [
                words,
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": { "pattern": LANGUAGE },
                    "additionalProperties": words,
                },
            ],
        })
    });
    Some(text)
}

const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

/// Of a language tag.
pub fn language(into: &mut Definitions) -> Option<Json> {
    let about = "A language tag such as `en` or `cy`.";
    Some(into.define("Language", |_| json!({ "type": "string", "description": about, "pattern": LANGUAGE })))
}

const DATE: &str = concat!(
    "^(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])",
    "|-(0[469]|11)-(0[1-9]|[12][0-9]|30)|-02-(0[1-9]|1[0-9]|2[0-8]))?$",
    "|^((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)-02-29$"
);

/// Of a date.
pub fn date(into: &mut Definitions) -> Option<Json> {
    let about = "A day, a month or a year, as precisely as it is known.";
    Some(into.define("Date", |_| json!({ "type": "string", "description": about, "pattern": DATE })))
}

/// White space around an address is no part of it; within it there is none.
fn addresses() -> String {
    const SPACE: &str = r"\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
    const NEVER: &str = r"\u0000- \u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\\";
    let web = format!("[Hh][Tt][Tt][Pp][Ss]?://[^{NEVER}/?#][^{NEVER}]*");
    let person = format!("([Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):[^{NEVER}]*");
    let relative = format!("(?!//)([^{NEVER}:/?#]+([/?#][^{NEVER}]*)?|[/?#][^{NEVER}]*)");
    format!("^[{SPACE}]*({web}|{person}|{relative})[{SPACE}]*$")
}

/// Of an address.
pub fn link(into: &mut Definitions) -> Option<Json> {
    let about = "An address with http, https, mailto or tel, or a relative one.";
    Some(into.define("Link", |_| json!({ "type": "string", "description": about, "pattern": addresses() })))
}

/// Of the version.
pub fn version(_: &mut Definitions) -> Option<Json> {
    Some(json!({ "const": 1 }))
}

/// Of a grade as a config names it.
pub fn grade(into: &mut Definitions) -> Option<Json> {
    let grade = into.define("GradeName", |into| {
        json!({
            "description": "A grade of the framework: its id, its code or number, or its official wording.",
            "anyOf": [words(into), { "type": "integer", "exclusiveMinimum": -1000, "exclusiveMaximum": 1000 }],
        })
    });
    Some(grade)
}

/// Of a framework as a config names it.
pub fn framework(into: &mut Definitions) -> Option<Json> {
    let framework = into.define("FrameworkName", |into| {
        let all = crate::prerender::built_in_frameworks();
        let ids: Vec<_> = all.ids().collect();
        json!({
            "description": "The id of a framework that the card knows, or a framework defined here.",
            "anyOf": [{ "enum": ids }, described(Framework::SHAPE, into)],
        })
    });
    Some(framework)
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
