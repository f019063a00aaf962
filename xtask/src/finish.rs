//! `finish`, Trunk's hook: turns Trunk's staging folder into the release.
//!
//! Trunk names its files by the Wasm that cargo wrote, before wasm-bindgen and wasm-opt: different bytes can get the
//! same name. Here each file is named by its final bytes. The entry script, which pages link to by its plain name,
//! contains the names and integrity values of what it loads.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use regex::Regex;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{hash, serving, tools};

/// The entry script and the stylesheet, which have a plain name as well as a hashed one.
const ENTRY: &str = "inspection-card";
/// The modules that the entry script and the glue are bundled from.
const MODULES: &str = "entry";
/// The one of them that renders cards and comes with the glue.
const RENDER: &str = "entry/render.js";
/// The one that puts cards together which a content management system has taken apart.
const ADOPT: &str = "entry/adopt.js";
/// The one that renders cards in Node.js.
pub const SERVER: &str = "server.js";
/// What it uses of wasm-bindgen's module.
const BINDINGS_FACTORY: &str = "entry/bindings-factory.js";
/// The JSON Schema of a config, for editors.
pub const SCHEMA: &str = "inspection-card.schema.json";
/// The page of all examples.
const GALLERY: &str = "gallery.html";
/// Languages, loaded by their hashed names.
const LOCALES: &str = "locales";
/// The documentation, written by `docs`.
pub const DOCS: &str = "docs";
/// Frameworks, loaded in the same way.
const FRAMEWORKS: &str = "frameworks";
/// Members of a framework that only the native command reads.
const COMMAND_ONLY: &[&str] = &["duty", "display_days", "sources", "source", "checked", "nations", "remits"];

/// Keeps the folders of this machine out of the messages of panics, by an unstable setting that is enabled in a stable
/// compiler: a build in another folder gives the same bytes. Flags that name the folders would change the order of functions.
const WITHOUT_PATHS: [(&str, &str); 2] =
    [("RUSTC_BOOTSTRAP", "1"), ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Zlocation-detail=none")];

/// The name and the integrity value of a file.
#[derive(Serialize)]
struct HashedFile(String, String);

/// What the entry script loads.
#[derive(Serialize)]
struct Parts {
    glue: HashedFile,
    wasm: HashedFile,
    adopt: HashedFile,
}

/// The integrity values of the data files by their ids, in the order in which the command lists them. The hashes in their
/// names are made from them.
#[derive(Serialize)]
struct Data {
    locales: Map<String, Value>,
    frameworks: Map<String, Value>,
}

/// Finish the build in the folder that the environment names.
pub fn run() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").context("TRUNK_STAGING_DIR is not set: Trunk runs this command")?;
    let release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    Output { folder: folder.into(), sources: tools::root().join("static"), release }.write()
}

/// The folder being written.
struct Output {
    folder: PathBuf,
    sources: PathBuf,
    /// Whether scripts are minified, and files for servers are written.
    release: bool,
}

impl Output {
    fn write(&self) -> Result<()> {
        self.copy_static()?;
        let data = Data { locales: self.data(LOCALES, &[])?, frameworks: self.data(FRAMEWORKS, COMMAND_ONLY)? };
        let style = self.plain_and_hashed("css", card::stylesheet()?.as_bytes())?;
        let parts = self.wasm_and_glue(&data, &style)?;
        self.entry(&parts, &data)?;
        self.put(SCHEMA, card::schema()?.as_bytes())?;
        self.page()?;
        self.gallery()?;
        self.builder()?;
        card::documentation(&self.folder)?;
        if self.release { serving::write(&self.folder) } else { Ok(()) }
    }

