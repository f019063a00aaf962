//! The card in three real browsers: one harness, one suite; a test does not know which engine it runs in.
//!
//! `cargo test --test browser -- firefox::` runs one engine, `-- ::embed::` one subject, `-- --list` lists all.

mod harness;

use harness::Test;
use std::process::ExitCode;

fn main() -> ExitCode {
    harness::run(suite())
}

fn suite() -> Vec<Test> {
    [harness::selftest::tests()].concat()
}
