//! What is written around a card: style, script, a whole page.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::Args;
use inspection_card::render::{Prerendered, script_tag, stylesheet_tag};
use inspection_card::style;
use sha2::{Digest, Sha256};

use super::json_ld;
use crate::cli::files::relative_url;

/// What to write around each card.
#[derive(Args)]
#[command(next_help_heading = "Around it")]
pub struct Framing {
    /// Write a link to the stylesheet before the card.
    #[arg(long, value_name = "URL", conflicts_with = "inline_style")]
    stylesheet: Option<String>,
    /// Write the stylesheet itself before the card, and its hash for a Content-Security-Policy to standard error.
    #[arg(long)]
    inline_style: bool,
    /// Write the script tag after the card: for events, “open all” and updates from --src.
    #[arg(long, value_name = "URL")]
    script: Option<String>,
    /// Write a whole page.
    #[arg(long)]
    pub page: bool,
    /// Write everything in one line, for systems that turn line breaks into paragraphs.
    #[arg(long)]
    one_line: bool,
    /// Write plain HTML with everything shown and no style, for e-mail, feeds and editors that remove what they don't know.
    #[arg(long, conflicts_with_all = ["stylesheet", "inline_style", "script"])]
    plain: bool,
    /// Write a link to the page of the card instead: a sentence with the result. The page is in this folder, named like
    /// the config, as --page --out writes it.
    #[arg(long, value_name = "URL", value_parser = folder_url, conflicts_with_all = [
        "stylesheet", "inline_style", "script", "page", "plain", "many", "json_ld",
    ])]
    pub link: Option<String>,
    /// Mark the card as one of many on its page: browsers skip it while it is off screen.
    #[arg(long)]
    many: bool,
    /// Add the facts for search engines, as JSON-LD.
    #[arg(long)]
    json_ld: bool,
}

/// What is written around every card.
pub struct Frame<'a> {
    framing: &'a Framing,
    /// What stands in the head of a page: the style.
    pub head: String,
    /// What stands at the end of a page: the script.
    pub foot: String,
}

impl<'a> Frame<'a> {
    /// Prepares it, and prints the hash of an inline stylesheet.
    pub fn new(framing: &'a Framing) -> Self {
        let head = match &framing.stylesheet {
            Some(url) => stylesheet_tag(url) + "\n",
            None if framing.inline_style => inline_style(),
            None => String::new(),
        };
        let script = |url: &String| script_tag(url, framing.page) + "\n";
        Frame { framing, head, foot: framing.script.as_ref().map(script).unwrap_or_default() }
    }

    /// The HTML of one card, alone or as a page. `page` is the path of its page.
    pub fn card(&self, card: &Prerendered, page: &Path) -> String {
        if let Some(folder) = &self.framing.link {
            return card.link(&format!("{folder}{}", relative_url(page)));
        }
        let mut html = if self.framing.plain { card.plain() } else { card.element() };
        if self.framing.many {
            html = html.replacen("class=\"inspection-card", "class=\"inspection-card ic-many", 1);
        }
        if self.framing.json_ld {
            html.push('\n');
            html.push_str(&json_ld::script(&card.card.inspection));
        }
        if self.framing.page { card.page(&[self.head.as_str(), &self.foot].concat(), &html) } else { html }
    }

    /// A card with what is written around it; style and script only around the first.
    pub fn around(&self, html: &str, first: bool) -> String {
        let once = if first && !self.framing.page { (self.head.as_str(), self.foot.as_str()) } else { ("", "") };
        let whole = [once.0, html, "\n", once.1].concat();
        if self.framing.one_line { one_line(&whole) } else { whole }
    }
}

/// The address of a folder, with `/` at its end.
fn folder_url(url: &str) -> Result<String, &'static str> {
    let is_web = ["https://", "http://", "/", "./"].iter().any(|start| url.starts_with(start));
    if !is_web {
        return Err("it must begin with https://, http:// or /");
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}

fn inline_style() -> String {
    let style = style::stylesheet();
    anstream::eprintln!("style-src 'sha256-{}'", hash(&style));
    format!("<style>{style}</style>\n")
}

/// The hash by which a Content-Security-Policy allows a style or script that stands in the page.
pub fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

/// The same in one line. A line break between two tags is removed, and one in a text is written as a character reference.
fn one_line(html: &str) -> String {
    html.trim_end().replace(">\n<", "><").replace("\r\n", "&#10;").replace('\n', "&#10;") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_within_a_text_is_kept() {
        assert_eq!(one_line("<link>\n<p>one\ntwo</p>\n"), "<link><p>one&#10;two</p>\n");
    }
}
