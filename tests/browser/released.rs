//! Given the HTML of an earlier release, today's script leaves it as it is, and today's stylesheet shows it as today's card.

use crate::adopt::{fetched, given};
use crate::harness::{Page, Test, tests};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The tests of earlier releases.
pub fn tests() -> Vec<Test> {
    tests![adopted_as_they_are, look_as_today]
        .into_iter()
        .map(|test: Test| test.within(Duration::from_secs(90)))
        .collect()
}

/// The HTML files of all releases.
fn kept() -> Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/released");
    let mut files = Vec::new();
    for release in fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()? {
        if release.is_dir() {
            files.extend(fs::read_dir(release)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?);
        }
    }
    files.retain(|file| file.extension().is_some_and(|end| end == "html"));
    ensure!(!files.is_empty(), "no release");
    Ok(files)
}

async fn adopted_as_they_are(page: Page) -> Result<()> {
    for file in kept()? {
        adopted(&page, &file).await.with_context(|| file.display().to_string())?;
    }
    Ok(())
}

async fn adopted(page: &Page, file: &Path) -> Result<()> {
    given(page, &fs::read_to_string(file)?).await?;
    page.settled().await?;
    let changes: Vec<String> = page.list("changes.filter((change) => change.includes('ic-'))").await?;
    // Script adds the button that opens all sections; HTML of 0.1.0 has a hidden one, which it shows.
    let is_button = |change: &String| change.starts_with("attributes hidden") || change == "childList  ic-all";
    ensure!(changes.iter().all(is_button), "{changes:?}");
    ensure!(fetched(page).is_empty(), "{:?}", fetched(page));
    page.no_errors().await
}

/// The style of a card's elements, those of one first class together.
const STYLES: &str = "
    const sides = ['block-start', 'block-end', 'inline-start', 'inline-end'];
    const names = ['font-size', 'font-weight', 'color', 'background-color', 'display',
        ...sides.flatMap((side) => [`margin-${side}`, `padding-${side}`]),
        ...sides.flatMap((side) => ['width', 'style', 'color'].map((part) => `border-${side}-${part}`))];
    const styles = (card) => {
        const found = {};
        for (const element of card.querySelectorAll('[class]')) {
            const style = getComputedStyle(element);
            (found[element.classList[0]] ??= new Set()).add(names.map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; '));
        }
        return found;
    };
    const before = styles(document.querySelector('inspection-card'));
    const today = styles(document.querySelector('#today'));
    const same = Object.keys(before).filter((name) => name in today);
    return [same.length, same.flatMap((name) => [...before[name]].filter((style) => !today[name].has(style))
        .map((style) => `${name} { ${style} }, today ${[...today[name]].join(' or ')}`))];
";

async fn look_as_today(page: Page) -> Result<()> {
    page.resize(320, 900).await?;
    for file in kept()? {
        looks(&page, &file).await.with_context(|| file.display().to_string())?;
    }
    Ok(())
}

async fn looks(page: &Page, file: &Path) -> Result<()> {
    let config: Value = serde_json::from_str(&fs::read_to_string(file.with_extension("json"))?)?;
    given(page, &fs::read_to_string(file)?).await?;
    page.open_sections().await?;
    page.expect("innerWidth === 320 && document.documentElement.scrollWidth <= 320").await?;
    // The same element, without its card and the key of it.
    page.script(
        "const today = document.querySelector('inspection-card').cloneNode();
        today.removeAttribute('data-key');
        Object.assign(today, { id: 'today', config: arguments[0] });
        today.setAttribute('loading', 'eager');
        document.querySelector('main').append(today)",
        [config],
    )
    .await?;
    page.wait_for("document.querySelector('#today > article')").await?;
    page.open_sections().await?;
    page.settled().await?;
    let (shared, different): (usize, Vec<String>) = serde_json::from_value(page.script(STYLES, []).await?)?;
    ensure!(shared >= 10, "only {shared} classes are shared with today's card");
    ensure!(different.is_empty(), "{}", different.join("\n"));
    page.no_errors().await
}
