//! Where the project and its tools are.

use std::env;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// A tool that is built from crates.io into the user's cache.
pub struct CrateTool {
    /// The crate's name.
    pub krate: &'static str,
    /// The exact version that the project is built with.
    pub version: &'static str,
    /// The folder in the cache, which carries the version too.
    pub folder: &'static str,
    /// The program that the crate installs.
    pub program: &'static str,
    /// Whether to build it from the lock file that it was published with.
    pub locked: bool,
}

/// Builds the page and its Wasm.
pub const TRUNK: CrateTool =
    CrateTool { krate: "trunk", version: "0.21.14", folder: "trunk-0.21.14", program: "trunk", locked: true };

/// Writes the script that joins Wasm to the browser.
pub const WASM_BINDGEN: CrateTool = CrateTool {
    krate: "wasm-bindgen-cli",
    version: "0.2.130",
    folder: "wasm-bindgen-0.2.130",
    program: "wasm-bindgen",
    // Its published lock file does not build with this Rust.
    locked: false,
};

/// Drives Firefox.
pub const GECKODRIVER: CrateTool = CrateTool {
    krate: "geckodriver",
    version: "0.37.1",
    folder: "geckodriver-0.37.1",
    program: "geckodriver",
    locked: true,
};

impl CrateTool {
    /// The folder that `cargo install --root` is given.
    pub fn root(&self) -> PathBuf {
        cache().join(self.folder)
    }

    /// The installed program.
    pub fn path(&self) -> PathBuf {
        let name = format!("{}{}", self.program, env::consts::EXE_SUFFIX);
        self.root().join("bin").join(name)
    }
}

/// The project's top folder.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The folder of the npm packages.
pub fn npm() -> PathBuf {
    root().join("xtask")
}

/// The folder in which the tools of all checkouts are kept.
pub fn cache() -> PathBuf {
    let base = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .unwrap_or_else(|| root().join("target"));
    base.join("inspection-card")
}

/// A command that runs in the project's folder and finds the project's own tools first.
pub fn command(program: &str) -> Command {
    let mut command = match find(program) {
        Some(path) => Command::new(path),
        None => Command::new(program),
    };
    command.current_dir(root()).env("PATH", path());
    command
}

/// Run a command to its end.
///
/// # Errors
/// Where it can't be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("could not start {program}; run `cargo xtask setup`"))?;
    ensure!(status.success(), "{program} failed");
    Ok(())
}

/// Give a command its input, take its output.
///
/// # Errors
/// Where it can't be started or fails.
pub fn filter(command: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start {program}; `cargo xtask setup` installs it"))?;
    // These tools read to the end before they write: no need to do both at once.
    child.stdin.take().context("no way to write to the command")?.write_all(input)?;
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "{program} failed");
    Ok(output.stdout)
}

/// The first program of that name, the project's own tools first.
pub fn find(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    search_path().map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// `PATH` with the project's own tools in front.
pub fn path() -> OsString {
    env::join_paths(search_path()).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
}

fn search_path() -> impl Iterator<Item = PathBuf> {
    let own = [TRUNK, WASM_BINDGEN, GECKODRIVER].map(|tool| tool.root().join("bin"));
    let inherited = env::var_os("PATH").unwrap_or_default();
    let inherited: Vec<PathBuf> = env::split_paths(&inherited).collect();
    // Debian keeps servers here, and leaves it out of an ordinary user's PATH.
    let system = ["/usr/sbin", "/sbin"].map(PathBuf::from);
    std::iter::once(npm().join("node_modules/.bin")).chain(own).chain(inherited).chain(system)
}
