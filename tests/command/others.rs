//! `inspection-card frameworks`, `new`, `schema` and `completions`.

use inspection_card::framework::Frameworks;
use serde_json::Value;

use crate::run;

#[test]
fn every_framework_is_listed_and_shown() {
    let list = run("frameworks", "").out;
    for id in Frameworks::built_in().ids() {
        assert!(list.lines().any(|line| line.starts_with(id)), "{id}");
        let one = run(&format!("frameworks {id}"), "");
        assert!(one.out.starts_with(&format!("## {id}\n")) && one.out.contains("- <http"), "{one:?}");
        assert!(one.out.contains("(looked up 20"), "{one:?}");
    }
    let shown = run("frameworks ilacs", "").out;
    for words in ["outstanding", "Requires improvement to be good", "2026-04", "Duty to display: "] {
        assert!(shown.contains(words), "{words} in {shown}");
    }
}

#[test]
fn an_unknown_framework_is_reported_with_the_known_ones() {
    let run = run("new --framework ilcas", "");
    assert!(run.err.contains("“ilcas”") && run.err.contains("ilacs"), "{run:?}");
    assert_eq!((run.code, run.out.as_str()), (64, ""));
}

#[test]
fn a_new_config_is_no_card_until_everything_is_replaced() {
    for id in Frameworks::built_in().ids() {
        let new = run(&format!("new --framework {id} --provider Somewhere --schema a.json"), "");
        assert_eq!(new.code, 0, "{id}: {new:?}");
        assert_eq!(new.json()["inspection"]["framework"], id);
        assert_eq!(new.json()["$schema"], "a.json");

        let checked = run("check --format json -", &new.out);
        let wrong: Vec<_> =
            checked.json()["problems"].as_array().unwrap().iter().map(|problem| problem["path"].to_string()).collect();
        let mut expected = Vec::new();
        to_replace(&new.json(), "", &mut expected);
        for path in &expected {
            assert!(wrong.contains(&format!("\"{path}\"")), "{id}: {path} in {wrong:#?}");
        }
        assert!(expected.len() >= 6, "{id}: {expected:?}");
        assert_eq!(checked.code, 2, "{id}: {checked:?}");

        let replaced =
            run("check --deny-warnings --ignore-late -", &replaced(&new.json(), &day_in_force(id)).to_string());
        assert_eq!(replaced.code, 0, "{id}: {replaced:?}\n{}", new.out);
    }
}

/// Adds the paths of what has to be replaced.
fn to_replace(value: &Value, path: &str, paths: &mut Vec<String>) {
    let inside = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::String(text) if text.starts_with("REPLACE: ") || text == "YYYY-MM-DD" => paths.push(path.into()),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| to_replace(item, &format!("{path}[{index}]"), paths));
        }
        Value::Object(members) => members.iter().for_each(|(name, value)| to_replace(value, &inside(name), paths)),
        _ => {}
    }
}

/// A day on which the newest edition of a framework was in force.
fn day_in_force(id: &str) -> String {
    let frameworks = Frameworks::built_in();
    let edition = frameworks.get(id).unwrap().edition_on(None).unwrap();
    edition.to.or(edition.from).map_or_else(|| "2026-11-25".to_owned(), |day| day.to_string())
}

/// The config as an editor might complete it: the first of the grades, a day, words of a report.
fn replaced(value: &Value, day: &str) -> Value {
    match value {
        Value::String(text) if text == "YYYY-MM-DD" => day.into(),
        Value::String(text) => match text.strip_prefix("REPLACE: ") {
            Some("the address of the report") => "https://www.council.example/report".into(),
            Some(what) => match what.strip_prefix("one of ") {
                Some(grades) => grades.split(',').next().into(),
                None => "Words of the report.".into(),
            },
            None => text.as_str().into(),
        },
        Value::Array(items) => items.iter().map(|item| replaced(item, day)).collect(),
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), replaced(value, day))).collect(),
        other => other.clone(),
    }
}

#[test]
fn a_starter_of_the_first_release_is_recognised() {
    let starter = include_str!("starter-0.1.0.json");
    let checked = run("check -", starter);
    assert_eq!(checked.out.matches("This is a placeholder").count(), 6, "{checked:?}");
    assert_eq!(checked.code, 2);
}

#[test]
fn a_new_config_has_the_areas_of_its_kind_of_provider() {
    let areas = |arguments: &str| run(&format!("new {arguments}"), "").json()["judgements"].as_array().unwrap().len();
    let all = areas("--framework ofsted-report-card");
    assert!(areas("--framework ofsted-report-card --remit Schools") < all);
    assert_eq!(run("new --framework ofsted-report-card --remit Harbours", "").code, 64);
}

#[test]
fn the_schema_names_its_draft() {
    let schema = run("schema", "").json();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

#[test]
fn shells_can_complete() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = run(&format!("completions {shell}"), "");
        assert!(run.code == 0 && run.out.contains("older-than"), "{shell}: {run:?}");
    }
}
