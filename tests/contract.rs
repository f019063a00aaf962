//! The JSON contract: which configs are valid, which problems are reported of others, and that the shipped schema agrees.

#[path = "support/in_schema.rs"]
mod in_schema;
#[path = "support/untrue.rs"]
mod untrue;

use std::collections::BTreeSet;

use in_schema::is_in_schema;
use inspection_card::config::json_schema;
use inspection_card::contract::Problem;
use inspection_card::contract::reference::reference;
use inspection_card::inspection::Extent;
use inspection_card::render::{ElementAttributes, Rendered, Renderer};
use serde_json::{Value as Json, json};

/// A config with only what is required.
fn least() -> Json {
    json!({
        "version": 1,
        "provider": { "name": "Exampleshire" },
        "inspection": { "framework": "ilacs" },
        "status": { "kind": "current" },
    })
}

/// The smallest config with one more field.
fn with(pointer: &str, value: Json) -> Json {
    let mut config = least();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    config.pointer_mut(parent).unwrap().as_object_mut().unwrap().insert(key.into(), value);
    config
}

fn render(config: &Json) -> Rendered {
    thread_local! {
        static RENDERER: Renderer = Renderer::built_in();
    }
    RENDERER.with(|renderer| renderer.render_json(&config.to_string(), &ElementAttributes::default()))
}

fn is_shown(config: &Json) -> bool {
    render(config).html.is_some()
}

/// What an editor sees, a line for each problem.
fn reported(config: &Json) -> Vec<String> {
    let line = |problem: &Problem| format!("{} at {}: {}", problem.severity().as_str(), problem.path, problem.what());
    render(config).problems.iter().map(line).collect()
}

#[test]
fn the_smallest_config_is_enough() {
    assert_eq!(reported(&least()), [""; 0]);
    assert!(is_shown(&least()));
}

/// A config with an overall grade.
fn graded(framework: &str, from: &str) -> Json {
    let mut config = with("/outcome", json!({ "grade": "good" }));
    config["inspection"] = json!({ "framework": framework, "from": from });
    config
}

/// Wrong configs, what is reported, and whether a card is shown.
fn wrong() -> Vec<(Json, &'static str, bool)> {
    let no_result = || json!({ "version": 1, "provider": { "name": "X" }, "inspection": { "framework": "ilacs" } });
    let without = |key: &str| {
        let mut config = least();
        config.as_object_mut().unwrap().remove(key);
        config
    };
    let item = json!({ "text": "…" });
    vec![
        (json!(null), "error at : This is null", false),
        (json!([]), "error at : This is a list", false),
        (json!("{}"), "error at : This is text", false),
        (without("version"), "error at version: This is missing", false),
        (without("provider"), "error at provider: This is missing", false),
        (no_result(), "error at : Something is missing here", false),
        (with("/version", json!(2)), "error at version: This release of the card does not know", false),
        (with("/version", json!("1")), "error at version: This is text", false),
        (with("/provider/name", json!("")), "error at provider.name: This text has no words", false),
        (with("/provider/name", json!({ "EN": "X" })), "error at provider.name: “EN” is not a language tag", false),
        (with("/provider/name", json!({ "en": 1 })), "error at provider.name: This is a number", false),
        (
            with("/provider/url", json!("javascript:alert(1)")),
            "warning at provider.url: “javascript:alert(1)” is not a link",
            true,
        ),
        (with("/provider/phone", json!("1")), "warning at provider.phone: There is no such field", true),
        (with("/inspection/framework", json!("ilac")), "error at inspection.framework: “ilac” is not one of", false),
        (with("/inspection/framework", json!(["ilacs"])), "error at inspection.framework: This is a list", false),
        (with("/inspection/from", json!("2025-02-30")), "error at inspection.from: “2025-02-30” is not a date", true),
        (with("/inspection/from", json!(2025)), "error at inspection.from: This is a number", true),
        (with("/outcome", json!({ "grade": "excellent" })), "error at outcome.grade: “excellent” is not one of", true),
        (with("/outcome", json!("good")), "error at outcome: This is text", true),
        (with("/judgements", json!({})), "error at judgements: This is an object", true),
        (with("/judgements", json!([{ "area": "leaders" }])), "error at judgements[0]: ", true),
        (
            with("/judgements", json!([{ "area": "leaders", "grade": 1 }])),
            "error at judgements[0].grade: “1” is not",
            true,
        ),
        (with("/summary", json!(["x"])), "error at summary: This is a list", true),
        (with("/summary", json!("x".repeat(10_001))), "error at summary: This text has 10001 characters", true),
        (with("/status", json!({ "kind": "old" })), "error at status.kind: “old” is not one of", false),
        (with("/strengths", json!({ "items": [{}] })), "error at strengths.items[0]: Something is missing here", true),
        (with("/strengths", json!({ "items": "x" })), "error at strengths.items: This is text", true),
        (
            with("/improvements", json!({ "items": [item], "total": 3 })),
            "error at improvements.reason: 1 of 3 are listed",
            true,
        ),
        (
            with("/improvements", json!({ "items": [item, item], "total": 1 })),
            "warning at improvements.total: The total is 1",
            true,
        ),
        (
            with("/improvements", json!({ "items": [item], "total": 1.5 })),
            "error at improvements.total: This is a number",
            true,
        ),
        (
            with("/improvements", json!({ "items": [item], "total": -1 })),
            "error at improvements.total: This is a number",
            true,
        ),
        (
            with("/quotes", json!([{ "text": "x", "party": "council" }])),
            "error at quotes[0].party: “council” is not one of",
            true,
        ),
        (
            with("/links", json!([{ "purpose": "next", "url": "//evil.example" }])),
            "warning at links[0].url: “//evil.example” is not",
            true,
        ),
        (with("/related", json!([{ "framework": "x" }])), "error at related[0].framework: “x” is not one of", true),
    ]
}