    /// Build the page on which cards are made: an application of its own, with its own Wasm.
    fn builder(&self) -> Result<()> {
        let mut trunk = tools::command("trunk");
        trunk
            .arg("build")
            .args(self.release.then_some(["--release", "--cargo-profile", tools::BUILDER]).into_iter().flatten())
            .arg("--dist")
            .arg(self.folder.join(tools::BUILDER));
        // What Trunk tells its hooks about the page of the demo.
        env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TRUNK_")).for_each(|(name, _)| {
            trunk.env_remove(name);
        });
        trunk.envs(WITHOUT_PATHS);
        tools::run(tools::in_builder(&mut trunk))
    }

    /// Copy the files that are part of the release as they are.
    fn copy_static(&self) -> Result<()> {
        for name in tools::files_in(&self.sources)? {
            let folder = name.split_once('/').map(|(folder, _)| folder);
            let handled = folder.is_some_and(|folder| [MODULES, LOCALES, FRAMEWORKS, DOCS].contains(&folder))
                || [format!("{ENTRY}.js"), GALLERY.to_owned()].contains(&name);
            if !handled {
                self.put(&name, &self.source(&name)?)?;
            }
        }
        Ok(())
    }

    /// Write the JSON files of a folder without white space and some members. Returns integrity values by id.
    fn data(&self, folder: &str, without: &[&str]) -> Result<Map<String, Value>> {
        let mut hashes = Map::new();
        for name in tools::files_in(&self.sources.join(folder))? {
            let name = format!("{folder}/{name}");
            let stem = name.strip_suffix(".json").with_context(|| format!("{name} is not a JSON file"))?;
            let json = minify_json(&self.source(&name)?, without).with_context(|| format!("{name} is not JSON"))?;
            let HashedFile(_, integrity) = self.hashed(stem, "json", &json)?;
            hashes.insert(stem[folder.len() + 1..].to_owned(), integrity.into());
        }
        Ok(hashes)
    }

    /// Replace the files that wasm-bindgen and wasm-opt wrote.
    fn wasm_and_glue(&self, data: &Data, style: &HashedFile) -> Result<Parts> {
        let names = tools::files_in(&self.folder)?;
        let found: Vec<&str> = names.iter().filter_map(|name| name.strip_suffix("_bg.wasm")).collect();
        let [stem] = found[..] else { bail!("expected one Wasm file from Trunk, found {}", found.len()) };
        let (wasm, bindings) = (self.folder.join(format!("{stem}_bg.wasm")), self.folder.join(format!("{stem}.js")));
        let (bytes, script) = blank_import_names(fs::read(&wasm)?, &fs::read_to_string(&bindings)?)?;
        fs::write(&bindings, script)?;
        let glue = self.glue(&bindings, data, style)?;
        let wasm_file = self.hashed("card", "wasm", &bytes)?;
        self.server(&bindings, data, &wasm_file)?;
        fs::remove_file(wasm)?;
        fs::remove_file(bindings)?;
        let adopt = self.bundle(ADOPT, MODULES, &["--format=esm".to_owned()])?;
        Ok(Parts {
            glue: self.hashed("card", "js", &glue)?,
            wasm: wasm_file,
            adopt: self.hashed("adopt", "js", &adopt)?,
        })
    }

    /// The module that renders cards, bundled with wasm-bindgen's. The default export of the latter would look for
    /// the Wasm by Trunk's name and is not used: the entry script fetches and checks the Wasm.
    fn glue(&self, bindings: &Path, data: &Data, style: &HashedFile) -> Result<Vec<u8>> {
        let bindings = format!("--alias:bindings={}", bindings.display());
        let arguments = ["--format=esm".to_owned(), bindings, define("DATA", data)?, define("STYLE", style)?];
        let glue = self.bundle(RENDER, MODULES, &arguments)?;
        ensure!(!String::from_utf8_lossy(&glue).contains("import.meta"), "the glue still looks for the Wasm by itself");
        Ok(glue)
    }

    /// The module that renders cards in Node.js, with the same Wasm.
    fn server(&self, bindings: &Path, data: &Data, wasm: &HashedFile) -> Result<()> {
        let alias = format!("--alias:bindings={}", bindings.display());
        // A function that runs wasm-bindgen's module anew: after a crash, that module's state can't be used again.
        let factory = [
            "--format=iife".to_owned(),
            "--global-name=bindings".to_owned(),
            "--banner:js=export function createBindings() {".to_owned(),
            "--footer:js=return bindings; }".to_owned(),
            alias,
        ];
        let factory = self.bundle_unminified(BINDINGS_FACTORY, MODULES, &factory)?;
        let path = self.folder.join(BINDINGS_FACTORY.rsplit('/').next().unwrap_or_default());
        fs::write(&path, factory)?;
        let arguments = [
            "--format=esm".to_owned(),
            "--platform=node".to_owned(),
            format!("--alias:bindings-factory={}", path.display()),
            define("DATA", data)?,
            define("LANGUAGES", data.locales.keys().collect::<Vec<_>>())?,
            define("WASM", &wasm.0)?,
        ];
        self.put(SERVER, &self.bundle(&format!("{MODULES}/{SERVER}"), MODULES, &arguments)?)?;
        Ok(fs::remove_file(path)?)
    }

    fn entry(&self, parts: &Parts, data: &Data) -> Result<()> {
        let languages: Vec<&String> = data.locales.keys().collect();
        let arguments = [
            // esbuild declares what it defines as variables: inside a function they are not global.
            "--format=iife".to_owned(),
            define("PARTS", parts)?,
            define("LANGUAGES", languages)?,
            define("VERSION", env!("CARGO_PKG_VERSION"))?,
        ];
        let script = self.bundle(&format!("{ENTRY}.js"), "", &arguments)?;
        self.plain_and_hashed("js", &script)?;
        Ok(())
    }

    /// Replace each `{{examples/….json}}` of the demo page by that example, as the value of an attribute.
    fn page(&self) -> Result<()> {
        let mut page = fs::read_to_string(self.folder.join("index.html")).context("Trunk wrote no page")?;
        for name in tools::files_in(&self.sources.join("examples"))? {
            let config = fs::read_to_string(self.sources.join("examples").join(&name))?;
            // Quotation marks stay legible: the attribute is between single quotes.
            let config = html_escape::encode_single_quoted_attribute(config.trim_end()).into_owned();
            page = page.replace(&format!("{{{{examples/{name}}}}}"), &config);
        }
        ensure!(!page.contains("{{examples/"), "index.html names an example that does not exist");
        self.put("index.html", page.as_bytes())
    }

    /// Write the page of all examples, sorted by the names of their frameworks.
    fn gallery(&self) -> Result<()> {
        let examples = examples(&self.sources)?;
        let page = String::from_utf8(self.source(GALLERY)?)?;
        self.put(GALLERY, repeat_for_each(&page, &examples).as_bytes())
    }

    /// Write the same bytes under the plain and under a hashed name.
    fn plain_and_hashed(&self, extension: &str, bytes: &[u8]) -> Result<HashedFile> {
        self.put(&format!("{ENTRY}.{extension}"), bytes)?;
        self.hashed(ENTRY, extension, bytes)
    }

    fn hashed(&self, stem: &str, extension: &str, bytes: &[u8]) -> Result<HashedFile> {
        let name = format!("{stem}.{}.{extension}", hash::short(bytes));
        self.put(&name, bytes)?;
        Ok(HashedFile(name, hash::integrity(bytes)))
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        fs::write(&path, bytes).with_context(|| format!("could not write {}", path.display()))
    }

    fn source(&self, name: &str) -> Result<Vec<u8>> {
        fs::read(self.sources.join(name)).with_context(|| format!("static/{name} is missing"))
    }

    /// Bundle a module whose imports are relative to a folder.
    fn bundle(&self, name: &str, folder: &str, arguments: &[String]) -> Result<Vec<u8>> {
        let script = self.bundle_unminified(name, folder, arguments)?;
        if self.release { minify(&script) } else { Ok(script) }
    }

    fn bundle_unminified(&self, name: &str, folder: &str, arguments: &[String]) -> Result<Vec<u8>> {
        let mut esbuild = tools::command("esbuild");
        esbuild
            .args(["--bundle", "--target=es2022", "--charset=utf8", "--legal-comments=none", "--log-level=warning"])
            .args(arguments)
            .current_dir(self.sources.join(folder));
        tools::filter(&mut esbuild, &self.source(name)?)
    }
}

