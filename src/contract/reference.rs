//! The reference of all fields for people, generated from the JSON Schema.

#![allow(clippy::indexing_slicing, reason = "indexing a JSON value gives null if there is no such member")]

use serde_json::Value as Json;

/// How the contract grows, as Markdown.
const GROWTH: &str = "
## How the contract grows

A config that is valid today stays valid: it lives in a CMS, and nobody will come back to it.

- `version` stays 1 as long as every valid config stays valid and keeps its meaning.
- Within a version, these may be added: an optional field, a word of a choice, a framework or an edition of one, another
  way to write a value (text where there was a number), a wider limit.
- Nothing is ever removed, renamed, made required, narrowed, or given another meaning. A field that has a better
  successor is still read.
- An older release of the card ignores a field that it does not know, and leaves out the part that has a word it does
  not know. Editors are warned of both, residents see neither. So upload the new release first, then use what is new.
- A change that is not possible in this way becomes version 2. A release that reads version 2 also reads version 1. A
  release that does not know a version reports it, and the fallback content inside the element stays.
- Each addition brings a config to `tests/contract/v1`. The configs there are never edited.
";

/// The reference of all fields, as Markdown.
pub fn reference(schema: &Json) -> String {
    let mut text = String::from(
        "# Every field of a config\n\nGenerated from the source by `UPDATE_GOLDEN=1 cargo test --test contract`. **Bold** fields are required.\n",
    );
    let definitions = schema["$defs"].as_object().into_iter().flatten();
    for (name, part) in definitions {
        let about = part["description"].as_str().unwrap_or_default();
        text += &format!("\n## {name}\n\n{about}\n\n");
        if let Some(fields) = part["properties"].as_object() {
            text += "| field | value | meaning |\n|---|---|---|\n";
            for (name, field) in fields {
                let required = part["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
                let bold = if required { "**" } else { "" };
                let about = field["description"].as_str().unwrap_or_default();
                text += &format!("| {bold}`{name}`{bold} | {} | {about} |\n", value(field));
            }
        }
        if let Some(words) = part["oneOf"].as_array() {
            text += "| word | meaning |\n|---|---|\n";
            for word in words {
                let about = word["description"].as_str().unwrap_or_default();
                text += &format!("| `{}` | {about} |\n", word["const"].as_str().unwrap_or_default());
            }
        }
    }
    text + GROWTH
}

/// The type of a field's value, in a word or as a link.
fn value(schema: &Json) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(Json::Array(either)) = schema.get("anyOf") {
        return either.first().map_or_else(String::new, value);
    }
    match schema["type"].as_str() {
        Some("array") => format!("list of {}", value(&schema["items"])),
        Some(kind) => kind.into(),
        None if schema["const"].is_null() => "anything".into(),
        None => format!("`{}`", schema["const"]),
    }
}
