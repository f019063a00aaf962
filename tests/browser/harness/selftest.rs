//! The harness against a stand-in for the card: what the other tests lean on does hold in each engine.

use super::test::tests;
use super::{Page, Reply, Test};
use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;

/// What stands in for the entry script.
const STAND_IN: &str = r#"
for (const host of document.querySelectorAll("inspection-card")) {
  host.innerHTML = '<details><summary>Show</summary><p>Words</p></details>';
  host.dispatchEvent(new CustomEvent("inspection-card:ready", { bubbles: true, detail: { n: 1 } }));
}
"#;

const PAGE: &str = r#"<h1>Page</h1><inspection-card id="a">fallback</inspection-card>
<script src="{host}/stand-in.js" crossorigin></script>"#;

/// The harness's own tests.
pub fn tests() -> Vec<Test> {
    tests![
        two_origins,
        events_and_errors,
        mouse,
        keyboard,
        screenshot,
        waits,
        never,
        no_cors,
        policy,
        narrow,
        wide,
        axe,
        throws,
        cookies
    ]
}

async fn given(page: &Page) -> Result<()> {
    page.host.put("stand-in.js", Reply::file("stand-in.js", STAND_IN).shared());
    page.open(PAGE).await?;
    page.wait_for("document.querySelector('summary')").await
}

async fn two_origins(page: Page) -> Result<()> {
    given(&page).await?;
    ensure!(page.text_content("inspection-card").await? == "ShowWords");
    ensure!(page.inner_text("inspection-card").await?.trim() == "Show");
    ensure!(page.host.requests("stand-in.js") == 1 && page.site.requests("page1.html") == 1);
    ensure!(page.site.log().len() == 1, "{:?}", page.site.log());
    let origin = page.site.base().rsplit_once('/').map(|(origin, _)| format!("{origin}/"));
    let asked = page.host.log();
    ensure!(asked.iter().all(|request| request.referrer == origin), "{asked:?}");
    Ok(())
}

async fn events_and_errors(page: Page) -> Result<()> {
    given(&page).await?;
    let events = page.events().await?;
    ensure!(events.len() == 1 && events[0]["type"] == "ready", "{events:?}");
    ensure!(events[0]["id"] == "a" && events[0]["detail"]["n"] == 1, "{events:?}");
    ensure!(page.errors().await?.is_empty());
    // In the page's own script: browsers don't report what WebDriver's throws.
    let script = "setTimeout(() => { throw new Error('late') });
        Promise.reject(new Error('refused')); console.warn('mind', 2)";
    page.open(&format!("<script>{script}</script>")).await?;
    page.wait_for("seen.errors.length === 2").await?;
    ensure!(page.console("warn").await? == ["mind 2"]);
    Ok(())
}

async fn mouse(page: Page) -> Result<()> {
    given(&page).await?;
    page.click("summary").await?;
    page.wait_for("document.querySelector('details').open").await?;
    ensure!(page.inner_text("inspection-card").await?.contains("Words"));
    Ok(())
}

async fn keyboard(page: Page) -> Result<()> {
    given(&page).await?;
    page.keys(Key::Tab).await?;
    page.expect("document.activeElement.localName === 'summary'").await?;
    page.keys(Key::Enter).await?;
    page.wait_for("document.querySelector('details').open").await?;
    page.keys(" ").await?;
    page.wait_for("!document.querySelector('details').open").await
}

async fn screenshot(page: Page) -> Result<()> {
    given(&page).await?;
    let file = std::env::temp_dir().join(format!("selftest-{}.png", page.engine.name()));
    page.screenshot(&file).await?;
    let window = std::fs::metadata(&file)?.len();
    page.screenshot_of("h1", &file).await?;
    let heading = std::fs::metadata(&file)?.len();
    std::fs::remove_file(&file)?;
    ensure!(window > 1000 && heading > 200, "{window} and {heading} bytes");
    Ok(())
}

async fn waits(page: Page) -> Result<()> {
    given(&page).await?;
    page.script("setTimeout(() => document.body.append('later'), 600)", []).await?;
    page.wait_for("document.body.textContent.includes('later')").await?;
    let sum = page.script_async("return await Promise.resolve(args[0] + 1)", [json!(2)]).await?;
    ensure!(sum == 3, "{sum}");
    Ok(())
}

async fn never(page: Page) -> Result<()> {
    page.host.put("silent", Reply::never());
    page.open("<p id=p>up").await?;
    page.script("fetch(arguments[0])", [json!(page.host.url("silent"))]).await?;
    page.expect("document.querySelector('#p').textContent === 'up'").await
}

async fn no_cors(page: Page) -> Result<()> {
    page.host.put("stand-in.js", Reply::file("stand-in.js", STAND_IN));
    page.open(PAGE).await?;
    page.wait_for("seen.failed.length === 1").await?;
    ensure!(page.text_content("inspection-card").await? == "fallback");
    page.host.put("data.json", page.host.original("data.json").status(410));
    let status = page.script_async("return (await fetch(args[0])).status", [json!(page.host.url("data.json"))]).await?;
    ensure!(status == 410, "{status}");
    Ok(())
}

async fn policy(page: Page) -> Result<()> {
    page.host.put("stand-in.js", Reply::file("stand-in.js", STAND_IN).shared());
    let host = page.host.base();
    let policy = format!("default-src 'none'; script-src {host}/");
    let with_policy = |reply: Reply| reply.header("content-security-policy", &policy);
    page.open_with(&format!("{PAGE}<script>window.inline = 1</script>"), with_policy).await?;
    page.wait_for("document.querySelector('summary')").await?;
    page.wait_for("seen.violations.length === 1").await?;
    page.expect("window.inline === undefined").await
}

async fn narrow(page: Page) -> Result<()> {
    page.resize(320, 800).await?;
    given(&page).await?;
    page.expect("innerWidth === 320").await?;
    page.click("summary").await?;
    page.wait_for("document.querySelector('details').open").await
}

async fn wide(page: Page) -> Result<()> {
    given(&page).await?;
    page.expect("innerWidth === 1280").await?;
    page.resize(1000, 700).await?;
    page.wait_for("innerWidth === 1000").await
}

async fn axe(page: Page) -> Result<()> {
    page.open(r#"<main><h1>Page</h1><img src="data:,"></main>"#).await?;
    let violations = page.axe(None).await?;
    ensure!(violations.len() == 1 && violations[0].contains("image-alt"), "{violations:?}");
    Ok(())
}

async fn throws(page: Page) -> Result<()> {
    page.open("<p>up").await?;
    ensure!(page.script("throw new Error('thrown')", []).await.is_err());
    ensure!(page.script_async("throw new Error('thrown')", []).await.is_err());
    Ok(())
}

async fn cookies(page: Page) -> Result<()> {
    page.open("<p>up").await?;
    page.script("document.cookie = 'a=1; path=/'", []).await?;
    page.open("<p>again").await?;
    let log = page.site.log();
    ensure!(log[1].cookies.as_deref() == Some("a=1"), "{log:?}");
    Ok(())
}
