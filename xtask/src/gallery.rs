//! The gallery: a page that shows every example, in the order of their frameworks' names.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::finish::sorted;

/// What is said once for each example stands between these.
const EACH: &str = "<!-- each example -->";
const END: &str = "<!-- end -->";

/// An example, as the page speaks of it.
struct Example {
    id: String,
    name: String,
}

/// Fills a page with the examples, of which `sources` holds the configs and the frameworks they name.
pub fn fill(page: &str, sources: &Path) -> Result<String> {
    let mut examples = Vec::new();
    for path in sorted(&sources.join("examples"))? {
        let id = path.file_stem().context("an example without a name")?.to_string_lossy().into_owned();
        let name =
            framework_name(&path, sources).with_context(|| format!("{} has no known framework", path.display()))?;
        examples.push(Example { id, name });
    }
    examples.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(repeat(page, &examples))
}

/// What the framework of an example is called.
fn framework_name(example: &Path, sources: &Path) -> Result<String> {
    let read = |path: &Path| -> Result<Value> { Ok(serde_json::from_slice(&fs::read(path)?)?) };
    let config = read(example)?;
    let framework = &config["inspection"]["framework"];
    // A framework may stand in the config itself.
    let framework = match framework.as_str() {
        Some(id) => read(&sources.join("frameworks").join(id).with_extension("json"))?,
        None => framework.clone(),
    };
    let name = &framework["name"];
    Ok(name["en"].as_str().or(name.as_str()).context("no name")?.to_owned())
}

fn repeat(page: &str, examples: &[Example]) -> String {
    let mut filled = String::new();
    let mut rest = page;
    while let Some((before, block, after)) = rest.split_once(EACH).and_then(|(before, tail)| {
        let (block, after) = tail.split_once(END)?;
        Some((before, block, after))
    }) {
        filled.push_str(before.trim_end());
        for Example { id, name } in examples {
            let name = name.replace('&', "&amp;").replace('<', "&lt;");
            filled.push_str(block.trim_end().replace("{{id}}", id).replace("{{name}}", &name).as_str());
        }
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::{Example, fill, repeat};
    use std::path::Path;

    #[test]
    fn each_block_is_said_once_for_each_example() {
        let examples = [("a", "A & B"), ("c", "C")].map(|(id, name)| Example { id: id.into(), name: name.into() });
        let page = "<ul>\n<!-- each example -->\n<li>{{id}}: {{name}}\n<!-- end -->\n</ul> <!-- each example -->{{id}}<!-- end -->.";
        assert_eq!(repeat(page, &examples), "<ul>\n<li>a: A &amp; B\n<li>c: C\n</ul>ac.");
    }

    #[test]
    fn the_page_shows_every_example() {
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../static");
        let page = std::fs::read_to_string(sources.join("gallery.html")).unwrap();
        let filled = fill(&page, &sources).unwrap();
        for example in std::fs::read_dir(sources.join("examples")).unwrap() {
            let name = example.unwrap().file_name().into_string().unwrap();
            assert!(filled.contains(&format!(
                r#"<inspection-card id="card-{}" src="examples/{name}""#,
                name.trim_end_matches(".json")
            )));
        }
        assert!(!filled.contains("{{"), "{filled}");
    }
}
