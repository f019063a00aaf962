//! The sections that open and close: a heading before a native `details`. Some screen readers lose a heading inside
//! `summary`; so it stands before `details`, and the summary is labelled by both.

use yew::prelude::*;

use super::markup::{element, heading, sentence};
use super::{CardProps, Section};
use crate::locale::{PhraseKey, Sentence};

/// A section that opens and closes, with the label `show` on what opens it.
pub fn section(card: &CardProps, section: Section, title: Html, show: Sentence, children: Html) -> Html {
    let class = match section {
        Section::Priorities => "ic-section ic-urgent",
        Section::Requirements => "ic-section ic-required",
        _ => "ic-section",
    };
    let body_id = card.id(section.word());
    let heading_id = [&body_id, "-h"].concat();
    let summary_id = [&body_id, "-s"].concat();
    let label = [&heading_id, " ", &summary_id].concat();
    let children = html! {
        <>
            { heading(card, 1, "ic-heading", Some(heading_id), title) }
            <details class="ic-details" open={card.appearance.open.contains(section)}>
                <summary class="ic-show" id={summary_id} aria-labelledby={label}>
                    <span class="ic-toggle">{ sentence(&show) }</span>
                </summary>
                <div class="ic-body" id={body_id}>{ children }</div>
            </details>
        </>
    };
    element("section", class, children)
}

/// The place of the button that opens all of several sections, with its words. The button needs script, which creates it:
/// many editors for web pages remove `hidden`, and a button without script would do nothing.
pub fn open_all(card: &CardProps, sections: usize) -> Html {
    if sections < 2 {
        return Html::default();
    }
    let words = |key| card.locale.phrase(key).to_owned();
    html! { <p class="ic-all" data-open={words(PhraseKey::OpenAll)} data-close={words(PhraseKey::CloseAll)}></p> }
}