#[test]
fn every_mistake_is_reported_with_its_path_and_costs_only_its_part() {
    for (config, expected, shown) in wrong() {
        let reported = reported(&config);
        assert!(reported.iter().any(|line| line.starts_with(expected)), "{config}\n{expected}\n{reported:#?}");
        assert_eq!(is_shown(&config), shown, "{config}");
    }
}

#[test]
fn untrue_cards_are_refused() {
    for card in untrue::cards() {
        let start = format!("at {}: {}", card.path, card.what);
        let reported = reported(&card.config);
        assert!(reported.iter().any(|line| line.contains(&start)), "{start}\n{reported:#?}\n{}", card.config);
        let html = render(&card.config).html.unwrap_or_default();
        assert!(!html.contains(card.hidden), "{}: {html}", card.hidden);
    }
}

/// Configs that are probably not what was meant, and the advice. Everything is shown.
fn doubtful() -> Vec<(Json, &'static str)> {
    let inspected = |from: &str, to: &str, published: &str| {
        with("/inspection", json!({ "framework": "ilacs", "from": from, "to": to, "published": published }))
    };
    let item = |text: &str| json!({ "text": text });
    vec![
        (inspected("2025-10-03", "2025-10-01", "2025-12"), "warning at inspection.to: This date is before from"),
        (
            inspected("2025-10-01", "2025-10-03", "2025-10-02"),
            "warning at inspection.published: This date is before to",
        ),
        (with("/quotes", json!([item("Good.")])), "warning at quotes[0]: Nobody is named as the speaker"),
        (
            with("/quotes", json!([{ "text": "“Good.”", "who": "A" }])),
            "warning at quotes[0].text: The whole text is in quotation marks",
        ),
        (
            with("/responses", json!([item("\"Good.\"")])),
            "warning at responses[0].text: The whole text is in quotation marks",
        ),
        (
            with("/strengths", json!({ "items": [item("a"), item("b"), item("a")] })),
            "warning at strengths.items[2]: This is the same as item 0",
        ),
        (
            with("/inspection/report", json!("http://example.org/")),
            "warning at inspection.report: The report is not served by https",
        ),
        (
            with("/strengths", json!({ "items": [item("a")], "total": 1, "reason": "b" })),
            "warning at strengths.reason: All items are listed",
        ),
        (with("/links", json!([{ "purpose": "other", "url": "/x" }])), "warning at links[0]: This link has no text"),
        (with("/summary", json!("x".repeat(1501))), "warning at summary: This text has 1501 characters"),
    ]
}

