//! Parts of the form that can be closed.

use web_sys::HtmlDetailsElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct DisclosureProps {
    #[prop_or_default]
    pub class: Classes,
    /// Whether something in it is used or wrong: then it opens.
    pub is_used: bool,
    /// The content of its `summary`.
    pub summary: Html,
    /// The id of its `summary`.
    #[prop_or_default]
    pub summary_id: Option<String>,
    pub children: Html,
}

/// A `details` that opens when something in it is used, and does not close when its last letter is deleted.
#[component]
pub fn Disclosure(DisclosureProps { class, is_used, summary, summary_id, children }: &DisclosureProps) -> Html {
    let is_open = use_state(|| *is_used);
    {
        let is_open = is_open.setter();
        use_effect_with(*is_used, move |is_used| {
            if *is_used {
                is_open.set(true);
            }
        });
    }
    html! {
        <details class={class.clone()} open={*is_open} ontoggle={on_toggle({ let is_open = is_open.setter(); move |open| is_open.set(open) })}>
            <summary id={summary_id.clone()}>{ summary.clone() }</summary>
            { children.clone() }
        </details>
    }
}

/// A callback that hears whether a `details` has been opened.
pub fn on_toggle(hear: impl Fn(bool) + 'static) -> Callback<Event> {
    Callback::from(move |event: Event| {
        hear(event.target_dyn_into::<HtmlDetailsElement>().is_some_and(|details| details.open()));
    })
}
