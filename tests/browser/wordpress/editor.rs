//! The whole way of a card: the plugin is installed, an author pastes a config, a visitor reads the card, the config changes,
//! the plugin is turned off and deleted.

use super::site::{Site, plugin};
use super::{awkward, element};
use crate::harness::Page;
use anyhow::{Context, Result, ensure};
use inspection_card::render::ElementAttributes;
use serde_json::json;
use tokio::task::block_in_place;

pub async fn from_the_editor(page: Page) -> Result<()> {
    // A theme without blocks.
    let site = block_in_place(|| Site::start("twentytwentyone", None))?;
    install(&site, &page).await?;
    site.log_in(&page, "author").await?;
    let config = awkward();
    let path = publish(&site, &page, &config).await.context("an author publishes")?;
    let card = element(&page, &config, ElementAttributes::default()).await?;
    let sent = site.sent(&page, &path).await?;
    ensure!(sent == card, "sent: {sent}\nrendered: {card}");
    survives_saving(&page, &config).await?;
    in_a_frame(&page).await.context("the editor in a frame")?;

    let newer = config.replace("\"positive\"", "\"failings\"");
    ensure!(newer != config);
    change(&page, &newer).await.context("the author changes the config")?;
    let card = element(&page, &newer, ElementAttributes::default()).await?;
    let sent = site.sent(&page, &path).await?;
    ensure!(sent == card, "after the change: {sent}");
    let records = site.php("global $wpdb; echo $wpdb->get_var( \"SELECT COUNT(*) FROM $wpdb->postmeta WHERE meta_key LIKE '%inspection_card%'\" );")?;
    // One for each language that the site may be shown in, if it was rendered.
    ensure!(records.trim() == "1", "{records} records");

    problems_in_words(&page).await.context("a config with problems")?;
    turned_off(&site, &page, &path).await.context("the plugin is turned off and deleted")?;
    ensure!(site.complaints().is_empty(), "{:?}", site.complaints());
    Ok(())
}

/// Through the Plugins screen.
async fn install(site: &Site, page: &Page) -> Result<()> {
    site.log_in(page, "admin").await?;
    page.go(&format!("{}/wp-admin/plugin-install.php?tab=upload", site.url)).await?;
    page.choose_file("#pluginzip", &plugin()?).await?;
    page.follow("#install-plugin-submit").await?;
    page.follow("a.button-primary[href*='action=activate']").await?;
    page.wait_for("document.querySelector('tr.active[data-slug=inspection-card]')").await
}

/// In the editor; returns the path of the post.
async fn publish(site: &Site, page: &Page, config: &str) -> Result<String> {
    page.go(&format!("{}/wp-admin/post-new.php", site.url)).await?;
    page.wait_for("wp.data.select('core/editor').getCurrentPostId() && wp.blocks.getBlockType('inspection-card/card')")
        .await?;
    let insert = "wp.data.dispatch('core/editor').editPost({ title: 'Inspection' });
        wp.data.dispatch('core/block-editor').insertBlocks(wp.blocks.createBlock('inspection-card/card'));";
    page.script(insert, []).await?;
    page.wait_for("document.querySelector('.inspection-card-block-source textarea')").await?;
    page.paste(".inspection-card-block-source textarea", config).await?;
    page.script("document.querySelector('.inspection-card-block-source .is-primary').click()", []).await?;
    page.wait_for("document.querySelector('inspection-card > article')").await?;
    page.expect("document.querySelector('.inspection-card-block-problems') === null").await?;
    page.script("wp.data.dispatch('core/editor').editPost({ status: 'publish' })", []).await?;
    save(page).await?;
    page.text("new URL(wp.data.select('core/editor').getPermalink()).pathname").await
}

/// Saves the post and waits until its card is stored.
async fn save(page: &Page) -> Result<()> {
    let stored = "performance.getEntriesByType('resource').filter(({ name, responseStatus }) => /\\/cards\\b/.test(name) && responseStatus === 201).length";
    let before = page.value(stored).await?;
    page.script("wp.data.dispatch('core/editor').savePost()", []).await?;
    page.wait_for(&format!("{stored} > {before}")).await.context("the card is stored")
}

