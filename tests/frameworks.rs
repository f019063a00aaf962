//! The frameworks that ship: each file is whole, its wording is official, and a new one needs no code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::LazyLock;

use inspection_card::card::Options;
use inspection_card::config::{Date, Document, Fault, FrameworkRef, Problem, Text, Value, View};
use inspection_card::framework::{Edition, Framework, Frameworks, Grade, Nation, ScaleKind, Tone};
use inspection_card::prerender;

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

/// A config of some framework, inline or by id, with whatever else it says.
fn read(framework: &str, rest: &str, frameworks: &Frameworks) -> (Option<Document>, Vec<Problem>) {
    let json = format!(
        r#"{{"version": 1, "provider": {{"name": "Example"}}, "inspection": {{"framework": {framework}}}, {rest}}}"#
    );
    Document::read(prerender::json(&json).unwrap(), frameworks)
}

/// Every framework that ships, with the text of its file.
static SHIPPED: LazyLock<Vec<(String, String, Value)>> = LazyLock::new(|| {
    files("frameworks")
        .iter()
        .map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let value = prerender::json(&text).unwrap();
            let framework = Frameworks::default().add(value.clone());
            assert!(framework.is_some(), "{} can't be read", file.display());
            (stem(file).to_owned(), text, value)
        })
        .collect()
});

fn shipped() -> impl Iterator<Item = (&'static str, &'static str, Framework<'static>)> {
    SHIPPED.iter().map(|(id, text, value)| (id.as_str(), text.as_str(), Framework::of(value)))
}

fn framework(id: &str) -> Framework<'static> {
    shipped().find(|(name, ..)| *name == id).unwrap().2
}

fn editions() -> impl Iterator<Item = (&'static str, Edition<'static>)> {
    shipped().flat_map(|(id, _, framework)| framework.versions().iter().map(move |edition| (id, edition)))
}

fn english(text: Text<'_>) -> &str {
    text.within("en", "en").0
}

/// The HTML of a card.
fn rendered(config: Document) -> String {
    let words = Rc::new(prerender::built_in_words("en").unwrap());
    let card = prerender::html(config, Rc::new(prerender::built_in_frameworks()), words, Options::default());
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(tokio::task::LocalSet::new().run_until(card))
}

#[test]
fn every_file_reads_without_a_problem_and_is_known_by_its_name() {
    let known = prerender::built_in_frameworks();
    for (id, text, framework) in shipped() {
        let (config, problems) = read(text, r#""status": {"kind": "current"}"#, &Frameworks::default());
        assert_eq!(problems, [], "{id}");
        assert!(config.is_some(), "{id}");
        assert_eq!(framework.id(), Some(id));
        assert!(known.ids().any(|one| one == id), "{id}");
        assert!(known.get(FrameworkRef::Known(id)).is_some(), "{id}");
    }
    assert_eq!(known.ids().count(), shipped().count());
}

#[test]
fn every_framework_says_who_inspects_where_and_how_it_is_known() {
    for (id, text, framework) in shipped() {
        assert!(!framework.inspectorates().is_empty(), "{id}");
        assert!(!framework.nations().is_empty(), "{id}");
        assert!(!framework.versions().is_empty(), "{id}");
        assert!(framework.duty().is_some(), "{id}");
        assert!(framework.checked().is_some(), "{id}");
        assert!(!framework.sources().is_empty(), "{id}");
        assert!(framework.sources().iter().all(|source| source.starts_with("http")), "{id}");
        assert!(!text.contains("unconfirmed"), "{id}");
        if framework.nations().iter().any(|nation| nation == Nation::Wales) {
            assert_eq!(framework.name().within("cy", "en").1, "cy", "{id} has a name in Welsh");
        }
    }
}

#[test]
fn editions_follow_each_other_without_overlap() {
    for (id, _, framework) in shipped() {
        let editions: Vec<_> = framework.versions().iter().collect();
        for edition in &editions {
            assert!(edition.from().zip(edition.to()).is_none_or(|(from, to)| from < to), "{id}");
        }
        for pair in editions.windows(2) {
            let [earlier, later] = pair else { unreachable!() };
            assert!(earlier.to().unwrap() < later.from().unwrap(), "{id}: {:?} {:?}", earlier.to(), later.from());
        }
    }
}

#[test]
fn every_id_is_unique_where_it_is_looked_up() {
    for (id, edition) in editions() {
        for scale in edition.scales() {
            let grades: BTreeSet<_> = scale.grades().iter().chain(edition.ungraded()).map(Grade::id).collect();
            assert_eq!(grades.len(), scale.grades().len() + edition.ungraded().len(), "{id}");
        }
        let areas: BTreeSet<_> = edition.areas().iter().map(|area| area.id()).collect();
        assert_eq!(areas.len(), edition.areas().len(), "{id}");
        for area in edition.areas().iter().filter(|area| area.scale().is_some()) {
            assert!(edition.scales().iter().any(|scale| scale.id() == area.scale()), "{id}: {}", area.id());
        }
    }
}

#[test]
fn official_wording_is_to_the_letter() {
    for (id, edition) in editions() {
        let grades = edition.scales().iter().flat_map(|scale| scale.grades()).chain(edition.ungraded());
        for grade in grades {
            assert!(grade.name().is_some() || grade.code().is_some(), "{id}: {}", grade.id());
            for words in grade.name().into_iter().chain(grade.meaning()) {
                assert!(!english(words).contains('’'), "{id}: {}, sources have straight apostrophes", grade.id());
            }
        }
    }
    let hmicfrs = framework("hmicfrs-police");
    let adequate = grade(hmicfrs.on(None).unwrap(), "adequate");
    assert_eq!(
        adequate.meaning().map(english),
        Some(
            "The force has demonstrated some of the characteristics of good performance, but we have identified areas \
             where the force should make improvements"
        )
    );
}

fn grade<'a>(edition: Edition<'a>, id: &str) -> Grade<'a> {
    let mut all = edition.scales().iter().flat_map(|scale| scale.grades());
    all.find(|grade| grade.id() == id).unwrap_or_else(|| panic!("there is no grade {id}"))
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
    for (id, edition) in editions() {
        for scale in edition.scales() {
            let ranks: Vec<_> = scale.grades().iter().map(|grade| rank(grade.tone())).collect();
            assert!(ranks.is_sorted_by(|above, below| above >= below), "{id}: {ranks:?}");
            assert!(!ranks.contains(&0), "{id}");
        }
        assert!(edition.ungraded().iter().all(|grade| grade.tone() == Tone::None), "{id}");
    }
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
            let tone = grade(framework.on(None).unwrap(), name).tone();
            assert!(rank(tone) >= rank(Tone::Neutral), "{id}: {name}");
        }
    }
}

