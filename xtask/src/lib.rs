//! The build system, one module per command.
//!
//! The commands: `setup`, `serve`, `build`, `package` (for npm and WordPress), `release`, `test`, `pictures`, `bench`,
//! `bench-builder`, `bench-import`, `fuzz`, and `finish`, which Trunk runs at the end of its builds. What they share:
//! `tools` (paths and programs), `progress`, and for the release `hash`, `serving` (compressed copies and rules for servers) and `sizes`.

pub mod bench;
pub mod bench_builder;
pub mod bench_import;
pub mod build;
#[cfg(feature = "finish")]
pub mod docs;
pub mod finish;
pub mod fuzz;
pub mod hash;
pub mod package;
pub mod pictures;
pub mod progress;
pub mod release;
pub mod serve;
pub mod serving;
pub mod setup;
pub mod sizes;
pub mod test;
pub mod tools;
