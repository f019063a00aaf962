//! What holds for every config there can be: it is a card or a list of problems, it can be written and read again, and
//! the shipped schema says of it what the reader says.

mod html;
mod json;

use inspection_card::config::{Document, Problem, Severity, Value, schema};
use inspection_card::framework::Frameworks;
use inspection_card::prerender::{self, Asked, Renderer};
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

/// Reads a config; nothing, if it is nested too deep to be one.
fn read(config: &Json, frameworks: &Frameworks) -> Option<(Option<Document>, Vec<Problem>)> {
    Some(Document::read(Value::from_deserializer(config).ok()?, frameworks))
}

fn errors(problems: &[Problem]) -> Vec<&Problem> {
    problems.iter().filter(|problem| problem.severity() == Severity::Error).collect()
}

/// Either a card without anything strange in it, or a word why there is none.
fn card_or_problems(renderer: &Renderer, config: &Json) -> Result<(), TestCaseError> {
    let text = config.to_string();
    let (card, problems) = renderer.render(&text, &Asked::default());
    prop_assert!(card.is_some() || !problems.is_empty(), "neither a card nor a word why: {text}");
    for problem in &problems {
        prop_assert!(!problem.what().is_empty() && !problem.expected().is_empty());
    }
    if let Some(card) = card {
        let strangers = html::strangers(&card.article);
        prop_assert!(strangers.is_empty(), "{strangers:?}\n{text}");
        prop_assert_eq!(card.article.matches("<article").count(), 1);
    }
    Ok(())
}

#[test]
fn any_json_at_all_gives_a_card_or_problems() {
    let renderer = Renderer::new().unwrap();
    for_all(2000, |choices| card_or_problems(&renderer, &json::anything(&mut Choices::new(choices, 1000), 0)));
}

#[test]
fn any_config_with_slips_gives_a_card_or_problems() {
    let (renderer, schema) = (Renderer::new().unwrap(), schema::schema());
    for slips in [0, 20, 100] {
        for_all(700, |choices| card_or_problems(&renderer, &json::config(&schema, &mut Choices::new(choices, slips))));
    }
}

#[test]
fn any_config_can_be_written_and_read_again() {
    let (frameworks, schema) = (prerender::built_in_frameworks(), schema::schema());
    for slips in [0, 30] {
        for_all(1500, |choices| {
            let config = read(&json::config(&schema, &mut Choices::new(choices, slips)), &frameworks);
            let Some((Some(document), _)) = config else { return Ok(()) };
            let mut written = document.to_value();
            for findings in ["strengths", "improvements"] {
                // A list that hides something without a reason is shown, and is an error every time.
                if let Some(Value::Object(findings)) = written.get_mut(findings) {
                    findings.retain(|(name, _)| name != "total");
                }
            }
            let (again, problems) = Document::read(written.clone(), &frameworks);
            prop_assert_eq!(errors(&problems), Vec::<&Problem>::new());
            prop_assert_eq!(again.map(|document| document.to_value()), Some(written));
            Ok(())
        });
    }
}

/// Of what a schema can tell, it tells what the reader tells.
fn agree(validator: &Validator, frameworks: &Frameworks, config: &Json) -> Result<(), TestCaseError> {
    let Some((_, problems)) = read(config, frameworks) else { return Ok(()) };
    let ours: Vec<_> = problems.iter().filter(|problem| problem.is_in_schema()).collect();
    let theirs: Vec<_> =
        validator.iter_errors(config).map(|error| format!("{error} at {}", error.instance_path())).collect();
    prop_assert_eq!(ours.is_empty(), theirs.is_empty(), "{}\nreader: {:#?}\nschema: {:#?}", config, ours, theirs);
    Ok(())
}

#[test]
fn the_schema_and_the_reader_agree_on_any_config() {
    let (frameworks, schema) = (prerender::built_in_frameworks(), schema::schema());
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for slips in [0, 5, 20] {
        for_all(1000, |choices| {
            agree(&validator, &frameworks, &json::config(&schema, &mut Choices::new(choices, slips)))
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
fn the_schema_and_the_reader_agree_on_any_text() {
    let (frameworks, schema) = (prerender::built_in_frameworks(), schema::schema());
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let config = ProptestConfig { cases: 2000 * times(), failure_persistence: None, ..ProptestConfig::default() };
    let result = TestRunner::new(config).run(&texts(), |text| {
        let least = |name: Json| json!({ "version": 1, "provider": { "name": name }, "inspection": { "framework": "ilacs" }, "status": { "kind": "current" } });
        for pointer in ["/provider/name", "/provider/url", "/language", "/inspection/from", "/status/kind"] {
            let mut config = least(json!("X"));
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            config.pointer_mut(parent).unwrap()[key] = json!(text);
            agree(&validator, &frameworks, &config)?;
        }
        agree(&validator, &frameworks, &least(json!({ (&*text): "X" })))?;
        agree(&validator, &frameworks, &least(json!({ "en": text })))
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
