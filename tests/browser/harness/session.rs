//! One browser per engine, kept between tests and replaced when it has crashed.

use super::driver::Driver;
use super::engine::Engine;
use anyhow::{Context, Result};
use std::time::Duration;
use thirtyfour::WebDriver;
use tokio::time::timeout;

/// A browser under control.
#[derive(Debug)]
pub struct Session {
    /// The engine's one window.
    pub browser: WebDriver,
    /// Whether pages run script; what a test runs in them is run in any case, if it does not wait.
    pub javascript: bool,
    driver: Driver,
}

impl Session {
    /// Starts driver and browser.
    pub async fn start(engine: Engine, javascript: bool) -> Result<Session> {
        let driver = Driver::start(engine).await?;
        let capabilities = engine.capabilities(driver.scratch(), javascript)?;
        let starting = WebDriver::new(driver.address(), capabilities);
        let browser = timeout(Duration::from_secs(60), starting)
            .await
            .with_context(|| format!("{} does not start within 60 s", engine.name()))?
            .with_context(|| format!("{} does not start: {}", engine.name(), driver.log()))?;
        browser.set_script_timeout(Duration::from_secs(110)).await?;
        browser.set_page_load_timeout(Duration::from_secs(25)).await?;
        Ok(Session { browser, javascript, driver })
    }

    /// Leaves the page of the last test; an error means that the browser is not fit for another one.
    pub async fn clear(&self) -> Result<()> {
        let clearing = async {
            self.browser.enter_default_frame().await?;
            self.browser.delete_all_cookies().await?;
            self.browser.goto("about:blank").await
        };
        timeout(Duration::from_secs(5), clearing).await??;
        Ok(())
    }

    /// Ends the browser by its own means; the driver's guard sees to the rest.
    pub async fn end(self) {
        let Session { browser, driver, .. } = self;
        // A browser that does not answer is killed with its driver.
        let _ = timeout(Duration::from_secs(5), browser.quit()).await;
        drop(driver);
    }
}
