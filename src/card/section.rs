//! The expandable sections: a heading beside native `details`. Inside `summary` a heading is lost to some screen
//! readers; so it stands before, and the summary is named by both.

use super::markup::{Markup, Name};
use super::model::Model;
use crate::words::Say;

/// A section of the card that opens. `key` names it in ids, links and the attribute `open`.
pub fn section(out: &mut Markup, model: &Model, key: &str, heading: Say, show: &str, inside: impl FnOnce(&mut Markup)) {
    let mut body = Markup::default();
    inside(&mut body);
    filled(out, model, key, model.words.say(heading), show, body);
}

fn filled(out: &mut Markup, model: &Model, key: &str, heading: &str, show: &str, body: Markup) {
    let body_id = model.id(key);
    let heading_id = [&body_id, "-h"].concat();
    let summary_id = [&body_id, "-s"].concat();
    let name = [&heading_id, " ", &summary_id].concat();
    let open: &[_] = if model.options.open.holds(key) { &[(Name::Open, "open")] } else { &[] };
    out.element("section", "ic-section", |out| {
        model.heading(out, 1, "ic-heading", Some(&heading_id), |out| out.words(heading));
        out.element_with("details", "ic-details", open, |out| {
            out.element_with("summary", "ic-show", &[(Name::Id, &summary_id), (Name::LabelledBy, &name)], |out| {
                out.element("span", "ic-toggle", |out| out.words(show));
            });
            out.element_with("div", "ic-body", &[(Name::Id, &body_id)], |out| out.append(body));
        });
    });
}

/// Where the button that opens all of several sections stands. It needs script, which shows it; its place is kept.
pub fn open_all(out: &mut Markup, model: &Model, sections: usize) {
    if sections < 2 {
        return;
    }
    const HIDDEN: (Name, &str) = (Name::Hidden, "hidden");
    out.element("p", "ic-all", |out| {
        out.element_with("button", "ic-button", &[(Name::Type, "button"), HIDDEN], |out| {
            out.element("span", "ic-open-all", |out| out.words(model.words.say(Say::OpenAll)));
            out.element_with("span", "ic-close-all", &[HIDDEN], |out| out.words(model.words.say(Say::CloseAll)));
        });
    });
}
