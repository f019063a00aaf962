//! `inspection-card import ofsted-schools`.

use std::fs;
use std::path::{Path, PathBuf};

use super::{assert_expected, assert_refused, copy_of, import};
use crate::run_in;

const FILE: &str = "Management_information_-_state-funded_schools_-_latest_inspections_as_at_30_September_2026.csv";

fn all() -> String {
    format!("ofsted-schools {FILE} --authority 999")
}

fn check(folder: &Path) -> i32 {
    run_in(folder, "check --deny-warnings cards", "").code
}

/// Writes the file again with its text changed.
fn rewrite(folder: &Path, change: impl Fn(&str) -> String) -> PathBuf {
    let path = folder.join(FILE);
    fs::write(&path, change(&fs::read_to_string(&path).unwrap())).unwrap();
    path
}

#[test]
fn every_trap_has_its_config_or_its_reason() {
    assert_expected(&copy_of("ofsted-schools", "import-ofsted"), "ofsted-schools", &all());
}

#[test]
fn configs_have_no_problems() {
    let folder = copy_of("ofsted-schools", "import-ofsted-check");
    import(&folder, &all());
    assert_eq!(check(&folder), 0);
    import(&folder, &format!("{} --lang cy", all()));
    assert_eq!(check(&folder), 0);
}

#[test]
fn schools_are_chosen_by_authority_or_by_a_list() {
    let folder = copy_of("ofsted-schools", "import-ofsted-only");
    assert_eq!(import(&folder, &format!("ofsted-schools {FILE}")).code, 64);
    assert_eq!(import(&folder, &format!("ofsted-schools {FILE} --authority Exampleshire")).code, 64);
    fs::write(folder.join("urns.txt"), "100001\n200001\n300001\n").unwrap();
    let listed = import(&folder, &format!("ofsted-schools {FILE} --only urns.txt"));
    assert!(listed.out == "2 new\n" && listed.err.contains("not in the file: 300001"), "{listed:?}");
    let both = import(&folder, &format!("{} --only urns.txt", all()));
    assert_eq!(both.out, "1 unchanged, 1 no longer in the file\n");
}

#[test]
fn text_in_windows_1252_is_read_and_said() {
    let folder = copy_of("ofsted-schools", "import-ofsted-encoding");
    import(&folder, &all());
    let text = fs::read_to_string(folder.join(FILE)).unwrap();
    let (bytes, _, has_errors) = encoding_rs::WINDOWS_1252.encode(text.trim_start_matches('\u{feff}'));
    assert!(!has_errors);
    fs::write(folder.join(FILE), bytes).unwrap();
    let run = import(&folder, &all());
    assert!(
        run.err.contains(", Windows-1252, ") && run.out.ends_with(" unchanged\n") && !run.out.contains(','),
        "{run:?}"
    );
}

#[test]
fn a_file_that_is_cut_off_damaged_or_unknown_changes_nothing() {
    let folder = copy_of("ofsted-schools", "import-ofsted-refused");
    import(&folder, &all());
    let whole = fs::read_to_string(folder.join(FILE)).unwrap();
    let header = whole.lines().next().unwrap().to_owned() + "\r\n";
    for (text, words) in [
        (whole[..whole.len() - 40].to_owned(), "cells, and the header has"),
        (
            whole.replace("Safeguarding standards", "Safeguarding"),
            "the table has no “Safeguarding standards”, “Safeguarding standards - date of grade”",
        ),
        // The layout until October 2025 has no report cards; its dates speak of graded inspections.
        (
            whole.replace("Does the latest full inspection relate", "Does the previous full inspection relate"),
            "the table has no “Does the latest full inspection",
        ),
        (whole.replace("Ofsted phase", "Inclusion"), "more than one column Inclusion"),
        (whole.replace("URN,", "Number,"), "has no “URN”, “School name”"),
        (header, "has no row below its header"),
        (String::new(), "has no “URN”, “School name”"),
    ] {
        rewrite(&folder, |_| text.clone());
        assert_refused(&folder, &all(), words);
    }
    fs::copy(folder.join(FILE), folder.join("schools.csv")).unwrap();
    assert_refused(&folder, "ofsted-schools schools.csv --authority 999", "say --as-at");
}

/// A table that ends between two rows looks whole.
#[test]
fn many_configs_are_removed_only_if_somebody_allows_it() {
    let folder = copy_of("ofsted-schools", "import-ofsted-removals");
    let first = import(&folder, &all()).out;
    rewrite(&folder, |text| text.lines().take(3).collect::<Vec<_>>().join("\r\n"));
    let refused = import(&folder, &all());
    assert!(refused.code == 64 && refused.err.contains("is it whole?"), "{refused:?}");
    let count: usize = first.split(' ').next().unwrap().parse().unwrap();
    let allowed = import(&folder, &format!("{} --allow-removals", all()));
    assert_eq!(allowed.out, format!("2 unchanged, {} no longer in the file\n", count - 2));
}
