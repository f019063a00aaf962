//! The results, for people and for programs.

use serde_json::{Value, json};

use super::Conditions;
use super::measures::{Peer, Row, Target};
use clap::ValueEnum;

/// What stands where there is nothing.
const NOTHING: &str = "–";

impl Conditions {
    /// In one line.
    pub fn line(&self) -> String {
        let browser = self.browser.as_ref().map(|version| format!(", Chromium {version}"));
        let load = self.load.map(|(before, after)| format!(", load {before:.1} before and {after:.1} after"));
        let rounds = if self.rounds == 1 { "round" } else { "rounds" };
        let (browser, load) = (browser.unwrap_or_default(), load.unwrap_or_default());
        format!("{}{browser}, {} {rounds}{load}", self.date, self.rounds)
    }
}

/// A table of fixed width.
pub fn table(rows: &[Row], conditions: &Conditions) -> String {
    let mut lines = vec![["", "ours", "peer", "", "ratio", "target", ""].map(str::to_owned)];
    lines.extend(rows.iter().map(cells));
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default();
    let widths: [usize; 7] = std::array::from_fn(width);
    let mut table =
        format!("{}\nMedians; a ratio is that of ours to the peer’s, within each round\n\n", conditions.line());
    for [what, ours, peer, name, ratio, target, verdict] in &lines {
        let [w0, w1, w2, w3, w4, w5, _] = widths;
        let line = format!("{what:<w0$}  {ours:>w1$}  {peer:>w2$} {name:<w3$}  {ratio:>w4$}  {target:>w5$}  {verdict}");
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}

fn cells(row: &Row) -> [String; 7] {
    let measure = row.measure;
    let nothing = || NOTHING.to_owned();
    let unit = |value: Option<f64>| value.map_or_else(nothing, |value| measure.unit.show(value));
    let peer = measure.peer();
    let target = measure.target.map_or_else(String::new, |target| {
        let sign = if matches!(target, Target::AtMost(_)) { '≤' } else { '≥' };
        format!("{sign} {}", measure.judged_by().show(target.value()))
    });
    [
        measure.what.to_owned(),
        unit(row.ours),
        peer.map_or_else(String::new, |_| unit(row.peer)),
        peer.filter(|_| row.peer.is_some()).map(Peer::name).unwrap_or_default().to_owned(),
        peer.map_or_else(String::new, |_| row.ratio.map_or_else(nothing, |ratio| format!("{ratio:.2}"))),
        target,
        verdict(row),
    ]
}

/// Whether the target was met, or by how much not.
pub fn verdict(row: &Row) -> String {
    match row.missed_by() {
        None => String::new(),
        Some(None) => "met".to_owned(),
        Some(Some(by)) => {
            let side = if matches!(row.measure.target, Some(Target::AtLeast(_))) { "under" } else { "over" };
            format!("{} {side}", row.measure.judged_by().show(by))
        }
    }
}

/// Everything, with the raw numbers.
pub fn json(rows: &[Row], conditions: &Conditions, raw: &Value) -> Value {
    let measures: Vec<Value> = rows
        .iter()
        .map(|row| {
            let subject = row.measure.subject.to_possible_value();
            json!({
                "measure": subject.as_ref().map(|value| value.get_name()),
                "what": row.measure.what,
                "ours": row.ours,
                "peer": row.measure.peer().map(|peer| json!({ "name": peer.name(), "value": row.peer })),
                "ratio": row.ratio,
                "target": row.measure.target.map(Target::value),
                "met": row.missed_by().map(|by| by.is_none()),
            })
        })
        .collect();
    let Conditions { date, rounds, browser, load } = conditions;
    json!({ "date": date, "rounds": rounds, "browser": browser, "load": load, "measures": measures, "raw": raw })
}

#[cfg(test)]
mod tests {
    use super::super::measures::{MEASURES, Measure};
    use super::*;

    fn conditions() -> Conditions {
        Conditions { date: "1 December 2026".into(), rounds: 3, browser: Some("1.2".into()), load: Some((0.25, 1.0)) }
    }

    fn measure(what: &str) -> &'static Measure {
        MEASURES.iter().find(|measure| measure.what.starts_with(what)).unwrap()
    }

    fn rows() -> Vec<Row<'static>> {
        vec![
            Row { measure: measure("1,000 prerendered"), ours: Some(450.4), peer: Some(1000.0), ratio: Some(0.45) },
            Row { measure: measure("1 card by"), ours: Some(80.0), peer: None, ratio: None },
            Row { measure: measure("inspection-card render"), ours: Some(2500.0), peer: None, ratio: None },
            Row { measure: measure("All that a script"), ours: Some(66_100.0), peer: None, ratio: None },
        ]
    }

    #[test]
    fn a_table_says_what_was_met_and_by_how_much_the_rest_was_not() {
        let expected = "\
1 December 2026, Chromium 1.2, 3 rounds, load 0.2 before and 1.0 after
Medians; a ratio is that of ours to the peer’s, within each round

                                           ours     peer         ratio     target
1,000 prerendered cards; visible         450 ms  1000 ms preact   0.45     ≤ 0.35  0.10 over
1 card by script; visible               80.0 ms        –             –     ≤ 1.00
inspection-card render, 10,000 configs   2500/s                          ≥ 2000/s  met
All that a script tag loads; brotli     66100 B                         ≤ 56000 B  10100 B over
";
        assert_eq!(table(&rows(), &conditions()), expected);
    }

    #[test]
    fn programs_read_the_same() {
        let json = json(&rows(), &conditions(), &json!({ "x": 1 }));
        assert_eq!(json["measures"][0]["measure"], "many");
        assert_eq!(json["measures"][0]["peer"], json!({ "name": "preact", "value": 1000.0 }));
        assert_eq!(json["measures"][0]["met"], false);
        assert_eq!(json["measures"][1]["met"], Value::Null);
        assert_eq!(json["measures"][2]["met"], true);
        assert_eq!(json["raw"]["x"], 1);
    }
}
