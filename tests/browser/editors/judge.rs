//! Opens what a filter left of a snippet on a page, and says what a visitor sees.

use super::snippets::{Card, HOST};
use crate::harness::{Page, Reply};
use anyhow::{Result, ensure};
use serde::Deserialize;
use serde_json::json;
use std::collections::HashMap;
use std::fmt;

/// What a visitor sees, the best first.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Whole,
    Plain,
    Words,
    Gone,
    Doubled,
    Broken,
}

impl Verdict {
    /// Whether visitors see something wrong.
    pub fn is_wrong(self) -> bool {
        self >= Verdict::Doubled
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let name = format!("{self:?}").to_lowercase();
        if self.is_wrong() { write!(f, "**{name}**") } else { f.write_str(&name) }
    }
}

/// A verdict and what led to it.
#[derive(Clone, Deserialize)]
pub struct Judged {
    pub verdict: Verdict,
    pub why: String,
}

/// What the site's template has of the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Template {
    Nothing,
    Stylesheet,
    StylesheetAndScript,
}

impl Template {
    pub const ALL: [Template; 3] = [Template::Nothing, Template::Stylesheet, Template::StylesheetAndScript];

    fn page(self, html: &str) -> String {
        let style = "<link rel=stylesheet href='{host}/inspection-card.css'>";
        let script = "<script async crossorigin data-links src='{host}/inspection-card.js'></script>";
        let (style, script) = match self {
            Template::Nothing => ("", ""),
            Template::Stylesheet => (style, ""),
            Template::StylesheetAndScript => (style, script),
        };
        format!("{style}<main><p>Before</p>{html}<p>After</p></main>{script}")
    }
}

/// Judges pages, the same page once: many filters change nothing.
pub struct Judge<'a> {
    page: &'a Page,
    known: HashMap<(String, Template), Judged>,
}

/// Waits until the script has done what the page asks of it, or nothing happens for three seconds.
const DONE: &str = "
    const has = (selector) => document.querySelector(selector);
    const asks = () => has('script[src*=\"/inspection-card.js\"]') && (has('main inspection-card, article.inspection-card[data-key], script[data-config]')
        || has('script[data-links]') && has('a[href$=\"#inspection-card\"]'));
    const said = () => seen.events.some((event) => event.type === 'ready' || event.type === 'error');
    const isDone = () => document.readyState === 'complete' && (!asks() || said());
    const end = performance.now() + 3000;
    while (!isDone() && performance.now() < end) await new Promise((done) => setTimeout(done, 20));";

impl<'a> Judge<'a> {
    pub fn new(page: &'a Page, cards: &[Card]) -> Judge<'a> {
        for card in cards {
            let (json, html) = (format!("{}.json", card.name), format!("{}.html", card.name));
            page.host.put(&json, Reply::file(&json, card.config.to_string()).shared());
            page.host.put(&html, Reply::html(card.page.clone()).header("cache-control", "no-store"));
        }
        Judge { page, known: HashMap::new() }
    }

    /// What a visitor sees of this card on a page with such a template. `content` is what the card says, as HTML.
    pub async fn judge(&mut self, card: &Card, content: &str, html: &str, template: Template) -> Result<Judged> {
        let key = (html.to_owned(), template);
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let page = self.page;
        let frame = format!("{}.html", card.name);
        let framed = page.host.requests(&frame);
        page.open(&template.page(&html.replace(HOST, "{host}"))).await?;
        page.script_async(DONE, []).await?;
        page.settled().await?;
        let facts = json!({ "card": content, "words": card.words });
        let judged: Judged = serde_json::from_value(page.script_async(include_str!("judge.js"), [facts]).await?)?;
        if html.contains("<iframe") && judged.verdict == Verdict::Whole {
            ensure!(page.host.requests(&frame) > framed, "the frame was not loaded: {html}");
        }
        self.known.insert(key, judged.clone());
        Ok(judged)
    }
}
