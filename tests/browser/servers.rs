//! Given the release on an ordinary nginx or Apache by the rules it comes with, pages of other origins with strict policies and
//! `integrity` show the card, and caches keep what they may.

mod server;
mod software;

use crate::given::{CITY, element_of};
use crate::harness::{Engine, Page, Test};
use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use server::{Answer, Server};
use sha2::{Digest, Sha256};
use software::{OWN_HEADER, Software};
use std::fs;

/// Makes a list of tests, one for each server, from names of `async fn(Page, Software) -> Result<()>`.
macro_rules! on_each_server {
    ($($name:ident),* $(,)?) => {
        vec![$(
            Test::new(module_path!(), concat!("nginx_", stringify!($name)), |page| Box::pin($name(page, Software::Nginx))),
            Test::new(module_path!(), concat!("apache_", stringify!($name)), |page| Box::pin($name(page, Software::Apache))),
        )*]
    };
}

/// The tests with real servers.
pub fn tests() -> Vec<Test> {
    // No browser is asked.
    let headers = on_each_server![headers, encodings];
    // Only Chromium can be asked what it wrote about policies.
    let chromium = headers.into_iter().chain(on_each_server![documentation]);
    let chromium = chromium.map(|test: Test| test.only(&[Engine::Chromium]));
    chromium.chain(on_each_server![strict_policy, nonce_and_strict_dynamic, own_pages, newer_release]).collect()
}

const FOR_EVER: &str = "public, max-age=31536000, immutable";

fn sent(answer: &Answer, name: &str, value: &str) -> Result<()> {
    let found = answer.header(name)?;
    ensure!(found == value, "{name}: expected {value:?}, got {found:?}");
    Ok(())
}

async fn headers(_: Page, software: Software) -> Result<()> {
    let server = Server::start(software).await?;
    for folder in software.folders() {
        headers_below(&server, folder).await.with_context(|| format!("below /{folder}"))?;
    }
    Ok(())
}

async fn headers_below(server: &Server, folder: &str) -> Result<()> {
    for (name, mime) in [
        ("card.js", "text/javascript; charset=utf-8"),
        ("card.wasm", "application/wasm"),
        ("inspection-card.js", "text/javascript; charset=utf-8"),
        ("inspection-card.css", "text/css; charset=utf-8"),
        ("locales/en.json", "application/json"),
        ("frameworks/area-send.json", "application/json"),
    ] {
        let (hashed, _) = server.released(name)?;
        check(server, &format!("{folder}{hashed}"), mime, true).await.context(hashed)?;
    }
    for (name, mime) in [
        ("", "text/html; charset=utf-8"),
        ("index.html", "text/html; charset=utf-8"),
        ("inspection-card.js", "text/javascript; charset=utf-8"),
        ("inspection-card.css", "text/css; charset=utf-8"),
        ("inspection-card.schema.json", "application/json"),
        ("manifest.json", "application/json"),
        ("examples/city-of-london.json", "application/json"),
        ("images/card.png", "image/png"),
    ] {
        check(server, &format!("{folder}{name}"), mime, false).await.context(name)?;
    }
    let missing = server.get(&format!("{folder}locales/en.0000000000000000.json"), "br").await?;
    ensure!(missing.status == 404, "{}", missing.status);
    sent(&missing, "cache-control", "")?;
    // So that the entry can tell that a file is missing from a host that can't be read.
    sent(&missing, "access-control-allow-origin", "*")?;
    sent(&missing, OWN_HEADER.0, OWN_HEADER.1)
}

