//! The table of what the project needs on a machine.

use super::Purpose;
use super::kind::{Evidence, Kind};
use crate::tools::{CARGO_DENY, GECKODRIVER, TRUNK, WASM_BINDGEN};

/// One thing that has to be on the machine.
pub struct Step {
    /// Its name.
    pub what: &'static str,
    /// What the project does with it.
    pub why: &'static str,
    /// The first purpose that needs it.
    pub purpose: Purpose,
    /// Whether the benchmark needs it, whatever the purpose.
    pub bench: bool,
    /// How it is detected and installed.
    pub kind: Kind,
    /// What a person can do where the set-up can't install it.
    pub by_hand: &'static str,
}

impl Step {
    /// Its name, with the version where it has to be an exact one.
    pub fn name(&self) -> String {
        match &self.kind {
            Kind::Crate(tool) => format!("{} {}", self.what, tool.version),
            _ => self.what.to_owned(),
        }
    }
}

const COMPILER_HELP: &str = "Read the compiler's message: a C compiler may be missing (build-essential on Debian)";
const DEBIAN_HELP: &str = "On Debian: `apt-get install g++ chromium chromium-driver firefox-esr webkit2gtk-driver xvfb xauth fonts-noto-core nginx-light apache2`; elsewhere, your system's packages of the same programs";
const FULL_HELP: &str = "On Debian: `apt-get install php-cli php-mbstring php-masterminds-html5 php-mysql mariadb-server-core mariadb-client-core wordpress wordpress-theme-twentytwentyone wordpress-theme-twentytwentythree tidy python3-venv`";

