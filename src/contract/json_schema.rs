//! The contract as a JSON Schema (draft 2020-12), generated from the types' [`Schema`]s.

#![allow(clippy::indexing_slicing, reason = "indexing a JSON value gives null if there is no such member")]

use serde_json::{Map, Value as Json, json};

use super::schema::{ChoiceSchema, RecordSchema, ScalarSchema, Schema};
use super::text::MAX_LENGTH;

/// The JSON Schema of a type. `ids` are the ids that the card knows, for [`Schema::IdOr`].
pub fn json_schema(title: &str, root: Schema, ids: &[&str]) -> Json {
    let mut generator = Generator { ids, definitions: Map::new() };
    let root = generator.schema(root);
    let mut definitions = generator.definitions;
    let name = root["$ref"].as_str().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
    // Editors offer the schema's own address as a member too.
    if let Some(fields) = definitions.get_mut(name).and_then(|root| root.get_mut("properties")) {
        fields["$schema"] = json!({ "description": "Where this schema is, for editors." });
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "$ref": root["$ref"],
        "$defs": definitions,
    })
}

/// Generates schemas and collects those that have names.
struct Generator<'a> {
    ids: &'a [&'a str],
    definitions: Map<String, Json>,
}

impl Generator<'_> {
    /// Adds a definition and returns a reference to it. `generate` is called for the first mention only, so that a
    /// definition may mention itself.
    fn define(&mut self, name: &str, generate: impl FnOnce(&mut Self) -> Json) -> Json {
        if !self.definitions.contains_key(name) {
            self.definitions.insert(name.into(), Json::Null);
            let schema = generate(self);
            self.definitions.insert(name.into(), schema);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    fn schema(&mut self, schema: Schema) -> Json {
        match schema {
            Schema::Record(record) => self.define(record.name, |generator| generator.record(record)),
            Schema::List(item) => json!({ "type": "array", "items": self.schema(item()) }),
            Schema::Choice(choice) => self.define(choice.name, |_| choice_schema(choice)),
            Schema::Scalar(scalar) => self.scalar(scalar),
            Schema::Number => json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX }),
            Schema::Flag => json!({ "type": "boolean" }),
            Schema::Words => words(),
            Schema::IdOr { name, about, definition } => self.define(name, |generator| {
                let ids = generator.ids;
                json!({ "description": about, "anyOf": [{ "enum": ids }, generator.schema(definition())] })
            }),
        }
    }

    fn record(&mut self, record: &RecordSchema) -> Json {
        let required: Vec<_> = record.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
        let mut properties = Map::new();
        for field in record.fields {
            let schema = self.schema((field.schema)());
            // In place of a value that may be absent, null is allowed too.
            let mut schema = if field.required { schema } else { json!({ "anyOf": [schema, { "type": "null" }] }) };
            schema["description"] = joined(field.about).into();
            properties.insert(field.name.into(), schema);
        }
        let mut schema = json!({
            "type": "object",
            "description": joined(record.about),
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        });
        if !record.one_of.is_empty() {
            let present = json!({ "not": { "type": "null" }, "minItems": 1 });
            let one = |name: &&str| json!({ "required": [name], "properties": { *name: present } });
            schema["anyOf"] = record.one_of.iter().map(one).collect();
        }
        schema
    }

    fn scalar(&mut self, scalar: ScalarSchema) -> Json {
        match scalar {
            ScalarSchema::Text => self.define("Text", |_| {
                json!({
                    "description": "Words that are shown: in the language of the config, or by language.",
                    "anyOf": [
                        words(),
                        {
                            "type": "object",
                            "minProperties": 1,
                            "propertyNames": { "pattern": LANGUAGE },
                            "additionalProperties": words(),
                        },
                    ],
                })
            }),
            ScalarSchema::Language => self.pattern("Language", "A language tag such as `en` or `cy`.", LANGUAGE),
            ScalarSchema::Date => self.pattern("Date", "A day, a month or a year, as precisely as it is known.", DATE),
            ScalarSchema::Link => {
                self.pattern("Link", "An address with http, https, mailto or tel, or a relative one.", &addresses())
            }
            ScalarSchema::Version => json!({ "const": 1 }),
            ScalarSchema::GradeName => self.define("GradeName", |_| {
                json!({
                    "description": "A grade of the framework: its id, its code or number, or its official wording.",
                    "anyOf": [words(), { "type": "integer", "exclusiveMinimum": -1000, "exclusiveMaximum": 1000 }],
                })
            }),
        }
    }

    fn pattern(&mut self, name: &str, about: &str, pattern: &str) -> Json {
        self.define(name, |_| json!({ "type": "string", "description": about, "pattern": pattern }))
    }
}

fn choice_schema(choice: &ChoiceSchema) -> Json {
    let word =
        |meaning: &super::schema::Meaning| json!({ "const": meaning.word, "description": joined(meaning.about) });
    json!({ "description": joined(choice.about), "oneOf": choice.words.iter().map(word).collect::<Vec<_>>() })
}

/// Words in one language.
fn words() -> Json {
    json!({ "type": "string", "pattern": VISIBLE, "maxLength": MAX_LENGTH })
}

/// The lines of a doc comment as one text.
fn joined(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

/// At least one visible character. The classes are written out because `\s` does not mean the same everywhere.
const VISIBLE: &str = concat!(
    r"[^\u0000- \u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f",
    r"\u205f-\u2064\u2066-\u2069\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0]"
);

const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

const DATE: &str = concat!(
    "^(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])",
    "|-(0[469]|11)-(0[1-9]|[12][0-9]|30)|-02-(0[1-9]|1[0-9]|2[0-8]))?$",
    "|^((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)-02-29$"
);

/// White space is allowed around an address, but not inside it.
fn addresses() -> String {
    const SPACE: &str = r"\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
    const NEVER: &str = concat!(
        r"\u0000- \u007f-\u00a0\u061c\u1680\u2000-\u200a\u200e\u200f\u2028-\u202f\u205f\u2066-\u2069\u3000\ufeff",
        r"\\"
    );
    let web = format!("[Hh][Tt][Tt][Pp][Ss]?://[^{NEVER}/?#][^{NEVER}]*");
    let person = format!("([Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):[^{NEVER}]*");
    let relative = format!("(?!//)([^{NEVER}:/?#]+([/?#][^{NEVER}]*)?|[/?#][^{NEVER}]*)");
    format!("^[{SPACE}]*({web}|{person}|{relative})[{SPACE}]*$")
}
