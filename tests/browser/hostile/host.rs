//! Hosts, networks, browsers and pages that fail or get in the way.

use super::{fallback_stays, given};
use crate::given::{CITY, ENTRY, FALLBACK, council, element, element_of};
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Context, Result, ensure};
use std::path::Path;

/// The tests of hosts.
pub fn tests() -> Vec<Test> {
    tests![
        src_not_found,
        src_is_html,
        src_never_answers,
        src_of_another_origin,
        script_twice,
        another_version,
        name_taken,
        no_webassembly,
        wasm_not_found,
        wasm_changed,
        wasm_without_type,
        wasm_never_answers,
        glue_changed,
        glue_of_wrong_type,
        no_cors,
        style_not_found,
        blocked_by_policy,
        removed_while_loading,
        elements_named_like_properties,
        somebody_elses_reports,
        linked_style_not_found,
        inline_style,
    ]
}

const BY_SRC: &str = "<inspection-card id=bad src='{site}/bad.json'>Read about the inspection</inspection-card>";

async fn src_not_found(page: Page) -> Result<()> {
    given(&page, BY_SRC).await?;
    fallback_stays(&page).await?;
    let said = page.console("error").await?.concat();
    ensure!(said.contains("404") && said.contains("bad.json"), "{said}");
    Ok(())
}

async fn src_is_html(page: Page) -> Result<()> {
    page.site.put("bad.json", Reply::html("<!doctype html><script>executed = 1</script>"));
    given(&page, BY_SRC).await?;
    fallback_stays(&page).await?;
    Ok(())
}

async fn src_never_answers(page: Page) -> Result<()> {
    page.site.put("bad.json", Reply::never());
    given(&page, BY_SRC).await?;
    ensure!(page.inner_text("#bad").await? == FALLBACK);
    page.script("document.querySelector('#bad').remove()", []).await?;
    page.settled().await?;
    page.no_errors().await
}

async fn src_of_another_origin(page: Page) -> Result<()> {
    page.host.put("bad.json", Reply::file("bad.json", CITY));
    let element = BY_SRC.replace("{site}", "{host}");
    given(&page, &element).await?;
    fallback_stays(&page).await?;
    page.host.put("good.json", Reply::file("good.json", CITY).shared());
    given(&page, &element.replace("bad.json", "good.json")).await?;
    page.cards(2).await
}

async fn script_twice(page: Page) -> Result<()> {
    let card = element(&council("Exampleshire"), "");
    page.open(&format!("{ENTRY}{card}{ENTRY}<script src='{{host}}/inspection-card.js?again'></script>")).await?;
    page.cards(1).await?;
    page.settled().await?;
    page.no_errors().await?;
    let lines = page.list::<String>("seen.console.map((line) => line.text)").await?;
    ensure!(lines.is_empty(), "the same version twice needs no warning: {lines:?}");
    Ok(())
}

/// The release under test.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The first version stays, and the console names the second.
async fn another_version(page: Page) -> Result<()> {
    let entry = std::fs::read_to_string(dist().join("inspection-card.js"))?;
    ensure!(entry.contains(VERSION), "the entry knows its version");
    let other = entry.replace(VERSION, "9.9.9");
    page.host.put("newer/inspection-card.js", Reply::file("a.js", other).shared());
    let card = element(&council("Exampleshire"), "");
    page.open(&format!("{card}{}", ENTRY.replace("async", ""))).await?;
    page.cards(1).await?;
    page.script(
        "const script = document.createElement('script'); script.crossOrigin = '';
        script.src = arguments[0]; document.body.append(script)",
        [page.host.url("newer/inspection-card.js").into()],
    )
    .await?;
    page.wait_for("seen.console.some((line) => line.text.includes('9.9.9'))").await?;
    page.expect("seen.console.length === 1").await?;
    page.no_errors().await
}

/// Another script has defined an element of this name: that is reported, and nothing is thrown.
async fn name_taken(page: Page) -> Result<()> {
    let taken = "<script>customElements.define('inspection-card', class extends HTMLElement {})</script>";
    page.open(&format!("{taken}{}{ENTRY}", element(&council("Exampleshire"), "id=a"))).await?;
    page.wait_for("seen.console.length === 1").await?;
    ensure!(page.inner_text("#a").await? == FALLBACK);
    page.no_errors().await
}

