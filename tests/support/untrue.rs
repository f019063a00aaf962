//! Cards that would be untrue, for the tests of the command and of the browsers.

use serde_json::{Value, json};

/// A config that says something that can't be true.
pub struct Untrue {
    /// The config. What is untrue in it contains the word “Untrue” wherever its words are free.
    pub config: Value,
    /// The path of the problem.
    pub path: &'static str,
    /// How the problem begins.
    pub what: &'static str,
    /// Words that must not be on the card.
    pub hidden: &'static str,
}

/// Every kind of untrue card, in the inspection itself, an earlier one or a related one.
pub fn cards() -> Vec<Untrue> {
    let good = json!({ "grade": "good" });
    vec![
        untrue(
            inspection("ilacs", "2026-05-12", "outcome", good.clone()),
            "outcome.grade",
            "This framework gives no overall grade since 2026-04",
            "Good",
        ),
        untrue(
            inspection("ofsted-report-card", "2026-02", "outcome", json!({ "grade": "exceptional" })),
            "outcome.grade",
            "This framework gives no overall grade since 2025-11-10",
            "Exceptional",
        ),
        untrue(
            inspection("ilacs", "2026-05-12", "judgements", json!([{ "area": "overall", "grade": "good" }])),
            "judgements[0].area",
            "Under this framework, this area was not judged",
            "Good",
        ),
        untrue(
            other("earlier", "ilacs", "2026-05", "outcome", good.clone()),
            "earlier[0].outcome.grade",
            "This framework gives no overall grade since 2026-04",
            "Good",
        ),
        // In the published data, the best score of an area is 0; as a rating, 0 is the worst.
        untrue(
            inspection("fhrs", "2026-06-17", "judgements", json!([{ "area": "hygiene", "grade": 0 }])),
            "judgements[0].grade",
            "“0” is not one of the known words",
            "Urgent improvement necessary",
        ),
        untrue(
            inspection("area-send", "2021-03", "outcome", json!({ "grade": "positive" })),
            "inspection.framework",
            "This framework was not in force in 2021-03",
            "typically lead to positive experiences",
        ),
        untrue(
            inspection("ciw", "2025-03-30", "judgements", json!([{ "area": "well-being", "grade": "good" }])),
            "inspection.framework",
            "This framework was not in force in 2025-03-30",
            "Good",
        ),
        untrue(
            inspection("rsh", "2024-02", "judgements", json!([{ "area": "consumer", "grade": "C3" }])),
            "inspection.framework",
            "This framework was not in force in 2024-02",
            "C3",
        ),
        untrue(
            other("earlier", "area-send", "2021-03-01", "outcome", json!({ "grade": "positive" })),
            "earlier[0].framework",
            "This framework was not in force in 2021-03-01",
            "typically lead to positive experiences",
        ),
        untrue(
            other("related", "area-send", "2022", "outcome", json!({ "grade": "positive" })),
            "related[0].framework",
            "This framework was not in force in 2022",
            "typically lead to positive experiences",
        ),
        untrue(
            other("earlier", "ilacs", "2022-03", "judgements", json!([{ "area": "care-leavers", "grade": "good" }])),
            "earlier[0].judgements[0].area",
            "Under this framework, this area was not judged",
            "Good",
        ),
        untrue(
            inspection(
                "ofsted-graded",
                "2018-05",
                "judgements",
                json!([{ "area": "Quality of education", "grade": "good" }]),
            ),
            "judgements[0].area",
            "Under this framework, this area was not judged",
            "Good",
        ),
        untrue(
            inspection(
                "ofsted-graded",
                "2020-02",
                "judgements",
                json!([{ "area": "Outcomes for pupils", "grade": "good" }]),
            ),
            "judgements[0].area",
            "Under this framework, this area was not judged",
            "Good",
        ),
        untrue(
            inspection("hmicfrs-police", "2020-06", "counts", json!({ "grades": [{ "grade": "good", "count": 3 }] })),
            "inspection.framework",
            "This framework was not in force in 2020-06",
            "Good",
        ),
        untrue(
            inspection(
                "ilacs",
                "2024-05",
                "outcome",
                json!({ "grade": "good", "unknown": "Untrue: we have no report." }),
            ),
            "outcome.unknown",
            "An outcome is given, so it can’t be unknown",
            "Untrue",
        ),
        untrue(
            inspection(
                "ilacs",
                "2024-05",
                "counts",
                json!({ "grades": [{ "grade": "good", "count": 5 }], "total": 4 }),
            ),
            "counts.total",
            "The total is 4, but 5 are listed",
            "of 4",
        ),
        untrue(
            inspection("ilacs", "2024-05", "improvements", json!({ "items": [{ "text": "One." }], "total": 4 })),
            "improvements.reason",
            "1 of 4 are listed, and no reason is given",
            "Show 1 area ",
        ),
    ]
}

fn untrue(config: Value, path: &'static str, what: &'static str, hidden: &'static str) -> Untrue {
    Untrue { config, path, what, hidden }
}

/// A config with a result under a framework.
fn inspection(framework: &str, from: &str, field: &str, result: Value) -> Value {
    let mut config = json!({
        "version": 1,
        "provider": { "name": "Exampleshire" },
        "inspection": { "framework": framework, "from": from },
        "status": { "kind": "current" },
    });
    config[field] = result;
    config
}

/// A config with another inspection.
fn other(kind: &str, framework: &str, from: &str, field: &str, result: Value) -> Value {
    let mut other = json!({ "framework": framework, "from": from });
    other[field] = result;
    inspection("ilacs", "2024-05", kind, json!([other]))
}
