//! Elements that several parts of the card use.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag};

use super::{CardProps, ElementData};
use crate::contract::Link;
use crate::locale::{Localised, PhraseKey, Sentence};

/// An element whose tag or class is only known at run time. `html!` can't have a dynamic class without Yew's `Classes`, a
/// set that weighs 2 kB.
pub fn element(tag: &'static str, class: &str, children: Html) -> Html {
    with_attributes(tag, &["class"], vec![Some(class.to_owned().into())], children)
}

/// The outermost element.
pub fn article(card: &CardProps, children: Html) -> Html {
    const NAMES: &[&str] = &[
        "class",
        "aria-labelledby",
        "lang",
        "data-key",
        "data-src",
        "data-heading-level",
        "data-open",
        "data-variant",
        "data-theme",
    ];
    let ElementData { key, src, heading_level, open, variant, theme } = card.element.clone();
    let class = Some(card.appearance.class().to_owned());
    let language = Some(card.locale.language().to_owned());
    let values = [class, Some(card.id("t")), language, key, src, heading_level, open, variant, theme];
    with_attributes("article", NAMES, values.into_iter().map(|value| value.map(AttrValue::from)).collect(), children)
}

/// A heading, `below` levels below the card's own.
pub fn heading(card: &CardProps, below: u8, class: &'static str, id: Option<String>, children: Html) -> Html {
    let tag = card.appearance.heading_level.tag(below);
    with_attributes(tag, &["class", "id"], vec![Some(class.into()), id.map(AttrValue::from)], children)
}

fn with_attributes(
    tag: &'static str,
    names: &'static [&'static str],
    values: Vec<Option<AttrValue>>,
    children: Html,
) -> Html {
    let values = values.into_iter().map(|value| value.map(AttributeOrProperty::Attribute)).collect();
    let mut element = VTag::new(tag);
    element.set_attributes(Attributes::Dynamic { keys: names, values });
    if let Some(slot) = element.children_mut() {
        *slot = children;
    }
    element.into()
}

/// A text, marked with its language if it is not the card's.
pub fn text(text: &Localised) -> Html {
    let words = text.words.clone();
    match &text.lang {
        None => words.into(),
        Some(lang) => html! { <span class="ic-text" lang={lang.clone()}>{ words }</span> },
    }
}

/// A sentence; texts in it that are in another language are marked.
pub fn sentence(sentence: &Sentence) -> Html {
    sentence.segments().iter().map(text).collect()
}

/// A phrase without values.
pub fn phrase(card: &CardProps, key: PhraseKey) -> Html {
    card.locale.phrase(key).to_owned().into()
}

/// “Page 3 of the report”.
pub fn page_of_report(card: &CardProps, key: PhraseKey, page: u32) -> Sentence {
    card.locale.fill(key, &[("page", page.to_string().into())])
}

/// A paragraph, or nothing.
pub fn paragraph(class: &'static str, text: &Option<Localised>) -> Html {
    optional("p", class, text)
}

/// An element with a text, or nothing.
pub fn optional(tag: &'static str, class: &'static str, words: &Option<Localised>) -> Html {
    words.as_ref().map(|words| element(tag, class, text(words))).unwrap_or_default()
}

/// A list whose bullets the stylesheet removes. It needs its role, because VoiceOver would not announce it as a list.
pub fn list(class: &'static str, items: Vec<Html>) -> Html {
    with_attributes(
        "ul",
        &["class", "role"],
        vec![Some(class.into()), Some("list".into())],
        items.into_iter().collect(),
    )
}

/// A link.
pub fn link(class: &'static str, url: &Link, words: Html) -> Html {
    with_attributes("a", &["class", "href"], vec![Some(class.into()), Some(url.as_str().to_owned().into())], words)
}
