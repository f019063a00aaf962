//! The pages that are made from data.

use std::fmt::Write;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use inspection_card::render::{ElementAttributes, Renderer};
use serde_json::Value;

use super::read;
use super::search::Passage;
use crate::{finish, tools};

/// Every example by the name of its framework: its card, its config, and a link that opens it in the builder. The search knows
/// their headings only, because what the cards say is made up.
pub fn examples() -> Result<(String, Vec<Passage>)> {
    let renderer = Renderer::built_in();
    let mut page = String::from(
        "<p>Each card is made from the config below it. The providers do not exist, but for the City of London; grades and \
         what they are called are the inspectorates’ own.</p>\n",
    );
    let mut passages = Vec::new();
    for (title, stem) in finish::examples(&tools::root().join("static"))? {
        let json = read(&format!("static/examples/{stem}.json"))?;
        let config: Value = serde_json::from_str(&json)?;
        let attributes = ElementAttributes {
            id: Some(format!("card-{stem}")),
            heading_level: Some("3".to_owned()),
            ..ElementAttributes::default()
        };
        let card = renderer.render_json(&json, &attributes).html.with_context(|| format!("{stem} makes no card"))?;
        let draft = URL_SAFE_NO_PAD.encode(config.to_string());
        let json = html_escape::encode_text(json.trim_end());
        let heading = html_escape::encode_text(&title);
        write!(
            page,
            r##"<section class="sample" aria-labelledby="{stem}">
<h2 id="{stem}"><a class="anchor" href="#{stem}">{heading}</a></h2>
{card}
<details><summary>Config of {heading}</summary><pre tabindex="0"><code>{json}</code></pre></details>
<p><a href="../builder/index.html#draft={draft}">Open {heading} in the builder</a></p>
</section>
"##
        )?;
        passages.push(Passage { id: stem, heading: title, text: String::new() });
    }
    Ok((page, passages))
}

/// Attributes, events and custom properties, as Markdown.
pub fn element() -> Result<String> {
    let manifest: Value = serde_json::from_str(&read("static/custom-elements.json")?)?;
    let element = &manifest["modules"][0]["declarations"][0];
    let mut page = format!("{}\n", text(&element["description"]));
    for (heading, list, column) in [
        ("Attributes", "attributes", "values"),
        ("Events", "events", "type"),
        ("Custom properties", "cssProperties", "default"),
    ] {
        write!(page, "\n## {heading}\n\n| name | {column} | meaning |\n|---|---|---|\n")?;
        for one in element[list].as_array().with_context(|| format!("the element has no {list}"))? {
            let value = one["default"].as_str().or(one["type"]["text"].as_str()).unwrap_or_default();
            let value = if list == "attributes" { text(&one["type"]["text"]) } else { value.replace('|', "\\|") };
            writeln!(page, "| `{}` | `{value}` | {} |", text(&one["name"]), text(&one["description"]))?;
        }
    }
    Ok(page)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().replace('|', "\\|")
}
