//! A card as plain HTML, for e-mail, feeds and editors that remove what they don't know: headings, paragraphs, lists and
//! links, without style or script. A fact stands behind its label, and what was said behind who said it, so that nothing
//! depends on how the text is set.

use html_escape::{encode_double_quoted_attribute, encode_text};
use scraper::{ElementRef, Html, Node};

/// A part of a plain card. Every text is HTML.
enum Block {
    /// A heading, with the name of its element.
    Heading(String, String),
    /// What the next text or list is about.
    Label(String),
    /// A text.
    Text(String),
    /// An item of a list.
    Item(Vec<Block>),
}

use Block::{Heading, Item, Label, Text};

/// The card of an article, with everything shown. `judgements` is the label of the list of judgements.
pub(super) fn plain(article: &str, judgements: &str) -> String {
    let document = Html::parse_fragment(article);
    let Some(article) = document.root_element().child_elements().next() else { return String::new() };
    let mut blocks = Vec::new();
    collect(article, judgements, &mut blocks);
    write(&blocks, article.attr("lang").unwrap_or_default())
}

/// Adds the blocks of an element.
fn collect(element: ElementRef, judgements: &str, blocks: &mut Vec<Block>) {
    for child in element.child_elements() {
        match child.value().name() {
            // These open a section: here everything is open.
            "summary" => {}
            tag @ ("h2" | "h3" | "h4" | "h5" | "h6") => blocks.push(Heading(tag.to_owned(), inline(child))),
            "p" if has_class(child, "ic-all") => {}
            "p" if has_class(child, "ic-label") => blocks.push(Label(inline(child))),
            "p" => blocks.push(Text(inline(child))),
            "ul" if has_class(child, "ic-list") => {
                for item in child.child_elements() {
                    let mut parts = Vec::new();
                    collect(item, judgements, &mut parts);
                    blocks.push(Item(parts));
                }
            }
            "ul" => blocks.extend(child.child_elements().map(|item| Text(inline(item)))),
            "dl" if has_class(child, "ic-judgements") => {
                let before = child.prev_siblings().find_map(ElementRef::wrap);
                if !before.is_some_and(|heading| has_class(heading, "ic-group")) {
                    blocks.push(Label(judgements.to_owned()));
                }
                blocks.extend(child.child_elements().map(|row| Item(facts(row).collect())));
            }
            "dl" => blocks.extend(child.child_elements().flat_map(facts)),
            "figure" => blocks.push(Text(said(child))),
            "div" if has_class(child, "ic-response") => blocks.push(Text(said(child))),
            _ => collect(child, judgements, blocks),
        }
    }
}

/// The label of a row and its texts. Judgements within a judgement come after it, each with its own label.
fn facts(row: ElementRef) -> impl Iterator<Item = Block> {
    row.child_elements().flat_map(|fact| match fact.value().name() {
        "dt" => vec![Label(inline(fact))],
        _ => match fact.child_elements().find(|child| child.value().name() == "dl") {
            Some(parts) => parts.child_elements().flat_map(facts).collect(),
            None => vec![Text(inline(fact))],
        },
    })
}

/// A quotation or a response behind the name of the speaker.
fn said(element: ElementRef) -> String {
    let (mut about, mut words) = (Vec::new(), Vec::new());
    for child in element.child_elements() {
        if has_class(child, "ic-who") {
            about.insert(0, inline(child));
        } else if has_class(child, "ic-label") {
            about.push(format!("({})", inline(child)));
        } else {
            words.push(inline(child));
        }
    }
    let words = words.join(" ");
    if about.is_empty() { words } else { format!("{} {words}", with_colon(&about.join(" "))) }
}

