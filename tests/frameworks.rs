//! The frameworks that ship: each file is complete, its wording is official, and a new one needs no code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::LazyLock;

use inspection_card::config::FrameworkRef;
use inspection_card::contract::{Date, Problem, ProblemKind, Text, parse_json};
use inspection_card::framework::{Citation, Edition, Framework, Frameworks, Grade, Nation, ScaleKind, Tone};
use inspection_card::inspection::Inspection;
use inspection_card::locale::Locale;
use inspection_card::render::{ElementAttributes, Renderer};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The JSON files of a folder under `static`.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        fs::read_dir(root().join("static").join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn stem(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

/// The text of a config with a framework, inline or by id, and other fields.
fn config(framework: &str, rest: &str) -> String {
    format!(
        r#"{{"version": 1, "provider": {{"name": "Example"}}, "inspection": {{"framework": {framework}}}, {rest}}}"#
    )
}

fn parse(config: &str, frameworks: &Frameworks) -> (Option<Inspection>, Vec<Problem>) {
    Inspection::parse(config, frameworks, &Locale::english())
}

/// The text of every framework's file, by its id.
static SHIPPED: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let text = |file: &PathBuf| (stem(file).to_owned(), fs::read_to_string(file).unwrap());
    files("frameworks").iter().map(text).collect()
});

fn parsed(text: &str) -> Rc<Framework> {
    Frameworks::default().add(parse_json(text).unwrap()).unwrap()
}

fn shipped() -> impl Iterator<Item = (&'static str, Rc<Framework>)> {
    SHIPPED.iter().map(|(id, text)| (id.as_str(), parsed(text)))
}

fn framework(id: &str) -> Rc<Framework> {
    shipped().find(|(name, _)| *name == id).unwrap().1
}

/// Calls `check` with every edition of every framework.
fn each_edition(check: impl Fn(&str, &Edition)) {
    shipped().for_each(|(id, framework)| framework.versions.iter().for_each(|edition| check(id, edition)));
}

fn newest(framework: &Framework) -> &Edition {
    framework.edition_on(None).unwrap()
}

/// The HTML of a card without problems.
fn rendered(config: &str) -> String {
    Renderer::built_in().render_json(config, &ElementAttributes::default()).html.unwrap()
}

#[test]
fn every_file_parses_without_a_problem_and_is_known_by_its_name() {
    let known = Frameworks::built_in();
    for (id, text) in SHIPPED.iter() {
        let (inspection, problems) = parse(&config(text, r#""status": {"kind": "current"}"#), &Frameworks::default());
        assert_eq!(problems, [], "{id}");
        assert!(inspection.is_some(), "{id}");
        assert_eq!(parsed(text).id.as_ref(), Some(id));
        assert!(known.ids().any(|one| one == id) && known.get(id).is_some(), "{id}");
    }
    assert_eq!(known.ids().count(), SHIPPED.len());
}

#[test]
fn every_framework_names_inspectorates_nations_and_sources() {
    for (id, framework) in shipped() {
        assert!(!framework.inspectorates.is_empty(), "{id}");
        assert!(!framework.nations.is_empty(), "{id}");
        assert!(!framework.versions.is_empty(), "{id}");
        assert!(framework.duty.is_some(), "{id}");
        assert!(framework.checked.is_some(), "{id}");
        assert!(!framework.sources.is_empty(), "{id}");
        assert!(framework.sources.iter().all(|source| source.starts_with("http")), "{id}");
        if framework.nations.iter().any(|nation| *nation == Nation::Wales) {
            let name = framework.name.as_ref().unwrap();
            assert_eq!(name.in_language("cy", "en").1, "cy", "{id} has a name in Welsh");
        }
    }
    assert!(SHIPPED.iter().all(|(_, text)| !text.contains("unconfirmed")));
}

#[test]
fn editions_follow_each_other_without_overlap() {
    for (id, framework) in shipped() {
        let editions: Vec<_> = framework.versions.iter().collect();
        for edition in &editions {
            assert!(edition.from.zip(edition.to).is_none_or(|(from, to)| from < to), "{id}");
        }
        for pair in editions.windows(2) {
            let [earlier, later] = pair else { unreachable!() };
            assert!(earlier.to.unwrap() < later.from.unwrap(), "{id}: {:?} {:?}", earlier.to, later.from);
        }
    }
}

#[test]
fn every_id_is_unique() {
    each_edition(|id, edition| {
        for scale in edition.scales.iter() {
            let ids: Vec<_> = scale.grades.iter().chain(edition.ungraded.iter()).map(|grade| &grade.id).collect();
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{id}");
        }
        let areas: Vec<_> = edition.areas.iter().map(|area| &area.id).collect();
        assert_eq!(areas.iter().collect::<BTreeSet<_>>().len(), areas.len(), "{id}");
        for area in edition.areas.iter().filter(|area| area.scale.is_some()) {
            assert!(edition.scales.iter().any(|scale| scale.id == area.scale), "{id}: {:?}", area.id);
        }
    });
}

#[test]
fn official_wording_is_to_the_letter() {
    each_edition(|id, edition| {
        let grades = edition.scales.iter().flat_map(|scale| scale.grades.iter()).chain(edition.ungraded.iter());
        for grade in grades {
            assert!(grade.name.is_some() || grade.code.is_some(), "{id}: {:?}", grade.id);
        }
    });
    let police = framework("hmicfrs-police");
    assert_eq!(
        grade(newest(&police), "adequate").meaning.as_ref().map(Text::english),
        Some(
            "The force has demonstrated some of the characteristics of good performance, but we have identified areas \
             where the force should make improvements"
        )
    );
}

#[test]
fn all_official_wording_carries_the_page_and_the_day_on_which_it_was_read() {
    each_edition(|id, edition| {
        let usual = edition.source.as_ref();
        let mut wording: Vec<(&Option<Text>, Option<&Citation>)> = Vec::new();
        for scale in edition.scales.iter() {
            let usual = scale.source.as_ref().or(usual);
            wording.extend(scale.grades.iter().map(|grade| (&grade.name, grade.source.as_ref().or(usual))));
        }
        wording.extend(edition.ungraded.iter().map(|grade| (&grade.name, grade.source.as_ref().or(usual))));
        wording.extend(edition.areas.iter().map(|area| (&area.name, area.source.as_ref().or(usual))));
        wording.extend(edition.sections.iter().map(|section| (&section.heading, section.source.as_ref().or(usual))));
        for (words, source) in wording {
            let source = source.unwrap_or_else(|| panic!("{id}: no source of {words:?}"));
            assert!(source.read.is_some(), "{id}: {source:?} was read on no day");
            assert!(source.url.as_ref().unwrap().as_str().starts_with("http"), "{id}: {source:?}");
        }
    });
}

fn grade<'a>(edition: &'a Edition, id: &str) -> &'a Grade {
    let mut all = edition.scales.iter().flat_map(|scale| scale.grades.iter());
    all.find(|grade| grade.id.as_deref() == Some(id)).unwrap_or_else(|| panic!("there is no grade {id}"))
}

