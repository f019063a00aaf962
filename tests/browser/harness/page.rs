//! A page in a browser, as a test handles it.

use super::engine::Engine;
use super::reply::Reply;
use super::site::Origin;
use super::window;
use anyhow::{Context, Result, bail, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use thirtyfour::prelude::*;

const SEEN: &str = include_str!("seen.js");

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(10);

/// A test's page, with its part of the two origins.
#[derive(Clone, Debug)]
pub struct Page {
    pub engine: Engine,
    /// The council's site.
    pub site: Origin,
    /// Where the card is served.
    pub host: Origin,
    pub(super) browser: WebDriver,
    pub(super) width: Arc<AtomicUsize>,
    pages: Arc<AtomicUsize>,
}

impl Page {
    pub(super) fn new(engine: Engine, browser: WebDriver, site: Origin, host: Origin) -> Page {
        let pages = Arc::default();
        Page { engine, site, host, browser, width: Arc::default(), pages }
    }

    /// Opens a page of the site. `{host}` and `{site}` stand for the origins' addresses.
    pub async fn open(&self, html: &str) -> Result<()> {
        self.open_with(html, |reply| reply).await
    }

    /// The same with changes to how the page is answered: a policy, a status.
    pub async fn open_with(&self, html: &str, change: impl Fn(Reply) -> Reply) -> Result<()> {
        let url = self.publish(html, change);
        self.go(&url).await
    }

    /// Puts a page on the site without opening it; returns its address.
    pub fn publish(&self, html: &str, change: impl Fn(Reply) -> Reply) -> String {
        let html = document(html).replace("{host}", &self.host.base()).replace("{site}", &self.site.base());
        // From the card's host, so that a strict policy needs no exception for it.
        self.host.put("seen.js", Reply::file("seen.js", SEEN).shared());
        let name = format!("page{}.html", self.pages.fetch_add(1, Ordering::Relaxed) + 1);
        self.site.put(&name, change(Reply::html(html)))
    }

    /// Goes to an address, in a frame where the window can't be as narrow as asked for.
    pub async fn go(&self, url: &str) -> Result<()> {
        self.browser.enter_default_frame().await?;
        match window::frame(self, url) {
            Some(frame) => {
                self.browser.goto(frame).await?;
                self.browser.enter_frame(0).await?;
            }
            None => self.browser.goto(url).await?,
        }
        Ok(())
    }

    /// Runs script in the page; fails if it throws.
    pub async fn script(&self, code: &str, args: impl Into<Arc<[Value]>>) -> Result<Value> {
        let result = self.browser.execute(code, args).await;
        Ok(result.with_context(|| format!("script: {}", code.trim()))?.json().clone())
    }

    /// The same for script that uses `await`.
    pub async fn script_async(&self, code: &str, args: impl Into<Arc<[Value]>>) -> Result<Value> {
        let code = format!(
            "const done = arguments[arguments.length - 1];
            (async (...args) => {{ {code} }})(...Array.prototype.slice.call(arguments, 0, -1))
                .then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let result = self.browser.execute_async(&code, args).await.with_context(|| code.clone())?;
        match result.json().get("error") {
            Some(error) => bail!("script: {error}: {code}"),
            None => Ok(result.json()["value"].clone()),
        }
    }

    /// The value of an expression.
    pub async fn value(&self, expression: &str) -> Result<Value> {
        self.script(&format!("return ({expression})"), []).await
    }

    /// The value of an expression, as text.
    pub async fn text(&self, expression: &str) -> Result<String> {
        match self.value(expression).await? {
            Value::String(text) => Ok(text),
            other => bail!("not a text: {expression} is {other}"),
        }
    }

    /// Waits until an expression is true in the page.
    pub async fn wait_for(&self, expression: &str) -> Result<()> {
        // Looked at in the page, in slices, because a page may be left while it is waited for.
        let code = format!(
            "const done = arguments[arguments.length - 1];
            const end = Date.now() + 500;
            (function look() {{
                let last;
                try {{ last = ({expression}); }} catch (error) {{ last = error; }}
                if (last && !(last instanceof Error)) done({{ met: true }});
                else if (Date.now() > end) done({{ last: String(last) }});
                else setTimeout(look, 10);
            }})();"
        );
        let deadline = Instant::now() + PATIENCE;
        loop {
            let last = match self.browser.execute_async(&code, []).await {
                Ok(result) if result.json()["met"] == json!(true) => return Ok(()),
                Ok(result) => result.json()["last"].to_string(),
                Err(error) => error.to_string(),
            };
            if Instant::now() > deadline {
                bail!("waited {PATIENCE:?} for: {expression}; last: {last}");
            }
        }
    }

    /// Waits until the browser has done what was under way: two frames and a task.
    pub async fn settled(&self) -> Result<()> {
        let settle = "await new Promise((done) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))";
        self.script_async(settle, []).await?;
        Ok(())
    }

    /// Fails unless an expression is true now.
    pub async fn expect(&self, expression: &str) -> Result<()> {
        let value = self.value(expression).await?;
        ensure!(value == json!(true), "expected: {expression}; got: {value}");
        Ok(())
    }

    /// All text of an element, shown or not.
    pub async fn text_content(&self, selector: &str) -> Result<String> {
        self.text(&format!("document.querySelector({}).textContent", json!(selector))).await
    }

    /// The text of an element as it is shown.
    pub async fn inner_text(&self, selector: &str) -> Result<String> {
        self.text(&format!("document.querySelector({}).innerText", json!(selector))).await
    }

    /// Runs script in a frame of the page, which may be of another origin.
    pub async fn in_frame(&self, selector: &str, code: &str) -> Result<()> {
        let frame = self.browser.find(By::Css(selector)).await?;
        frame.enter_frame().await?;
        let result = self.script(code, []).await;
        self.browser.enter_parent_frame().await?;
        result.map(drop)
    }

    /// Clicks an element with the mouse.
    pub async fn click(&self, selector: &str) -> Result<()> {
        let element = self.browser.find(By::Css(selector)).await;
        let element = element.with_context(|| format!("nothing to click at {selector}"))?;
        Ok(element.click().await?)
    }

    /// Follows a link to another page, and waits until that is there, its deferred scripts included.
    pub async fn follow(&self, selector: &str) -> Result<()> {
        self.script("window.left = true", []).await?;
        self.click(selector).await?;
        // Asked from outside: what waits in a page that is being left may never answer.
        let deadline = Instant::now() + PATIENCE;
        let there = "window.left === undefined && document.readyState === 'complete'";
        while self.value(there).await.unwrap_or_default() != json!(true) {
            ensure!(Instant::now() < deadline, "waited {PATIENCE:?} for the page behind {selector}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }

    /// Goes back to the page before, as by the browser's button.
    pub async fn back(&self) -> Result<()> {
        Ok(self.browser.back().await?)
    }

    /// Puts the focus on a text field and pastes into it.
    pub async fn paste(&self, selector: &str, text: &str) -> Result<()> {
        let code = "document.querySelector(arguments[0]).focus(); return document.execCommand('insertText', false, arguments[1])";
        let pasted = self.script(code, [json!(selector), json!(text)]).await?;
        ensure!(pasted == json!(true), "can't paste into {selector}");
        Ok(())
    }

    /// Chooses a file for a form.
    pub async fn choose_file(&self, selector: &str, file: &Path) -> Result<()> {
        let element = self.browser.find(By::Css(selector)).await?;
        Ok(element.send_keys(file.to_string_lossy()).await?)
    }

    /// Forgets the cookies of the page's host.
    pub async fn forget_cookies(&self) -> Result<()> {
        Ok(self.browser.delete_all_cookies().await?)
    }

    /// Puts the focus on an element and presses a key.
    pub async fn press(&self, selector: &str, key: Key) -> Result<()> {
        let element = self.browser.find(By::Css(selector)).await;
        let element = element.with_context(|| format!("nothing to focus at {selector}"))?;
        Ok(element.send_keys(key).await?)
    }

    /// Presses keys on the keyboard, one after the other, wherever the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Result<()> {
        let actions = self.browser.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        Ok(actions.send_keys(keys).perform().await?)
    }

    /// Presses a key while another is held down.
    pub async fn chord(&self, held: Key, key: impl Into<TypingData>) -> Result<()> {
        let actions = self.browser.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        Ok(actions.key_down(held.clone()).send_keys(key).key_up(held).perform().await?)
    }

    /// Everything that went wrong in the page's scripts.
    pub async fn errors(&self) -> Result<Vec<String>> {
        self.list("seen.errors").await
    }

    /// The card's events so far: `type`, `detail`, `id` and `tag` of the target, `bubbles`.
    pub async fn events(&self) -> Result<Vec<Value>> {
        self.list("seen.events").await
    }

    /// The lines of one level that were written to the console.
    pub async fn console(&self, level: &str) -> Result<Vec<String>> {
        let level = json!(level);
        self.list(&format!("seen.console.filter((l) => l.level === {level}).map((l) => l.text)")).await
    }

    /// An expression's value as a list.
    pub async fn list<T: DeserializeOwned>(&self, expression: &str) -> Result<Vec<T>> {
        self.read(expression).await
    }

    /// An expression's value, of any type.
    pub async fn read<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        Ok(serde_json::from_value(self.value(expression).await?)?)
    }

    /// A picture of the window, or of the frame's element.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        write(file, &self.browser.screenshot_as_png().await?)
    }

    /// A picture of one element.
    pub async fn screenshot_of(&self, selector: &str, file: &Path) -> Result<()> {
        let element = self.browser.find(By::Css(selector)).await?;
        write(file, &element.screenshot_as_png().await?)
    }
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(file, bytes)?)
}

/// A whole document with what every test page needs; a fragment becomes the body of one. A document without `<head>`
/// is left alone.
fn document(html: &str) -> String {
    const HEAD: &str = r#"<script src="{host}/seen.js" crossorigin></script>"#;
    if html.starts_with("<!doctype") && !html.contains("<head>") {
        return html.to_owned();
    }
    match html.split_once("<head>") {
        Some((before, after)) => format!("{before}<head>{HEAD}{after}"),
        None => format!(
            r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>
            <meta name="viewport" content="width=device-width">{HEAD}</head><body>{html}</body></html>"#
        ),
    }
}
