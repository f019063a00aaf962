//! What only Chromium can be asked, through its DevTools protocol.

use super::page::Page;
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// What a page holds after a garbage collection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counters {
    pub nodes: u64,
    pub listeners: u64,
    pub heap_bytes: u64,
}

impl Page {
    pub(super) async fn cdp(&self, method: &str, params: Value) -> Result<Value> {
        let answer = self.browser.cdp().send_raw(method, params).await;
        answer.with_context(|| method.to_owned())
    }

    /// Emulates a medium (`print`, or `""`) and media features such as `("prefers-color-scheme", "dark")`.
    pub async fn emulate_media(&self, medium: &str, features: &[(&str, &str)]) -> Result<()> {
        let feature = |&(name, value): &(&str, &str)| json!({ "name": name, "value": value });
        let features: Vec<Value> = features.iter().map(feature).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features })).await?;
        Ok(())
    }

    /// Makes the network as slow as a telephone's, or as fast as it is.
    pub async fn slow_network(&self, slow: bool) -> Result<()> {
        self.cdp("Network.enable", json!({})).await?;
        let (latency, throughput) = if slow { (300, 200_000) } else { (0, -1) };
        let conditions = json!({ "offline": false, "latency": latency,
            "downloadThroughput": throughput, "uploadThroughput": throughput });
        self.cdp("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// Counts nodes and listeners that are still alive.
    pub async fn counters(&self) -> Result<Counters> {
        self.cdp("Performance.enable", json!({})).await?;
        self.cdp("HeapProfiler.enable", json!({})).await?;
        // Twice: what is freed by finalizers of the first falls to the second.
        for _ in 0..2 {
            self.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let answer = self.cdp("Performance.getMetrics", json!({})).await?;
        let metrics = answer["metrics"].as_array().context("no metrics")?;
        let metric = |name: &str| {
            let metric = metrics.iter().find(|metric| metric["name"] == name);
            metric.and_then(|metric| metric["value"].as_f64()).unwrap_or_default() as u64
        };
        Ok(Counters {
            nodes: metric("Nodes"),
            listeners: metric("JSEventListeners"),
            heap_bytes: metric("JSHeapUsedSize"),
        })
    }

    /// What Chromium itself wrote to its console, network and policy errors included.
    pub async fn browser_log(&self) -> Result<Vec<String>> {
        let log = self.browser.browser_log().await?;
        Ok(log.into_iter().map(|entry| entry.message).collect())
    }
}
