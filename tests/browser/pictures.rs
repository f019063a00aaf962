//! Pictures to look at, in `screenshots/`: `PICTURES=1 cargo test --test browser -- pictures::` writes them. They assert
//! nothing, so without that variable there are no such tests.

use crate::examples::examples;
use crate::gallery;
use crate::given::{CITY, ENTRY, element_of};
use crate::harness::{Engine, Page, Test, tests};
use anyhow::Result;
use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The pictures, if they are asked for.
pub fn tests() -> Vec<Test> {
    if env::var_os("PICTURES").is_none_or(|value| value != "1") {
        return Vec::new();
    }
    let everywhere = tests![light_and_dark, large_text];
    // Only Chromium can be told of forced colours and print.
    let chromium = tests![forced_colours, print, every_example].into_iter().map(|test| test.only(&[Engine::Chromium]));
    everywhere.into_iter().chain(chromium).map(|test| test.within(Duration::from_secs(180))).collect()
}

/// Two phones and a desktop.
const WIDTHS: [u32; 3] = [320, 390, 1280];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots")
}

/// The City of London's card on a council's page, light or dark.
pub async fn given(page: &Page, scheme: &str, style: &str) -> Result<()> {
    let ground = if scheme == "dark" { "#0b0e12" } else { "#f3f5f7" };
    let card = element_of(CITY, "id=city loading=eager");
    page.open(&format!(
        r#"<style>html {{ color-scheme: {scheme} }} body {{ margin: 0; padding: 16px; background: {ground};
        font-family: "Noto Sans", "Liberation Sans", sans-serif }} {style}</style><main>{card}</main>{ENTRY}"#
    ))
    .await?;
    page.cards(1).await?;
    page.wait_for("getComputedStyle(document.querySelector('article summary')).display !== 'list-item'").await?;
    page.wait_for("!document.querySelector('article .ic-button').hidden").await
}

/// The whole card, however long it is.
async fn picture(page: &Page, name: &str) -> Result<()> {
    page.wait_for("document.getAnimations().length === 0").await?;
    page.settled().await?;
    let file = folder().join(page.engine.name()).join(name).with_extension("png");
    page.screenshot_of("main", &file).await
}

async fn closed_and_open(page: &Page, name: &str) -> Result<()> {
    picture(page, &format!("{name}-closed")).await?;
    page.open_sections().await?;
    picture(page, &format!("{name}-open")).await
}

async fn light_and_dark(page: Page) -> Result<()> {
    for width in WIDTHS {
        page.resize(width, 3600).await?;
        for scheme in ["light", "dark"] {
            given(&page, scheme, "").await?;
            closed_and_open(&page, &format!("{width}-{scheme}")).await?;
        }
    }
    Ok(())
}

async fn large_text(page: Page) -> Result<()> {
    for width in WIDTHS {
        page.resize(width, 3900).await?;
        given(&page, "light", "html { font-size: 200% }").await?;
        closed_and_open(&page, &format!("{width}-text-200")).await?;
    }
    Ok(())
}

async fn forced_colours(page: Page) -> Result<()> {
    for (name, scheme) in [("light", "light"), ("dark", "dark")] {
        page.emulate_media("", &[("forced-colors", "active"), ("prefers-color-scheme", scheme)]).await?;
        for width in WIDTHS {
            page.resize(width, 3600).await?;
            given(&page, "light dark", "").await?;
            closed_and_open(&page, &format!("{width}-forced-colours-{name}")).await?;
        }
    }
    Ok(())
}

async fn print(page: Page) -> Result<()> {
    page.resize(760, 3600).await?;
    given(&page, "light", "").await?;
    page.emulate_media("print", &[]).await?;
    closed_and_open(&page, "print").await
}

async fn every_example(page: Page) -> Result<()> {
    // As high as the highest card: what is out of sight is in no picture.
    page.resize(1000, 4000).await?;
    for language in ["en", "cy"] {
        gallery::given(&page, &format!("?width=phone&theme=light&lang={language}")).await?;
        page.open_sections().await?;
        // Cards that are first laid out when they come into view would move the others.
        let all = "for (const card of document.querySelectorAll('article')) card.style.contentVisibility = 'visible'";
        page.script(all, []).await?;
        page.settled().await?;
        let file = |name: String| folder().join("gallery").join(name).with_extension("png");
        for example in examples()? {
            let card = format!("#card-{}", example.name);
            page.screenshot_of(&card, &file(format!("{language}/{}", example.name))).await?;
        }
        gallery::given(&page, &format!("?lang={language}&variant=compact")).await?;
        page.screenshot(&file(format!("{language}-page"))).await?;
    }
    Ok(())
}
