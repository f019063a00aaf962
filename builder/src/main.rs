//! The builder: a page on which editors make cards, without writing JSON.
//!
//! `document` is the config that is edited; `assessment` and `choices` are what follows from it; `form` and `json_view` change it;
//! `preview` shows the card; `publish` gives the snippet for a place.

mod app;
mod arrived;
mod assessment;
mod browser;
mod choices;
mod disclosure;
mod document;
mod focus;
mod form;
mod json_view;
mod labels;
mod languages;
mod origin;
mod path;
mod preview;
mod problems;
mod publish;
mod radios;
mod reveal;
mod snippet;
mod start;
mod tools;

use gloo::utils::document;

fn main() {
    // The page has this element, so that its words stand there until the builder does.
    if let Some(root) = document().get_element_by_id("builder") {
        root.set_inner_html("");
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
