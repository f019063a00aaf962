//! The ratios as a picture.

use super::Conditions;
use super::measures::Row;
use super::report::verdict;

const WIDTH: f64 = 800.0;
/// Where bars begin and end.
const LEFT: f64 = 350.0;
const RIGHT: f64 = 640.0;
/// Where the first row begins, and how high each is.
const TOP: f64 = 96.0;
const ROW: f64 = 38.0;

/// It brings its own ground, so that it can be read on any page.
const STYLE: &str = "\
.ground{fill:#fff}.ink{fill:#1b1f23}.muted{fill:#57606a}.met{fill:#2a7f67}.missed{fill:#c0603a}.peer{stroke:#57606a}.target{stroke:#1b1f23}
@media(prefers-color-scheme:dark){.ground{fill:#15181c}.ink{fill:#eceff2}.muted{fill:#a9b1ba}.met{fill:#58b899}.missed{fill:#e08a63}.peer{stroke:#a9b1ba}.target{stroke:#eceff2}}
text{font:14px system-ui,sans-serif}.small{font-size:12px}.large{font-size:18px;font-weight:600}";

/// A bar for each ratio, marks for targets and peers; nothing, where there are no ratios.
pub fn svg(rows: &[Row], conditions: &Conditions) -> Option<String> {
    let bars: Vec<Bar> = rows.iter().filter_map(Bar::new).collect();
    let longest = bars.iter().map(|bar| bar.ratio.max(bar.target.unwrap_or_default())).max_by(f64::total_cmp)?.max(1.0);
    let x = |ratio: f64| LEFT + ratio / longest * (RIGHT - LEFT);
    let end = TOP + ROW * bars.len() as f64;
    let height = end + 64.0;
    let all: Vec<String> = bars.iter().map(Bar::words).collect();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         role=\"img\" aria-labelledby=\"title desc\">\n\
         <title id=\"title\">How fast the inspection card is, beside the same card in other stacks</title>\n\
         <desc id=\"desc\">{}. {}.</desc>\n\
         <style>{STYLE}</style>\n\
         <rect class=\"ground\" width=\"{WIDTH}\" height=\"{height}\" rx=\"8\"/>\n\
         <text class=\"ink large\" x=\"24\" y=\"36\">How fast the card is, beside the same card in other stacks</text>\n\
         <text class=\"muted small\" x=\"24\" y=\"58\">How much ours takes of what the peer takes: a shorter bar is better.</text>\n\
         <text class=\"muted small\" x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">peer = 1</text>\n",
        escaped(&all.join(". ")),
        escaped(&conditions.line()),
        x(1.0),
        TOP - 10.0,
    );
    for (number, bar) in bars.iter().enumerate() {
        let y = TOP + ROW * number as f64;
        svg.push_str(&bar.drawn(y, x(bar.ratio), bar.target.map(x)));
    }
    svg.push_str(&format!(
        "<path class=\"peer\" stroke-dasharray=\"3 3\" d=\"M{peer:.1} {TOP}V{end}\"/>\n\
         <path class=\"target\" stroke-width=\"3\" d=\"M25.5 {}v14\"/>\n\
         <text class=\"muted small\" x=\"34\" y=\"{}\">target</text>\n\
         <text class=\"muted small\" x=\"24\" y=\"{}\">{}</text>\n</svg>\n",
        end + 10.0,
        end + 21.0,
        end + 46.0,
        escaped(&conditions.line()),
        peer = x(1.0),
    ));
    Some(svg)
}

struct Bar {
    what: &'static str,
    peer: &'static str,
    ratio: f64,
    target: Option<f64>,
    met: bool,
    verdict: String,
}

impl Bar {
    fn new(row: &Row) -> Option<Self> {
        Some(Bar {
            what: row.measure.what,
            peer: row.measure.peer()?.words(),
            ratio: row.ratio?,
            target: row.measure.target.map(|target| target.value()),
            met: row.missed_by() == Some(None),
            verdict: verdict(row),
        })
    }

    fn words(&self) -> String {
        let target = self.target.map(|target| format!(", target {target:.2}")).unwrap_or_default();
        format!("{}, beside {}: {:.2}{target}", self.what, self.peer, self.ratio)
    }

    /// The row that begins at a height, with the ends of the bar and of its target.
    fn drawn(&self, y: f64, end: f64, target: Option<f64>) -> String {
        let class = if self.met { "met" } else { "missed" };
        let target =
            target.map(|at| format!("<path class=\"target\" stroke-width=\"3\" d=\"M{at:.1} {}v26\"/>\n", y + 5.0));
        format!(
            "<text class=\"ink\" x=\"24\" y=\"{}\">{}</text>\n\
             <text class=\"muted small\" x=\"24\" y=\"{}\">beside {}</text>\n\
             <rect class=\"{class}\" x=\"{LEFT}\" y=\"{}\" width=\"{:.1}\" height=\"18\" rx=\"2\"/>\n{}\
             <text class=\"ink\" x=\"{}\" y=\"{y3}\">{:.2}</text>\n\
             <text class=\"muted small\" x=\"{}\" y=\"{y3}\">{}</text>\n",
            y + 16.0,
            escaped(self.what),
            y + 31.0,
            escaped(self.peer),
            y + 9.0,
            end - LEFT,
            target.unwrap_or_default(),
            RIGHT + 18.0,
            self.ratio,
            RIGHT + 60.0,
            escaped(&self.verdict),
            y3 = y + 23.0,
        )
    }
}

/// Text as it stands in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::super::measures::MEASURES;
    use super::*;

    fn conditions() -> Conditions {
        Conditions { date: "1 < 2 & 3".into(), rounds: 3, browser: Some("1.2".into()), load: None }
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("a < b & \"c\" > d"), "a &lt; b &amp; &quot;c&quot; &gt; d");
        let row = Row { measure: &MEASURES[0], ours: None, peer: None, ratio: Some(1.0) };
        let svg = svg(&[row], &conditions()).unwrap();
        assert!(svg.contains("1 &lt; 2 &amp; 3, Chromium 1.2") && !svg.contains("1 < 2"), "{svg}");
    }

    #[test]
    fn bars_and_marks_share_a_scale() {
        // The longest is as long as there is room, the target a half of it.
        let row = Row { measure: &MEASURES[0], ours: None, peer: None, ratio: Some(2.1) };
        let svg = svg(&[row], &conditions()).unwrap();
        assert!(svg.contains("class=\"missed\" x=\"350\" y=\"105\" width=\"290.0\""), "{svg}");
        assert!(svg.contains("d=\"M495.0 101v26\""), "{svg}");
        assert!(svg.contains("2.10, target 1.05") && svg.contains(">1.05 over<"), "{svg}");
    }

    #[test]
    fn without_ratios_there_is_no_picture() {
        let row = Row { measure: &MEASURES[0], ours: Some(1.0), peer: None, ratio: None };
        assert!(svg(&[row], &conditions()).is_none());
    }
}
