//! Where the project and its tools are, and how they are started.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use anyhow::{Context, Result, ensure};
use walkdir::WalkDir;

/// A program built from crates.io into the user's cache.
pub struct CrateTool {
    /// The crate's name.
    pub krate: &'static str,
    /// The exact version that the project is built with.
    pub version: &'static str,
    /// Its folder in the cache, which carries the version too.
    pub folder: &'static str,
    /// The program that the crate installs.
    pub program: &'static str,
    /// Whether to build it from the lock file that it was published with.
    pub locked: bool,
}

/// Builds the page and its Wasm.
pub const TRUNK: CrateTool =
    CrateTool { krate: "trunk", version: "0.21.14", folder: "trunk-0.21.14", program: "trunk", locked: true };

/// Writes the script that connects Wasm and browser. Its published lock file does not build with this compiler.
pub const WASM_BINDGEN: CrateTool = CrateTool {
    krate: "wasm-bindgen-cli",
    version: "0.2.130",
    folder: "wasm-bindgen-0.2.130",
    program: "wasm-bindgen",
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

/// Checks the licences and the sources of the crates.
pub const CARGO_DENY: CrateTool = CrateTool {
    krate: "cargo-deny",
    version: "0.20.2",
    folder: "cargo-deny-0.20.2",
    program: "cargo-deny",
    locked: true,
};

impl CrateTool {
    /// The folder for `cargo install --root`.
    pub fn root(&self) -> PathBuf {
        cache().join(self.folder)
    }

    /// The installed program.
    pub fn path(&self) -> PathBuf {
        self.root().join("bin").join(format!("{}{}", self.program, env::consts::EXE_SUFFIX))
    }
}

/// The project's top folder.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// The folder that cargo builds into.
pub fn target_dir() -> PathBuf {
    // An absolute path in the variable replaces the root.
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// The folder of the builder, here and in a release, and its profile in `Cargo.toml`.
pub const BUILDER: &str = "builder";

/// Lets a command work on the builder, an application of its own.
pub fn in_builder(command: &mut Command) -> &mut Command {
    command.current_dir(root().join(BUILDER)).env("CARGO_TARGET_DIR", target_dir().join(BUILDER))
}

/// The folder of the toolchain in use.
pub fn sysroot() -> &'static Path {
    static SYSROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let output = command("rustc").args(["--print", "sysroot"]).output();
        let path = output.ok().and_then(|output| String::from_utf8(output.stdout).ok()).unwrap_or_default();
        PathBuf::from(path.trim())
    });
    &SYSROOT
}

/// The folder that all checkouts share for their tools.
pub fn cache() -> PathBuf {
    let base = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .unwrap_or_else(|| root().join("target"));
    base.join("inspection-card")
}

/// A command that runs in the project's folder, with the project's own tools first on its search path.
pub fn command(program: &str) -> Command {
    let mut command = find(program).map_or_else(|| Command::new(program), Command::new);
    command.current_dir(root()).env("PATH", path());
    command
}

/// Run a command to its end.
///
/// # Errors
/// Where it can't be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let program = name(command);
    let status = command.status().with_context(|| format!("could not start {program}; run `cargo xtask setup`"))?;
    ensure!(status.success(), "{program} failed");
    Ok(())
}

/// Run a command with text as its input, and return its output.
///
/// # Errors
/// Where it can't be started or fails.
pub fn filter(command: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    let program = name(command);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start {program}; run `cargo xtask setup`"))?;
    // The whole input before any output: esbuild reads to the end before it writes.
    child.stdin.take().context("the command has no input")?.write_all(input)?;
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "{program} failed");
    Ok(output.stdout)
}

/// The name of a command's program, for messages.
pub fn name(command: &Command) -> String {
    Path::new(command.get_program()).file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The first program of that name on the search path, the project's own tools first.
pub fn find(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    search_path().map(|folder| folder.join(&name)).find(|path| path.is_file())
}

fn path() -> OsString {
    env::join_paths(search_path()).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
}

fn search_path() -> impl Iterator<Item = PathBuf> {
    let own = [TRUNK, WASM_BINDGEN, GECKODRIVER, CARGO_DENY].map(|tool| tool.root().join("bin"));
    let inherited: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    // Debian installs servers here, which is not on an ordinary user's PATH.
    let system = ["/usr/sbin", "/sbin"].map(PathBuf::from);
    std::iter::once(root().join("xtask/node_modules/.bin")).chain(own).chain(inherited).chain(system)
}

/// The paths of all files in a folder, relative to it, with forward slashes, sorted.
pub fn files_in(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.with_context(|| format!("could not read {}", folder.display()))?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder)?;
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            names.push(parts.join("/"));
        }
    }
    names.sort();
    Ok(names)
}

/// Copy a file, and create the folder that it is copied to.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.parent().unwrap_or(to))?;
    fs::copy(from, to).map(drop).with_context(|| format!("could not copy {}", from.display()))
}
