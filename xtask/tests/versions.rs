//! A version that several files have to name is the same in all of them.

use std::fs;

use xtask::tools::{self, WASM_BINDGEN};

fn file(path: &str) -> String {
    fs::read_to_string(tools::root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn wasm_bindgen_is_the_same_in_the_card_in_trunk_and_in_the_set_up() {
    let version = WASM_BINDGEN.version;
    for folder in ["", "examples/yew-app/"] {
        let manifest = file(&format!("{folder}Cargo.toml"));
        let dependency = manifest.lines().find(|line| line.starts_with("wasm-bindgen = ")).unwrap_or_default();
        assert!(dependency.contains(&format!("\"={version}\"")), "{folder}: {dependency}");
        assert!(file(&format!("{folder}Trunk.toml")).contains(&format!("wasm_bindgen = \"{version}\"")), "{folder}");
    }
}

#[test]
fn trunk_asks_for_the_wasm_opt_that_npm_brings() {
    let trunk = file("Trunk.toml");
    let version = trunk.split("\"version_").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    assert!(file("xtask/package.json").contains(&format!("\"binaryen\": \"{version}.0.0\"")));
}
