//! Each module of the library depends only on those before it, and none knows more than it should.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order in which a config passes through them.
const LAYERS: [&str; 7] = ["contract", "framework", "config", "locale", "inspection", "card", "render"];

/// The Rust files of a module, with their text up to the unit tests.
fn files(module: &str) -> Vec<(PathBuf, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = vec![source.join(module).with_extension("rs")];
    let mut folders = vec![source.join(module)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    let text = |path: &PathBuf| fs::read_to_string(path).unwrap().split("#[cfg(test)]").next().unwrap().to_owned();
    files.into_iter().map(|path| (path.clone(), text(&path))).collect()
}

fn assert_absent(module: &str, words: &str) {
    for (path, text) in files(module) {
        assert!(!text.contains(words), "{} mentions {words}", path.display());
    }
}

#[test]
fn a_module_depends_only_on_those_before_it() {
    for (index, module) in LAYERS.iter().enumerate() {
        for later in &LAYERS[index + 1..] {
            assert_absent(module, &format!("crate::{later}::"));
        }
    }
}

#[test]
fn only_the_card_and_rendering_know_yew_and_only_the_exports_know_the_browser() {
    for module in LAYERS {
        for browser in ["web_sys", "js_sys", "wasm_bindgen", "gloo"] {
            assert_absent(module, browser);
        }
    }
    for module in ["contract", "framework", "config", "locale", "inspection"] {
        assert_absent(module, "yew::");
    }
}

/// The files of the module's folder that a file imports.
fn imports(text: &str, siblings: &[String]) -> Vec<String> {
    let paths = text.split("use super::").skip(1);
    let first =
        paths.map(|path| path.split(|c: char| !(c.is_ascii_lowercase() || c == '_')).next().unwrap_or_default());
    first.filter(|name| siblings.iter().any(|sibling| sibling == name)).map(String::from).collect()
}

#[test]
fn the_files_of_a_module_do_not_import_each_other_in_a_circle() {
    for module in LAYERS {
        let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
        let own: Vec<_> = files(module).into_iter().filter(|(path, _)| name(path) != *module).collect();
        let siblings: Vec<_> = own.iter().map(|(path, _)| name(path)).collect();
        let mut left: Vec<_> = own.iter().map(|(path, text)| (name(path), imports(text, &siblings))).collect();
        // Files whose imports are all gone are taken away; what remains is a circle, or imports one.
        loop {
            let remaining: Vec<_> = left.iter().map(|(name, _)| name.clone()).collect();
            left.retain(|(_, imports)| imports.iter().any(|import| remaining.contains(import)));
            if left.len() == remaining.len() {
                break;
            }
        }
        assert!(left.is_empty(), "{module}: {left:?}");
    }
}
