//! `docs/accessibility.md` names every criterion of WCAG 2.2, levels A and AA, and only tests that exist.

use std::fs;
use std::path::Path;

/// The 55 criteria. 4.1.1 Parsing is removed in WCAG 2.2.
const CRITERIA: &str = "
    1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5
    1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13
    2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11
    2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8
    3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3";

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file))
        .unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The cells of the rows of criteria.
fn rows(page: &str) -> Vec<Vec<&str>> {
    let rows =
        page.lines().filter(|line| line.starts_with("| ") && line[2..].starts_with(|c: char| c.is_ascii_digit()));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// The tests that a text names, as file and function.
fn named_tests(text: &str) -> Vec<(&str, &str)> {
    text.split('`').skip(1).step_by(2).filter_map(|code| code.split_once("::")).collect()
}

#[test]
fn every_criterion_is_there_once() {
    let page = read("docs/accessibility.md");
    let found: Vec<_> = rows(&page).iter().map(|row| row[0].split(' ').next().unwrap().to_owned()).collect();
    let expected: Vec<_> = CRITERIA.split_whitespace().collect();
    assert_eq!(expected.len(), 55);
    assert_eq!(found, expected);
}

#[test]
fn every_row_is_whole() {
    let page = read("docs/accessibility.md");
    for row in rows(&page) {
        let [criterion, applies, _, tests, not_tried] = row[..] else { panic!("not five columns: {row:?}") };
        assert!(criterion.ends_with("(A)") || criterion.ends_with("(AA)"), "{criterion}");
        assert!(["yes", "no", "page"].contains(&applies), "{criterion}: {applies}");
        let has_test = !named_tests(tests).is_empty();
        assert_eq!(has_test, tests != "none", "{criterion}: {tests}");
        // What applies and has no test says how it is known.
        assert!(has_test || applies != "yes" || not_tried != "–", "{criterion} has neither test nor explanation");
    }
}

#[test]
fn every_test_that_is_named_exists() {
    let page = read("docs/accessibility.md");
    let page = page.replace("`file::function`", "");
    let tests = named_tests(&page);
    assert!(tests.len() > 40, "{tests:?}");
    for (file, function) in tests {
        if file.ends_with(".rs") {
            assert!(read(file).contains(&format!("#[test]\nfn {function}()")), "{file} has no test {function}");
            continue;
        }
        let source = read(&format!("tests/browser/{file}.rs"));
        assert!(source.contains(&format!("async fn {function}(page: Page)")), "{file} has no test {function}");
        let lists = source.split("tests![").skip(1).filter_map(|rest| rest.split(']').next());
        let mut listed = lists.flat_map(|list| list.split(',')).map(str::trim);
        assert!(listed.any(|name| name == function), "{file} does not run {function}");
    }
}