#[test]
fn advice_costs_nothing() {
    for (config, expected) in doubtful() {
        let reported = reported(&config);
        assert!(reported.iter().any(|line| line.starts_with(expected)), "{config}\n{expected}\n{reported:#?}");
        assert!(is_shown(&config), "{config}");
    }
    // A month is in order with each of its days.
    assert_eq!(
        reported(&with(
            "/inspection",
            json!({ "framework": "ilacs", "from": "2025-10-03", "to": "2025-10", "published": "2025" })
        )),
        [""; 0]
    );
}

#[test]
fn all_mistakes_are_reported_together_and_typing_mistakes_get_a_hint() {
    let config = json!({ "version": 1, "provider": {}, "inspection": { "framework": "ilacs", "publisht": "x" }, "outcome": { "grade": "oustanding" } });
    assert!(!is_shown(&config));
    let hints: Vec<_> = render(&config).problems.iter().filter_map(Problem::hint).collect();
    assert_eq!(hints, ["Did you mean “published”?", "Did you mean “outstanding”?"]);
    let lines = reported(&config);
    assert!(lines.iter().any(|line| line.starts_with("error at provider.name: This is missing")), "{lines:#?}");
}

#[test]
fn a_missing_provider_does_not_hide_mistakes_in_other_inspections_and_parts() {
    let config = json!({
        "version": 1,
        "provider": {},
        "inspection": { "framework": "ilac" },
        "outcome": { "grade": "good" },
        "earlier": [{ "framework": "ilacs", "outcome": { "grade": "Goood" } }, { "framework": "fhr" }],
        "related": [{ "outcome": { "grade": "good" } }],
        "improvements": { "items": [{}], "total": 0 },
        "judgements": [{ "grade": true }],
    });
    let lines = reported(&config);
    for expected in [
        "error at provider.name: This is missing",
        "error at inspection.framework: “ilac” is not one of",
        "error at earlier[0].outcome.grade: “Goood” is not one of",
        "error at earlier[1].framework: “fhr” is not one of",
        "error at related[0].framework: This is missing",
        "error at improvements.items[0]: Something is missing here",
        "warning at improvements.total: The total is 0",
        "error at judgements[0].area: This is missing",
        "error at judgements[0].grade: This is true or false",
    ] {
        assert!(lines.iter().any(|line| line.starts_with(expected)), "{expected}\n{lines:#?}");
    }
}

#[test]
fn a_judgement_without_an_area_does_not_hide_its_unknown_grade() {
    let lines = reported(&with("/judgements", json!([{ "grade": "Goood" }])));
    for expected in
        ["error at judgements[0].area: This is missing", "error at judgements[0].grade: “Goood” is not one of"]
    {
        assert!(lines.iter().any(|line| line.starts_with(expected)), "{expected}\n{lines:#?}");
    }
}

#[test]
fn an_overall_grade_is_accepted_as_long_as_a_possible_edition_gives_one() {
    for from in ["2026-03-31", "2026-03", "2026"] {
        assert_eq!(reported(&graded("ilacs", from)), [""; 0], "{from}");
    }
    assert_eq!(reported(&with("/outcome", json!({ "grade": "good" }))), [""; 0]);
}

#[test]
fn an_improvement_that_cannot_be_used_still_counts() {
    let config = with("/improvements", json!({ "items": [{ "text": "x" }, { "txt": "y" }] }));
    let card = render(&config).card.unwrap();
    assert_eq!(card.inspection.findings[0].extent, Extent::SomeOf(2));
}