/// The names of the examples' frameworks and the examples' ids, sorted, from the folder `static/`.
pub fn examples(sources: &Path) -> Result<Vec<(String, String)>> {
    let json = |path: String| -> Result<Value> {
        let bytes = fs::read(sources.join(&path)).with_context(|| format!("static/{path} is missing"))?;
        serde_json::from_slice(&bytes).with_context(|| format!("static/{path} is not JSON"))
    };
    let mut examples = Vec::new();
    for name in tools::files_in(&sources.join("examples"))? {
        let framework = match &json(format!("examples/{name}"))?["inspection"]["framework"] {
            Value::String(id) => json(format!("{FRAMEWORKS}/{id}.json"))?,
            own => own.clone(),
        };
        let title = framework["name"]["en"].as_str().or(framework["name"].as_str());
        let title = title.with_context(|| format!("the framework of {name} has no name"))?.to_owned();
        examples.push((title, name.trim_end_matches(".json").to_owned()));
    }
    examples.sort();
    Ok(examples)
}

/// What the release needs from the card's own crate.
#[cfg(feature = "finish")]
mod card {
    pub fn stylesheet() -> anyhow::Result<String> {
        Ok(inspection_card::style::stylesheet())
    }

    pub use crate::docs::write as documentation;

    pub fn schema() -> anyhow::Result<String> {
        Ok(inspection_card::config::json_schema().to_string())
    }
}