fn rank(tone: Tone) -> u8 {
    match tone {
        Tone::PositiveStrong => 5,
        Tone::Positive => 4,
        Tone::Neutral => 3,
        Tone::Caution => 2,
        Tone::Negative => 1,
        Tone::None => 0,
    }
}

#[test]
fn tones_follow_the_order_of_the_grades() {
    each_edition(|id, edition| {
        for scale in edition.scales.iter() {
            let ranks: Vec<_> = scale.grades.iter().map(|grade| rank(grade.tone.unwrap())).collect();
            assert!(ranks.is_sorted_by(|above, below| above >= below), "{id}: {ranks:?}");
            assert!(!ranks.contains(&0), "{id}");
        }
        assert!(edition.ungraded.iter().all(|grade| grade.tone == Some(Tone::None)), "{id}");
    });
}

#[test]
fn grades_that_are_no_warning_do_not_look_like_one() {
    for (id, grades) in [
        ("ofsted-report-card", &["strong-standard", "expected-standard"][..]),
        ("rsh", &["c1", "c2", "g2", "v2"]),
        ("fhrs", &["good", "generally-satisfactory"]),
        ("hmicfrs-police", &["good", "adequate"]),
        ("hmicfrs-fire", &["good", "adequate"]),
        ("care-inspectorate", &["good", "adequate"]),
        ("education-scotland", &["good", "satisfactory"]),
    ] {
        let framework = framework(id);
        for name in grades {
            let tone = grade(newest(&framework), name).tone.unwrap();
            assert!(rank(tone) >= rank(Tone::Neutral), "{id}: {name}");
        }
    }
}

#[test]
fn narrative_frameworks_have_no_grades() {
    for id in [
        "area-send-2016",
        "ciw-local-authority",
        "estyn-local-government",
        "ilacs-visit",
        "jtai",
        "peer-challenge",
        "rqia",
        "scotland-joint",
        "shr",
    ] {
        let framework = framework(id);
        assert!(newest(&framework).scales.is_empty(), "{id}");
        assert!(framework.versions.iter().all(|edition| !edition.gives_overall_grade()), "{id}");
    }
    let report_card = framework("ofsted-report-card");
    let safeguarding = newest(&report_card).scales.iter().find(|scale| scale.id.as_deref() == Some("safeguarding"));
    assert_eq!(safeguarding.unwrap().kind, Some(ScaleKind::Answers));
}

