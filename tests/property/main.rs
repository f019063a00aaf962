//! What is true of every config: it gives a card or a list of problems, it can be written and parsed again, and the
//! shipped schema agrees with the parser.

mod html;
#[path = "../support/in_schema.rs"]
mod in_schema;
mod json;

use in_schema::is_in_schema;
use inspection_card::config::{Config, json_schema};
use inspection_card::contract::{Diagnostics, Problem, Value};
use inspection_card::render::{ElementAttributes, Renderer};
use json::Choices;
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};
use serde_json::{Value as Json, json};

/// How many times as many cases to try: `CASES=100 cargo test --test property`.
fn times() -> u32 {
    std::env::var("CASES").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// What a failing test has chosen is printed, the shortest there is.
fn for_all(cases: u32, test: impl Fn(&[u16]) -> Result<(), TestCaseError>) {
    let config = ProptestConfig { cases: cases * times(), failure_persistence: None, ..ProptestConfig::default() };
    let choices = prop::collection::vec(any::<u16>(), 0..600);
    let result = TestRunner::new(config).run(&choices, |choices| test(&choices));
    if let Err(error) = result {
        panic!("{error}");
    }
}

/// A config as far as it can be parsed, and the problems of its fields; `None` if it is nested too deeply.
fn parse(config: &Json) -> Option<(Option<Config>, Vec<Problem>)> {
    let mut diagnostics = Diagnostics::default();
    let config = Config::from_value(Value::from_deserializer(config).ok()?, &mut diagnostics);
    Some((config, diagnostics.into_problems()))
}

/// Either a valid card, or a problem that explains why there is none.
fn card_or_problems(renderer: &Renderer, config: &Json) -> Result<(), TestCaseError> {
    let text = config.to_string();
    let rendered = renderer.render_json(&text, &ElementAttributes::default());
    prop_assert!(rendered.html.is_some() || !rendered.problems.is_empty(), "neither a card nor a problem: {text}");
    for problem in &rendered.problems {
        prop_assert!(!problem.what().is_empty() && !problem.expected().is_empty());
    }
    if let Some(article) = rendered.html {
        let unexpected = html::unexpected(&article);
        prop_assert!(unexpected.is_empty(), "{unexpected:?}\n{text}");
        prop_assert_eq!(article.matches("<article").count(), 1);
    }
    Ok(())
}

#[test]
fn any_json_at_all_gives_a_card_or_problems() {
    let renderer = Renderer::built_in();
    for_all(2000, |choices| card_or_problems(&renderer, &json::anything(&mut Choices::new(choices, 1000), 0)));
}

#[test]
fn any_config_with_mistakes_gives_a_card_or_problems() {
    let (renderer, schema) = (Renderer::built_in(), json_schema());
    for slips in [0, 20, 100] {
        for_all(700, |choices| card_or_problems(&renderer, &json::config(&schema, &mut Choices::new(choices, slips))));
    }
}

#[test]
fn any_config_can_be_written_and_parsed_again() {
    let schema = json_schema();
    for slips in [0, 30] {
        for_all(1500, |choices| {
            let parsed = parse(&json::config(&schema, &mut Choices::new(choices, slips)));
            let Some((Some(config), _)) = parsed else { return Ok(()) };
            let written = serde_json::to_value(&config).unwrap();
            let Some((Some(again), _)) = parse(&written) else { return Err(TestCaseError::fail("not parsed again")) };
            prop_assert_eq!(serde_json::to_value(&again).unwrap(), written);
            Ok(())
        });
    }
}

/// The schema finds the same of what it can find.
fn agree(validator: &Validator, renderer: &Renderer, config: &Json) -> Result<(), TestCaseError> {
    if parse(config).is_none() {
        return Ok(());
    }
    let problems = renderer.render_json(&config.to_string(), &ElementAttributes::default()).problems;
    let ours: Vec<_> = problems.iter().filter(|problem| is_in_schema(problem)).collect();
    let theirs: Vec<_> =
        validator.iter_errors(config).map(|error| format!("{error} at {}", error.instance_path())).collect();
    prop_assert_eq!(ours.is_empty(), theirs.is_empty(), "{}\nparser: {:#?}\nschema: {:#?}", config, ours, theirs);
    Ok(())
}

#[test]
fn the_schema_and_the_parser_agree_on_any_config() {
    let (renderer, schema) = (Renderer::built_in(), json_schema());
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for slips in [0, 5, 20] {
        for_all(1000, |choices| {
            agree(&validator, &renderer, &json::config(&schema, &mut Choices::new(choices, slips)))
        });
    }
}

/// Texts of characters that make a difference somewhere: in addresses, dates, language tags, or to the eye.
fn texts() -> impl Strategy<Value = String> {
    let pieces = [
        "",
        " ",
        "\t",
        "\n",
        "\u{b}",
        "\u{0}",
        "\u{1f}",
        "\u{7f}",
        "\u{85}",
        "\u{a0}",
        "\u{200b}",
        "\u{200e}",
        "\u{2028}",
        "\u{202e}",
        "\u{2060}",
        "\u{2066}",
        "\u{3000}",
        "\u{feff}",
        "\u{1680}",
        "\u{180e}",
        ":",
        "/",
        "//",
        "\\",
        "?",
        "#",
        "@",
        "http:",
        "HTTPS://",
        "mailto:",
        "Tel:",
        "javascript:",
        "data:",
        "en",
        "cy",
        "-",
        "EN",
        "a",
        "é",
        "🏠",
        "19",
        "20",
        "21",
        "00",
        "02",
        "04",
        "12",
        "13",
        "28",
        "29",
        "30",
        "31",
        "2",
        "1",
        "9",
    ];
    let date = ("[12][0-9]", "[0-9]{2}", "[0-3][0-9]", "[0-3][0-9]").prop_map(|(a, b, c, d)| format!("{a}{b}-{c}-{d}"));
    let mixed = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..6).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => mixed, 2 => date, 1 => any::<String>()]
}

#[test]
fn the_schema_and_the_parser_agree_on_any_text() {
    let (renderer, schema) = (Renderer::built_in(), json_schema());
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let config = ProptestConfig { cases: 2000 * times(), failure_persistence: None, ..ProptestConfig::default() };
    let result = TestRunner::new(config).run(&texts(), |text| {
        let least = |name: Json| json!({ "version": 1, "provider": { "name": name }, "inspection": { "framework": "ilacs" }, "status": { "kind": "current" } });
        for pointer in ["/provider/name", "/provider/url", "/language", "/inspection/from", "/status/kind"] {
            let mut config = least(json!("X"));
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            config.pointer_mut(parent).unwrap()[key] = json!(text);
            agree(&validator, &renderer, &config)?;
        }
        agree(&validator, &renderer, &least(json!({ (&*text): "X" })))?;
        agree(&validator, &renderer, &least(json!({ "en": text })))
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
