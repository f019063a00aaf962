//! Given the gallery, it shows every example as it is asked to, and nothing about it is in anyone's way.

use crate::examples::examples;
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::time::Duration;

/// The gallery's tests.
pub fn tests() -> Vec<Test> {
    let all = tests![shows_every_example, as_asked, links_keep_what_was_asked, without_script, axe, narrow];
    all.into_iter().map(|test: Test| test.within(Duration::from_secs(180))).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The gallery on a strict host, with every card made.
pub async fn given(page: &Page, query: &str) -> Result<()> {
    let html = std::fs::read_to_string(root().join("dist/gallery.html")).context("the gallery is missing")?;
    let html = html.replace("<head>", "<head><script src=seen.js></script>");
    let policy = format!(
        "default-src 'none'; script-src {host}/ 'wasm-unsafe-eval'; style-src {host}/; connect-src {host}/; img-src data:",
        host = page.host.base()
    );
    page.publish("", |reply| reply); // What records events comes with it.
    page.host.put("gallery.html", Reply::html(html).header("content-security-policy", &policy));
    page.go(&page.host.url(&format!("gallery.html{query}"))).await?;
    page.wait_for("customElements.get('inspection-card')").await?;
    let eager =
        "for (const card of document.querySelectorAll('inspection-card')) card.setAttribute('loading', 'eager')";
    page.script(eager, []).await?;
    let count = examples()?.len();
    page.cards(count).await?;
    page.wait_for("getComputedStyle(document.querySelector('article')).borderTopStyle === 'solid'").await?;
    page.no_errors().await
}

async fn shows_every_example(page: Page) -> Result<()> {
    given(&page, "").await?;
    for example in examples()? {
        let name = example.name;
        page.expect(&format!("document.querySelector('section > #card-{name} > article') !== null")).await?;
        page.expect(&format!("document.querySelectorAll('a[href=\"#{name}\"], h2#{name}').length === 2")).await?;
        page.expect(&format!("document.querySelector('a[href=\"examples/{name}.json\"]') !== null")).await?;
        ensure!(page.host.requests(&format!("examples/{name}.json")) > 0, "{name} was not asked for");
    }
    page.expect("seen.events.every((event) => event.type !== 'error')").await
}

async fn as_asked(page: Page) -> Result<()> {
    let cards = "[...document.querySelectorAll('article')]";
    for (query, expected) in [
        ("", "card.lang === 'en' && !card.matches('.ic-dark, .ic-light, .ic-compact')"),
        ("?lang=cy", "card.lang === 'cy'"),
        ("?lang=nonsense&width=nonsense", "card.lang === 'en'"),
        ("?theme=dark", "card.matches('.ic-dark') && getComputedStyle(document.body).colorScheme === 'dark'"),
        ("?variant=compact&lang=cy", "card.matches('.ic-compact') && card.lang === 'cy'"),
        ("?width=phone", "card.getBoundingClientRect().width === 390"),
        ("?width=sidebar", "card.getBoundingClientRect().width === 280"),
    ] {
        given(&page, query).await?;
        page.expect(&format!("{cards}.every((card) => {expected})")).await.with_context(|| query.to_owned())?;
    }
    // Each card was made once, in the language that was asked for.
    given(&page, "?lang=cy").await?;
    page.expect("performance.getEntriesByType('resource').every((one) => !one.name.includes('locales/en.'))").await
}

async fn links_keep_what_was_asked(page: Page) -> Result<()> {
    given(&page, "?theme=dark&width=phone").await?;
    page.follow("#view [hreflang=cy]").await?;
    page.expect("location.search === '?theme=dark&width=phone&lang=cy'").await?;
    page.expect("document.querySelector('#cards').lang === 'cy'").await?;
    let current = "[...document.querySelectorAll('#view [aria-current]')].map((link) => link.textContent).join()";
    ensure!(page.text(current).await? == "Cymraeg,Dark,Full,Phone", "{}", page.text(current).await?);
    Ok(())
}

/// Without script, or before it, the page is English and every config can be read.
async fn without_script(page: Page) -> Result<()> {
    for script in ["gallery.js", "inspection-card.js"] {
        page.host.put(script, Reply::error(404));
    }
    page.go(&page.host.url("gallery.html")).await?;
    let shown =
        "[...document.querySelectorAll('inspection-card')].every((card) => card.innerText.includes('JavaScript'))";
    page.expect(shown).await?;
    page.expect("document.querySelectorAll('.source a[href$=\".json\"]').length === document.querySelectorAll('inspection-card').length").await?;
    page.expect("document.querySelector('#view [aria-current]').lang === 'en'").await
}

async fn axe(page: Page) -> Result<()> {
    for (query, open) in [
        ("", false),
        ("?theme=light", true),
        ("?theme=light&lang=cy", true),
        ("?theme=dark", true),
        ("?theme=dark&lang=cy", true),
    ] {
        given(&page, query).await?;
        if open {
            page.open_sections().await?;
        }
        let violations = page.axe(None).await?;
        ensure!(violations.is_empty(), "{query}: {}", violations.join("\n"));
    }
    Ok(())
}

async fn narrow(page: Page) -> Result<()> {
    page.resize(320, 900).await?;
    for query in ["", "?lang=cy"] {
        given(&page, query).await?;
        page.open_sections().await?;
        page.expect("innerWidth === 320 && document.documentElement.scrollWidth <= 320").await?;
    }
    Ok(())
}
