//! Prerendered cards: the element with the card inside, as it is written into a page.

use std::rc::Rc;

use html_escape::{encode_double_quoted_attribute, encode_text};

use super::plain::plain;
use super::{Rendered, Renderer, html};
use crate::card::CardProps;
use crate::config::advice::advice;
use crate::contract::{BYTE_ORDER_MARK, Problem, Value, parse_json, source};
use crate::framework::Frameworks;
use crate::locale::{Locale, Localised, PhraseKey};

/// The attributes of a card's element, as they are written in a page.
#[derive(Debug, Clone, Default)]
pub struct ElementAttributes {
    /// The beginning of every id in the card; by default derived from the config.
    pub id: Option<String>,
    /// Where script looks for a newer config.
    pub src: Option<String>,
    /// The language of the card; English, if the card has no translation into it.
    pub lang: Option<String>,
    /// The level of the card's heading: 2 to 5.
    pub heading_level: Option<String>,
    /// Which sections are open initially.
    pub open: Option<String>,
    /// `full` or `compact`.
    pub variant: Option<String>,
    /// `auto`, `light` or `dark`.
    pub theme: Option<String>,
}

impl ElementAttributes {
    /// The attributes that change the look of the card, in the order in which the entry script lists them.
    fn appearance(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let open = self.open.as_deref().map(|open| if open.is_empty() { "all" } else { open });
        let all = [
            ("heading-level", self.heading_level.as_deref()),
            ("open", open),
            ("variant", self.variant.as_deref()),
            ("theme", self.theme.as_deref()),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)))
    }
}

/// A card as HTML.
#[derive(Debug)]
pub struct Prerendered {
    /// What it shows.
    pub card: CardProps,
    /// The card: one `article`.
    pub article: String,
    attributes: ElementAttributes,
}

impl Renderer {
    /// A renderer with all frameworks and languages that come with the card.
    pub fn built_in() -> Self {
        let locales = Locale::built_in_languages().filter_map(Locale::built_in).map(Rc::new).collect();
        Renderer { frameworks: Frameworks::built_in(), locales }
    }

    /// Renders the card of a config in JSON. The problems include advice to the editor.
    pub fn render_json(&self, json: &str, attributes: &ElementAttributes) -> Rendered {
        self.parse_json(json, attributes).with_html()
    }

    /// Does the same without the HTML, in a quarter of the time.
    pub fn parse_json(&self, json: &str, attributes: &ElementAttributes) -> Rendered {
        let config = match parse_json(json) {
            Ok(config) => config,
            Err(problem) => return Rendered { html: None, card: None, config: None, problems: vec![problem] },
        };
        let id = attributes.id.clone().unwrap_or_else(|| ["ic-", &hash(json)].concat());
        let language = self.language(attributes);
        let key = key(json, attributes, language);
        let members = attributes.appearance().chain([("id", id.as_str()), ("language", language), ("key", &key)]);
        let members = members.chain(attributes.src.as_deref().map(|src| ("src", src)));
        let members = members.map(|(name, value)| (name.to_owned(), Value::Text(value.to_owned()))).collect();
        let mut problems = source::text_problems(json, &config);
        let rendered = self.parse(config, Value::Object(members));
        problems.extend(rendered.problems);
        // What is an error already needs no advice.
        let mut advice = rendered.config.as_ref().map_or(Vec::new(), advice);
        advice.retain(|doubt| problems.iter().all(|problem| problem.path != doubt.path));
        problems.extend(advice);
        Rendered { problems, ..rendered }
    }

    /// Renders the element of a card, to be written into a page, and all problems of the config.
    pub fn prerender(&self, json: &str, attributes: &ElementAttributes) -> (Option<Prerendered>, Vec<Problem>) {
        let json = json.trim_start_matches(BYTE_ORDER_MARK);
        let Rendered { html, card, problems, .. } = self.render_json(json, attributes);
        let attributes = attributes.clone();
        (html.zip(card).map(|(article, card)| Prerendered { card, article, attributes }), problems)
    }

    /// Renders the element of a card in a browser, where a Yew application runs. `None` if the config can't be shown.
    pub async fn prerender_in_browser(&self, json: &str, attributes: &ElementAttributes) -> Option<Prerendered> {
        let card = self.parse_json(json, attributes).card?;
        Some(Prerendered { article: html(card.clone()).await, card, attributes: attributes.clone() })
    }

    /// The language of the card for the attribute `lang`, chosen as in the entry script.
    fn language(&self, attributes: &ElementAttributes) -> &str {
        let tag = attributes.lang.as_deref().unwrap_or_default();
        let language = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        self.locale(&language).map_or("en", |locale| locale.language())
    }
}

