//! The ways in which a page can have cards, written as pages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::content::{self, Content, NAME};
use super::output;
use crate::{build, sizes};

/// A way in which a page can have cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// Prerendered, with the stylesheet in the page.
    Inline,
    /// Prerendered, with the stylesheet in a file.
    File,
    /// Prerendered as one of many.
    Many,
    /// Prerendered, with the script, which looks for news and finds none.
    Adopted,
    /// A script tag for each card.
    Script,
    /// The same, with lines that let the browser fetch early what the script will ask for.
    Preload,
    /// Empty elements, which one script fills.
    Element,
    /// The same, with words inside each element; looked at until the words are there.
    Words,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Inline, Self::File, Self::Many, Self::Adopted, Self::Script, Self::Preload, Self::Element, Self::Words];

    /// Its name among the contestants.
    pub fn name(self) -> &'static str {
        match self {
            Self::Inline => "inline",
            Self::File => "file",
            Self::Many => "many",
            Self::Adopted => "adopted",
            Self::Script => "script",
            Self::Preload => "preload",
            Self::Element => "element",
            Self::Words => "words",
        }
    }
}

/// The release, and pages beside it.
pub struct Site {
    /// Its folder.
    pub folder: PathBuf,
    summary: String,
    quote: String,
}

impl Site {
    /// Writes it anew: the release, and for each way the head of a page and a card, in which `@@NAME@@` stands for the
    /// provider's name.
    pub fn write(folder: &Path, content: &Content, command: &Path) -> Result<Self> {
        let _ = fs::remove_dir_all(folder); // There may be none yet.
        for name in sizes::names(&build::dist())? {
            let path = folder.join(&name);
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::copy(build::dist().join(&name), &path).with_context(|| format!("{name} can’t be copied"))?;
        }
        let config = content.json();
        fs::write(folder.join("config.json"), &config)?;
        fs::write(folder.join(NEWS), config.replace(NAME, &content::name(0)))?;
        let render = |config: &str, more: &[&str]| {
            // Each id has to be another, and the name is all that differs.
            let config = folder.join(config);
            output(Command::new(command).arg("render").arg(config).args(["--id", &format!("ic-{NAME}")]).args(more))
        };
        let style = format!("<style>{}</style>", fs::read_to_string(folder.join("inspection-card.css"))?);
        let preload = preload(&serde_json::from_slice(&fs::read(folder.join("manifest.json"))?)?)?;
        let tag = format!(
            "<script async crossorigin src=\"{ENTRY}\" data-loading=\"eager\" data-config='{}'></script>",
            attribute(&config)
        );
        let element = |inside: &str| {
            format!("<inspection-card loading=\"eager\" config='{}'>{inside}</inspection-card>", attribute(&config))
        };
        for way in Way::ALL {
            let (head, card) = match way {
                Way::Inline => (style.clone(), render("config.json", &[])?),
                Way::File => (STYLE.to_owned(), render("config.json", &[])?),
                Way::Many => (style.clone(), render("config.json", &["--many"])?),
                Way::Adopted => ([STYLE, SCRIPT].concat(), render(NEWS, &["--src", NEWS])?),
                Way::Script => (String::new(), tag.clone()),
                Way::Preload => (preload.clone(), tag.clone()),
                Way::Element => (SCRIPT.to_owned(), element("")),
                Way::Words => (SCRIPT.to_owned(), element(&words(content))),
            };
            fs::write(folder.join(format!("{}.head.html", way.name())), head)?;
            fs::write(folder.join(format!("{}.card.html", way.name())), card)?;
        }
        Ok(Site { folder: folder.into(), summary: content.summary().into(), quote: content.quote().into() })
    }

    /// When a card is there, as an expression of script, in which `text` is all text of the card.
    pub fn ready(&self, way: Way) -> String {
        let has = |words: &str| format!("text.includes({})", json!(words));
        match way {
            Way::Words => has(&self.summary),
            Way::Adopted => format!("{} && !!customElements.get(\"inspection-card\")", has(&self.quote)),
            _ => format!("{} && {}", has(&self.summary), has(&self.quote)),
        }
    }

    /// Writes a whole page with that many cards, and gives its name.
    pub fn page(&self, way: Way, cards: usize) -> Result<String> {
        let read = |part: &str| fs::read_to_string(self.folder.join(format!("{}.{part}.html", way.name())));
        let name = format!("{}-{cards}.html", way.name());
        fs::write(self.folder.join(&name), page(&read("head")?, &read("card")?, cards))?;
        Ok(name)
    }
}

const ENTRY: &str = "inspection-card.js";
const STYLE: &str = "<link rel=\"stylesheet\" href=\"inspection-card.css\">";
const SCRIPT: &str = "<script async crossorigin src=\"inspection-card.js\"></script>";

/// The config of the first card, as a file that script can ask for.
pub const NEWS: &str = "news.json";

/// The lines that let the browser fetch early what the entry script asks for after it has arrived.
fn preload(manifest: &Value) -> Result<String> {
    let file = |stable: &str| {
        let files = manifest["files"].as_array().into_iter().flatten();
        let file = files.into_iter().find(|file| file["stable"] == stable);
        file.and_then(|file| file["name"].as_str()).with_context(|| format!("the release has no {stable}"))
    };
    Ok(format!(
        "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\"><link rel=\"modulepreload\" crossorigin href=\"{}\">",
        file("card.wasm")?,
        file("card.js")?,
    ))
}

/// What stands in an element until its card is there.
fn words(content: &Content) -> String {
    let text = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<h2>{NAME}</h2><p>{}</p><p>{}</p><p><a href=\"{}\">Read the full report</a></p>",
        text(content.outcome()),
        text(content.summary()),
        text(content.report()).replace('"', "&quot;"),
    )
}

/// Text as it stands in an attribute between single quotes.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('\'', "&#39;")
}

/// A page with text before and after its cards: what comes after moves when a card comes late.
fn page(head: &str, card: &str, cards: usize) -> String {
    let cards: Vec<String> = (0..cards).map(|number| card.replace(NAME, &content::name(number))).collect();
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Cards</title><link rel=\"icon\" href=\"data:,\">\
         {head}</head><body><p>Before.</p>\n{}\n{}</body></html>\n",
        cards.join("\n"),
        "<p>Text after the cards.</p>".repeat(12),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_of_a_page_differ_by_their_names() {
        let page = page("<style></style>", "<p>@@NAME@@</p>", 2);
        assert!(page.contains("<style></style></head>"), "{page}");
        assert!(page.contains("<p>City of London 0.</p>\n<p>City of London 1.</p>\n"), "{page}");
    }

    #[test]
    fn a_config_stands_in_an_attribute_as_it_is() {
        assert_eq!(attribute("{\"a\": \"children's & <b>\"}"), "{\"a\": \"children&#39;s &amp; <b>\"}");
    }

    #[test]
    fn the_manifest_says_what_to_preload() {
        let manifest = json!({ "files": [
            { "name": "card.1.js", "stable": "card.js" },
            { "name": "card.2.wasm", "stable": "card.wasm" },
            { "name": "demo.js" },
        ] });
        let lines = preload(&manifest).unwrap();
        assert!(lines.contains("as=\"fetch\" crossorigin href=\"card.2.wasm\""), "{lines}");
        assert!(lines.contains("rel=\"modulepreload\" crossorigin href=\"card.1.js\""), "{lines}");
        assert!(preload(&json!({ "files": [] })).is_err());
    }
}
