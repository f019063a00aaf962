//! The HTML of every release is kept, because pages keep it: `RELEASE=1 cargo test --test released` writes that of this
//! release.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// What is kept: a name, the config, and the options of the command.
const KEPT: [(&str, &str, &str); 8] = [
    ("city-of-london", "static/examples/city-of-london.json", ""),
    ("ofsted-report-card", "static/examples/ofsted-report-card.json", ""),
    ("cqc-local-authority", "static/examples/cqc-local-authority.json", ""),
    ("hmicfrs-police", "static/examples/hmicfrs-police.json", ""),
    ("welsh", "static/examples/ciw.json", "--lang cy"),
    ("compact", "static/examples/city-of-london.json", "--variant compact"),
    ("many", "static/examples/ofsted-graded.json", "--many"),
    ("whole", "tests/contract/v1/whole.json", "--open all --heading-level 3 --theme dark"),
];

/// Writes what the command renders, and the config beside it, into a new folder.
fn keep(root: &Path, folder: &Path) {
    fs::create_dir(folder).unwrap();
    for (name, config, options) in KEPT {
        let mut command = Command::new(env!("CARGO_BIN_EXE_inspection-card"));
        command.current_dir(root).args(["render", "--id", name]).args(options.split_whitespace()).arg(config);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        fs::write(folder.join(name).with_extension("html"), output.stdout).unwrap();
        fs::copy(root.join(config), folder.join(name).with_extension("json")).unwrap();
    }
}

#[test]
fn the_html_of_this_release_is_kept() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("tests/released").join(env!("CARGO_PKG_VERSION"));
    if env::var_os("RELEASE").is_some() {
        keep(root, &folder);
    }
    assert!(folder.is_dir(), "{} is missing: run with RELEASE=1", folder.display());
}
