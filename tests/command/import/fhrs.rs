//! `inspection-card import fhrs`.

use std::fs;

use super::{assert_expected, assert_refused, change, copy_of, files_of, import};
use crate::run_in;

const FILE: &str = "FHRS901en-GB.xml";
const ALL: &str = "fhrs FHRS901en-GB.xml FHRS902en-GB.xml FHRS903en-GB.xml";

#[test]
fn every_trap_has_its_config_or_its_reason() {
    assert_expected(&copy_of("fhrs", "import-fhrs"), "fhrs", ALL);
}

#[test]
fn configs_have_no_problems() {
    let folder = copy_of("fhrs", "import-fhrs-check");
    import(&folder, ALL);
    let checked = run_in(&folder, "check --deny-warnings cards", "");
    assert_eq!(checked.code, 0, "{checked:?}");
}

#[test]
fn a_second_run_writes_what_has_changed_and_says_so() {
    let folder = copy_of("fhrs", "import-fhrs-again");
    assert_eq!(import(&folder, &format!("fhrs {FILE}")).out, "13 new\n");
    let path = folder.join("cards/1001.json");
    let written = || fs::metadata(&path).unwrap().modified().unwrap();
    let first = written();
    assert_eq!(import(&folder, &format!("fhrs {FILE}")).out, "13 unchanged\n");
    assert_eq!(written(), first);

    change(&folder, FILE, "fhrs_0_en-GB", "fhrs_1_en-GB");
    change(&folder, FILE, "<RatingValue>0<", "<RatingValue>1<");
    change(&folder, FILE, "<FHRSID>1003<", "<FHRSID>1103<");
    change(&folder, FILE, "Brand New Bakery", "Brand New Bakers");
    change(&folder, FILE, "fhrs_awaitingpublication_en-gb", "fhrs_5_en-gb");
    let again = import(&folder, &format!("fhrs {FILE} --report report.json"));
    let expected =
        "1 new, 1 changed grade, 1 changed otherwise, 9 unchanged, 1 no longer in the file, 1 now left out\n";
    assert_eq!(again.out, expected);
    let names: Vec<_> = files_of(&folder.join("cards")).into_keys().collect();
    assert!(names.contains(&"1103.json".into()) && !names.contains(&"1003.json".into()), "{names:?}");
    let report = fs::read_to_string(folder.join("report.json")).unwrap();
    assert!(
        report.contains("\"before\": \"urgent-improvement-necessary; hygiene: urgent-improvement-necessary"),
        "{report}"
    );

    change(&folder, FILE, "2026-09-21", "2026-10-21");
    assert_eq!(import(&folder, &format!("fhrs {FILE}")).out, "1 new, 12 with a newer date only\n");
}

#[test]
fn configs_that_are_older_than_their_file_are_warned_of() {
    let folder = copy_of("fhrs", "import-fhrs-age");
    import(&folder, ALL);
    let old = fs::read_to_string(folder.join("cards/1001.json")).unwrap();
    change(&folder, "FHRS903en-GB.xml", "2026-09-21", "2026-10-21");
    let newer = run_in(&folder, "check --deny-warnings cards --source FHRS903en-GB.xml --source FHRS901en-GB.xml", "");
    assert!(newer.code == 1 && newer.out.ends_with("19 files: 4 warnings in 4\n"), "{newer:?}");
    assert!(newer.out.contains("The details are of 2026-09-21, and FHRS903en-GB.xml is of 2026-10-21"), "{newer:?}");

    change(&folder, FILE, "2026-09-21", "2026-10-21");
    import(&folder, ALL);
    assert_eq!(run_in(&folder, "check --deny-warnings cards", "").code, 0);
    // Somebody puts an older version back.
    fs::write(folder.join("cards/1001.json"), old).unwrap();
    let restored = run_in(&folder, "check --deny-warnings cards", "");
    assert!(restored.code == 1 && restored.out.contains("FHRS901en-GB.xml is of 2026-10-21"), "{restored:?}");
}

#[test]
fn only_listed_places_are_written() {
    let folder = copy_of("fhrs", "import-fhrs-only");
    fs::write(folder.join("ids.txt"), "# ours\n1001 The Made-up Kitchen\n1006\n9999\n").unwrap();
    import(&folder, &format!("fhrs {FILE}"));
    let run = import(&folder, &format!("fhrs {FILE} --only ids.txt"));
    assert_eq!(run.out, "1 unchanged, 12 no longer on the list\n");
    assert!(
        run.err.contains("not in the file: 9999") && run.err.contains("left out: 1 × a rating without its date"),
        "{run:?}"
    );
    fs::write(folder.join("ids.txt"), "The Made-up Kitchen\n").unwrap();
    let named = import(&folder, &format!("fhrs {FILE} --only ids.txt"));
    assert!(named.code == 64 && named.err.contains("\"The\" is not an identifier"), "{named:?}");
    let one = import(&folder, &format!("{ALL} --authority 903"));
    assert!(one.err.contains("FHRS903") && !one.err.contains("FHRS901"), "{one:?}");
    assert_eq!(import(&folder, &format!("{ALL} --authority 904")).code, 64);
}

