//! `inspection-card frameworks`, `new`, `schema` and `completions`.

use inspection_card::framework::Frameworks;

use crate::run;

#[test]
fn every_framework_is_listed_and_shown() {
    let list = run("frameworks", "").out;
    for id in Frameworks::built_in().ids() {
        assert!(list.lines().any(|line| line.starts_with(id)), "{id}");
        let one = run(&format!("frameworks {id}"), "");
        assert!(one.out.starts_with(&format!("{id}: ")) && one.out.contains("Source: https://"), "{one:?}");
        assert!(one.out.contains("Looked up: 20"), "{one:?}");
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
fn a_new_config_has_no_problems_for_any_framework() {
    for id in Frameworks::built_in().ids() {
        let new = run(&format!("new --framework {id} --provider Somewhere --schema a.json"), "");
        assert_eq!(new.code, 0, "{id}: {new:?}");
        assert_eq!(new.json()["inspection"]["framework"], id);
        assert_eq!(new.json()["$schema"], "a.json");
        let checked = run("check --deny-warnings -", &new.out);
        assert_eq!(checked.code, 0, "{id}: {checked:?}\n{}", new.out);
    }
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