async fn check(server: &Server, path: &str, mime: &str, for_ever: bool) -> Result<()> {
    let answer = server.get(path, "br").await?;
    ensure!(answer.status == 200, "{}", answer.status);
    sent(&answer, "content-type", mime)?;
    sent(&answer, "access-control-allow-origin", "*")?;
    sent(&answer, "cross-origin-resource-policy", "cross-origin")?;
    sent(&answer, "x-content-type-options", "nosniff")?;
    sent(&answer, "vary", "Accept-Encoding")?;
    sent(&answer, OWN_HEADER.0, OWN_HEADER.1)?;
    sent(&answer, "content-encoding", if mime.starts_with("image/") { "" } else { "br" })?;
    let policy = answer.header("content-security-policy")?;
    ensure!(policy.starts_with("default-src 'none'") == mime.starts_with("text/html"), "policy: {policy:?}");
    ensure!(policy.is_empty() != mime.starts_with("text/html"), "policy: {policy:?}");
    ensure!(!answer.header("etag")?.is_empty(), "nothing to ask again with");
    let cache = answer.header("cache-control")?;
    ensure!((cache == FOR_EVER) == for_ever && cache.starts_with("public, max-age="), "{cache}");
    Ok(())
}

/// Every file is sent in the best coding that is asked for, and once coded, not twice.
async fn encodings(_: Page, software: Software) -> Result<()> {
    let server = Server::start(software).await?;
    let (wasm, _) = server.released("card.wasm")?;
    for (accepted, coding, end) in [
        ("gzip, deflate, br, zstd", "br", ".br"),
        ("gzip, deflate", "gzip", ".gz"),
        ("gzip;q=1.0, br;q=0", "gzip", ".gz"),
        ("br;q=0.5", "br", ".br"),
        ("identity", "", ""),
        ("", "", ""),
        ("brown, gzipped", "", ""),
    ] {
        for path in [wasm.as_str(), "inspection-card.js", "index.html", "manifest.json"] {
            let answer = server.get(path, accepted).await?;
            sent(&answer, "content-encoding", coding).with_context(|| format!("{path} for {accepted:?}"))?;
            let file = fs::read(server.file(&format!("{path}{end}")))?;
            ensure!(answer.body == file, "{path} for {accepted:?}: not the bytes of the release");
        }
    }
    Ok(())
}

/// A page with the recorder, the stylesheet and the entry, each for ever, the last two with their hashes. The entry is not
/// `async`: it waits for the stylesheet, so the card finds it loaded and adds no second link to it.
fn page_of(server: &Server, nonce: &str) -> Result<String> {
    let (script, script_hash) = server.released("inspection-card.js")?;
    let (style, style_hash) = server.released("inspection-card.css")?;
    let card = element_of(CITY, "");
    Ok(format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>A council</title>
        <script {nonce} crossorigin src='{{host}}/seen.js'></script>
        <link rel=stylesheet crossorigin integrity='{style_hash}' href='{{host}}/{style}'>
        <main><h1>A council</h1>{card}</main>
        <script {nonce} crossorigin integrity='{script_hash}' src='{{host}}/{script}'></script>"
    ))
}

/// The card is there, in its style, by the page's own link; nothing was refused.
async fn shows(page: &Page, url: &str) -> Result<()> {
    page.go(url).await?;
    page.cards(1).await?;
    page.wait_for("getComputedStyle(document.querySelector('article summary')).display !== 'list-item'").await?;
    page.expect("document.querySelectorAll('link[rel~=stylesheet]').length === 1").await?;
    page.no_errors().await
}

async fn strict_policy(page: Page, software: Software) -> Result<()> {
    let server = Server::start(software).await?;
    server.page("page.html", &page_of(&server, "")?)?;
    shows(&page, &format!("{}/page.html", server.strict)).await
}

async fn nonce_and_strict_dynamic(page: Page, software: Software) -> Result<()> {
    let server = Server::start(software).await?;
    server.page("page.html", &page_of(&server, "nonce=abc")?)?;
    shows(&page, &format!("{}/page.html", server.nonce)).await
}

