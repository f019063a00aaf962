//! A page of all cards of a folder: compact cards, each with a link to the page of the whole one, and a search that works
//! where script does.

use std::path::Path;

use html_escape::{encode_double_quoted_attribute, encode_text};
use inspection_card::contract::Date;
use inspection_card::locale::{Locale, PhraseKey};
use inspection_card::render::Prerendered;

use super::page::hash;
use crate::cli::files::relative_url;

const SCRIPT: &str = include_str!("index.js");
const STYLE: &str = include_str!("index.css");

/// The name of the page in the folder of the cards.
pub const FILE: &str = "index.html";

/// What the page itself says.
struct Words {
    search: &'static str,
    /// How many cards are shown: `{count}` and `{total}`.
    shown: &'static str,
    /// The link to a card's page: `{name}`.
    open: &'static str,
}

const ENGLISH: Words = Words {
    search: "Search by name, place or result",
    shown: "{count} of {total} shown",
    open: "Open the card of {name}",
};
const WELSH: Words = Words {
    search: "Chwilio yn ôl enw, lle neu ganlyniad",
    shown: "Yn dangos {count} o {total}",
    open: "Agor cerdyn {name}",
};

/// One card of the page.
pub struct Entry {
    name: String,
    language: String,
    checked: Option<Date>,
    html: String,
    page: String,
}

impl Entry {
    /// The compact card, and the path of its page below the folder of the index.
    pub fn new(card: &Prerendered, page: &Path) -> Self {
        let inspection = &card.card.inspection;
        Entry {
            name: inspection.provider.name.words.clone(),
            language: card.card.locale.language().to_owned(),
            checked: inspection.checked,
            // Browsers skip cards that are off screen.
            html: card.element().replacen("class=\"inspection-card", "class=\"inspection-card ic-many", 1),
            page: relative_url(page),
        }
    }
}

/// The page, in the language of its first card. `head` and `foot` are what stands around cards: style and script.
pub fn page(title: &str, mut entries: Vec<Entry>, head: &str, foot: &str) -> String {
    entries.sort_by_cached_key(|entry| (entry.name.to_lowercase(), entry.page.clone()));
    let language = entries.first().map_or("en", |entry| &entry.language).to_owned();
    let words = if language == "cy" { &WELSH } else { &ENGLISH };
    let total = entries.len().to_string();
    let shown = words.shown.replace("{total}", &total);
    let all_shown = shown.replace("{count}", &total);
    let items: String = entries.iter().map(|entry| item(entry, words)).collect();
    let (title, checked) = (encode_text(title), checked(&entries, &language));
    let (search, shown) = (words.search, encode_double_quoted_attribute(&shown));
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         {head}<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{checked}\
         <search hidden><label for=\"search\">{search}</label><input id=\"search\" type=\"search\" autocomplete=\"off\">\
         <p role=\"status\" data-text=\"{shown}\">{all_shown}</p></search>\n<ul role=\"list\">\n{items}</ul>\n</main>\n\
         <script>{SCRIPT}</script>\n{foot}</body>\n</html>\n"
    )
}

/// Prints what a Content-Security-Policy needs for the page.
pub fn print_hashes() {
    anstream::eprintln!("{FILE}: style-src 'sha256-{}'; script-src 'sha256-{}'", hash(STYLE), hash(SCRIPT));
}

fn item(entry: &Entry, words: &Words) -> String {
    let Entry { name, html, page, .. } = entry;
    let open = words.open.replace("{name}", name);
    let (page, open) = (encode_double_quoted_attribute(page), encode_text(&open));
    format!("<li>{html}<p><a href=\"{page}\">{open}</a></p></li>\n")
}

/// When the details were checked: a day, or the first and the last.
fn checked(entries: &[Entry], language: &str) -> String {
    let days = entries.iter().filter_map(|entry| entry.checked);
    let (first, last) = (days.clone().min(), days.max());
    let locale = Locale::built_in(language).unwrap_or_else(Locale::english);
    let range = locale.range(first, last.filter(|last| Some(*last) != first));
    range.map_or_else(String::new, |range| {
        let sentence = locale.fill(PhraseKey::Checked, &[("date", range)]);
        format!("<p>{}</p>\n", encode_text(&sentence.words()))
    })
}
