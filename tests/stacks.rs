//! What the READMEs say to write in a framework is what the tested pages write.

use std::fs;
use std::path::Path;

const LINES: [(&str, &str, &str); 3] = [
    ("React 19", "stacks/react.jsx", "npm/react/App.jsx"),
    ("Vue 3", "stacks/vue.js", "npm/vue/App.vue"),
    ("Svelte 5", "stacks/Svelte.svelte", "npm/svelte/App.svelte"),
];

#[test]
fn readme_has_the_lines_of_the_tested_pages() {
    for (framework, page, _) in LINES {
        assert_line("README.md", framework, page);
    }
}

#[test]
fn readme_of_the_package_has_the_lines_of_the_tested_applications() {
    for (framework, _, page) in LINES {
        assert_line("npm/README.md", framework, page);
    }
}

/// Fails unless a page of the tests has the lines in a framework's row.
fn assert_line(readme: &str, framework: &str, page: &str) {
    let read = |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let (readme, source) = (read(readme), read(&format!("tests/{page}")));
    let row = readme.lines().find(|line| line.starts_with(&format!("| {framework} |"))).unwrap();
    let lines: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
    assert!(!lines.is_empty(), "{row}");
    for line in lines {
        // The pages add attributes after these.
        let start = line.trim_end_matches("</inspection-card>").trim_end_matches([' ', '/', '>']);
        assert!(source.contains(start), "{page} has no {start}");
    }
}
