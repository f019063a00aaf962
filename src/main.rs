//! The native command `inspection-card`: checks configs, renders cards, tells what there is to know about frameworks.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

#[cfg(not(target_arch = "wasm32"))]
mod command;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::run()
}

/// Trunk builds every target of the package; a page uses the library.
#[cfg(target_arch = "wasm32")]
fn main() {}
