//! What people paste, for two cards, as the native command and library write it.

use crate::given::{CITY, quoted};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;

/// Where the snippets say that the card is served; the filters see an ordinary address.
pub const HOST: &str = "https://cards.example.gov.uk";

/// A card that is pasted.
pub struct Card {
    pub name: &'static str,
    pub config: Value,
    /// The sentence that stands where there is no card.
    pub words: String,
    /// The whole page that its link and its frame open.
    pub page: String,
    /// The article, without element and style.
    pub article: String,
    /// One per column of the table.
    pub snippets: Vec<String>,
}

impl Card {
    /// What a column's snippet says: the plain card in other words than the card, since labels stand before texts.
    pub fn content(&self, column: usize) -> &str {
        if COLUMNS[column] == "`--plain`" { &self.snippets[column] } else { &self.article }
    }
}

/// The columns of the table.
pub const COLUMNS: [&str; 10] = [
    "script tag",
    "script tag, escaped",
    "element + `config`",
    "element + `src`",
    "prerendered",
    "prerendered + `src`",
    "article only",
    "card link",
    "frame",
    "`--plain`",
];

/// The City of London's card, and one with characters that filters treat in their own ways.
pub fn cards() -> Result<Vec<Card>> {
    let awkward = json!({
        "version": 1,
        "provider": { "name": "St Mary’s & “All Saints” <Upon> D'Arcy" },
        "inspection": { "framework": "area-send", "from": "2025-09-29", "to": "2025-10-03", "published": "2025-12-01" },
        "outcome": { "grade": "positive" },
        "summary": "Inspectors said: waits of < 5 weeks & \"plans\" that children's parents > staff wrote -- in <b>full</b>.",
        "strengths": { "items": [
            { "title": "Health: A & E", "text": "It's \"deeply embedded\"; a wait of <10 days." },
            { "title": "Schools <11", "text": "Pupils' attendance is > 95 %." },
        ] },
        "improvements": { "items": [{ "text": "Leaders' plans: finish the ones at \\\"risk\\\" & say so." }] },
        "quotes": [{ "text": "We don't wait: \"it works\".", "who": "A parent", "party": "family" }],
    });
    [("city-of-london", serde_json::from_str(CITY)?), ("awkward", awkward)]
        .into_iter()
        .map(|(name, config)| card(name, config))
        .collect()
}

fn card(name: &'static str, config: Value) -> Result<Card> {
    let style = format!("{HOST}/inspection-card.css");
    let src = format!("{HOST}/{name}.json");
    let json = config.to_string();
    let element = render(&json, &[])?;
    let article = element.split_once("<article").context("no article")?.1;
    let article = format!("<article{}", article.strip_suffix("</inspection-card>").context("no end of the element")?);
    let paragraph = render(&json, &["--link", HOST])?.replace("editors.html", &format!("{name}.html"));
    let link = paragraph.trim_start_matches("<p>").trim_end_matches("</p>");
    let words: String = scraper::Html::parse_fragment(link).root_element().text().collect();
    let entry = format!("<script async crossorigin src=\"{HOST}/inspection-card.js\"></script>");
    let tag = |json: &str| {
        let config = format!("data-config={}", quoted(json));
        format!("<script async crossorigin src=\"{HOST}/inspection-card.js\" {config}></script><p>{link}</p>")
    };
    let snippets = vec![
        tag(&json),
        tag(&escaped(&json)),
        format!("{entry}<inspection-card config={}>{link}</inspection-card>", quoted(&json)),
        format!("{entry}<inspection-card src=\"{src}\">{link}</inspection-card>"),
        render(&json, &["--stylesheet", &style])?,
        render(&json, &["--stylesheet", &style, "--src", &src])?,
        article.clone(),
        format!("<p>{link}</p>"),
        format!(
            "<iframe src=\"{HOST}/{name}.html\" title=\"{}\" width=\"100%\" height=\"800\"></iframe>",
            html_escape::encode_double_quoted_attribute(&words)
        ),
        render(&json, &["--plain"])?,
    ];
    let page = render(&json, &["--page", "--inline-style"])?;
    Ok(Card { name, config, words, page, article, snippets })
}

/// JSON without the characters that HTML and its filters treat in their own ways.
fn escaped(json: &str) -> String {
    let escapes = [('<', "\\u003c"), ('>', "\\u003e"), ('&', "\\u0026"), ('\'', "\\u0027")];
    escapes.iter().fold(json.to_owned(), |json, (from, to)| json.replace(*from, to))
}

fn render(json: &str, options: &[&str]) -> Result<String> {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("editors.json");
    std::fs::write(&file, json)?;
    let output = Command::new(env!("CARGO_BIN_EXE_inspection-card"))
        .args(["render", "--one-line"])
        .args(options)
        .arg(&file)
        .output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