async fn no_webassembly(page: Page) -> Result<()> {
    let bad = element(&council("Exampleshire"), "id=bad");
    page.open(&format!("<script>delete window.WebAssembly</script>{bad}<p>Page</p>{ENTRY}")).await?;
    fails(&page, "no-webassembly").await
}

/// With a file of the release answered another way, the card reports why it can't start.
async fn without(
    page: &Page,
    file: impl Fn(&str) -> bool,
    change: impl Fn(Reply) -> Reply,
    reason: &str,
) -> Result<()> {
    let path = release_file(file)?;
    page.host.put(&path, change(page.host.original(&path)));
    let bad = element(&council("Exampleshire"), "id=bad");
    page.open(&format!("{bad}<p>Page</p>{ENTRY}")).await?;
    fails(page, reason).await
}

async fn fails(page: &Page, reason: &str) -> Result<()> {
    let events = page.wait_for_events("error", 1).await?;
    ensure!(events[0]["detail"]["reason"] == reason, "{events:?}");
    ensure!(page.inner_text("#bad").await? == FALLBACK);
    page.settled().await?;
    page.expect("seen.errors.length === 0").await?;
    let said = page.console("error").await?;
    ensure!(said.len() == 1, "one console line: {said:?}");
    Ok(())
}

async fn wasm_not_found(page: Page) -> Result<()> {
    without(&page, |name| name.ends_with(".wasm"), |_| Reply::error(404).shared(), "not-found").await
}

async fn wasm_changed(page: Page) -> Result<()> {
    let changed = |_| Reply::file("a.wasm", *b"\0asm\x01\0\0\0").shared();
    without(&page, |name| name.ends_with(".wasm"), changed, "integrity").await
}

/// Older hosts don't know the type of Wasm; the card doesn't need it.
async fn wasm_without_type(page: Page) -> Result<()> {
    let path = release_file(|name| name.ends_with(".wasm"))?;
    page.host.put(&path, page.host.original(&path).header("content-type", "application/octet-stream"));
    page.city().await?;
    page.no_errors().await
}

async fn wasm_never_answers(page: Page) -> Result<()> {
    let path = release_file(|name| name.ends_with(".wasm"))?;
    page.host.put(&path, Reply::never());
    page.open(&format!("{}<p>Page</p>{ENTRY}", element_of(CITY, "id=bad"))).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    ensure!(page.inner_text("#bad").await? == FALLBACK);
    page.no_errors().await
}

/// A script that is not part of the release is rejected before it runs.
async fn glue_changed(page: Page) -> Result<()> {
    let glue = |name: &str| name.starts_with("card.") && name.ends_with(".js");
    let changed = |_| Reply::file("a.js", "window.strange = true; export const initSync = () => {};").shared();
    without(&page, glue, changed, "integrity").await?;
    page.expect("window.strange === undefined").await
}

async fn glue_of_wrong_type(page: Page) -> Result<()> {
    let glue = |name: &str| name.starts_with("card.") && name.ends_with(".js");
    without(&page, glue, |reply| reply.header("content-type", "text/plain"), "mime").await
}

async fn no_cors(page: Page) -> Result<()> {
    let plain = |reply: Reply| reply.without("access-control-allow-origin");
    without(&page, |name| name.ends_with(".wasm"), plain, "network").await
}

/// A card without its stylesheet is shown, and the missing file is reported.
async fn style_not_found(page: Page) -> Result<()> {
    let style =
        |name: &str| name.starts_with("inspection-card.") && name.ends_with(".css") && name != "inspection-card.css";
    page.host.put(&release_file(style)?, Reply::error(404).shared());
    page.city().await?;
    let said = page.console("error").await?;
    ensure!(said.len() == 1 && said[0].contains(".css"), "{said:?}");
    Ok(())
}

async fn blocked_by_policy(page: Page) -> Result<()> {
    let bad = element(&council("Exampleshire"), "id=bad");
    for without in ["wasm", "connect"] {
        let host = page.host.base();
        let (wasm, connect) = match without {
            "wasm" => ("", format!("{host}/")),
            _ => ("'wasm-unsafe-eval'", "'none'".to_owned()),
        };
        let policy = format!("default-src 'none'; script-src {host}/ {wasm}; style-src {host}/; connect-src {connect}");
        let with_policy = |reply: Reply| reply.header("content-security-policy", &policy);
        page.open_with(&format!("{bad}<p>Page</p>{ENTRY}"), with_policy).await?;
        fails(&page, "csp").await.context(without)?;
    }
    Ok(())
}

