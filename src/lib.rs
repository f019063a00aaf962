//! Stand-in while the parts are being built.
#[cfg(target_arch = "wasm32")]
mod element {
    use wasm_bindgen::prelude::*;
    use yew::prelude::*;

    struct Card;
    impl Component for Card {
        type Message = ();
        type Properties = ();
        fn create(_: &Context<Self>) -> Self { Card }
        fn view(&self, _: &Context<Self>) -> Html { html! { <article class="inspection-card">{"Card"}</article> } }
    }

    #[wasm_bindgen]
    pub fn render(host: web_sys::Element) {
        yew::Renderer::<Card>::with_root(host).render();
    }
}