#[cfg(not(feature = "finish"))]
mod card {
    pub fn stylesheet() -> anyhow::Result<String> {
        anyhow::bail!("xtask was built without its feature `finish`")
    }

    pub fn schema() -> anyhow::Result<String> {
        stylesheet()
    }

    pub fn documentation(_: &std::path::Path) -> anyhow::Result<()> {
        stylesheet().map(drop)
    }
}

/// Terser makes scripts 2 % smaller than esbuild's own minifier does.
fn minify(script: &[u8]) -> Result<Vec<u8>> {
    let mut terser = tools::command("terser");
    terser.args(["--compress", "--mangle", "--toplevel", "--ecma", "2022"]);
    Ok(tools::filter(&mut terser, script)?.trim_ascii_end().to_owned())
}

/// An argument for esbuild that replaces a name by a value.
fn define(name: &str, value: impl Serialize) -> Result<String> {
    Ok(format!("--define:{name}={}", serde_json::to_string(&value)?))
}

/// Replace the names of the Wasm's imports, which end in hashes that do not compress, by numbers. The new names have
/// the same length, so that no offset in the Wasm changes.
fn blank_import_names(mut wasm: Vec<u8>, script: &str) -> Result<(Vec<u8>, String)> {
    let mut names = BTreeMap::new();
    let script = Regex::new(r"\b__wb\w+_[0-9a-f]{16}\b")?.replace_all(script, |found: &regex::Captures| {
        let next = names.len();
        names
            .entry(found[0].to_owned())
            .or_insert_with_key(|name| format!("{next:_>width$}", width = name.len()))
            .clone()
    });
    for (name, blank) in &names {
        for start in memchr::memmem::find_iter(&wasm.clone(), name) {
            wasm[start..start + name.len()].copy_from_slice(blank.as_bytes());
        }
    }
    Ok((wasm, script.into_owned()))
}

/// Repeat what is between `<!-- each example -->` and `<!-- end -->` for each title and id.
fn repeat_for_each(page: &str, examples: &[(String, String)]) -> String {
    let mut parts = page.split("<!-- each example -->");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (block, rest) = part.split_once("<!-- end -->").unwrap_or((part, ""));
        let block = block.trim_end();
        filled.truncate(filled.trim_end().len());
        for (title, id) in examples {
            filled += &block.replace("{{id}}", id).replace("{{name}}", &html_escape::encode_text(title));
        }
        filled += rest;
    }
    filled
}

/// The same JSON without white space and without some members at any depth.
fn minify_json(text: &[u8], without: &[&str]) -> Result<Vec<u8>> {
    let mut value = serde_json::from_slice(text)?;
    remove_members(&mut value, without);
    Ok(serde_json::to_vec(&value)?)
}

fn remove_members(value: &mut Value, names: &[&str]) {
    match value {
        Value::Object(members) => {
            members.retain(|name, _| !names.contains(&name.as_str()));
            members.values_mut().for_each(|member| remove_members(member, names));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| remove_members(item, names)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{blank_import_names, minify_json, repeat_for_each};

    #[test]
    fn json_loses_its_white_space_and_keeps_its_order() {
        let minified = minify_json(br#"{ "b": [1, 2.5, { "d": 1 }], "a": "x y", "d": "", "c": null }"#, &["d"]);
        assert_eq!(minified.unwrap(), br#"{"b":[1,2.5,{}],"a":"x y","c":null}"#);
        assert!(minify_json(b"{} {}", &[]).is_err());
    }

    #[test]
    fn import_names_are_replaced_on_both_sides() {
        let wasm = b"\x00__wbg_a_0123456789abcdef\x01__wbg_bc_0123456789abcdef\x02__wbg_init".to_vec();
        let script = "__wbg_bc_0123456789abcdef: f, __wbg_a_0123456789abcdef: g, __wbg_init";
        let (wasm, script) = blank_import_names(wasm, script).unwrap();
        assert_eq!(wasm, b"\x00_______________________1\x01________________________0\x02__wbg_init");
        assert_eq!(script, "________________________0: f, _______________________1: g, __wbg_init");
    }

    #[test]
    fn a_block_is_repeated_for_each_example() {
        let examples = [("A & B", "a"), ("C", "c")].map(|(title, id)| (title.to_owned(), id.to_owned()));
        let page = "<ul>\n <!-- each example -->\n <li>{{id}}: {{name}}\n <!-- end -->\n</ul>";
        assert_eq!(repeat_for_each(page, &examples), "<ul>\n <li>a: A &amp; B\n <li>c: C\n</ul>");
    }
}
