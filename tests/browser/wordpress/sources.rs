//! Where configs come from: the media library, and addresses on the site's own host.

use super::site::Site;
use super::{element, shared};
use crate::given::council;
use crate::harness::Page;
use anyhow::{Context, Result, ensure};
use inspection_card::render::ElementAttributes;
use serde_json::{Value, json};
use std::fs;

/// Puts a config into the media library; returns its number and the path of its address.
fn media(site: &Site, name: &str, config: &str) -> Result<(u64, String)> {
    let answer = site.php(&format!(
        "wp_set_current_user( 1 );
        $file = wp_upload_bits( '{name}', null, base64_decode( '{}' ) );
        $id = wp_insert_attachment( array( 'post_mime_type' => 'application/json', 'post_title' => 'x', 'post_status' => 'inherit' ), $file['file'] );
        echo wp_json_encode( array( $id, wp_parse_url( $file['url'], PHP_URL_PATH ) ) );",
        base64::Engine::encode(&base64::engine::general_purpose::STANDARD, config)
    ))?;
    serde_json::from_str(&answer).with_context(|| answer)
}

/// As the author, whose browser renders and stores the card.
async fn rendered_by_author(site: &Site, page: &Page, name: &str) -> Result<()> {
    page.go(&format!("{}/{name}/", site.url)).await?;
    let stored = "performance.getEntriesByType('resource').some(({ name, responseStatus }) => /\\/cards\\b/.test(name) && responseStatus === 201)";
    page.wait_for(stored).await
}

fn attributes() -> ElementAttributes {
    let some = |text: &str| Some(text.to_owned());
    ElementAttributes {
        lang: some("cy"),
        heading_level: some("3"),
        open: some("strengths"),
        variant: None,
        theme: some("light"),
        ..ElementAttributes::default()
    }
}

/// By address and by number, with all attributes; other hosts and files are refused.
pub async fn shortcodes(page: Page) -> Result<()> {
    let site = shared().await?;
    let config = council("Codeshire").to_string();
    let (id, path) = media(site, "codeshire.json", &config)?;
    fs::create_dir_all(site.file("inspections"))?;
    fs::write(site.file("inspections/2025.json"), &config)?;
    let given = r#"lang="cy" heading-level="3" open="strengths" variant="full" theme="light""#;
    site.log_in(&page, "author").await?;
    for (name, source) in [
        ("by-id", format!("id=\"{id}\"")),
        ("by-path", format!("src=\"{path}\"")),
        ("by-url", format!("src=\"{}{path}\"", site.url)),
        ("by-fetch", "src=\"/inspections/2025.json\"".to_owned()),
    ] {
        site.publish(name, &format!("Before\n\n[inspection-card {source} {given}]\n\nAfter"))?;
        rendered_by_author(site, &page, name).await.context(name)?;
        let sent = site.sent(&page, &format!("/{name}/")).await?;
        let card = element(&page, &config, attributes()).await?;
        let (_, article) = card.split_once('>').context("no element")?;
        ensure!(sent.ends_with(article) && sent.contains(" src=\""), "{name}: {sent}\n{card}");
    }
    refused(site, &page).await?;
    ensure!(site.complaints().is_empty(), "{:?}", site.complaints());
    Ok(())
}

/// What is not on this site, or no JSON, is not asked for, and only people who may edit the post read why.
async fn refused(site: &Site, page: &Page) -> Result<()> {
    fs::write(site.file("wp-content/uploads/secret.txt"), "{}")?;
    fs::write(site.file("elsewhere.php"), "<?php header( 'Location: /inspections/2025.json' );")?;
    let port = site.url.rsplit(':').next().unwrap_or_default();
    let sources = [
        "https://example.org/a.json".to_owned(),
        format!("//127.0.0.1:{port}/a.json"),
        format!("http://127.0.0.1:{port}@example.org/a.json"),
        "http://127.0.0.1:1/a.json".to_owned(),
        "http://localhost/a.json".to_owned(),
        "file:///etc/passwd".to_owned(),
        "/wp-content/uploads/../../wp-config.php".to_owned(),
        "/wp-content/uploads/%2e%2e/%2e%2e/wp-config.php".to_owned(),
        "/wp-content/uploads/secret.txt".to_owned(),
        "/elsewhere.php".to_owned(),
    ];
    for (index, source) in sources.iter().enumerate() {
        let name = format!("refused-{index}");
        site.publish(&name, &format!("[inspection-card src=\"{source}\"]"))?;
        let sent = site.sent(page, &format!("/{name}/")).await?;
        ensure!(!sent.contains("<inspection-card") && !sent.contains("Inspection card"), "{source}: {sent}");
        page.go(&format!("{}/{name}/", site.url)).await?;
        let said = page.text("document.body.innerText").await?;
        ensure!(said.contains("Inspection card: "), "{source}: {said}");
    }
    Ok(())
}

/// When the file has another grade, visitors without script never read the old one.
pub async fn changed_file(page: Page) -> Result<()> {
    let site = shared().await?;
    let mut config = council("Changeshire");
    config["inspection"]["report"] = json!("https://reports.example.org.uk/1");
    let (id, path) = media(site, "changeshire.json", &config.to_string())?;
    site.publish("changes", &format!("[inspection-card id={id}]"))?;
    site.log_in(&page, "author").await?;
    rendered_by_author(site, &page, "changes").await?;
    let grade = "positive experiences";
    let sent = site.sent(&page, "/changes/").await?;
    ensure!(sent.contains(grade), "{sent}");

    config["outcome"]["grade"] = json!("failings");
    fs::write(site.file(path.trim_start_matches('/')), config.to_string())?;
    let sent = site.sent(&page, "/changes/").await?;
    let words = r#"<p><a href="https://reports.example.org.uk/1">Inspection of Changeshire</a></p>"#;
    ensure!(sent.contains(words) && !sent.contains("<article"), "{sent}");

    // A visitor's script shows the new card at once, and the site asks for nothing to be stored.
    site.log_out(&page).await?;
    page.go(&format!("{}/changes/", site.url)).await?;
    page.wait_for("document.querySelector('inspection-card > article')").await?;
    let shown = page.text_content("inspection-card > article").await?;
    ensure!(!shown.contains(grade) && shown.contains("significant concerns"), "{shown}");
    ensure!(!site.sent(&page, "/changes/").await?.contains("<article"), "a visitor has stored a card");

    site.log_in(&page, "author").await?;
    rendered_by_author(site, &page, "changes").await?;
    let sent = site.sent(&page, "/changes/").await?;
    ensure!(sent.contains("significant concerns") && !sent.contains(grade), "{sent}");
    Ok(())
}

/// An author may upload JSON, but nothing that only has its name.
pub async fn uploads(page: Page) -> Result<()> {
    let site = shared().await?;
    site.log_in(&page, "author").await?;
    for (name, body, status) in
        [("good.json", "\u{feff}{\"a\": 1}", 201), ("bad.json", "{\"a\": <script>}", 500), ("bad.svg", "<svg/>", 500)]
    {
        let code = "const nonce = await (await fetch('/wp-admin/admin-ajax.php?action=rest-nonce')).text();
            const body = new FormData();
            body.append('file', new File([args[1]], args[0]));
            const answer = await fetch('/wp-json/wp/v2/media', { method: 'POST', headers: { 'X-WP-Nonce': nonce }, body });
            return [answer.status, await answer.json()];";
        let answer: Value = page.script_async(code, [json!(name), json!(body)]).await?;
        ensure!(answer[0] == status, "{name}: {answer}");
    }
    Ok(())
}
