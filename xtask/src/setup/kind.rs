//! The kinds of things a set-up installs: how each is found, what may stand in the way, how it is got.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use anyhow::Result;

use crate::tools::{self, CrateTool};

/// How a thing is found and got.
pub enum Kind {
    /// A part of the Rust toolchain.
    Rustup {
        /// What rustup is told.
        arguments: &'static [&'static str],
        /// A file of the toolchain that shows the part is there.
        sign: &'static str,
    },
    /// A program that only a person can choose how to install.
    ByHand {
        /// Its name.
        program: &'static str,
    },
    /// The packages of `xtask/package-lock.json`.
    Npm,
    /// A program built from crates.io.
    Crate(CrateTool),
    /// A package of Debian's.
    Debian {
        /// Its name.
        package: &'static str,
        /// What it puts on the machine.
        sign: Sign,
    },
}

/// What shows that a package is there; cheaper than asking the package manager.
pub enum Sign {
    /// A program on the search path.
    Program(&'static str),
    /// A file.
    File(&'static str),
}

/// The toolchain in use; asked for once, since it costs most of a quick set-up.
static SYSROOT: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    let output = Command::new("rustc").args(["--print", "sysroot"]).output().ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    Some(PathBuf::from(path.trim()))
});

impl Kind {
    /// Whether it is on the machine already.
    pub fn is_there(&self) -> bool {
        match self {
            Self::Rustup { sign, .. } => SYSROOT.as_ref().is_some_and(|root| root.join(sign).exists()),
            Self::ByHand { program } | Self::Debian { sign: Sign::Program(program), .. } => {
                tools::find(program).is_some()
            }
            Self::Debian { sign: Sign::File(path), .. } => Path::new(path).exists(),
            Self::Npm => fs::read(lock_file())
                .is_ok_and(|lock| fs::read(installed_lock_file()).is_ok_and(|installed| installed == lock)),
            Self::Crate(tool) => tool.path().is_file(),
        }
    }

    /// Why the set-up can't get it, if so.
    pub fn obstacle(&self) -> Option<&'static str> {
        match self {
            Self::Rustup { .. } if tools::find("rustup").is_none() => Some("this Rust was not installed by rustup"),
            Self::ByHand { .. } => Some("it is not on the search path"),
            Self::Debian { .. } if tools::find("apt-get").is_none() => Some("this system has no apt-get"),
            Self::Debian { .. } if !is_root() && tools::find("sudo").is_none() => {
                Some("only root may install packages, and there is no sudo")
            }
            _ => None,
        }
    }
}

/// The commands that get things of one kind.
pub fn commands(kinds: &[&Kind]) -> Vec<Command> {
    match kinds {
        [Kind::Rustup { arguments, .. }] => vec![with("rustup", arguments)],
        [Kind::Crate(tool)] => vec![cargo_install(tool)],
        [Kind::Npm] => {
            // esbuild's own script only saves a start of Node; not to run any is safer.
            let mut npm = with("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            npm.current_dir(tools::npm());
            vec![npm]
        }
        several => apt_get(several),
    }
}

/// Note what can't be seen from the outside.
pub fn remember(kinds: &[&Kind]) -> Result<()> {
    if kinds.iter().any(|kind| matches!(kind, Kind::Npm)) {
        fs::copy(lock_file(), installed_lock_file())?;
    }
    Ok(())
}

/// Remove what was only needed while installing; it stays after a failure, to go on from there.
pub fn clean_up(installed: bool) {
    if installed {
        // A folder that can't be removed costs space and nothing else.
        let _ = fs::remove_dir_all(build_folder());
    }
}

fn with(program: &str, arguments: &[&str]) -> Command {
    let mut command = tools::command(program);
    command.args(arguments);
    command
}

fn cargo_install(tool: &CrateTool) -> Command {
    let mut cargo = with("cargo", &["install", tool.krate, "--version", tool.version]);
    cargo.args(tool.locked.then_some("--locked"));
    cargo.arg("--root").arg(tool.root());
    // These are tools: quick to build matters more than quick to run.
    cargo
        .env("CARGO_TARGET_DIR", build_folder())
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        // Outside the project, whose cargo configuration is not for them.
        .current_dir(std::env::temp_dir());
    cargo
}

fn apt_get(kinds: &[&Kind]) -> Vec<Command> {
    let packages = kinds.iter().filter_map(|kind| match kind {
        Kind::Debian { package, .. } => Some(*package),
        _ => None,
    });
    let mut install = apt(&["install", "--yes", "--no-install-recommends"]);
    install.args(packages);
    vec![apt(&["update"]), install]
}

fn apt(arguments: &[&str]) -> Command {
    let mut command = with(if is_root() { "env" } else { "sudo" }, &[]);
    command.args((!is_root()).then_some("env"));
    // Run level 1: a package that holds a server does not start it.
    command.args(["DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get", "--quiet"]);
    command.args(arguments);
    command
}

fn is_root() -> bool {
    static ROOT: LazyLock<bool> =
        LazyLock::new(|| Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n"));
    *ROOT
}

fn build_folder() -> PathBuf {
    tools::cache().join("build")
}

fn lock_file() -> PathBuf {
    tools::npm().join("package-lock.json")
}

fn installed_lock_file() -> PathBuf {
    tools::npm().join("node_modules/.installed-package-lock.json")
}
