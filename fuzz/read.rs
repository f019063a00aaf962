//! Whatever the text: reading, placing and rendering it never panics.

#![no_main]

use std::cell::OnceCell;

use inspection_card::prerender::{Asked, Renderer};
use inspection_card::source::Source;
use libfuzzer_sys::fuzz_target;

thread_local! {
    static RENDERER: OnceCell<Renderer> = const { OnceCell::new() };
}

fuzz_target!(|text: &str| {
    RENDERER.with(|renderer| {
        let renderer = renderer.get_or_init(|| Renderer::new().expect("no executor"));
        let (card, problems) = renderer.render(text, &Asked::default());
        let source = Source::new(text);
        for problem in &problems {
            let range = source.locate(problem);
            assert!(text.get(range.clone()).is_some(), "{range:?} is no part of the text");
            source.position(range.start);
            let words = [problem.what(), problem.expected(), problem.hint().unwrap_or_default()];
            assert!(!words.concat().is_empty());
        }
        assert!(card.is_some() || !problems.is_empty(), "neither a card nor a word why");
    });
});
