//! The build system, one module per command.
//!
//! `setup` installs the tools, `build`, `serve` and `test` run them, and Trunk
//! itself calls `finish` at the end of each of its builds. `tools` knows where
//! everything is; `bench` measures; `gallery` fills one of its pages; `imports` shortens names
//! between Wasm and script; `hash` and `sizes` look at the bytes; `serving` tells servers how to
//! send them.

pub mod bench;
pub mod build;
pub mod finish;
pub mod fuzz;
pub mod hash;
pub mod package;
pub mod progress;
pub mod serve;
pub mod serving;
pub mod setup;
pub mod sizes;
pub mod test;
pub mod tools;
