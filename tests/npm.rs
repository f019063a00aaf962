//! The package for npm, as `cargo xtask package` packs it: what is in it, cards that Node.js renders, and the types.

#[path = "support/injections.rs"]
mod injections;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use inspection_card::contract::{Problem, ProblemKind};
use inspection_card::render::{ElementAttributes, Renderer};
use serde_json::{Value, json};

/// A folder with the package installed, and scripts that use it.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("npm");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("package.json"), r#"{"private": true, "type": "module"}"#).unwrap();
    let tarball = root().join(format!("target/inspection-card-{}.tgz", env!("CARGO_PKG_VERSION")));
    println!("{}: {} bytes", tarball.display(), fs::metadata(&tarball).unwrap().len());
    let mut npm = Command::new("npm");
    npm.args(["install", "--offline", "--no-audit", "--no-fund"]).arg(tarball).current_dir(&folder);
    assert!(npm.status().unwrap().success(), "run `cargo xtask package` first");
    let crash = [include_str!("support/little-memory.js"), include_str!("npm/package/crash.mjs")].concat();
    for (name, text) in [
        ("render.mjs", include_str!("npm/package/render.mjs")),
        ("crash.mjs", &crash),
        ("right.ts", include_str!("npm/types/right.ts")),
        ("wrong.ts", include_str!("npm/types/wrong.ts")),
        ("tsconfig.json", include_str!("npm/types/tsconfig.json")),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    folder
});

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn package(name: &str) -> PathBuf {
    FOLDER.join("node_modules/inspection-card").join(name)
}

fn json_of(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Runs a script of the folder; returns what it printed, which is JSON.
fn node(name: &str, input: &Value) -> Value {
    let mut node = Command::new("node");
    node.arg(name).current_dir(&*FOLDER).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = node.spawn().unwrap();
    process.stdin.take().unwrap().write_all(input.to_string().as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success(), "{name}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_package_has_the_files_of_the_release_that_a_page_loads() {
    let manifest = json_of(&root().join("dist/manifest.json"));
    let names = manifest["files"].as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap());
    let is_loaded = |name: &&str| {
        ["inspection-card.", "card.", "adopt.", "locales/", "frameworks/", "server.js"]
            .iter()
            .any(|start| name.starts_with(start))
    };
    let mut expected: Vec<&str> = names.filter(is_loaded).collect();
    expected.sort_unstable();
    let files = walk(&package("dist"));
    assert_eq!(files, expected);
    for name in files {
        assert!(
            fs::read(package("dist").join(&name)).unwrap() == fs::read(root().join("dist").join(&name)).unwrap(),
            "{name}"
        );
    }
    let readme = fs::read_to_string(package("README.md")).unwrap();
    // Without the module for servers.
    assert!(readme.contains(&format!(": {} files, of which a page loads six", expected.len() - 1)));
}

/// The paths of all files in a folder, sorted.
fn walk(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> = entries
        .flat_map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if path.is_dir() { walk(&path).iter().map(|inner| format!("{name}/{inner}")).collect() } else { vec![name] }
        })
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn the_description_names_files_that_are_there_and_runs_nothing() {
    let description = json_of(&package("package.json"));
    assert_eq!(description["version"], env!("CARGO_PKG_VERSION"));
    for absent in ["bin", "scripts", "dependencies", "peerDependencies", "optionalDependencies"] {
        assert_eq!(description[absent], Value::Null, "{absent}");
    }
    let mut files = vec![
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "README.md",
        "reference.md",
        description["customElements"].as_str().unwrap(),
    ];
    for (name, target) in description["exports"].as_object().unwrap() {
        match target {
            Value::String(file) if !name.contains('*') => files.push(file),
            Value::Object(conditions) => files.extend(conditions.values().filter_map(Value::as_str)),
            _ => {}
        }
    }
    for file in files {
        assert!(package(file).is_file(), "{file}");
    }
}

/// What Node renders for configs and attributes.
fn rendered(cases: &[(String, Value)]) -> Vec<Value> {
    let results = node("render.mjs", &json!(cases));
    results.as_array().unwrap().clone()
}

fn element_attributes(attributes: &Value) -> ElementAttributes {
    let value = |name: &str| attributes[name].as_str().map(String::from);
    ElementAttributes {
        id: value("id"),
        src: value("src"),
        lang: value("lang"),
        heading_level: value("heading-level"),
        open: value("open"),
        variant: value("variant"),
        theme: value("theme"),
    }
}

/// A problem as script sees it.
fn problem(problem: &Problem) -> Value {
    let mut value = json!({
        "severity": problem.severity().as_str(),
        "path": problem.path,
        "what": problem.what(),
        "expected": problem.expected(),
    });
    if let Some(hint) = problem.hint() {
        value["hint"] = hint.into();
    }
    value
}

