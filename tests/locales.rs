//! The languages of the card: nothing is missing, nothing is left over, and numbers and dates are right.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use inspection_card::contract::Date;
use inspection_card::locale::{Locale, PhraseKey, Sentence};
use inspection_card::render::{ElementAttributes, Renderer};
use serde_json::{Map, Value};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn file(language: &str) -> Value {
    let path = root().join("static/locales").join(language).with_extension("json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn phrases(language: &str) -> Map<String, Value> {
    file(language)["phrases"].as_object().unwrap().clone()
}

/// The forms of a phrase: by category, or one for all.
fn forms(phrase: &Value) -> Vec<(String, String)> {
    match phrase {
        Value::String(one) => vec![("other".into(), one.clone())],
        by_category => by_category
            .as_object()
            .unwrap()
            .iter()
            .map(|(category, form)| (category.clone(), form.as_str().unwrap().to_owned()))
            .collect(),
    }
}

/// The names in braces.
fn names(form: &str) -> BTreeSet<&str> {
    form.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

fn welsh() -> Locale {
    Locale::built_in("cy").unwrap()
}

/// The words of a sentence.
fn words(sentence: Sentence) -> String {
    sentence.segments().iter().map(|segment| segment.words.as_str()).collect()
}

#[test]
fn every_language_has_every_phrase_and_no_other() {
    let known: BTreeSet<&str> = PhraseKey::KEYS.iter().copied().collect();
    for language in Locale::built_in_languages() {
        assert!(Locale::built_in(language).is_some(), "{language}");
        assert_eq!(file(language)["language"], language);
        assert_eq!(file(language)["months"].as_array().unwrap().len(), 12, "{language}");
        let phrases = phrases(language);
        assert_eq!(phrases.keys().map(String::as_str).collect::<BTreeSet<_>>(), known, "{language}");
    }
    assert!(Locale::built_in_languages().count() >= 2);
}

#[test]
fn every_form_has_the_names_that_english_has() {
    let english = phrases("en");
    for language in Locale::built_in_languages() {
        for (key, phrase) in phrases(language) {
            let expected = forms(&english[&key]);
            for (category, form) in forms(&phrase) {
                assert_eq!(names(&form), names(&expected[0].1), "{language}: {key}, {category}");
            }
        }
    }
}

#[test]
fn a_phrase_has_all_the_forms_its_language_counts_by() {
    for language in Locale::built_in_languages() {
        let file = file(language);
        let rules = file["plural"].as_object().unwrap().keys().map(String::as_str);
        let categories: BTreeSet<&str> = rules.chain(["other"]).collect();
        for (key, phrase) in phrases(language).iter().filter(|(_, phrase)| phrase.is_object()) {
            let given: BTreeSet<&str> = phrase.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(given, categories, "{language}: {key}");
        }
    }
}

#[test]
fn no_phrase_was_left_in_english() {
    let english = phrases("en");
    for language in Locale::built_in_languages().filter(|language| *language != "en") {
        for (key, phrase) in phrases(language) {
            let said =
                |form: &str| form.split('}').any(|part| part.split('{').next().unwrap().contains(char::is_alphabetic));
            for (_, form) in forms(&phrase).iter().filter(|(_, form)| said(form)) {
                assert!(forms(&english[&key]).iter().all(|(_, other)| other != form), "{language}: {key}");
            }
        }
    }
}

#[test]
fn welsh_numbers_change_the_word_after_them() {
    let welsh = welsh();
    for (count, strengths, areas, quotes) in [
        (0, "0 cryfder", "0 maes", "0 dyfyniad"),
        (1, "1 cryfder", "1 maes", "1 dyfyniad"),
        (2, "2 gryfder", "2 faes", "2 ddyfyniad"),
        (3, "3 chryfder", "3 maes", "3 dyfyniad"),
        (4, "4 cryfder", "4 maes", "4 dyfyniad"),
        (6, "6 chryfder", "6 maes", "6 dyfyniad"),
    ] {
        assert_eq!(words(welsh.count(PhraseKey::CountStrengths, count, &[])), strengths);
        assert_eq!(words(welsh.count(PhraseKey::CountAreas, count, &[])), areas);
        assert_eq!(words(welsh.count(PhraseKey::CountQuotes, count, &[])), quotes);
    }
    let most_positive = welsh.count(PhraseKey::MostPositive, 3, &[]);
    assert_eq!(words(most_positive), "Y mwyaf cadarnhaol o 3 chanlyniad posibl");
    let second = |words: &str| [("ordinal", Sentence::from(words.to_owned()))];
    let grade = welsh.count(PhraseKey::FromHighest, 4, &second(welsh.ordinal(1)));
    assert_eq!(words(grade), "Yr ail uchaf o 4 gradd");
    let outcome = welsh.count(PhraseKey::FromMostPositive, 4, &second(welsh.outcome_ordinal(1)));
    assert_eq!(words(outcome), "Yr ail fwyaf cadarnhaol o 4 canlyniad posibl");
}

#[test]
fn welsh_dates_and_lists() {
    let welsh = welsh();
    let date = |text| words(welsh.date(Date::from_iso(text).unwrap()));
    let range = |from, to| words(welsh.range(Date::from_iso(from), Date::from_iso(to)).unwrap());
    assert_eq!(date("2025-10-03"), "3 Hydref 2025");
    assert_eq!(date("2025-03"), "Mawrth 2025");
    assert_eq!(range("2025-09-29", "2025-10-03"), "29 Medi i 3 Hydref 2025");
    assert_eq!(range("2026-05-12", "2026-05-13"), "12 i 13 Mai 2026");
    assert_eq!(range("2025-12-29", "2026-01-02"), "29 Rhagfyr 2025 i 2 Ionawr 2026");
    // The word for “to” softens the name of a month that follows it, and nothing else.
    assert_eq!(range("2025-01", "2025-03"), "Ionawr i Fawrth 2025");
    assert_eq!(range("2024", "2025"), "2024 i 2025");
    let names = ["Estyn", "Arolygiaeth Gofal Cymru"].map(|name| Sentence::from(name.to_owned()));
    assert_eq!(words(welsh.list(names.to_vec())), "Estyn, Arolygiaeth Gofal Cymru");
}

/// An example in Welsh.
fn rendered(example: &str) -> String {
    let path = root().join("static/examples").join(example).with_extension("json");
    let attributes = ElementAttributes { lang: Some("cy".into()), ..ElementAttributes::default() };
    Renderer::built_in().render_json(&fs::read_to_string(path).unwrap(), &attributes).html.unwrap()
}

#[test]
fn a_bilingual_card_is_all_welsh() {
    for example in ["ciw", "fhrs"] {
        let html = rendered(example);
        assert!(html.contains(r#"lang="cy""#) && !html.contains(r#"lang="en""#), "{example}: {html}");
    }
}

#[test]
fn texts_in_english_only_are_marked() {
    let html = rendered("estyn");
    assert!(html.contains(r#"<span lang="en" class="ic-text">Teaching and learning</span>"#), "{html}");
    assert!(html.contains("Argymhellion"), "{html}");
}

#[test]
fn the_welsh_to_be_checked_is_what_the_files_have() {
    let list = fs::read_to_string(root().join("docs/welsh.md")).unwrap();
    let rows = list.lines().filter(|line| line.starts_with("| `"));
    let mut count = 0;
    for row in rows {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let [_, file, welsh, _, sure, _] = cells[..] else { panic!("not five columns: {row}") };
        let text = fs::read_to_string(root().join(file.trim_matches('`'))).unwrap();
        assert!(text.contains(welsh), "{file} no longer has “{welsh}”");
        assert!(sure.ends_with(" %"), "{row}");
        count += 1;
    }
    assert!(count > 20);
}
