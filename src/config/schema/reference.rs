//! The reference for people, made from the schema.

#![allow(clippy::indexing_slicing, reason = "a JSON value gives null for what it hasn't")]

use serde_json::Value as Json;

use super::schema;

/// How the contract grows, as Markdown.
const GROWTH: &str = "
## How the contract grows

A config that is right today is right for ever: it lives in a CMS, and nobody will come back to it.

- `version` stays 1 as long as every config that was right stays right and means what it meant.
- Within a version there may come to be: a new field that may be absent, a new word in a choice, a new framework or a
  new version of one, another way to write a value (text where there was a number), a wider limit.
- Nothing is ever removed, renamed, made required, narrowed, or given another meaning. A field that has a better
  successor is still read.
- An older release of the card ignores a field it does not know, and a word it does not know costs the part the word
  stands in; both are told to editors, never to residents. So the card is uploaded first, then what is new is used.
- What can't be done so becomes version 2. A release that reads 2 reads 1 as well. A release that does not know a
  version says so, and the words inside the element stay.
- Each addition brings a config to `tests/contract/v1`. The ones that are there are never edited.
";

/// The reference of all fields, as Markdown.
pub fn reference() -> String {
    let schema = schema();
    let mut text = String::from(
        "# Every field of a config\n\nMade from the source; `UPDATE_GOLDEN=1 cargo test --test contract` writes it anew. **Bold** fields are required.\n",
    );
    let definitions = schema["$defs"].as_object().into_iter().flatten();
    for (name, part) in definitions {
        let about = part["description"].as_str().unwrap_or_default();
        text += &format!("\n## {name}\n\n{about}\n\n");
        if let Some(fields) = part["properties"].as_object() {
            text += "| field | holds | says |\n|---|---|---|\n";
            for (key, field) in fields {
                let required = part["required"].as_array().is_some_and(|all| all.iter().any(|one| one == key));
                let bold = if required { "**" } else { "" };
                text += &format!(
                    "| {bold}`{key}`{bold} | {} | {} |\n",
                    holds(field),
                    field["description"].as_str().unwrap_or_default()
                );
            }
        }
        if let Some(words) = part["oneOf"].as_array() {
            text += "| word | means |\n|---|---|\n";
            for word in words {
                text += &format!(
                    "| `{}` | {} |\n",
                    word["const"].as_str().unwrap_or_default(),
                    word["description"].as_str().unwrap_or_default()
                );
            }
        }
    }
    text + GROWTH
}

/// What a field holds, in a word or a link.
fn holds(schema: &Json) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(Json::Array(either)) = schema.get("anyOf") {
        return either.first().map_or_else(String::new, holds);
    }
    match schema["type"].as_str() {
        Some("array") => format!("list of {}", holds(&schema["items"])),
        Some(kind) => kind.into(),
        None if schema["const"].is_null() => "anything".into(),
        None => format!("`{}`", schema["const"]),
    }
}
