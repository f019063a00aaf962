//! Cards made from real publications: they have no problems, and quote their sources to the letter.

#[path = "support/quotations.rs"]
mod quoted;

use std::fs;
use std::path::{Path, PathBuf};

use inspection_card::render::{ElementAttributes, Renderer};
use quoted::{plain, quotations, text};

/// The configs, each with the sentences of its source that were used.
fn publications() -> Vec<(PathBuf, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/publications");
    let paths = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let configs = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let read = |path: PathBuf| {
        let source = folder.join("sources").join(path.with_extension("txt").file_name().unwrap());
        (path.clone(), fs::read_to_string(&path).unwrap(), fs::read_to_string(source).unwrap())
    };
    configs.map(read).collect()
}

#[test]
fn every_publication_makes_a_card_without_problems() {
    for (path, config, _) in publications() {
        let rendered = Renderer::built_in().render_json(&config, &ElementAttributes::default());
        assert_eq!(rendered.problems, [], "{}", path.display());
        assert!(rendered.html.is_some(), "{}", path.display());
    }
    assert!(publications().len() >= 33);
}

#[test]
fn every_quotation_stands_in_its_source() {
    let mut count = 0;
    for (path, config, source) in publications() {
        let html = Renderer::built_in().render_json(&config, &ElementAttributes::default()).html.unwrap();
        for words in quotations(&text(&html)) {
            assert!(plain(&source).contains(&plain(&words)), "{}: not in the source: {words}", path.display());
            count += 1;
        }
    }
    assert!(count >= 45, "{count}");
}

#[test]
fn the_table_names_every_publication() {
    let table = include_str!("publications/README.md");
    for (path, ..) in publications() {
        let row = format!("| `{}` |", path.file_stem().unwrap().to_str().unwrap());
        assert!(table.contains(&row), "{row}");
    }
}
