//! Rebuilds when a language or a framework is added: both are embedded in the native command. Sets `authoring` where
//! cards are written: in the native command, and in Wasm with the feature of this name.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=static/locales");
    println!("cargo::rerun-if-changed=static/frameworks");

    println!("cargo::rustc-check-cfg=cfg(authoring)");
    let is_wasm = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if !is_wasm || env::var_os("CARGO_FEATURE_AUTHORING").is_some() {
        println!("cargo::rustc-cfg=authoring");
    }
}
