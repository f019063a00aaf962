//! The HTML of every example, compared with the HTML it had before. `UPDATE_GOLDEN=1` writes the files again.

use std::path::Path;
use std::{env, fs};

use inspection_card::render::{ElementAttributes, Renderer};

/// The HTML of an example with a line for each tag, so that differences can be read.
fn rendered(renderer: &Renderer, path: &Path, language: &str) -> String {
    let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let attributes = ElementAttributes { id: Some(id), lang: Some(language.into()), ..ElementAttributes::default() };
    let rendered = renderer.render_json(&fs::read_to_string(path).unwrap(), &attributes);
    assert_eq!(rendered.problems, [], "{}", path.display());
    rendered.html.unwrap().replace("><", ">\n<") + "\n"
}

#[test]
fn every_example_is_rendered_as_before() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = fs::read_dir(root.join("static/examples")).unwrap().map(|entry| entry.unwrap().path());
    let mut cards: Vec<_> = examples.map(|path| (path.with_extension(""), "en", path)).collect();
    let welsh = root.join("static/examples/ciw.json");
    cards.push((welsh.with_extension("cy"), "cy", welsh));
    cards.sort();
    let renderer = Renderer::built_in();
    for (name, language, example) in cards {
        let html = rendered(&renderer, &example, language);
        let file = root.join("tests/golden").join(format!("{}.html", name.file_name().unwrap().to_str().unwrap()));
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&file, &html).unwrap();
        }
        let before = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            html == before,
            "{} has changed; if that is intended, run the test with UPDATE_GOLDEN=1:\n{html}",
            file.display()
        );
    }
}
