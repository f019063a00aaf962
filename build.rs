//! Rebuilds when a language or a framework is added: both are embedded in the native command.

fn main() {
    println!("cargo::rerun-if-changed=static/locales");
    println!("cargo::rerun-if-changed=static/frameworks");
}
