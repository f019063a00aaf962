//! The three engines: which driver starts them, and which options each needs.

use anyhow::{Context, Result};
use serde_json::json;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use thirtyfour::Capabilities;

/// A browser engine that the suite runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// All engines, in the order of their trials.
    pub const ALL: &'static [Engine] = &[Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The name that trials begin with.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// The command line that starts this engine's driver on a port.
    pub fn driver(self, port: u16, scratch: &Path) -> Result<Vec<String>> {
        let missing = |what: &str, package: &str| {
            format!("{what} is missing: `cargo xtask test` installs it (on Debian: {package})")
        };
        let path = |path: PathBuf| path.to_string_lossy().into_owned();
        Ok(match self {
            Engine::Chromium => {
                let driver = on_path("chromedriver").with_context(|| missing("chromedriver", "chromium-driver"))?;
                vec![path(driver), format!("--port={port}")]
            }
            Engine::Firefox => {
                let driver = on_path("geckodriver")
                    .or_else(installed_geckodriver)
                    .with_context(|| missing("geckodriver", "cargo install geckodriver"))?;
                let profiles = path(scratch.to_owned());
                let port = port.to_string();
                vec![path(driver), "--port".into(), port, "--profile-root".into(), profiles]
            }
            // WebKitGTK has no headless mode, so it gets a screen of its own, tall enough for a whole card.
            Engine::WebKit => {
                let xvfb = on_path("xvfb-run").with_context(|| missing("xvfb-run", "xvfb xauth"))?;
                let driver =
                    on_path("WebKitWebDriver").with_context(|| missing("WebKitWebDriver", "webkit2gtk-driver"))?;
                let screen = "--server-args=-screen 0 1600x4000x24".to_owned();
                let port = format!("--port={port}");
                vec![path(xvfb), "--auto-servernum".into(), screen, path(driver), port]
            }
        })
    }

    /// What a new session asks of the browser, with JavaScript switched on or off as its user would.
    pub fn capabilities(self, scratch: &Path, javascript: bool) -> Result<Capabilities> {
        let capabilities = match self {
            Engine::Chromium => json!({
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "prefs": {
                    "profile.managed_default_content_settings.javascript": if javascript { 1 } else { 2 },
                }, "args": [
                    "--headless=new",
                    // Root, as in most containers, has no sandbox.
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--force-color-profile=srgb",
                    "--hide-scrollbars",
                    format!("--user-data-dir={}", scratch.join("chromium").display()),
                ] },
            }),
            Engine::Firefox => json!({
                "moz:firefoxOptions": { "args": ["-headless"], "prefs": { "javascript.enabled": javascript } },
            }),
            Engine::WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": mini_browser()?,
                    "args": ["--automation", format!("--enable-javascript={javascript}")],
                },
            }),
        };
        Ok(serde_json::from_value(capabilities)?)
    }
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// geckodriver as the set-up installs it: in the tools' cache, one folder per version.
fn installed_geckodriver() -> Option<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache")))?;
    entries(&cache.join("inspection-card"))
        .filter(|folder| file_name(folder).starts_with("geckodriver-"))
        .map(|folder| folder.join("bin/geckodriver"))
        .find(|file| file.is_file())
}

/// MiniBrowser lies beside the library: `/usr/lib/<triplet>/webkit2gtk-<version>/`, or in `/usr/libexec`.
fn mini_browser() -> Result<PathBuf> {
    let libraries = [Path::new("/usr/lib"), Path::new("/usr/lib64"), Path::new("/usr/libexec")];
    libraries
        .into_iter()
        .flat_map(|library| entries(library).chain([library.to_owned()]))
        .flat_map(|folder| entries(&folder).collect::<Vec<_>>())
        .filter(|folder| file_name(folder).starts_with("webkit2gtk-"))
        .map(|folder| folder.join("MiniBrowser"))
        .find(|file| file.is_file())
        .context("MiniBrowser of WebKitGTK is missing: `cargo xtask test` installs it (on Debian: webkit2gtk-driver)")
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
