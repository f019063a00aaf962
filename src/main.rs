//! The native command `inspection-card`: checks configs, renders cards, lists frameworks.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

#[cfg(not(target_arch = "wasm32"))]
mod cli;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::run()
}

/// Trunk builds every target of the package for Wasm too; a page uses only the library.
#[cfg(target_arch = "wasm32")]
fn main() {}
