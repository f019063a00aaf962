//! No text makes parsing, locating problems or rendering panic.

#![no_main]

use inspection_card::contract::source::Source;
use inspection_card::render::{ElementAttributes, Renderer};
use libfuzzer_sys::fuzz_target;

thread_local! {
    static RENDERER: Renderer = Renderer::built_in();
}

fuzz_target!(|text: &str| {
    let rendered = RENDERER.with(|renderer| renderer.render_json(text, &ElementAttributes::default()));
    let source = Source::new(text);
    for problem in &rendered.problems {
        let range = source.locate(problem);
        assert!(text.get(range.clone()).is_some(), "{range:?} is no part of the text");
        source.position(range.start);
        let words = [problem.what(), problem.expected(), problem.hint().unwrap_or_default()];
        assert!(!words.concat().is_empty());
    }
    assert!(rendered.html.is_some() || !rendered.problems.is_empty(), "neither a card nor a problem");
});
