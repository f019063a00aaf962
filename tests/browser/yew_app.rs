//! Given a Yew application that mounts the card with Yew's client renderer, it has the markup of the golden file.

use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::time::Duration;

/// The tests of the example application.
pub fn tests() -> Vec<Test> {
    // Its Wasm is not optimised.
    tests![same_markup].into_iter().map(|test| test.within(Duration::from_secs(60))).collect()
}

/// Serves what Trunk wrote, and returns the address of the page.
fn served(page: &Page) -> Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/yew-app");
    let files = std::fs::read_dir(&folder).with_context(|| format!("{} is missing", folder.display()))?;
    for file in files {
        let path = file?.path();
        let name = path.file_name().and_then(|name| name.to_str()).context("a name")?;
        page.site.put(name, Reply::file(name, std::fs::read(&path)?));
    }
    Ok(page.site.url("index.html"))
}

/// The tree of the card, without what Yew's renderers write differently: the order of attributes, and the value of boolean
/// ones.
const TREE: &str = "function tree(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value === name ? '' : value}`);
    node.normalize();
    return [node.localName, attributes.sort(), [...node.childNodes].map(tree)];
}";

async fn same_markup(page: Page) -> Result<()> {
    let address = served(&page)?;
    page.go(&address).await?;
    for name in ["city-of-london", "ofsted-report-card"] {
        page.script("location.hash = arguments[0]", [name.into()]).await?;
        page.wait_for(&format!("document.querySelector('article')?.getAttribute('aria-labelledby') === '{name}-t'"))
            .await?;
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name).with_extension("html");
        let golden = std::fs::read_to_string(&file)?.trim_end().replace(">\n<", "><");
        let compare = format!(
            "{TREE}
            const template = document.createElement('template');
            template.innerHTML = arguments[0];
            // An application has no element with a key.
            template.content.firstChild.removeAttribute('data-key');
            const [own, golden] = [document.querySelector('article'), template.content.firstChild].map(tree).map(JSON.stringify);
            return own === golden ? '' : `${{own}}\n${{golden}}`;"
        );
        let difference = page.script(&compare, [golden.into()]).await?;
        ensure!(difference == "", "{name}: {difference}");
    }
    // The switch of the language is a click that Yew handles.
    page.click("button").await?;
    page.wait_for("document.querySelector('article').lang === 'cy'").await
}