/// Node renders the same bytes as the command, and has the same problems, without the command's advice to editors. Returns
/// how many configs are shown.
fn assert_same_as_the_command(cases: &[(String, Value)]) -> usize {
    let renderer = Renderer::built_in();
    let mut shown = 0;
    for ((json, attributes), result) in cases.iter().zip(rendered(cases)) {
        let (card, problems) = renderer.prerender(json, &element_attributes(attributes));
        let html = card.map(|card| card.element());
        assert_eq!(result["html"].as_str(), html.as_deref(), "{attributes} {json}");
        shown += usize::from(html.is_some());
        let problems: Vec<Value> =
            problems.iter().filter(|one| !matches!(one.kind, ProblemKind::Check(_))).map(problem).collect();
        assert_eq!(result["problems"], json!(problems), "{attributes} {json}");
    }
    shown
}

#[test]
fn every_example_is_the_same_as_by_the_command() {
    let mut cases = Vec::new();
    for entry in fs::read_dir(root().join("static/examples")).unwrap() {
        let json = fs::read_to_string(entry.unwrap().path()).unwrap();
        for attributes in [
            json!({}),
            json!({ "lang": "cy-GB", "id": "a \"b\" <c> & 'd'", "src": "/a.json?b=1&c='2'" }),
            json!({ "lang": "fr", "heading-level": "3", "open": "", "variant": "compact", "theme": "dark" }),
        ] {
            cases.push((json.clone(), attributes));
        }
    }
    assert_eq!(assert_same_as_the_command(&cases), cases.len());
}

#[test]
fn broken_and_hostile_configs_are_the_same_as_by_the_command() {
    let whole = fs::read_to_string(root().join("tests/contract/v1/whole.json")).unwrap();
    let mistakes = fs::read_to_string(root().join("tests/command/mistakes.json")).unwrap();
    let hostile = |text: String| {
        let config = json!({
            "version": 1,
            "provider": { "name": text, "url": text },
            "inspection": { "framework": "area-send", "report": text },
            "outcome": { "text": text, "note": { "cy": text } },
            "summary": text,
            "strengths": { "items": [{ "title": text, "text": text }], "heading": text },
            "quotes": [{ "text": text, "who": text, "party": text }],
            "links": [{ "purpose": "other", "url": text, "text": text }],
        });
        (config.to_string(), json!({ "id": text, "src": text, "open": text }))
    };
    let mut cases: Vec<(String, Value)> = injections::all().map(hostile).collect();
    let texts = [
        mistakes,
        format!("\u{feff}{whole}"),
        whole.replace("\"framework\": \"", "\"framework\": \"constructor"),
        r#"{"version": 1, "__proto__": {"provider": 1}, "constructor": 2, "outcome": []}"#.to_owned(),
        r#"{"version": 1e300, "provider": {"name": 12345678901234567890}}"#.to_owned(),
        "null".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        "{ 'version': 1 }".to_owned(),
        "{ \"version\": 1, ".to_owned(),
    ];
    cases.extend(texts.map(|text| (text, json!({ "open": "nothing", "theme": "pink" }))));
    let shown = assert_same_as_the_command(&cases);
    assert!(shown > 100, "{shown} of {}", cases.len());
}

#[test]
fn a_config_that_is_nested_too_deeply_is_refused() {
    for depth in [200, 20_000] {
        let nested = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        let result = &rendered(&[(nested, json!({}))])[0];
        assert_eq!(result["html"], Value::Null);
        assert_eq!(result["problems"][0]["what"], "This is not JSON: it is nested too deeply");
    }
}

#[test]
fn an_object_is_the_same_as_its_text() {
    let config = json!({
        "version": 1,
        "provider": { "name": "Ynys Môn" },
        "inspection": { "framework": "area-send" },
        "outcome": { "grade": "positive" },
    });
    let results = node("render.mjs", &json!([[config, {}], [config.to_string(), {}]]));
    assert!(results[0]["html"].as_str().is_some_and(|html| html.contains("Ynys Môn")));
    assert_eq!(results[0], results[1]);
}

#[test]
fn a_crash_costs_one_card() {
    let found = node("crash.mjs", &Value::Null);
    let crash = ["crash", "inspection-card: WebAssembly stopped while it rendered this card"];
    assert_eq!(found, json!({ "results": [true, crash, true, true], "instances": 2 }));
}

#[test]
fn typescript_accepts_what_is_right_and_refuses_what_is_wrong() {
    let compiler = root().join("xtask/node_modules/typescript/bin/tsc");
    let output = Command::new("node").arg(compiler).args(["-p", "."]).current_dir(&*FOLDER).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