#[test]
fn a_list_that_nobody_has_seen_says_only_why() {
    let html =
        render(&with("/improvements", json!({ "items": [], "reason": "We have only seen a notice." }))).html.unwrap();
    assert!(html.contains("Not listed here") && html.contains(">We have only seen a notice.<"), "{html}");
}

#[test]
fn the_schema_and_the_parser_agree() {
    let validator = jsonschema::draft202012::new(&json_schema()).unwrap();
    let wrong = wrong().into_iter().map(|(config, ..)| config).chain(doubtful().into_iter().map(|(config, _)| config));
    for config in wrong.chain([least()]) {
        let problems = render(&config).problems;
        let ours: Vec<_> = problems.iter().filter(|problem| is_in_schema(problem)).collect();
        let theirs: Vec<_> =
            validator.iter_errors(&config).map(|error| format!("{} at {}", error, error.instance_path())).collect();
        assert_eq!(ours.is_empty(), theirs.is_empty(), "{config}\nparser: {problems:#?}\nschema: {theirs:#?}");
    }
}

#[test]
fn every_example_follows_the_schema() {
    let validator = jsonschema::draft202012::new(&json_schema()).unwrap();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/static/examples")).unwrap() {
        let path = entry.unwrap().path();
        let config: Json = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let errors: Vec<_> =
            validator.iter_errors(&config).map(|error| format!("{error} at {}", error.instance_path())).collect();
        assert_eq!(errors, [""; 0], "{}", path.display());
    }
}

/// Configs of every release so far. NEVER EDIT OR REMOVE ONE: they represent the ones on websites, which stay valid for
/// ever. Each addition to the contract gets a file of its own.
fn kept() -> Vec<(String, Json)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/contract/v1");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: &std::path::Path| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    paths.map(|path| (path.display().to_string(), read(&path))).collect()
}

#[test]
fn every_config_of_an_earlier_release_stays_valid() {
    let validator = jsonschema::draft202012::new(&json_schema()).unwrap();
    for (path, config) in kept() {
        assert_eq!(reported(&config), [""; 0], "{path}");
        assert!(is_shown(&config), "{path}");
        assert!(validator.is_valid(&config), "{path}");
    }
}

#[test]
fn the_kept_configs_use_every_field_and_every_word() {
    let schema = json_schema();
    let mut used = BTreeSet::new();
    kept().iter().for_each(|(_, config)| mark(&schema, &schema, config, "", &mut used));
    let definitions = schema["$defs"].as_object().unwrap().iter();
    let all: BTreeSet<_> = definitions.flat_map(|(name, part)| parts(name, part)).collect();
    assert_eq!(all.difference(&used).collect::<Vec<_>>(), [""; 0], "add a config to tests/contract/v1");
}

/// The fields and words of a definition.
fn parts(name: &str, part: &Json) -> Vec<String> {
    let fields = part["properties"].as_object().into_iter().flatten().map(|(field, _)| format!("{name}.{field}"));
    let words = part["oneOf"].as_array().into_iter().flatten().map(|word| format!("{name} {}", word["const"]));
    fields.chain(words).collect()
}

/// Notes the fields and words of the schema that a value uses.
fn mark(schema: &Json, part: &Json, value: &Json, name: &str, used: &mut BTreeSet<String>) {
    if let Some(name) = part["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        mark(schema, &schema["$defs"][name], value, name, used);
    }
    for either in part["anyOf"].as_array().into_iter().chain(part["oneOf"].as_array()).flatten() {
        mark(schema, either, value, name, used);
    }
    if part.get("const") == Some(value) {
        used.insert(format!("{name} {value}"));
    }
    for item in value.as_array().into_iter().flatten() {
        mark(schema, &part["items"], item, name, used);
    }
    for (field, value) in value.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()) {
        if let Some(part) = part["properties"].get(field) {
            used.insert(format!("{name}.{field}"));
            mark(schema, part, value, name, used);
        }
    }
}

#[test]
fn the_reference_matches_the_source() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/static/reference.md");
    let reference = reference(&json_schema());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &reference).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == reference, "run with UPDATE_GOLDEN=1 to write {path} again");
}
