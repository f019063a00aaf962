//! The expandable sections: a heading beside native `details`. Inside `summary` a heading is lost to some screen
//! readers; so it stands before, and the summary is named by both.

use yew::prelude::*;

use super::model::Model;
use crate::words::Say;

/// A section of the card that opens. `key` names it in ids, links and the attribute `open`.
pub fn section(model: &Model, key: &str, heading: &str, show: String, body: Html) -> Option<Html> {
    let body_id = model.id(key);
    let heading_id = [&body_id, "-h"].concat();
    let summary_id = [&body_id, "-s"].concat();
    let name = [&heading_id, " ", &summary_id].concat();
    Some(html! {
        <section class="ic-section">
            { model.heading(1, "ic-heading", Some(heading_id), Html::from(heading.to_owned())) }
            <details class="ic-details" open={model.options.open.holds(key)}>
                <summary class="ic-show" id={summary_id} aria-labelledby={name}><span class="ic-toggle">{ show }</span></summary>
                <div class="ic-body" id={body_id}>{ body }</div>
            </details>
        </section>
    })
}

/// Where the button that opens all of several sections stands. It needs script, which shows it; its place is kept.
pub fn open_all(model: &Model, sections: usize) -> Html {
    if sections < 2 {
        return Html::default();
    }
    html! {
        <p class="ic-all">
            <button class="ic-button" type="button" hidden={true}>
                <span class="ic-open-all">{ model.words.say(Say::OpenAll) }</span>
                <span class="ic-close-all" hidden={true}>{ model.words.say(Say::CloseAll) }</span>
            </button>
        </p>
    }
}
