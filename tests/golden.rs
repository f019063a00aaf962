//! Every example, rendered: the HTML a page gets, held against what it was. `UPDATE_GOLDEN=1` writes it anew.

use std::path::Path;
use std::rc::Rc;
use std::{env, fs};

use inspection_card::card::{Open, Options};
use inspection_card::config::Document;
use inspection_card::prerender;

/// The HTML of an example, a tag a line, so that a difference can be read.
fn rendered(path: &Path) -> String {
    let frameworks = Rc::new(prerender::built_in_frameworks());
    let words = Rc::new(prerender::built_in_words("en").unwrap());
    let value = prerender::json(&fs::read_to_string(path).unwrap()).unwrap();
    let (config, problems) = Document::read(value, &frameworks);
    assert_eq!(problems, [], "{}", path.display());
    let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let options = Options { id, open: Open::None, ..Options::default() };
    let html = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(tokio::task::LocalSet::new().run_until(prerender::html(config.unwrap(), frameworks, words, options)));
    html.replace("><", ">\n<") + "\n"
}

#[test]
fn every_example_is_rendered_as_before() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let golden = root.join("tests/golden");
    let mut examples: Vec<_> =
        fs::read_dir(root.join("static/examples")).unwrap().map(|entry| entry.unwrap().path()).collect();
    examples.sort();
    assert!(!examples.is_empty());
    for example in examples {
        let name = example.file_stem().unwrap().to_str().unwrap();
        let file = golden.join(name).with_extension("html");
        let html = rendered(&example);
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(&golden).unwrap();
            fs::write(&file, &html).unwrap();
        }
        let before = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            html == before,
            "{name} differs from {}; if that is meant, run with UPDATE_GOLDEN=1:\n{html}",
            file.display()
        );
    }
}
