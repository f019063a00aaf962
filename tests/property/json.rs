//! JSON values made from the contract's own schema, with slips or without.

use serde_json::{Map, Value as Json, json};

/// Where choices come from: a list that a failing test can shorten. Beyond its end, everything is the simplest there is.
pub struct Choices<'a> {
    rest: std::slice::Iter<'a, u16>,
    /// How many of a thousand values don't follow the schema.
    slips: usize,
}

impl<'a> Choices<'a> {
    /// Takes its choices from a list.
    pub fn new(of: &'a [u16], slips: usize) -> Self {
        Choices { rest: of.iter(), slips }
    }

    /// A number below `count`; the first ones are the simplest.
    fn below(&mut self, count: usize) -> usize {
        self.rest.next().map_or(0, |&number| usize::from(number) % count.max(1))
    }

    fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// Whether to do something that is done so many times in a thousand.
    fn happens(&mut self, in_a_thousand: usize) -> bool {
        1000 - self.below(1000) <= in_a_thousand
    }

    fn is_mistake(&mut self) -> bool {
        self.slips > 0 && self.happens(self.slips)
    }
}

/// Words that are hard to show: markup, bidirectional controls, quotation marks, templates, and the merely long.
const WORDS: &[&str] = &[
    "Good.",
    "Exampleshire",
    "Tŷ’r Cyngor 🏠 é",
    "<evil onevil=evil>",
    "\"><evil>",
    "' onevil='evil' x='",
    "\" onevil=\"evil\" x=\"",
    "</span></article></inspection-card><evil>",
    "--><evil><!--",
    "]]><evil><![CDATA[",
    "&lt;evil&gt; & &amp; &#60;evil&#62;",
    "{count} {list} {name} {",
    "a\u{202e}b\u{2066}c\u{0}d\u{feff}",
    "“Quoted.”",
    "\"",
    "\\",
    "line one\nline two\r\n\tline three",
    "Aoife\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "السلام عليكم",
    "\u{fffd}\u{10ffff}\u{e000}",
];

const DATES: &[&str] = &["2025", "2025-10", "2025-10-03", "2024-02-29", "1900-01-01", "2199-12-31", "2000-02-29"];

const LINKS: &[&str] = &[
    "https://example.org/",
    "/report.pdf?a=1&b=\"'<evil>#c",
    "mailto:a@example.org",
    "tel:+44",
    "#part",
    " HTTP://example.org\u{3000}",
    "a/b:c",
];

const LANGUAGES: &[&str] = &["en", "cy", "pl", "zh-Hant", "ar"];

const GRADES: &[&str] = &["good", "outstanding", "positive", "inconsistent", "met", "3"];

/// What is no text of any kind, or a wrong one.
const ODD_TEXTS: &[&str] = &[
    "",
    " ",
    "\u{200e}\u{0}",
    "\u{85}\u{a0}\u{3000}",
    "2025-02-29",
    "1900-02-29",
    "2025-13",
    "javascript:evil()",
    "java\nscript:evil()",
    "//evil.example",
    "/\\evil",
    "https:evil",
    "a\u{1}b",
    "data:text/html,<evil>",
    "EN",
    "en-",
    "en_GB",
    "oustanding",
    "area-sen",
    "null",
];

const NUMBERS: &[f64] =
    &[0.0, -0.0, 1.0, 2.0, 0.5, -1.0, 999.0, 1000.0, 4_294_967_295.0, 4_294_967_296.0, 1e308, 5e-324];

/// A config as the schema describes it, but for slips.
pub fn config(schema: &Json, choices: &mut Choices) -> Json {
    value(schema, schema, choices, 0)
}

/// Any JSON value at all, more often than not with names of the contract in it.
pub fn anything(choices: &mut Choices, depth: usize) -> Json {
    let names = ["version", "text", "items", "grade", "en", "kind", "evil", "$schema", "__proto__", ""];
    match choices.below(if depth < 6 { 10 } else { 7 }) {
        0 => Json::Null,
        1 => Json::Bool(choices.happens(500)),
        2 => json!(choices.one(NUMBERS)),
        3 => json!(choices.one(ODD_TEXTS)),
        4 => json!(choices.one(WORDS)),
        5 => json!("x".repeat(1499 + choices.below(2) * 8502)),
        6 => (0..choices.below(90))
            .fold(json!([]), |inner, level| if level % 2 == 0 { json!([inner]) } else { json!({ "parts": inner }) }),
        7 | 8 => (0..choices.below(4)).map(|_| anything(choices, depth + 1)).collect(),
        _ => {
            let members =
                (0..choices.below(4)).map(|_| (choices.one(&names).to_string(), anything(choices, depth + 1)));
            Json::Object(members.collect())
        }
    }
}