/// The text of an element, with its links, what is strong, and what is in another language.
fn inline(element: ElementRef) -> String {
    let mut html = String::new();
    for child in element.children() {
        if let Node::Text(text) = child.value() {
            html.push_str(&encode_text(&text.text));
        }
        let Some(child) = ElementRef::wrap(child).filter(|child| child.attr("aria-hidden").is_none()) else { continue };
        let inner = inline(child);
        let (tag, attribute) = match child.value().name() {
            "a" => ("a", "href"),
            "strong" => ("strong", ""),
            "span" if child.attr("lang").is_some() => ("span", "lang"),
            _ => {
                html.push_str(&inner);
                // Closed as in XML, for editors that read it so. The card shows the name below the kind of the inspection.
                html.push_str(if has_class(child, "ic-kind") { "<br/>" } else { "" });
                continue;
            }
        };
        html.extend(["<", tag]);
        if let Some(value) = child.attr(attribute) {
            html.extend([" ", attribute, "=\"", &encode_double_quoted_attribute(value), "\""]);
        }
        html.extend([">", &inner, "</", tag, ">"]);
    }
    html.trim().to_owned()
}

fn has_class(element: ElementRef, class: &str) -> bool {
    element.value().classes().any(|other| other == class)
}

/// The blocks as elements, each with its language, because there is no element around them.
fn write(blocks: &[Block], lang: &str) -> String {
    let lang = encode_double_quoted_attribute(lang);
    let is_one = |one: &Block, next: &Block| matches!((one, next), (Label(_), Text(_)) | (Item(_), Item(_)));
    let elements = blocks.chunk_by(is_one).map(|blocks| {
        let (tag, html) = match blocks {
            [Heading(tag, text)] => (tag.as_str(), text.clone()),
            [Item(_), ..] => ("ul", blocks.iter().map(|item| format!("<li>{}</li>", in_lines([item]))).collect()),
            _ => ("p", in_lines(blocks)),
        };
        format!("<{tag} lang=\"{lang}\">{html}</{tag}>")
    });
    elements.collect()
}

/// Blocks in one element: each in a line, but a text behind its label.
fn in_lines<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> String {
    let mut html = String::new();
    let mut is_label = true;
    for block in blocks {
        if !html.is_empty() {
            html.push_str(if is_label { " " } else { "<br/> " });
        }
        is_label = matches!(block, Heading(..) | Label(_));
        html += &match block {
            Heading(_, text) | Label(text) => format!("<strong>{}</strong>", with_colon(text)),
            Text(text) => text.clone(),
            Item(parts) => in_lines(parts),
        };
    }
    html
}

/// A label with a colon, unless it ends in a mark of its own.
fn with_colon(label: &str) -> String {
    let has_mark = label.ends_with(['.', ':', '?', '!', '…']);
    if has_mark { label.to_owned() } else { format!("{label}:") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_and_findings_stand_behind_their_labels() {
        let article = "<article class=\"inspection-card\" lang=\"en\"><h2><span class=\"ic-kind\">Visit</span> <span>Name</span></h2>\
                       <dl class=\"ic-judgements\"><div><dt>Care</dt> <dd><span>Good</span><span aria-hidden=\"true\"><i></i></span></dd>\
                       <dd>Since 2022</dd></div></dl><dl class=\"ic-facts\"><div><dt>By</dt> <dd>Us &amp; them</dd></div></dl>\
                       <section><h3>Strengths</h3><details><summary>Show</summary><ul class=\"ic-list\"><li><h4>Help?</h4>\
                       <p>It <a href=\"/a\" class=\"ic-link\">is</a>.</p></li></ul></details></section></article>";
        let expected = "<h2 lang=\"en\">Visit<br/> Name</h2><p lang=\"en\"><strong>Judgements:</strong></p>\
                        <ul lang=\"en\"><li><strong>Care:</strong> Good<br/> Since 2022</li></ul>\
                        <p lang=\"en\"><strong>By:</strong> Us &amp; them</p><h3 lang=\"en\">Strengths</h3>\
                        <ul lang=\"en\"><li><strong>Help?</strong> It <a href=\"/a\">is</a>.</li></ul>";
        assert_eq!(plain(article, "Judgements"), expected);
    }

    #[test]
    fn the_speaker_comes_first() {
        let article = "<article lang=\"cy\"><figure><p class=\"ic-label\">Translation</p><blockquote><p>Words</p></blockquote>\
                       <figcaption class=\"ic-who\"><strong>A</strong>, parent</figcaption></figure>\
                       <div class=\"ic-response\"><p>Told</p></div></article>";
        let expected = "<p lang=\"cy\"><strong>A</strong>, parent (Translation): Words</p><p lang=\"cy\">Told</p>";
        assert_eq!(plain(article, ""), expected);
    }
}