#[test]
fn an_inspection_of_march_2026_and_one_of_may_read_differently() {
    let ilacs = framework("ilacs");
    let has_overall = |day| ilacs.edition_on(Date::from_iso(day)).unwrap().area(&"overall".into()).is_some();
    assert!(has_overall("2026-03-31"));
    assert!(!has_overall("2026-04-01"));

    let card = |from: &str| {
        let inspection = format!(r#""ilacs", "from": "{from}""#);
        let rest = r#""outcome": {"grade": "good"}, "judgements": [{"area": "leaders", "grade": "good"}]"#;
        rendered(&config(&inspection, rest))
    };
    assert!(card("2026-03-10").contains("Overall effectiveness"));
    assert!(!card("2026-05-12").contains("Overall effectiveness"));
    assert!(card("2026-05-12").contains("no overall grade"));
}

#[test]
fn without_a_date_the_edition_is_one_that_gives_what_the_card_shows() {
    let html = rendered(&config(r#""ilacs""#, r#""outcome": {"grade": "good"}"#));
    assert!(html.contains("Overall effectiveness") && !html.contains("no overall grade"), "{html}");
}

#[test]
fn results_are_said_not_to_compare_only_if_they_follow_other_rules() {
    let card = |earlier: &str| {
        let earlier = format!(
            r#""outcome": {{"grade": "good"}}, "earlier": [{{"framework": "ilacs", "from": "{earlier}", "outcome": {{"grade": "good"}}}}]"#
        );
        rendered(&config(r#""ilacs", "from": "2025-03""#, &earlier))
    };
    let note = "Care leavers have had a judgement of their own since January 2023";
    assert!(card("2022-03").contains(note));
    assert!(!card("2023-03").contains(note));
}

#[test]
fn a_grade_of_another_scale_is_unknown() {
    let known = Frameworks::built_in();
    for (framework, wrong, right) in [
        (r#""ofsted-report-card""#, "good", "expected-standard"),
        (r#""hmicfrs-police", "from": "2019-02""#, "adequate", "good"),
        (r#""education-scotland""#, "adequate", "satisfactory"),
        (r#""care-inspectorate""#, "satisfactory", "adequate"),
    ] {
        let judged =
            |grade: &str| config(framework, &format!(r#""judgements": [{{"area": "An area", "grade": "{grade}"}}]"#));
        let (inspection, problems) = parse(&judged(wrong), &known);
        assert!(inspection.is_none());
        let lists_right = |problem: &Problem| matches!(&problem.kind, ProblemKind::UnknownWord { known, .. } if known.iter().any(|one| one == right));
        assert!(problems.iter().any(lists_right), "{framework}: {problems:?}");
        assert_eq!(parse(&judged(right), &known).1, [], "{framework}");
    }
}

#[test]
fn areas_that_are_judged_in_words_have_no_grade() {
    let known = Frameworks::built_in();
    let judged = |area: &str| {
        config(
            r#""estyn", "from": "2025-02""#,
            &format!(r#""judgements": [{{"area": "{area}", "grade": "special-measures"}}]"#),
        )
    };
    let (inspection, problems) = parse(&judged("teaching"), &known);
    assert!(inspection.is_none());
    let is_unknown = |problem: &Problem| matches!(problem.kind, ProblemKind::UnknownWord { .. });
    assert!(
        problems.iter().any(|problem| is_unknown(problem) && problem.path == "judgements[0].grade"),
        "{problems:?}"
    );
    assert_eq!(parse(&judged("follow-up"), &known).1, []);
}

#[test]
fn adding_a_framework_needs_no_code() {
    let own = r#"{
        "id": "bench",
        "name": {"en": "Park benches: inspection", "cy": "Meinciau parc: arolygiad"},
        "versions": [{
            "scales": [{"grades": [
                {"id": "sound", "code": "A", "name": "Sound", "tone": "positive"},
                {"id": "wobbly", "code": "B", "name": "Wobbly", "tone": "caution"}
            ]}],
            "areas": [{"id": "seat", "name": "The seat"}]
        }]
    }"#;
    let result = r#""outcome": {"grade": "sound"}, "judgements": [{"area": "seat", "grade": "b"}]"#;

    assert_eq!(parse(&config(own, result), &Frameworks::default()).1, []);
    let mut known = Frameworks::default();
    assert!(known.add(parse_json(own).unwrap()).is_some());
    assert_eq!(parse(&config(r#""bench""#, result), &known).1, []);

    let html = rendered(&config(own, result));
    for words in ["Park benches: inspection", "The seat", "A – Sound", "B – Wobbly", "The highest of 2 grades"] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn every_framework_has_an_example() {
    let renderer = Renderer::built_in();
    let mut shown = BTreeSet::new();
    for file in files("examples") {
        let rendered = renderer.render_json(&fs::read_to_string(&file).unwrap(), &ElementAttributes::default());
        assert_eq!(rendered.problems, [], "{}", file.display());
        if let Some(FrameworkRef::Id(id)) = rendered.config.unwrap().inspection.unwrap().framework {
            assert!(stem(&file) == id || stem(&file) == "city-of-london", "{} shows {id}", file.display());
            shown.insert(id);
        }
    }
    assert_eq!(shown, Frameworks::built_in().ids().map(String::from).collect());
}

#[test]
fn the_reference_matches_the_files() {
    let path = root().join("static/frameworks.md");
    let reference = inspection_card::framework::reference::reference(&Frameworks::built_in());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &reference).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap() == reference, "run with UPDATE_GOLDEN=1 to write {path:?} again");
}
