//! `cargo xtask pictures`: pictures of the card to look at, in `screenshots/`.

use anyhow::Result;

use crate::setup::{self, Purpose};
use crate::{build, tools};

/// Set up, build the release, take the pictures.
pub fn run() -> Result<()> {
    setup::run(Purpose::Test)?;
    build::release()?;
    // Tests in a module `pictures` are skipped without this variable: they have nothing to compare with.
    tools::run(tools::command("cargo").args(["test", "--test", "browser", "--", "pictures::"]).env("PICTURES", "1"))?;
    println!("The pictures are in screenshots/");
    Ok(())
}
