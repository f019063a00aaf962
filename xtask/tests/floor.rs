//! What is shipped needs no newer browsers than the README names.
//!
//! Reads what the release build wrote: `cargo xtask test` runs these tests after it.

use std::fs;
use std::path::PathBuf;

use wasmparser::{Validator, WasmFeatures};
use xtask::{build, tools};

/// The oldest browsers: as esbuild and as the README name them. Their versions are the first with the reason of an
/// `AbortSignal`; the syntax alone would work in somewhat older ones.
const OLDEST: [(&str, &str); 3] =
    [("chrome98", "Chrome 98"), ("firefox97", "Firefox 97"), ("safari15.4", "Safari 15.4")];

/// What the Wasm may use: in Chrome since 86, Firefox since 78, Safari since 15.
const WASM: WasmFeatures = WasmFeatures::WASM1
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::MULTI_VALUE)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::REFERENCE_TYPES);

/// The files of the release with this ending that a card loads, not those of the demo.
fn shipped(ending: &str) -> Vec<PathBuf> {
    let names = tools::files_in(&build::dist()).expect("run `cargo xtask build`");
    let is_card = |name: &String| {
        let of_card = ["adopt.", "card.", "inspection-card."].iter().any(|start| name.starts_with(start));
        of_card && name.ends_with(ending)
    };
    let files: Vec<_> = names.into_iter().filter(is_card).map(|name| build::dist().join(name)).collect();
    assert!(!files.is_empty(), "dist/ has no {ending}");
    files
}

/// A text as esbuild writes it for some browsers.
fn translated(text: &[u8], loader: &str, target: &str) -> String {
    let mut esbuild = tools::command("esbuild");
    esbuild.args([format!("--loader={loader}"), format!("--target={target}"), "--log-level=error".into()]);
    String::from_utf8(tools::filter(&mut esbuild, text).unwrap()).unwrap()
}

#[test]
fn scripts_need_no_translation_for_the_oldest_browsers() {
    let oldest = OLDEST.map(|(name, _)| name).join(",");
    for file in shipped(".js") {
        let script = fs::read(&file).unwrap();
        assert_eq!(translated(&script, "js", &oldest), translated(&script, "js", "esnext"), "{}", file.display());
    }
    // The check finds what is newer.
    let newer = b"class A { static { this.a = 1; } }";
    assert_ne!(translated(newer, "js", &oldest), translated(newer, "js", "esnext"));
}

#[test]
fn the_stylesheet_needs_no_translation_for_the_oldest_browsers() {
    let oldest = OLDEST.map(|(name, _)| name).join(",");
    for file in shipped(".css") {
        let sheet = fs::read(&file).unwrap();
        assert_eq!(translated(&sheet, "css", &oldest), translated(&sheet, "css", "esnext"), "{}", file.display());
    }
    let newer = b"a { & b { inset: 0 } }";
    assert_ne!(translated(newer, "css", &oldest), translated(newer, "css", "esnext"));
}

#[test]
fn the_wasm_uses_only_what_the_oldest_browsers_have() {
    for file in shipped(".wasm") {
        let wasm = fs::read(&file).unwrap();
        if let Err(error) = Validator::new_with_features(WASM).validate_all(&wasm) {
            panic!("{}: {error}", file.display());
        }
    }
}

#[test]
fn the_readme_names_the_oldest_browsers() {
    let readme = fs::read_to_string(tools::root().join("README.md")).unwrap();
    for (_, name) in OLDEST {
        assert!(readme.contains(name), "{name}");
    }
}
