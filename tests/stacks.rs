//! What the README says to write in a framework is what the tested pages write.

use std::fs;
use std::path::Path;

#[test]
fn readme_has_the_lines_of_the_tested_pages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| fs::read_to_string(root.join(name)).unwrap();
    let readme = read("README.md");
    for (framework, source) in [("React 19", "react.jsx"), ("Vue 3", "vue.js"), ("Svelte 5", "Svelte.svelte")] {
        let row = readme.lines().find(|line| line.starts_with(&format!("| {framework} |"))).unwrap();
        let page = read(&format!("tests/stacks/{source}"));
        let lines: Vec<&str> = row.split('`').skip(1).step_by(2).collect();
        assert!(!lines.is_empty(), "{row}");
        for line in lines {
            // The pages add attributes after these.
            let start = line.trim_end_matches("</inspection-card>").trim_end_matches([' ', '/', '>']);
            assert!(page.contains(start), "{source} has no {start}");
        }
    }
}