fn value(whole: &Json, part: &Json, choices: &mut Choices, depth: usize) -> Json {
    if choices.is_mistake() {
        return if choices.happens(400) { json!(choices.one(ODD_TEXTS)) } else { anything(choices, depth) };
    }
    if let Some(name) = part["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return named(whole, name, choices, depth);
    }
    if let Some(exact) = part.get("const") {
        return exact.clone();
    }
    if part["properties"].is_object() {
        return object(whole, part, choices, depth);
    }
    if let Some(Json::Array(either)) = part.get("anyOf").or(part.get("oneOf")) {
        let chosen = choices.one(either);
        // Null is as good as absent, and fields are absent often enough.
        let chosen = if chosen["type"] == "null" && !choices.happens(50) { &either[0] } else { chosen };
        return value(whole, chosen, choices, depth);
    }
    if let Some(Json::Array(words)) = part.get("enum") {
        return choices.one(words).clone();
    }
    match part["type"].as_str() {
        Some("array") => (0..choices.below(if depth < 8 { 4 } else { 1 }))
            .map(|_| value(whole, &part["items"], choices, depth + 1))
            .collect(),
        Some("object") => {
            let languages = (0..=choices.below(3)).map(|_| choices.one(LANGUAGES).to_string()).collect::<Vec<_>>();
            Json::Object(
                languages
                    .into_iter()
                    .map(|tag| (tag, value(whole, &part["additionalProperties"], choices, depth)))
                    .collect(),
            )
        }
        Some("integer") => json!(choices.below(30)),
        Some("boolean") => json!(choices.happens(500)),
        Some("string") => json!(choices.one(WORDS)),
        _ => Json::Null,
    }
}

/// Values of definitions for which the schema has only a pattern.
fn named(whole: &Json, name: &str, choices: &mut Choices, depth: usize) -> Json {
    match name {
        "Date" => json!(choices.one(DATES)),
        "Link" => json!(choices.one(LINKS)),
        "Language" => json!(choices.one(LANGUAGES)),
        "GradeName" => json!(choices.one(GRADES)),
        _ => value(whole, &whole["$defs"][name], choices, depth),
    }
}

fn object(whole: &Json, part: &Json, choices: &mut Choices, depth: usize) -> Json {
    let required: Vec<&str> = part["required"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    let either: Vec<&str> =
        part["anyOf"].as_array().into_iter().flatten().filter_map(|one| one["required"][0].as_str()).collect();
    let chosen = (!either.is_empty()).then(|| *choices.one(&either));
    let mut members = Map::new();
    for (name, field) in part["properties"].as_object().into_iter().flatten() {
        let needed = required.contains(&name.as_str()) || chosen == Some(name);
        // The deeper, the less: a judgement may hold judgements.
        if (needed && !choices.is_mistake()) || choices.happens(400 / (depth + 1)) {
            let name = if choices.is_mistake() { misspelt(name, choices) } else { name.clone() };
            members.insert(name, value(whole, field, choices, depth + 1));
        }
    }
    if choices.is_mistake() {
        members.insert(choices.one(&["evil", "$schema", "Version", "text", "note "]).to_string(), Json::Bool(true));
    }
    Json::Object(members)
}

/// A name with a letter lost, doubled or made large.
fn misspelt(name: &str, choices: &mut Choices) -> String {
    let at = choices.below(name.len());
    let change = choices.below(3);
    let letters = name.chars().enumerate().flat_map(|(index, letter)| match (index == at, change) {
        (false, _) => vec![letter],
        (true, 0) => vec![],
        (true, 1) => vec![letter, letter],
        (true, _) => letter.to_uppercase().collect(),
    });
    letters.collect()
}
