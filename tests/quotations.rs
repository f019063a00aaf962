//! The City of London's card quotes its source to the letter: the notice about the inspection, in `tests/facts`.

#[path = "support/quotations.rs"]
mod quoted;

use inspection_card::render::{ElementAttributes, Renderer};
use quoted::{plain, quotations, text};

const CONFIG: &str = include_str!("../static/examples/city-of-london.json");
const NOTICE: &str = include_str!("facts/notice.txt");

#[test]
fn every_quotation_on_the_city_of_londons_card_stands_in_the_notice() {
    let html = Renderer::built_in().render_json(CONFIG, &ElementAttributes::default()).html.unwrap();
    let quotations = quotations(&text(&html));
    assert!(quotations.len() >= 5, "{quotations:#?}");
    for words in &quotations {
        assert!(plain(NOTICE).contains(&plain(words)), "not in the notice: {words}");
    }
    for words in ["positive experiences and outcomes", "deeply embedded culture of collaboration", "valued"] {
        assert!(quotations.iter().any(|known| known == words), "{words}");
    }
}
