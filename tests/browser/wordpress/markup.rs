//! The list of what a card's HTML may contain has everything that cards have.

use super::site::quoted;
use super::{awkward, shared};
use crate::examples::examples;
use crate::harness::Page;
use anyhow::{Context, Result, ensure};
use inspection_card::render::{ElementAttributes, Renderer};
use serde_json::json;

/// Every example goes through WordPress's `kses` and its filters of content as it is.
pub async fn nothing_is_lost(page: Page) -> Result<()> {
    let site = shared().await?;
    let cards = cards()?;
    let printed = site.php(&format!(
        "$print = fn( $html ) => convert_smilies( wptexturize( do_shortcode( capital_P_dangit( convert_smilies( wptexturize( inspection_card_protect( inspection_card_sanitise( $html ) ) ) ) ) ) ) );
        echo wp_json_encode( array_map( $print, json_decode( {}, true ) ) );",
        quoted(&json!(cards))
    ))?;
    let printed: Vec<String> = serde_json::from_str(&printed)?;
    let code = "const parse = (html) => new DOMParser().parseFromString(html, 'text/html').body.innerHTML;
        return arguments[0].map((card, index) => [parse(card), parse(arguments[1][index])]).filter(([a, b]) => a !== b)";
    let changed = page.script(code, [json!(cards), json!(printed)]).await?;
    let count = changed.as_array().map_or(0, Vec::len);
    ensure!(count == 0 && printed.len() == cards.len(), "{count} of {} are changed: {}", cards.len(), changed[0]);
    Ok(())
}

/// Every example in several looks.
fn cards() -> Result<Vec<String>> {
    let renderer = Renderer::built_in();
    let mut configs: Vec<String> = examples()?.into_iter().map(|example| example.text).collect();
    configs.push(awkward());
    let some = |text: &str| Some(text.to_owned());
    let looks = [
        ElementAttributes::default(),
        ElementAttributes {
            lang: some("cy"),
            open: some("all"),
            heading_level: some("5"),
            ..ElementAttributes::default()
        },
        ElementAttributes { variant: some("compact"), theme: some("dark"), ..ElementAttributes::default() },
    ];
    let mut cards = Vec::new();
    for (config, look) in configs.iter().flat_map(|config| looks.iter().map(move |look| (config, look))) {
        cards.push(renderer.prerender(config, look).0.context("no card")?.article);
    }
    Ok(cards)
}
