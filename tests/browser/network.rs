//! Given a card, only its own host and `src` are requested, nothing is stored, and strict policies are kept to.

use crate::given::{CARD, CITY, ENTRY, FALLBACK, council, element, element_of, script_tag};
use crate::harness::{Engine, Page, Reply, Test, tests};
use anyhow::{Context, Result, ensure};
use serde_json::json;

/// The network's tests.
pub fn tests() -> Vec<Test> {
    tests![
        only_own_requests,
        nothing_kept,
        strict_policy,
        nonce_and_strict_dynamic,
        trusted_types,
        integrity,
        once_each
    ]
}

async fn only_own_requests(page: Page) -> Result<()> {
    page.site.put("inspection.json", Reply::file("a.json", CITY));
    let source = format!("<inspection-card src=inspection.json>{FALLBACK}</inspection-card>");
    page.open(&format!("{source}{}{ENTRY}", element(&council("Exampleshire"), ""))).await?;
    page.cards(2).await?;
    page.open_sections().await?;
    let asked: Vec<String> = page.list("performance.getEntriesByType('resource').map((entry) => entry.name)").await?;
    let (site, host) = (page.site.url("inspection.json"), page.host.base() + "/");
    for url in &asked {
        // Engines differ in whether they list the icon that they ask the page's own site for.
        ensure!(*url == site || url.ends_with("/favicon.ico") || url.starts_with(&host), "asked for {url}");
    }
    let paths: Vec<String> = page.site.log().into_iter().map(|request| request.path).collect();
    ensure!(paths == ["page1.html", "inspection.json"], "{paths:?}");
    let methods = page.host.log();
    ensure!(methods.iter().all(|request| request.method == "GET"), "no preflight, no report: {methods:?}");
    Ok(())
}

async fn nothing_kept(page: Page) -> Result<()> {
    page.open("<p>First").await?;
    page.script("document.cookie = 'council=1; path=/'", []).await?;
    page.city().await?;
    page.open_sections().await?;
    page.wait_for_events("toggle", 1).await?;
    page.expect("document.cookie === 'council=1'").await?;
    page.expect("localStorage.length + sessionStorage.length === 0").await?;
    let bases =
        page.script_async("return (await indexedDB.databases()).length + (await caches.keys()).length", []).await?;
    ensure!(bases == 0, "{bases} data bases");
    let log = page.host.log();
    let card: Vec<_> = log.iter().filter(|request| request.path != "seen.js").collect();
    ensure!(card.iter().all(|request| request.cookies.is_none()), "a cookie left the site: {card:?}");
    Ok(())
}

async fn under(page: &Page, policy: &str, html: &str) -> Result<()> {
    let policy = policy.replace("{host}", &format!("{}/", page.host.base()));
    page.open_with(html, |reply| reply.header("content-security-policy", &policy)).await?;
    page.cards(1).await?;
    // The stylesheet is applied too.
    page.wait_for("getComputedStyle(document.querySelector('article summary')).display !== 'list-item'").await?;
    page.no_errors().await
}

async fn strict_policy(page: Page) -> Result<()> {
    let policy = "default-src 'none'; script-src {host} 'wasm-unsafe-eval'; style-src {host}; connect-src {host}";
    under(&page, policy, &format!("{}{ENTRY}", element_of(CITY, ""))).await?;
    under(&page, policy, &script_tag(&council("Exampleshire"), "")).await
}

async fn nonce_and_strict_dynamic(page: Page) -> Result<()> {
    let policy = "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; style-src {host};
        connect-src {host}"
        .replace('\n', "");
    // The page's own recorder needs the nonce, too.
    let html = format!(
        "<!doctype html><html lang=en><title>Nonce</title><script nonce=abc src='{{host}}/seen.js'></script>{}{}",
        element_of(CITY, ""),
        ENTRY.replace("<script", "<script nonce=abc")
    );
    page.publish("", |reply| reply);
    under(&page, &policy, &html).await?;
    // A module has to look for its tag.
    under(&page, &policy, &html.replace("async", "type=module")).await
}

/// `insertion` has what happens where the policy is forbidden.
async fn trusted_types(page: Page) -> Result<()> {
    let policy = "require-trusted-types-for 'script'; trusted-types inspection-card";
    under(&page, policy, &script_tag(&council("Exampleshire"), "async")).await?;
    under(&page, policy, &format!("{}{ENTRY}", element_of(CITY, "open"))).await
}

/// The entry script under its hashed name works with `integrity`.
async fn integrity(page: Page) -> Result<()> {
    let dist = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let twin = std::fs::read_dir(dist)?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| name.starts_with("inspection-card.") && name.ends_with(".js") && name != "inspection-card.js")
        .context("no hashed twin of the entry")?;
    page.open("<p>To compute a hash").await?;
    let hash = "const bytes = await (await fetch(args[0])).arrayBuffer();
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
        return 'sha384-' + btoa(String.fromCharCode(...hash));";
    let hash = page.script_async(hash, [json!(page.host.url(&twin))]).await?;
    let hash = hash.as_str().context("no hash")?;
    let tag = format!("<script async crossorigin integrity='{hash}' src='{{host}}/{twin}'></script>");
    page.open(&format!("{}{tag}", element_of(CITY, ""))).await?;
    page.cards(1).await?;
    page.no_errors().await
}

async fn once_each(page: Page) -> Result<()> {
    let cards: String = (0..20).map(|number| element(&council(&format!("Shire {number}")), "loading=eager")).collect();
    page.open(&format!("{cards}{ENTRY}")).await?;
    page.cards(20).await?;
    page.expect(&format!("document.querySelectorAll({}).length === 20", json!(CARD))).await?;
    let mut paths: Vec<String> = page.host.log().into_iter().map(|request| request.path).collect();
    paths.sort();
    // WebKit's preload checks no hash, so the glue is fetched first; WebKit's private session caches nothing.
    let looked_at = paths.iter().filter(|path| path.starts_with("card.") && path.ends_with(".js")).count() - 1;
    ensure!(looked_at <= usize::from(page.engine == Engine::WebKit), "the glue was asked for twice: {paths:?}");
    let all = paths.len() - looked_at;
    paths.dedup();
    ensure!(paths.len() == all, "something was asked for twice: {paths:?}");
    ensure!(paths.iter().filter(|path| path.ends_with(".wasm")).count() == 1, "{paths:?}");
    Ok(())
}
