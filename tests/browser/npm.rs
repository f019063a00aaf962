//! Applications that Vite builds with the npm package show cards: by Vite's own servers, and on pages that a server has
//! rendered. The applications are in `tests/npm`; the site by Eleventy is `examples/eleventy`.

use crate::given::council;
use crate::harness::{Page, Reply, Test, tests};
use crate::stacks::shows;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The tests of the package.
pub fn tests() -> Vec<Test> {
    let without_script = tests![readable_without_script].into_iter().map(Test::without_javascript);
    let tests = tests![by_the_servers_of_vite, taken_over, not_loaded, static_site];
    let all = tests.into_iter().chain(without_script);
    all.map(|test| test.slow().within(Duration::from_secs(120))).collect()
}

const APPLICATIONS: [&str; 3] = ["react", "vue", "svelte"];
const NAMES: [&str; 2] = ["Oneshire", "Twoshire"];

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Vite's servers for one application. They end with this value.
struct Vite(Child);

impl Vite {
    /// Starts them; returns their addresses.
    fn start(application: &str) -> Result<(Vite, Vec<String>)> {
        let mut node = Command::new("node");
        node.args(["serve.mjs", application]).current_dir(folder("tests/npm"));
        let mut process = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let out = process.stdout.take().context("no output")?;
        let vite = Vite(process);
        let mut addresses = String::new();
        BufReader::new(out).read_line(&mut addresses)?;
        Ok((vite, serde_json::from_str(&addresses).context("`npm run build` in tests/npm makes what is served")?))
    }
}

impl Drop for Vite {
    fn drop(&mut self) {
        // It ends when its input does.
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

/// Puts a folder on the site, below a name; returns the address of its page.
fn served(page: &Page, from: &Path, name: &str) -> Result<String> {
    for entry in fs::read_dir(from).with_context(|| format!("{} is missing", from.display()))? {
        let path = entry?.path();
        let below = format!("{name}/{}", path.file_name().and_then(|name| name.to_str()).context("a name")?);
        if path.is_dir() {
            served(page, &path, &below)?;
        } else {
            page.site.put(&below, Reply::file(&below, fs::read(&path)?));
        }
    }
    Ok(page.site.url(&format!("{name}/index.html")))
}

fn rendered(page: &Page, application: &str) -> Result<String> {
    served(page, &folder(&format!("tests/npm/dist/{application}/pages")), application)
}

/// Has the application show another card.
async fn changes(page: &Page) -> Result<()> {
    page.script("show([{ id: 'c', config: arguments[0], words: 'Words' }])", [council("Threeshire")]).await?;
    shows(page, &["Threeshire"]).await
}

async fn by_the_servers_of_vite(page: Page) -> Result<()> {
    for application in APPLICATIONS {
        let (_vite, addresses) = Vite::start(application)?;
        for address in addresses {
            page.go(&address).await?;
            shows(&page, &NAMES).await.with_context(|| format!("{application} at {address}"))?;
            changes(&page).await?;
        }
    }
    Ok(())
}

async fn taken_over(page: Page) -> Result<()> {
    for application in APPLICATIONS {
        let address = rendered(&page, application)?;
        page.go(&address).await?;
        page.wait_for("window.show && customElements.get('inspection-card')").await?;
        page.wait_for_events("ready", NAMES.len()).await?;
        shows(&page, &NAMES).await.context(application)?;
        let is_wasm = |path: &str| path.starts_with(application) && path.ends_with(".wasm");
        ensure!(!page.site.log().iter().any(|request| is_wasm(&request.path)), "the cards are rendered again");
        changes(&page).await.context(application)?;
    }
    Ok(())
}

async fn readable_without_script(page: Page) -> Result<()> {
    for application in APPLICATIONS {
        let address = rendered(&page, application)?;
        page.go(&address).await?;
        page.expect("getComputedStyle(document.querySelector('article')).borderTopStyle === 'solid'").await?;
        let names: Vec<String> =
            page.list("[...document.querySelectorAll('article .ic-name')].map((name) => name.innerText)").await?;
        ensure!(names == NAMES, "{application}: {names:?}");
    }
    Ok(())
}

/// `load` says what is missing, and may be called again.
async fn not_loaded(page: Page) -> Result<()> {
    let module = page.site.put("index.js", Reply::file("index.js", fs::read(folder("npm/index.js"))?));
    page.site.put("wrong/inspection-card.js", Reply::file("a.js", "// Another script."));
    served(&page, &folder("tests/npm/node_modules/inspection-card/dist"), "cards")?;
    page.open("<main></main>").await?;
    let load = |folder: &str| format!("return (await import('{module}')).load('{folder}').then(() => '', String)");
    let missing = page.script_async(&load("missing"), []).await?;
    let address = page.site.url("missing/inspection-card.js");
    let expected = format!(
        "Error: inspection-card: {address} can't be loaded. Copy the folder dist of the package there, or name the folder where it is: load('/folder/')."
    );
    ensure!(missing == json!(expected), "{missing}");
    let wrong = page.script_async(&load("wrong/"), []).await?;
    ensure!(wrong.as_str().is_some_and(|wrong| wrong.contains("is not the card's script")), "{wrong}");
    let loaded = page.script_async(&load("cards"), []).await?;
    ensure!(loaded == json!(""), "{loaded}");
    page.expect("Boolean(customElements.get('inspection-card'))").await
}

/// The example: the card is in the page, and the script leaves it as it is.
async fn static_site(page: Page) -> Result<()> {
    let site = folder("examples/eleventy/_site");
    let address = served(&page, &site, "site")?;
    // Its addresses begin at the root of a host.
    let html = fs::read_to_string(site.join("index.html"))?.replace("=\"/", "=\"");
    page.site.put("site/index.html", Reply::html(html));
    page.go(&address).await?;
    page.wait_for("document.querySelector('inspection-card .ic-all .ic-button')").await?;
    page.expect("document.querySelectorAll('article').length === 1").await?;
    let name = page.text_content(".ic-name").await?;
    ensure!(name == "City of London", "{name}");
    Ok(())
}