impl Prerendered {
    /// The element with the whole card inside, marked with the key of what was rendered.
    pub fn element(&self) -> String {
        let mut tag = String::from("<inspection-card");
        let mut add = |name: &str, value: &str| {
            tag.extend([" ", name, "=\"", &encode_double_quoted_attribute(value), "\""]);
        };
        let given = [("id", &self.attributes.id), ("src", &self.attributes.src)];
        given
            .iter()
            .filter_map(|(name, value)| Some((name, value.as_ref()?)))
            .for_each(|(name, value)| add(name, value));
        // Always, because the page may be in another language.
        add("lang", self.card.locale.language());
        self.attributes.appearance().for_each(|(name, value)| add(name, value));
        if let Some(key) = &self.card.element.key {
            add("data-key", key);
        }
        [&tag, ">", &self.article, "</inspection-card>"].concat()
    }

    /// The card as HTML that needs neither style nor script.
    pub fn plain(&self) -> String {
        plain(&self.article, self.card.locale.phrase(PhraseKey::Judgements))
    }

    /// A whole page. `head` is what its head has besides the title, and `body` is usually the [element](Self::element).
    pub fn page(&self, head: &str, body: &str) -> String {
        let language = encode_double_quoted_attribute(self.card.locale.language());
        let title = encode_text(&self.card.inspection.provider.name.words);
        format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             {head}</head>\n<body>\n{body}\n</body>\n</html>"
        )
    }

    /// A paragraph with a link to the page of the card, which says in a sentence what the card shows. On pages whose
    /// script tag has `data-links`, the link becomes the card.
    pub fn link(&self, page: &str) -> String {
        let (lang, page) = (self.card.locale.language(), encode_double_quoted_attribute(page));
        let words: String = self.card.sentence().segments().iter().map(marked).collect();
        format!("<p><a lang=\"{lang}\" href=\"{page}#inspection-card\">{words}</a></p>")
    }

    /// What the card shows, in a sentence, without the marks of other languages.
    pub fn words(&self) -> String {
        self.card.sentence().words()
    }
}

/// The tag of the entry script. With `links`, it makes cards of links to cards, and tells the page around a frame how high
/// its own page is.
pub fn script_tag(url: &str, links: bool) -> String {
    let (links, url) = (if links { " data-links" } else { "" }, encode_double_quoted_attribute(url));
    format!("<script async crossorigin{links} src=\"{url}\"></script>")
}

/// The tag of the stylesheet.
pub fn stylesheet_tag(url: &str) -> String {
    format!("<link rel=\"stylesheet\" href=\"{}\">", encode_double_quoted_attribute(url))
}

/// A text, marked with its language if it is not the card's.
fn marked(Localised { words, lang }: &Localised) -> String {
    let words = encode_text(words);
    match lang {
        Some(lang) => format!("<span lang=\"{}\">{words}</span>", encode_double_quoted_attribute(lang)),
        None => words.into_owned(),
    }
}

/// A hash of what was rendered. Script that computes another key renders the card again. The same key is computed in
/// `static/entry/card-key.js`; pages keep such keys for years, so neither may change.
fn key(json: &str, attributes: &ElementAttributes, language: &str) -> String {
    let attributes = attributes.appearance().chain([("language", language)]);
    let attributes: serde_json::Map<_, _> = attributes.map(|(name, value)| (name.into(), value.into())).collect();
    hash(&[json, &serde_json::Value::Object(attributes).to_string()].concat())
}

/// A short hash of a text, the same as in `static/entry/hash.js`.
fn hash(text: &str) -> String {
    let (mut a, mut b) = (0xdead_beef_u32, 0x41c6_ce57_u32);
    for code in text.encode_utf16() {
        a = (a ^ u32::from(code)).wrapping_mul(2_654_435_761);
        b = (b ^ u32::from(code)).wrapping_mul(1_597_334_677);
    }
    let mut rest = a ^ (b >> 16);
    let mut digits = Vec::new();
    while rest > 0 || digits.is_empty() {
        digits.extend(char::from_digit(rest % 36, 36));
        rest /= 36;
    }
    digits.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_equals_that_of_the_entry_script() {
        for (text, expected) in [("", "1psa9m1"), ("{}", "1rmxdky"), ("Tŷ 🏠 “x”", "1wie9fi")] {
            assert_eq!(hash(text), expected, "{text}");
        }
    }

    #[test]
    fn a_key_equals_that_of_the_entry_script() {
        let some = |text: &str| Some(text.to_owned());
        let all = ElementAttributes {
            heading_level: some("3"),
            open: some(""),
            variant: some("compact"),
            theme: some("dark"),
            ..ElementAttributes::default()
        };
        let quoted = ElementAttributes { open: some("strengths \"x\""), ..ElementAttributes::default() };
        assert_eq!(key("{}\n", &ElementAttributes::default(), "en"), "9lz156");
        assert_eq!(key("{}", &all, "cy"), "1o7ojny");
        assert_eq!(key("{}", &quoted, "en"), "14hzga4");
    }
}
