//! The size of what is shown.

use super::engine::Engine;
use super::page::Page;
use super::reply::Reply;
use anyhow::Result;
use serde_json::json;
use std::sync::atomic::Ordering;

/// The content size that every test starts with.
pub const NORMAL: (u32, u32) = (1280, 900);

impl Page {
    /// Puts the window back to what every test starts with.
    pub(super) async fn reset(&self) -> Result<()> {
        if self.engine == Engine::Chromium {
            self.emulate_media("", &[]).await?;
            self.slow_network(false).await?;
            // Reading the log empties it: what the last test left there is not this one's.
            self.browser_log().await?;
        }
        self.resize(NORMAL.0, NORMAL.1).await
    }

    /// Makes the page's content this wide and high, now and for pages opened later. Where a window can't be that
    /// narrow, a page opened later is shown in a frame of that width.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.width.store(0, Ordering::Relaxed);
        if self.engine == Engine::Chromium {
            // Chromium's window has a least width of some 500 px, its emulated device has none.
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.cdp("Emulation.setDeviceMetricsOverride", size).await?;
            return Ok(());
        }
        self.browser.enter_default_frame().await?;
        self.browser.set_window_rect(0, 0, width, height).await?;
        let inner = self.value("[innerWidth, innerHeight, outerWidth, outerHeight]").await?;
        let side = |index: usize| inner[index].as_u64().unwrap_or_default() as u32;
        let (bars_x, bars_y) = (side(2).saturating_sub(side(0)), side(3).saturating_sub(side(1)));
        self.browser.set_window_rect(0, 0, width + bars_x, height + bars_y).await?;
        if self.value("innerWidth").await? != json!(width) {
            self.width.store(width as usize, Ordering::Relaxed);
        }
        Ok(())
    }
}

/// The address of a page that shows another one as narrow as the window can't be.
pub fn frame(page: &Page, url: &str) -> Option<String> {
    let width = page.width.load(Ordering::Relaxed);
    let html = format!(
        r#"<!doctype html><title>Frame</title><style>body{{margin:0}}iframe{{border:0;height:100vh;width:{width}px}}</style>
        <iframe src="{url}"></iframe>"#
    );
    (width > 0).then(|| page.site.put("frame.html", Reply::html(html).header("cache-control", "no-store")))
}