/// The pages in the release live under the policy that they are served with.
async fn own_pages(page: Page, software: Software) -> Result<()> {
    let server = Server::start(software).await?;
    for path in ["", "gallery.html"] {
        page.go(&format!("{}/{path}", server.host)).await?;
        page.wait_for("document.querySelector('inspection-card > article.inspection-card')").await?;
        page.wait_for("getComputedStyle(document.querySelector('article summary')).display !== 'list-item'").await?;
    }
    Ok(())
}

/// Nothing in the documentation is against the policy that it is served with.
async fn documentation(page: Page, software: Software) -> Result<()> {
    let server = Server::start(software).await?;
    for name in ["examples", "frameworks", "making"] {
        page.go(&format!("{}/docs/{name}.html", server.host)).await?;
        page.wait_for("document.querySelector('input[type=search]')").await?;
        page.paste("input[type=search]", "Welsh").await?;
        page.wait_for("document.querySelectorAll('.found a').length > 0").await?;
        // Pictures are loaded when they are near.
        page.script("for (const image of document.images) image.loading = 'eager'", []).await?;
        page.wait_for("[...document.images].every((image) => image.complete && image.naturalWidth > 0)").await?;
        let log = page.browser_log().await?;
        ensure!(log.is_empty(), "{name}: {log:?}");
    }
    Ok(())
}

/// A page that was made for an older release finds all its parts after a newer one was uploaded beside them.
async fn newer_release(page: Page, software: Software) -> Result<()> {
    let server = Server::start(software).await?;
    server.page("old.html", &page_of(&server, "")?)?;
    upload_newer(&server)?;
    let card = element_of(CITY, "");
    let script = "<script async crossorigin src='{host}/inspection-card.js'></script>";
    let recorder = "<script crossorigin src='{host}/seen.js'></script>";
    server.page("new.html", &format!("<!doctype html><title>New</title>{recorder}{card}{script}"))?;
    for (name, heading) in [("old.html", "Strengths"), ("new.html", "Strong points")] {
        shows(&page, &format!("{}/{name}", server.strict)).await.context(name)?;
        let text = page.text_content("inspection-card").await?;
        ensure!(text.contains(heading), "{name} does not say {heading:?}: {text}");
    }
    Ok(())
}

/// Uploads a release whose words differ, so its glue, so its entry: new files by new names, the stable name replaced.
fn upload_newer(server: &Server) -> Result<()> {
    let [words, glue, entry] = ["locales/en.json", "card.js", "inspection-card.js"].map(|name| server.released(name));
    let (words, glue, entry) = (words?, glue?, entry?);
    let newer_words = upload(server, &words.0, &[("\"Strengths\"", "\"Strong points\"")])?;
    let newer_glue = upload(server, &glue.0, &[(&words.1, &newer_words.1)])?;
    let newer_entry = upload(server, &entry.0, &[(&glue.0, &newer_glue.0), (&glue.1, &newer_glue.1)])?;
    fs::copy(server.file(&newer_entry.0), server.file("inspection-card.js"))?;
    // These two would come with it, compressed anew.
    for end in ["br", "gz"] {
        fs::remove_file(server.file(&format!("inspection-card.js.{end}")))?;
    }
    Ok(())
}

/// Uploads a file with some texts replaced, beside the one it is made from: its name and its integrity value.
fn upload(server: &Server, name: &str, changes: &[(&str, &str)]) -> Result<(String, String)> {
    let mut text = fs::read_to_string(server.file(name))?;
    for (old, new) in changes {
        ensure!(text.contains(old), "{name} does not say {old:?}; change this test");
        text = text.replace(old, new);
    }
    let hash = Sha256::digest(&text);
    let digits: String = hash[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let mut parts = name.rsplitn(3, '.');
    let (extension, stem) = (parts.next().unwrap_or_default(), parts.nth(1).unwrap_or_default());
    let newer = format!("{stem}.{digits}.{extension}");
    fs::write(server.file(&newer), &text)?;
    Ok((newer, format!("sha256-{}", STANDARD.encode(hash))))
}
