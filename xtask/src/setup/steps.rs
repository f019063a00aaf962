//! The table of what the project needs from a machine.

use super::Purpose;
use super::kind::{Kind, Sign};
use crate::tools::{GECKODRIVER, TRUNK, WASM_BINDGEN};

/// One thing that has to be on the machine.
pub struct Step {
    /// Its name.
    pub what: &'static str,
    /// What the project does with it.
    pub why: &'static str,
    /// From which purpose on it is needed.
    pub purpose: Purpose,
    /// How it is found and how it is got.
    pub kind: Kind,
    /// What a person can do where the set-up can't.
    pub by_hand: &'static str,
}

impl Step {
    /// Its name and, where it has to be an exact one, its version.
    pub fn name(&self) -> String {
        match &self.kind {
            Kind::Crate(tool) => format!("{} {}", self.what, tool.version),
            _ => self.what.to_owned(),
        }
    }
}

/// Everything, in the order in which it is installed.
pub const STEPS: &[Step] = &[
    Step {
        what: "Rust target wasm32-unknown-unknown",
        why: "the card is compiled to it",
        purpose: Purpose::Serve,
        kind: Kind::Rustup {
            arguments: &["target", "add", "wasm32-unknown-unknown"],
            sign: "lib/rustlib/wasm32-unknown-unknown/lib",
        },
        by_hand: "Run `rustup target add wasm32-unknown-unknown`, or install your system's package of it (libstd-rust-dev-wasm32 on Debian)",
    },
    Step {
        what: "rust-src",
        why: "the release is built with a smaller standard library",
        purpose: Purpose::Release,
        kind: Kind::Rustup {
            arguments: &["component", "add", "rust-src"],
            sign: "lib/rustlib/src/rust/library/Cargo.lock",
        },
        by_hand: "Run `rustup component add rust-src`, or build with `cargo xtask build --stock`, which does without",
    },
    Step {
        what: "rustfmt",
        why: "checks how the code is laid out",
        purpose: Purpose::Test,
        kind: Kind::Rustup { arguments: &["component", "add", "rustfmt"], sign: "bin/cargo-fmt" },
        by_hand: "Run `rustup component add rustfmt`",
    },
    Step {
        what: "clippy",
        why: "checks the code for mistakes",
        purpose: Purpose::Test,
        kind: Kind::Rustup { arguments: &["component", "add", "clippy"], sign: "bin/cargo-clippy" },
        by_hand: "Run `rustup component add clippy`",
    },
    Step {
        what: "Node.js with npm",
        why: "runs esbuild and wasm-opt",
        purpose: Purpose::Serve,
        kind: Kind::ByHand { program: "npm" },
        by_hand: "Install Node.js 20 or later, with npm",
    },
    Step {
        what: "npm packages",
        why: "esbuild and wasm-opt make the card small; axe-core, Bootstrap and govuk-frontend are for the tests, playwright-core is for the benchmark",
        purpose: Purpose::Serve,
        kind: Kind::Npm,
        by_hand: "Run `npm ci --ignore-scripts` in the folder `xtask`",
    },
    Step {
        what: "Trunk",
        why: "builds the page and its Wasm; from source, about four minutes",
        purpose: Purpose::Serve,
        kind: Kind::Crate(TRUNK),
        by_hand: "Look at the compiler's message: a C compiler may be missing (build-essential on Debian)",
    },
    Step {
        what: "wasm-bindgen",
        why: "joins the Wasm to the browser; from source, about three minutes",
        purpose: Purpose::Serve,
        kind: Kind::Crate(WASM_BINDGEN),
        by_hand: "Look at the compiler's message: a C compiler may be missing (build-essential on Debian)",
    },
    Step {
        what: "geckodriver",
        why: "drives Firefox; from source, about two minutes",
        purpose: Purpose::Test,
        kind: Kind::Crate(GECKODRIVER),
        by_hand: "Look at the compiler's message: a C compiler may be missing (build-essential on Debian)",
    },
    debian("g++", "compiles the fuzzer", Sign::Program("c++")),
    Step { purpose: Purpose::Bench, ..debian("chromium", "a browser under test", Sign::Program("chromium")) },
    debian("chromium-driver", "drives Chromium", Sign::Program("chromedriver")),
    debian("firefox-esr", "a browser under test", Sign::Program("firefox-esr")),
    debian("webkit2gtk-driver", "WebKit under test", Sign::Program("WebKitWebDriver")),
    debian("xvfb", "a screen for WebKit", Sign::Program("Xvfb")),
    debian("xauth", "a key to that screen", Sign::Program("xauth")),
    debian(
        "fonts-noto-core",
        "the same letters in every screenshot",
        Sign::File("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"),
    ),
    debian("nginx-light", "an ordinary host to serve from", Sign::Program("nginx")),
];

const fn debian(package: &'static str, why: &'static str, sign: Sign) -> Step {
    Step {
        what: package,
        why,
        purpose: Purpose::Test,
        kind: Kind::Debian { package, sign },
        by_hand: "On Debian: `apt-get install g++ chromium chromium-driver firefox-esr webkit2gtk-driver xvfb xauth fonts-noto-core nginx-light`; elsewhere, your system's packages of the same programs",
    }
}
