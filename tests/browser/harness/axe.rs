//! axe-core in the page.

use super::page::Page;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::Path;

impl Page {
    /// Runs axe-core on the page, or on the part of it that a selector names. One line per violation: rule, element, why.
    pub async fn axe(&self, selector: Option<&str>) -> Result<Vec<String>> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("xtask/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&file)
            .with_context(|| format!("{} is missing: `npm ci` in xtask brings it", file.display()))?;
        // `define` and `module` of the page must not catch it; WebDriver's script is no part of the page's policy.
        self.script(&format!("const define = undefined, module = undefined; {source}\nwindow.axe = axe;"), [])
            .await
            .context("injecting axe-core")?;
        let found = self
            .script_async(
                "const result = await axe.run(args[0] ?? document, { resultTypes: ['violations'] });
                return result.violations.map((v) => ({ id: v.id, help: v.help,
                    nodes: v.nodes.map((n) => n.target.flat().join(' ') + ': ' + n.failureSummary) }));",
                [json!(selector)],
            )
            .await?;
        let line = |rule: &Value| format!("{} ({}): {}", rule["id"], rule["help"], rule["nodes"]);
        Ok(found.as_array().context("no list of violations")?.iter().map(line).collect())
    }
}