async fn removed_while_loading(page: Page) -> Result<()> {
    page.open(&format!("<div id=place>{}</div>", element_of(CITY, ""))).await?;
    page.script(
        "const script = document.createElement('script'); script.crossOrigin = ''; script.src = arguments[0];
        script.onload = () => { document.querySelector('#place').textContent = ''; };
        document.body.append(script)",
        [page.host.url("inspection-card.js").into()],
    )
    .await?;
    page.wait_for("document.querySelector('#place').childNodes.length === 0").await?;
    page.script(
        "document.querySelector('#place').innerHTML = arguments[0]",
        [element(&council("Newshire"), "").into()],
    )
    .await?;
    page.cards(1).await?;
    page.no_errors().await
}

fn dist() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/dist"))
}

/// The name of the one file in the release's folder that is meant.
fn release_file(meant: impl Fn(&str) -> bool) -> Result<String> {
    let names = std::fs::read_dir(dist())?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.into_iter().find(|name| meant(name)).context("no such file in dist/")
}

/// Elements whose names hide properties of the document and the window. Markup that somebody was allowed to write must not
/// decide where code comes from.
async fn elements_named_like_properties(page: Page) -> Result<()> {
    const NAMES: &str = "<img name=currentScript src='{site}/evil/inspection-card.js'>
        <img name=scripts src='{site}/evil/inspection-card.js'><form name=baseURI></form><img name=baseURI>
        <a id=scheduler></a><a id=trustedTypes></a><a id=requestIdleCallback></a><a id=Sanitizer></a>
        <a id=loader href='{site}/evil/'></a><form id=customConfig name=readyConfig></form>";
    page.site.put("inspection.json", Reply::file("a.json", council("Sourceshire").to_string()));
    for entry in [
        ENTRY.to_owned(),
        ENTRY.replace("async", ""),
        ENTRY.replace("async", "type=module"),
        "<script type=module>import '{host}/inspection-card.js'</script>".to_owned(),
    ] {
        let card = element(&council("Exampleshire"), "id=a");
        let source = "<inspection-card src=inspection.json loading=eager></inspection-card>";
        page.open(&format!("{NAMES}{card}{source}{entry}")).await?;
        page.cards(2).await.with_context(|| entry.clone())?;
        page.no_errors().await?;
    }
    let evil: Vec<_> = page.site.log().into_iter().filter(|request| request.path.starts_with("evil/card")).collect();
    ensure!(evil.is_empty(), "{evil:?}");
    Ok(())
}

/// A policy that only reports is not the reason for a missing file.
async fn somebody_elses_reports(page: Page) -> Result<()> {
    page.host.put(&release_file(|name| name.ends_with(".wasm"))?, Reply::error(404).shared());
    let policy = |reply: Reply| reply.header("content-security-policy-report-only", "default-src 'none'");
    page.open_with(&format!("{}<p>Page</p>{ENTRY}", element(&council("Exampleshire"), "id=bad")), policy).await?;
    fails(&page, "not-found").await
}

const IS_STYLED: &str = "getComputedStyle(document.querySelector('article')).borderTopStyle === 'solid'";

async fn linked_style_not_found(page: Page) -> Result<()> {
    let link = "<link rel=stylesheet href='{host}/gone/inspection-card.css'>";
    page.open(&format!("{link}{}{ENTRY}", element(&council("Exampleshire"), ""))).await?;
    page.cards(1).await?;
    page.wait_for(IS_STYLED).await
}

async fn inline_style(page: Page) -> Result<()> {
    let style = std::fs::read_to_string(dist().join("inspection-card.css"))?;
    page.open(&format!("<style>{style}</style>{}{ENTRY}", element(&council("Exampleshire"), ""))).await?;
    page.cards(1).await?;
    page.expect(IS_STYLED).await?;
    let asked: Vec<_> = page.host.log().into_iter().filter(|request| request.path.ends_with(".css")).collect();
    ensure!(asked.is_empty(), "{asked:?}");
    Ok(())
}