/// Everything, in the order of installation.
pub const STEPS: &[Step] = &[
    step(
        "Rust target wasm32-unknown-unknown",
        "the card is compiled to it",
        Purpose::Serve,
        Kind::Rustup {
            arguments: ["target", "add", "wasm32-unknown-unknown"],
            file: "lib/rustlib/wasm32-unknown-unknown/lib",
        },
        "Run `rustup target add wasm32-unknown-unknown`, or install your system's package of it (libstd-rust-dev-wasm32 on Debian)",
    ),
    step(
        "rust-src",
        "the release is built with a smaller standard library",
        Purpose::Release,
        Kind::Rustup { arguments: ["component", "add", "rust-src"], file: "lib/rustlib/src/rust/library/Cargo.lock" },
        "Run `rustup component add rust-src`, or build with `cargo xtask build --stock`, which does without",
    ),
    step(
        "rustfmt",
        "checks how the code is formatted",
        Purpose::Test,
        Kind::Rustup { arguments: ["component", "add", "rustfmt"], file: "bin/cargo-fmt" },
        "Run `rustup component add rustfmt`",
    ),
    step(
        "clippy",
        "checks the code for mistakes",
        Purpose::Test,
        Kind::Rustup { arguments: ["component", "add", "clippy"], file: "bin/cargo-clippy" },
        "Run `rustup component add clippy`",
    ),
    step(
        "Node.js with npm",
        "runs esbuild, Terser and wasm-opt",
        Purpose::Serve,
        Kind::ByHand { program: "npm" },
        "Install Node.js 20 or later, with npm",
    ),
    step(
        "npm packages",
        "esbuild, Terser and wasm-opt make the card small; TypeScript and what writes its types are for the npm package; MiniSearch searches the documentation; axe-core and the style sheets are for the tests",
        Purpose::Serve,
        Kind::Npm { folder: "xtask" },
        "Run `npm ci --ignore-scripts` in the folder `xtask`",
    ),
    step(
        "Trunk",
        "builds the page and its Wasm; from source, about four minutes",
        Purpose::Serve,
        Kind::Crate(TRUNK),
        COMPILER_HELP,
    ),
    step(
        "wasm-bindgen",
        "connects the Wasm to the browser; from source, about three minutes",
        Purpose::Serve,
        Kind::Crate(WASM_BINDGEN),
        COMPILER_HELP,
    ),
    step(
        "geckodriver",
        "drives Firefox; from source, about two minutes",
        Purpose::Test,
        Kind::Crate(GECKODRIVER),
        COMPILER_HELP,
    ),
    step(
        "cargo-deny",
        "checks the licences and the sources of the crates; from source, about four minutes",
        Purpose::Full,
        Kind::Crate(CARGO_DENY),
        COMPILER_HELP,
    ),
    Step {
        bench: true,
        ..step(
            "npm packages of the benchmark",
            "the same card in other stacks, and what drives Chromium",
            Purpose::Bench,
            Kind::Npm { folder: "tests/peers" },
            "Run `npm ci --ignore-scripts` in the folder `tests/peers`",
        )
    },
    step(
        "npm packages of the pages by web frameworks",
        "tests show cards in React, Vue, Svelte, htmx and Turbo",
        Purpose::Full,
        Kind::Npm { folder: "tests/stacks" },
        "Run `npm ci --ignore-scripts` in the folder `tests/stacks`",
    ),
    step(
        "npm packages of the applications by Vite",
        "tests show cards in them by the npm package",
        Purpose::Full,
        Kind::Npm { folder: "tests/npm" },
        "Run `npm ci --ignore-scripts` in the folder `tests/npm`",
    ),
    step(
        "npm packages of the site by Eleventy",
        "an example of cards on a static site",
        Purpose::Full,
        Kind::Npm { folder: "examples/eleventy" },
        "Run `npm ci --ignore-scripts` in the folder `examples/eleventy`",
    ),
    debian("g++", "compiles the fuzzer", Evidence::Program("c++")),
    Step { bench: true, ..debian("chromium", "a browser under test", Evidence::Program("chromium")) },
    debian("chromium-driver", "drives Chromium", Evidence::Program("chromedriver")),
    debian("firefox-esr", "a browser under test", Evidence::Program("firefox-esr")),
    debian("webkit2gtk-driver", "WebKit under test", Evidence::Program("WebKitWebDriver")),
    debian("xvfb", "a screen for WebKit", Evidence::Program("Xvfb")),
    debian("xauth", "access to that screen", Evidence::Program("xauth")),
    debian(
        "fonts-noto-core",
        "the same letters in every screenshot",
        Evidence::File("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"),
    ),
    debian("nginx-light", "an ordinary host to serve from", Evidence::Program("nginx")),
    debian("apache2", "another ordinary host", Evidence::Program("apache2")),
    full("php-cli", "runs WordPress and the imitation of Drupal's filters", Evidence::Program("php")),
    full("php-mbstring", "for Drupal's HTML parser", Evidence::File("/usr/share/doc/php-mbstring")),
    full(
        "php-masterminds-html5",
        "the HTML parser that Drupal uses",
        Evidence::File("/usr/share/php/Masterminds/HTML5/autoload.php"),
    ),
    full(
        "wordpress",
        "its filters, and a site for the plugin",
        Evidence::File("/usr/share/wordpress/wp-includes/kses.php"),
    ),
    full("php-mysql", "connects WordPress and its database", Evidence::File("/usr/share/doc/php-mysql")),
    full("mariadb-server-core", "WordPress's database", Evidence::Program("mariadbd")),
    full("mariadb-client-core", "creates that database", Evidence::Program("mariadb")),
    full(
        "wordpress-theme-twentytwentyone",
        "a theme without blocks",
        Evidence::File("/usr/share/wordpress/wp-content/themes/twentytwentyone/style.css"),
    ),
    full(
        "wordpress-theme-twentytwentythree",
        "a theme of blocks",
        Evidence::File("/usr/share/wordpress/wp-content/themes/twentytwentythree/style.css"),
    ),
    full("tidy", "a filter of HTML", Evidence::Program("tidy")),
    full("python3-venv", "keeps Python's packages apart", Evidence::File("/usr/share/doc/python3-venv")),
    step(
        "npm packages of editors and filters",
        "what is pasted goes through them",
        Purpose::Full,
        Kind::Npm { folder: "tests/editors" },
        "Run `npm ci --ignore-scripts` in the folder `tests/editors`",
    ),
    step(
        "Python packages of filters",
        "what is pasted goes through them",
        Purpose::Full,
        Kind::Python { requirements: "tests/editors/requirements.txt", folder: "editors-python" },
        "Install Python 3 with its module venv, and a network that reaches PyPI",
    ),
];

const fn step(what: &'static str, why: &'static str, purpose: Purpose, kind: Kind, by_hand: &'static str) -> Step {
    Step { what, why, purpose, bench: false, kind, by_hand }
}

/// A Debian package that only `cargo xtask test --full` needs.
const fn full(package: &'static str, why: &'static str, evidence: Evidence) -> Step {
    step(package, why, Purpose::Full, Kind::Debian { package, evidence }, FULL_HELP)
}

const fn debian(package: &'static str, why: &'static str, evidence: Evidence) -> Step {
    step(package, why, Purpose::Test, Kind::Debian { package, evidence }, DEBIAN_HELP)
}