#[test]
fn in_welsh_pages_and_sentences_are_welsh() {
    let folder = copy_of("fhrs", "import-fhrs-welsh");
    assert_eq!(import(&folder, "fhrs FHRS902cy-GB.xml --lang cy").out, "2 new\n");
    let config = fs::read_to_string(folder.join("cards/2002.json")).unwrap();
    for words in [
        "https://ratings.food.gov.uk/cy/business/2002",
        "\"cy\": \"Manwerthwyr",
        "fel yr oedd ar 21 Medi 2026",
        "rating-awaited",
    ] {
        assert!(config.contains(words), "{words} in {config}");
    }
    assert_eq!(run_in(&folder, "check --deny-warnings cards", "").code, 0);
    // Both files have the same places: which words are right can't be known.
    let both = import(&folder, "fhrs FHRS902cy-GB.xml FHRS902en-GB.xml");
    assert_eq!(both.out, "2 now left out\n");
    assert!(both.err.contains("FHRS902en-GB.xml is older than another file, which is of 2026-09-21"), "{both:?}");
}

#[test]
fn a_file_that_is_cut_off_damaged_or_unknown_changes_nothing() {
    let folder = copy_of("fhrs", "import-fhrs-refused");
    import(&folder, &format!("fhrs {FILE}"));
    let whole = fs::read_to_string(folder.join(FILE)).unwrap();
    let arguments = format!("fhrs {FILE} FHRS903en-GB.xml");
    let long = format!("<BusinessName>{}", "x".repeat(300_000));
    let deep = "<a>".repeat(100);
    let cut = whole.rfind("<EstablishmentDetail>").unwrap();
    for (text, words) in [
        (whole[..whole.len() / 2].to_owned(), "cut off or damaged"),
        (
            whole[..cut].to_owned() + "</EstablishmentCollection></FHRSEstablishment>",
            "it says that it has 28 records, and has 27",
        ),
        (whole.replace("<ItemCount>28", "<ItemCount>many"), "ItemCount is \"many\""),
        (whole.replace("RatingDate", "InspectionDate"), "EstablishmentDetail has no “RatingDate”"),
        (whole.replace("FHRSID", "Id").replace("SchemeType", "Scheme"), "has no “FHRSID”, “SchemeType”"),
        (whole.replace("ExtractDate", "Date"), "it has no “ExtractDate”"),
        (whole.replace("FHRSEstablishment", "Establishments"), "it has no “FHRSEstablishment”"),
        (whole.replace("&amp;", "&made-up;"), "unknown entity &made-up;"),
        (whole.replace("<FHRSEstablishment", "<!DOCTYPE x [<!ENTITY y \"z\">]><FHRSEstablishment"), "document type"),
        (whole.replacen("<BusinessName>", &long, 1), "no such file has"),
        (whole.replacen("<BusinessName>", &deep, 1), "no such file has"),
        (String::new(), "it has no “FHRSEstablishment”"),
    ] {
        fs::write(folder.join(FILE), text).unwrap();
        assert_refused(&folder, &arguments, words);
    }
    fs::write(folder.join(FILE), [0xff, 0xfe, 0x3c]).unwrap();
    assert_refused(&folder, &arguments, FILE);
    fs::write(folder.join("ratings.xml"), whole).unwrap();
    assert_refused(&folder, "fhrs ratings.xml", "its name is not of the form FHRS");
    let absent = import(&folder, "fhrs FHRS1en-GB.xml");
    assert_eq!(absent.code, 66, "{absent:?}");
}

#[test]
fn the_folder_of_something_else_is_not_touched() {
    let folder = copy_of("fhrs", "import-fhrs-folder");
    fs::create_dir(folder.join("cards")).unwrap();
    fs::write(folder.join("cards/1001.json"), "mine").unwrap();
    let run = import(&folder, &format!("fhrs {FILE}"));
    assert!(run.code == 64 && run.err.contains("import has not written this file"), "{run:?}");
    assert_eq!(files_of(&folder.join("cards")).len(), 1);
    fs::remove_file(folder.join("cards/1001.json")).unwrap();
    fs::write(folder.join("cards/.import.json"), r#"{"importer": "cqc", "files": [], "places": {}}"#).unwrap();
    let run = import(&folder, &format!("fhrs {FILE}"));
    assert!(run.code == 64 && run.err.contains("it has the configs of import cqc"), "{run:?}");
}
