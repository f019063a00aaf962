//! `finish`, Trunk's hook: turns Trunk's staging folder into the release.
//!
//! Trunk names its files by the Wasm that cargo wrote, before wasm-bindgen and wasm-opt: different
//! bytes can get the same name. Here each part is named by its final bytes, and the entry script,
//! which people link to by its plain name, is told the names and the hashes of what it loads.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde::Serialize;
use serde_json::Value;

use crate::{gallery, hash, imports, serving, tools};

/// The entry script and the stylesheet, whose names never change.
const ENTRY: &str = "inspection-card";
/// The modules that the entry script and the glue are bundled from.
const ENTRY_PARTS: &str = "entry";
/// The one of them that comes with the glue.
const RENDER: &str = "entry/render.js";
/// The JSON Schema of a config, for editors.
const SCHEMA: &str = "inspection-card.schema.json";
/// What a framework's file tells editors, through the command; no card shows it.
const FOR_EDITORS: &[&str] = &["duty", "sources", "checked", "nations", "remits"];
/// The page of all examples.
const GALLERY: &str = "gallery.html";
/// Folders of data files that are loaded by their hashed names.
const WORDS: &str = "words";
const FRAMEWORKS: &str = "frameworks";

/// The name and the integrity value of a file.
#[derive(Serialize)]
struct Part(String, String);

/// What the entry script asks for.
#[derive(Serialize)]
struct Parts {
    glue: Part,
    wasm: Part,
}

/// The integrity values of the data files, by their names; the hashes in their names are made from them.
#[derive(Serialize)]
struct Data {
    words: BTreeMap<String, String>,
    frameworks: BTreeMap<String, String>,
}

/// Finish the build in the folder that Trunk names in the environment.
pub fn run() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set: Trunk runs this command, people don't")?;
    let minify = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    Output { folder, sources: tools::root().join("static"), minify }.write()
}

/// The release folder being written.
struct Output {
    folder: PathBuf,
    sources: PathBuf,
    minify: bool,
}

impl Output {
    fn write(&self) -> Result<()> {
        self.copy_static(&self.sources)?;
        let data = Data { words: self.data(WORDS, &[])?, frameworks: self.data(FRAMEWORKS, FOR_EDITORS)? };
        let parts = self.wasm_and_glue(&data, &self.style()?)?;
        self.entry(&parts, &data)?;
        self.put(&self.folder.join(SCHEMA), schema()?.as_bytes())?;
        self.page()?;
        self.gallery()?;
        // What a page is served with while it is being worked on is Trunk's business.
        if self.minify { serving::write(&self.folder) } else { Ok(()) }
    }

    /// Put example configs into the demo page, where its snippets name them: `{{examples/….json}}`.
    fn page(&self) -> Result<()> {
        let path = self.folder.join("index.html");
        let mut page = fs::read_to_string(&path).context("Trunk wrote no page")?;
        while let Some((before, name, after)) = example(&page) {
            let path = self.sources.join("examples").join(name);
            let config = fs::read_to_string(&path).with_context(|| format!("no {}", path.display()))?;
            let config = config.trim_end().replace('&', "&amp;").replace('<', "&lt;").replace('\'', "&#39;");
            page = [before, &config, after].concat();
        }
        self.put(&path, page.as_bytes())
    }

    /// Put every example into the page that shows them all.
    fn gallery(&self) -> Result<()> {
        let page = fs::read_to_string(self.sources.join(GALLERY)).context("the gallery is missing")?;
        self.put(&self.folder.join(GALLERY), gallery::fill(&page, &self.sources)?.as_bytes())
    }

    /// Copy the files that the build has no other business with.
    fn copy_static(&self, from: &Path) -> Result<()> {
        for path in sorted(from)? {
            let name = path.strip_prefix(&self.sources)?;
            let handled = [Path::new(WORDS), Path::new(FRAMEWORKS), Path::new(ENTRY_PARTS)].contains(&name)
                || name == Path::new(ENTRY).with_extension("js");
            if handled {
                continue;
            }
            if path.is_dir() {
                self.copy_static(&path)?;
            } else {
                self.put(&self.folder.join(name), &fs::read(&path)?)?;
            }
        }
        Ok(())
    }

    /// Replace the files that Trunk took from wasm-bindgen and wasm-opt.
    fn wasm_and_glue(&self, data: &Data, style: &Part) -> Result<Parts> {
        let found: Vec<PathBuf> =
            sorted(&self.folder)?.into_iter().filter(|path| path.extension() == Some(OsStr::new("wasm"))).collect();
        let [wasm] = found.as_slice() else {
            bail!("expected one Wasm file from Trunk, found {}", found.len());
        };
        let name = wasm.file_name().and_then(OsStr::to_str).unwrap_or_default();
        let stem = name.strip_suffix("_bg.wasm").context("an unexpected name from Trunk")?;
        let bindings = self.folder.join(format!("{stem}.js"));
        let (bytes, script) = imports::shorten(&fs::read(wasm)?, &fs::read_to_string(&bindings)?)?;
        fs::remove_file(wasm)?;
        self.put(&bindings, script.as_bytes())?;
        let glue = self.glue(&bindings, data, style)?;
        fs::remove_file(&bindings)?;
        Ok(Parts { glue: self.hashed("card", "js", &glue)?, wasm: self.hashed("card", "wasm", &bytes)? })
    }

