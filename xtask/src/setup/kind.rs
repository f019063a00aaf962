//! The kinds of things a set-up installs: how each is detected, what may prevent its installation, how it is installed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use anyhow::Result;

use crate::tools::{self, CrateTool};

/// How a thing is detected and installed.
pub enum Kind {
    /// A part of the Rust toolchain.
    Rustup {
        /// The arguments of rustup.
        arguments: [&'static str; 3],
        /// A file of the toolchain that comes with the part.
        file: &'static str,
    },
    /// A program that only a person can choose how to install.
    ByHand {
        /// Its name.
        program: &'static str,
    },
    /// The packages of a folder's `package-lock.json`.
    Npm {
        /// The folder.
        folder: &'static str,
    },
    /// The packages of a `requirements.txt`, in an environment of their own in the cache.
    Python {
        /// The file.
        requirements: &'static str,
        /// The environment's folder in the cache; the tests know it too.
        folder: &'static str,
    },
    /// A program built from crates.io.
    Crate(CrateTool),
    /// A Debian package.
    Debian {
        /// Its name.
        package: &'static str,
        /// What shows that it is installed; quicker than the package manager.
        evidence: Evidence,
    },
}

/// What comes with a package.
pub enum Evidence {
    /// A program on the search path.
    Program(&'static str),
    /// A file.
    File(&'static str),
}

static IS_ROOT: LazyLock<bool> =
    LazyLock::new(|| Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n"));

impl Kind {
    /// Whether it is on the machine already.
    pub fn is_installed(&self) -> bool {
        match self {
            Self::Rustup { file, .. } => tools::sysroot().join(file).exists(),
            Self::ByHand { program } | Self::Debian { evidence: Evidence::Program(program), .. } => {
                tools::find(program).is_some()
            }
            Self::Debian { evidence: Evidence::File(path), .. } => Path::new(path).exists(),
            Self::Npm { folder } => fs::read(lock_file(folder))
                .ok()
                .is_some_and(|lock| fs::read(installed_lock_file(folder)).ok() == Some(lock)),
            Self::Python { requirements, folder } => fs::read(tools::root().join(requirements))
                .ok()
                .is_some_and(|file| fs::read(installed_requirements(folder)).ok() == Some(file)),
            Self::Crate(tool) => tool.path().is_file(),
        }
    }

    /// Why the set-up can't install it, if so.
    pub fn obstacle(&self) -> Option<&'static str> {
        match self {
            Self::Rustup { .. } if tools::find("rustup").is_none() => Some("this Rust was not installed by rustup"),
            Self::ByHand { .. } => Some("it is not on the search path"),
            Self::Debian { .. } if tools::find("apt-get").is_none() => Some("this system has no apt-get"),
            Self::Debian { .. } if !*IS_ROOT && tools::find("sudo").is_none() => {
                Some("only root may install packages, and there is no sudo")
            }
            _ => None,
        }
    }

    /// Leave a mark of an installation that can't be detected otherwise.
    pub fn mark_installed(&self) -> Result<()> {
        match self {
            Self::Npm { folder } => fs::copy(lock_file(folder), installed_lock_file(folder)).map(drop)?,
            Self::Python { requirements, folder } => {
                fs::copy(tools::root().join(requirements), installed_requirements(folder)).map(drop)?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// The commands that install things of one kind; all Debian packages are installed at once.
pub fn commands(kinds: &[&Kind]) -> Vec<Command> {
    match kinds {
        [Kind::Rustup { arguments, .. }] => vec![rustup(arguments)],
        [Kind::Crate(tool)] => vec![cargo_install(tool)],
        [Kind::Npm { folder }] => {
            let mut npm = tools::command("npm");
            // Packages that run scripts while they are installed are a risk, and esbuild works without its own.
            npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(tools::root().join(folder));
            vec![npm]
        }
        [Kind::Python { requirements, folder }] => {
            let environment = tools::cache().join(folder);
            let mut create = tools::command("python3");
            create.args(["-m", "venv"]).arg(&environment);
            let mut install = Command::new(environment.join("bin/python"));
            install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
            install.arg(tools::root().join(requirements));
            vec![create, install]
        }
        packages => {
            let names = packages
                .iter()
                .filter_map(|kind| if let Kind::Debian { package, .. } = kind { Some(*package) } else { None });
            let mut install = apt_get(&["install", "--yes", "--no-install-recommends"]);
            install.args(names);
            vec![apt_get(&["update"]), install]
        }
    }
}

/// Remove the build folder of the crates. After a failure it stays: the next attempt continues there.
pub fn clean_up() {
    // An error only costs space.
    let _ = fs::remove_dir_all(build_folder());
}

/// For the toolchain of `rust-toolchain.toml`, which need not be the default.
fn rustup(arguments: &[&str; 3]) -> Command {
    let [noun, verb, name] = arguments;
    let mut rustup = tools::command("rustup");
    rustup.args([noun, verb]);
    if let Some(toolchain) = env::var_os("RUSTUP_TOOLCHAIN") {
        rustup.arg("--toolchain").arg(toolchain);
    }
    rustup.arg(name);
    rustup
}

fn cargo_install(tool: &CrateTool) -> Command {
    let mut cargo = tools::command("cargo");
    cargo.args(["install", tool.krate, "--version", tool.version]).args(tool.locked.then_some("--locked"));
    cargo.arg("--root").arg(tool.root());
    // Quick to build matters more than quick to run.
    cargo
        .env("CARGO_TARGET_DIR", build_folder())
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        // Outside the project, so that its cargo configuration does not apply.
        .current_dir(env::temp_dir());
    cargo
}

fn apt_get(arguments: &[&str]) -> Command {
    let mut command = tools::command(if *IS_ROOT { "env" } else { "sudo" });
    command.args((!*IS_ROOT).then_some("env"));
    // In run level 1, a package with a server does not start it.
    command.args(["DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get", "--quiet"]).args(arguments);
    command
}

fn build_folder() -> PathBuf {
    tools::cache().join("build")
}

fn lock_file(folder: &str) -> PathBuf {
    tools::root().join(folder).join("package-lock.json")
}

fn installed_lock_file(folder: &str) -> PathBuf {
    tools::root().join(folder).join("node_modules/.installed-package-lock.json")
}

fn installed_requirements(folder: &str) -> PathBuf {
    tools::cache().join(folder).join("installed-requirements.txt")
}