/// The block is valid and has the same config after a reload.
async fn survives_saving(page: &Page, config: &str) -> Result<()> {
    let post = page.value("wp.data.select('core/editor').getCurrentPostId()").await?;
    page.go(&format!("{}/wp-admin/post.php?post={post}&action=edit", page.text("location.origin").await?)).await?;
    page.wait_for("document.querySelector('inspection-card > article')").await?;
    page.expect("wp.data.select('core/block-editor').getBlocks().every(({ isValid }) => isValid)").await?;
    page.expect(&format!("document.querySelector('inspection-card').getAttribute('config') === {}", json!(config)))
        .await?;
    page.expect(
        "wp.data.select('core/block-editor').getBlocks()[0].attributes.words === 'Inspection of Awkwardshire & Sons'",
    )
    .await
}

/// Later versions of WordPress have the whole editor in a frame; this one for narrow screens only.
async fn in_a_frame(page: &Page) -> Result<()> {
    let preview = "wp.data.dispatch('core/edit-post').__experimentalSetPreviewDeviceType(arguments[0])";
    page.script(preview, [json!("Tablet")]).await?;
    let card = "document.querySelector('iframe[name=editor-canvas]').contentDocument.querySelector('inspection-card > article')";
    page.wait_for(&format!("getComputedStyle({card}).borderTopStyle === 'solid'")).await?;
    page.script(preview, [json!("Desktop")]).await?;
    page.wait_for("document.querySelector('inspection-card > article')").await
}

/// Another config in place of the first one.
async fn change(page: &Page, config: &str) -> Result<()> {
    show(page, config).await?;
    page.wait_for("document.querySelector('inspection-card > article')").await?;
    save(page).await
}

/// Gives the block a config.
async fn show(page: &Page, config: &str) -> Result<()> {
    let code = "const [{ clientId }] = wp.data.select('core/block-editor').getBlocks();
        wp.data.dispatch('core/block-editor').selectBlock(clientId);";
    page.script(code, []).await?;
    let button = "[...document.querySelectorAll('.block-editor-block-toolbar button')].find((b) => b.textContent === 'Change the config')";
    page.wait_for(button).await?;
    page.script(&format!("{button}.click()"), []).await?;
    page.wait_for("document.querySelector('.inspection-card-block-source textarea')").await?;
    page.script("document.querySelector('.inspection-card-block-source textarea').select()", []).await?;
    page.paste(".inspection-card-block-source textarea", config).await?;
    page.script("document.querySelector('.inspection-card-block-source .is-primary').click()", []).await?;
    Ok(())
}

/// Where it is, and what is wrong, beside the block, and no card of the former config.
async fn problems_in_words(page: &Page) -> Result<()> {
    show(page, r#"{ "version": 1, "provider": { "name": "Problemshire" }, "inspection": { "framework": "area-send" }, "outcome": { "grade": "splendid" } }"#).await?;
    page.wait_for("document.querySelector('.inspection-card-block-problems')").await?;
    let said = page.inner_text(".inspection-card-block-problems").await?;
    ensure!(said.contains("outcome.grade") && said.contains("splendid"), "{said}");
    page.expect("document.querySelector('inspection-card > article') === null").await
}

/// The post then has a link to the report; after the plugin is deleted, nothing of it is left.
async fn turned_off(site: &Site, page: &Page, path: &str) -> Result<()> {
    site.php("require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( 'inspection-card/inspection-card.php' );")?;
    let sent = site.sent(page, path).await?;
    let link =
        r#"<a href="https://reports.example.org.uk/?a=1&amp;b=%5B2%5D">Inspection of Awkwardshire &amp; Sons</a>"#;
    ensure!(sent.contains(link) && !sent.contains("inspection-card>"), "{sent}");
    let left = site.php(
        "require_once ABSPATH . 'wp-admin/includes/plugin.php'; require_once ABSPATH . 'wp-admin/includes/file.php';
        delete_plugins( array( 'inspection-card/inspection-card.php' ) );
        global $wpdb;
        echo $wpdb->get_var( \"SELECT COUNT(*) FROM $wpdb->postmeta WHERE meta_key LIKE '%inspection_card%'\" )
            + $wpdb->get_var( \"SELECT COUNT(*) FROM $wpdb->options WHERE option_name LIKE '%transient%inspection_card%'\" );",
    )?;
    ensure!(left.trim() == "0" && !site.file("wp-content/plugins/inspection-card").exists(), "left: {left}");
    Ok(())
}
