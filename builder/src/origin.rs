//! How the page was opened, and the document to begin with.

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use crate::browser;
use crate::document::Document;

/// How the page was opened.
#[derive(Clone, Copy, PartialEq)]
pub enum Origin {
    /// With nothing.
    Empty,
    /// With work that the browser kept.
    Restored,
    /// With a colleague's draft.
    Draft,
    /// With a link to a draft that is not whole. Work that the browser kept is there.
    Damaged,
}

/// What the page begins with.
pub struct Opened {
    /// The document.
    pub document: Document,
    /// How the page was opened.
    pub origin: Origin,
    /// Whether the browser keeps the document.
    pub is_kept: bool,
}

/// What the page begins with: a draft if its link is whole, or the work that is kept, or nothing.
pub fn open() -> Opened {
    if let Some(draft) = browser::draft() {
        return Opened { document: draft.into(), origin: Origin::Draft, is_kept: false };
    }
    let stored = browser::stored();
    let is_kept = stored.is_some();
    let origin = match is_kept {
        _ if browser::has_draft_link() => Origin::Damaged,
        true => Origin::Restored,
        false => Origin::Empty,
    };
    Opened { document: stored.map_or_else(Document::new, Document::kept), origin, is_kept }
}

/// Opens a draft whose link is followed while the page is open: the browser only changes the fragment of the address.
#[hook]
pub fn use_draft_links() {
    use_effect_with((), |()| {
        let opened = browser::fragment();
        // Back to the draft that is open already, from a link within the page, changes nothing.
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            if browser::has_draft_link() && browser::fragment() != opened {
                browser::reload();
            }
        });
        move || drop(listener)
    });
}

#[derive(Properties, PartialEq)]
pub struct BannerProps {
    pub origin: Origin,
}

/// What to know of the document that the page was opened with.
#[component]
pub fn Banner(BannerProps { origin }: &BannerProps) -> Html {
    match origin {
        Origin::Empty => Html::default(),
        Origin::Restored => html! { <p class="banner" role="note">{ "Your work was restored from this device." }</p> },
        Origin::Draft => html! {
            <p class="banner draft" role="note">
                <strong>{ "Draft" }</strong>{ " A colleague asks for your approval. This card has not been published." }
            </p>
        },
        Origin::Damaged => html! {
            <p class="banner draft" role="note">
                <strong>{ "This link is not whole." }</strong>{ " The draft can’t be shown. Ask your colleague to copy it again." }
            </p>
        },
    }
}