#[test]
fn narrative_frameworks_have_no_grades() {
    for id in ["jtai", "peer-challenge", "rqia", "eti"] {
        assert!(framework(id).on(None).unwrap().scales().is_empty(), "{id}");
    }
    let safeguarding = framework("ofsted-report-card");
    let scale = safeguarding.on(None).unwrap().scales().iter().find(|scale| scale.id() == Some("safeguarding"));
    assert_eq!(scale.unwrap().kind(), Some(ScaleKind::Answers));
}

#[test]
fn an_inspection_of_march_2026_and_one_of_may_read_differently() {
    let ilacs = framework("ilacs");
    let overall = Value::Text("overall".into());
    let overall = Text::of(&overall);
    assert!(ilacs.on(Date::parse("2026-03-31")).unwrap().area(overall).is_some());
    assert!(ilacs.on(Date::parse("2026-04-01")).unwrap().area(overall).is_none());

    let card = |from: &str| {
        let known = prerender::built_in_frameworks();
        let inspection = format!(r#""ilacs", "from": "{from}""#);
        let rest = r#""outcome": {"grade": "good"}, "judgements": [{"area": "leaders", "grade": "good"}]"#;
        rendered(read(&inspection, rest, &known).0.unwrap())
    };
    assert!(card("2026-03-10").contains("Overall effectiveness"));
    assert!(!card("2026-05-12").contains("Overall effectiveness"));
    assert!(card("2026-05-12").contains("no overall grade"));
}

#[test]
fn a_grade_of_another_scale_is_never_taken_for_one() {
    let known = prerender::built_in_frameworks();
    for (framework, wrong, right) in [
        (r#""ofsted-report-card""#, "good", "expected-standard"),
        (r#""hmicfrs-police", "from": "2019-02""#, "adequate", "good"),
        (r#""education-scotland""#, "adequate", "satisfactory"),
        (r#""care-inspectorate""#, "satisfactory", "adequate"),
    ] {
        let outcome = |grade: &str| format!(r#""outcome": {{"grade": "{grade}"}}"#);
        let (config, problems) = read(framework, &outcome(wrong), &known);
        assert!(config.is_none());
        let listed = |problem: &Problem| matches!(&problem.fault, Fault::UnknownWord { known, .. } if known.iter().any(|one| one == right));
        assert!(problems.iter().any(listed), "{framework}: {problems:?}");
        assert_eq!(read(framework, &outcome(right), &known).1, [], "{framework}");
    }
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

    let (inline, problems) = read(own, result, &Frameworks::default());
    assert_eq!(problems, []);

    let mut known = Frameworks::default();
    assert!(known.add(prerender::json(own).unwrap()).is_some());
    assert_eq!(read(r#""bench""#, result, &known).1, []);

    let html = rendered(inline.unwrap());
    for words in ["Park benches: inspection", "The seat", "A: Sound", "B: Wobbly", "The highest of two grades"] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn every_framework_has_an_example() {
    let known = prerender::built_in_frameworks();
    let mut shown = BTreeSet::new();
    for file in files("examples") {
        let value = prerender::json(&fs::read_to_string(&file).unwrap()).unwrap();
        let (config, problems) = Document::read(value, &known);
        assert_eq!(problems, [], "{}", file.display());
        if let FrameworkRef::Known(id) = config.unwrap().config().inspection().framework() {
            assert!(stem(&file) == id || stem(&file) == "city-of-london", "{} shows {id}", file.display());
            shown.insert(id.to_owned());
        }
    }
    assert_eq!(shown, known.ids().map(String::from).collect());
}