    /// What makes cards, with what wasm-bindgen wrote, but for its default export, which would look for the Wasm by a
    /// name that is gone: the entry fetches and checks the Wasm itself.
    fn glue(&self, bindings: &Path, data: &Data, style: &Part) -> Result<Vec<u8>> {
        let bindings = format!("--alias:bindings={}", bindings.display());
        let data = define("DATA", data)?;
        let style = define("STYLE", style)?;
        let source = fs::read(self.sources.join(RENDER)).with_context(|| format!("{RENDER} is missing"))?;
        let folder = self.sources.join(ENTRY_PARTS);
        let bytes = self.esbuild(&["--format=esm", &bindings, &data, &style], &source, &folder)?;
        let text = String::from_utf8_lossy(&bytes);
        ensure!(!text.contains("import.meta"), "the glue still looks for the Wasm by itself");
        Ok(bytes)
    }

    fn style(&self) -> Result<Part> {
        self.twins("css", stylesheet()?.as_bytes())
    }

    fn entry(&self, parts: &Parts, data: &Data) -> Result<()> {
        let source = fs::read(self.sources.join(ENTRY).with_extension("js")).context("the entry script is missing")?;
        let parts = define("PARTS", parts)?;
        let languages = define("LANGUAGES", data.words.keys().collect::<Vec<_>>())?;
        let version = define("VERSION", env!("CARGO_PKG_VERSION"))?;
        // As a function of its own: esbuild puts what it defines into variables.
        let arguments = ["--format=iife", &parts, &languages, &version];
        let bytes = self.esbuild(&arguments, &source, &self.sources)?;
        self.twins("js", &bytes)?;
        Ok(())
    }

    /// Write the JSON files of a folder, without white space and some members; their integrity values, by their names.
    fn data(&self, folder: &str, without: &[&str]) -> Result<BTreeMap<String, String>> {
        let source = self.sources.join(folder);
        let mut hashes = BTreeMap::new();
        if !source.is_dir() {
            return Ok(hashes);
        }
        for path in sorted(&source)? {
            let name = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
            let bytes =
                minify_json(&fs::read(&path)?, without).with_context(|| format!("{} is not JSON", path.display()))?;
            let Part(_, integrity) = self.hashed(&format!("{folder}/{name}"), "json", &bytes)?;
            hashes.insert(name.to_owned(), integrity);
        }
        Ok(hashes)
    }

    /// The same bytes under a name for ever and under a name for now.
    fn twins(&self, extension: &str, bytes: &[u8]) -> Result<Part> {
        self.put(&self.folder.join(ENTRY).with_extension(extension), bytes)?;
        self.hashed(ENTRY, extension, bytes)
    }

    fn hashed(&self, stem: &str, extension: &str, bytes: &[u8]) -> Result<Part> {
        let name = format!("{stem}.{}.{extension}", hash::short(bytes));
        self.put(&self.folder.join(&name), bytes)?;
        Ok(Part(name, hash::integrity(bytes)))
    }

    fn put(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes).with_context(|| format!("could not write {}", path.display()))
    }

    fn esbuild(&self, arguments: &[&str], source: &[u8], folder: &Path) -> Result<Vec<u8>> {
        let mut esbuild = tools::command("esbuild");
        esbuild
            .args(["--bundle", "--target=es2022", "--charset=utf8", "--legal-comments=none"])
            .args(["--log-level=warning"])
            .args(self.minify.then_some("--minify"))
            .args(arguments)
            .current_dir(folder);
        tools::filter(&mut esbuild, source)
    }
}

/// An argument that puts a value in the place of a name.
fn define(name: &str, value: impl Serialize) -> Result<String> {
    Ok(format!("--define:{name}={}", serde_json::to_string(&value)?))
}

/// The first place for an example config in a page, and what is before and after it. `trunk serve`
/// has places of its own in the page, which are none of ours.
fn example(page: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = page.split_once("{{examples/")?;
    let (name, after) = rest.split_once("}}")?;
    Some((before, name, after))
}

#[cfg(feature = "finish")]
fn stylesheet() -> Result<String> {
    Ok(inspection_card::style::stylesheet())
}

/// The schema of a config.
#[cfg(feature = "finish")]
fn schema() -> Result<String> {
    Ok(inspection_card::config::schema::schema().to_string())
}

#[cfg(not(feature = "finish"))]
fn schema() -> Result<String> {
    bail!("`finish` is left out of this build; Trunk's hook runs it with the feature `finish`")
}

#[cfg(not(feature = "finish"))]
fn stylesheet() -> Result<String> {
    bail!("this needs the feature `finish`, with which Trunk's hook runs it")
}

/// The same JSON without white space and without some members at any depth, the others in their order.
fn minify_json(text: &[u8], without: &[&str]) -> Result<Vec<u8>> {
    let mut value = serde_json::from_slice(text)?;
    strip(&mut value, without);
    Ok(serde_json::to_vec(&value)?)
}

fn strip(value: &mut Value, without: &[&str]) {
    match value {
        Value::Object(members) => {
            members.retain(|name, _| !without.contains(&name.as_str()));
            members.values_mut().for_each(|member| strip(member, without));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| strip(item, without)),
        _ => {}
    }
}

/// The entries of a folder, in the same order everywhere.
pub(crate) fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)
        .with_context(|| format!("could not read {}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::{example, minify_json};

    #[test]
    fn only_a_place_for_an_example_is_filled() {
        assert_eq!(example("a '{{examples/x.json}}' b"), Some(("a '", "x.json", "' b")));
        assert_eq!(example("const address = '{{__TRUNK_ADDRESS__}}';"), None);
    }

    #[test]
    fn json_loses_its_white_space_and_keeps_its_order() {
        let minified = minify_json(br#"{ "b": [1, 2.5, { "d": 1 }], "a": "x y", "d": "", "c": null }"#, &["d"]);
        assert_eq!(minified.ok().as_deref(), Some(br#"{"b":[1,2.5,{}],"a":"x y","c":null}"#.as_slice()));
    }

    #[test]
    fn what_follows_the_json_is_an_error() {
        assert!(minify_json(b"{} {}", &[]).is_err());
    }
}
