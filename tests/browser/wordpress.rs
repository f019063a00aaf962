//! Given a real WordPress with the plugin, an author who may not write scripts publishes a card that every visitor sees, with
//! script on or off, and that never says what its config no longer says.
//!
//! Only when asked for: `cargo test --test browser -- --ignored wordpress::`, which `cargo xtask test --full` does.

mod editor;
mod forged;
mod markup;
mod site;
mod sources;
mod visitors;

use crate::adopt::prerendered;
use crate::given::council;
use crate::harness::{Engine, Page, Test, tests};
use anyhow::{Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use inspection_card::render::ElementAttributes;
use serde_json::{Value, json};
use site::{Site, plugin, quoted};
use std::time::Duration;
use tokio::sync::OnceCell;
use tokio::task::block_in_place;

use editor::from_the_editor;
use forged::forged_html;
use markup::nothing_is_lost;
use sources::{changed_file, shortcodes, uploads};
use visitors::{with_script, without_script};

/// The tests with WordPress.
pub fn tests() -> Vec<Test> {
    let slow = |test: Test| test.within(Duration::from_secs(150)).slow();
    let chromium = tests![from_the_editor, forged_html, nothing_is_lost, shortcodes, changed_file, uploads];
    let chromium = chromium.into_iter().map(|test: Test| test.only(&[Engine::Chromium]));
    let scriptless = tests![without_script].into_iter().map(Test::without_javascript);
    chromium.chain(tests![with_script]).chain(scriptless).map(slow).collect()
}

/// The site of all tests that don't change it: a theme of blocks, which filters the content twice.
async fn shared() -> Result<&'static Site> {
    static SITE: OnceCell<Site> = OnceCell::const_new();
    SITE.get_or_try_init(|| async { block_in_place(|| Site::start("twentytwentythree", Some(&plugin()?))) }).await
}

/// Texts that filters of content like to change.
const AWKWARD: &str = r#"<b>1 < 2</b> & "3" -- it's 4x4, [gallery] [/x] &amp; &#91; … :) Wordpress \n %20 🏠 ŵ <!--more--> <script>bad()</script>"#;

/// A config with such texts.
fn awkward() -> String {
    let mut config = council("Awkwardshire & Sons");
    config["summary"] = json!(AWKWARD);
    config["inspection"]["report"] = json!("https://reports.example.org.uk/?a=1&b=[2]");
    // As the builder writes it.
    serde_json::to_string_pretty(&config).unwrap_or_default()
}

/// A block with a config, as the editor saves it.
fn block(config: &str, attributes: &Value) -> String {
    let mut attributes = attributes.clone();
    attributes["config"] = json!(STANDARD.encode(config));
    let words = "Inspection of Awkwardshire &amp; Sons";
    format!(
        "<!-- wp:inspection-card/card {attributes} -->\n<p class=\"wp-block-inspection-card-card\">{words}</p>\n<!-- /wp:inspection-card/card -->"
    )
}

/// The element of a card with the whole card inside, as a browser writes HTML.
async fn element(page: &Page, config: &str, attributes: ElementAttributes) -> Result<String> {
    // Script that keeps sections open writes the attribute without a value.
    let html = prerendered(config, attributes)?.replace(" open=\"open\"", " open");
    let code = "return new DOMParser().parseFromString(arguments[0], 'text/html').body.innerHTML";
    Ok(page.script(code, [json!(html)]).await?.as_str().unwrap_or_default().to_owned())
}

/// Stores a card as its author's browser does.
fn store(site: &Site, post: u64, config: &str) -> Result<()> {
    let html = prerendered(config, ElementAttributes::default())?;
    let article = html.split_once('>').map_or("", |(_, inside)| inside).trim_end_matches("</inspection-card>");
    let data = quoted(&json!({ "config": config, "html": article }));
    let answer = site.php(&format!(
        "wp_set_current_user( get_user_by( 'login', 'author' )->ID );
        $request = new WP_REST_Request( 'POST', '/inspection-card/v1/posts/{post}/cards' );
        $request->set_body_params( json_decode( {data}, true ) );
        echo wp_json_encode( rest_do_request( $request ) );"
    ))?;
    ensure!(answer.contains("\"stored\":true") || answer.contains("201"), "{answer}");
    Ok(())
}
