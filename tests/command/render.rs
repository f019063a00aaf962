//! `inspection-card render`.

use std::fs;
use std::io::{BufRead, BufReader};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use inspection_card::style;
use scraper::{Html, Selector};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{VALID, command, files, folder, run, run_in};

const EXAMPLE: &str = "static/examples/city-of-london.json";

#[test]
fn a_card_is_an_element_with_everything_inside() {
    let run = run("render --id send --heading-level 3 --theme dark --src /send.json -", VALID);
    let start =
        "<inspection-card id=\"send\" src=\"/send.json\" lang=\"en\" heading-level=\"3\" theme=\"dark\" data-key=\"";
    assert!(run.out.starts_with(start), "{}", run.out);
    assert!(
        run.out.contains("<article class=\"inspection-card ic-dark\" aria-labelledby=\"send-t\"")
            && run.out.contains("<h3"),
        "{}",
        run.out
    );
    assert!(run.out.ends_with("</article></inspection-card>\n"), "{}", run.out);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn the_stylesheet_is_written_once_before_the_card() {
    let linked = run(&format!("render --stylesheet /inspection-card.css {EXAMPLE} -"), VALID).out;
    assert!(linked.starts_with("<link rel=\"stylesheet\" href=\"/inspection-card.css\">\n<inspection-card"));
    assert_eq!(linked.matches("<link").count(), 1);

    let inline = run("render --inline-style -", VALID);
    let style = inline.out.split(&['<', '>']).nth(2).unwrap();
    let hash = STANDARD.encode(Sha256::digest(inline.out.split("</style>").next().unwrap().replace("<style>", "")));
    assert!(style.contains(".inspection-card"));
    assert_eq!(inline.err, format!("style-src 'sha256-{hash}'\n"));
    assert!(inline.out.starts_with(&format!("<style>{}</style>\n", style::stylesheet())));
}

#[test]
fn a_page_is_complete() {
    let page = run(&format!("render --page --lang cy --script /inspection-card.js {EXAMPLE}"), "").out;
    assert!(page.starts_with("<!doctype html>\n<html lang=\""), "{page}");
    for part in [
        "<title>City of London</title>",
        "<script async crossorigin data-links src=\"/inspection-card.js\">",
        "</html>",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[test]
fn one_line_has_no_line_break() {
    let text = VALID.replace("\"outcome\"", "\"summary\": \"one\\ntwo\", \"outcome\"");
    let run = run("render --one-line --json-ld --stylesheet /a.css --script /a.js -", &text);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(run.out.contains("one&#10;two"), "{}", run.out);
}

#[test]
fn a_plain_card_has_the_elements_that_editors_and_mail_keep() {
    let plain = run(&format!("render --plain {EXAMPLE}"), "").out;
    let document = Html::parse_fragment(&plain);
    let all = Selector::parse("*").unwrap();
    for element in document.root_element().select(&all).filter(|element| element.value().name() != "html") {
        let (name, attributes) = (element.value().name(), element.value().attrs().map(|(name, _)| name));
        assert!(
            ["h2", "h3", "h4", "p", "ul", "li", "a", "strong", "br", "span"].contains(&name),
            "<{name}> in {plain}"
        );
        assert!(attributes.clone().all(|name| ["lang", "href"].contains(&name)), "{element:?} in {plain}");
    }
    assert_eq!(plain.lines().count(), 1);
    for line in [
        "<strong>Inspected:</strong> 29 September to 3 October 2025</p>",
        "<li><strong>Short breaks:</strong> Short break services help",
        "<strong>Deputy Helen Fentimen</strong>, Chair of the Community and Children’s Services Committee, City of London \
         Corporation: “What shines through",
        "Corporation: The Chair said that the findings",
    ] {
        assert!(plain.contains(line), "{line} not in {plain}");
    }
}

#[test]
fn a_plain_card_says_everything_that_the_card_says() {
    for entry in fs::read_dir("static/examples").unwrap() {
        let file = entry.unwrap().path().display().to_string();
        let whole = Html::parse_fragment(&run(&format!("render {file}"), "").out);
        let plain = words(&Html::parse_fragment(&run(&format!("render --plain {file}"), "").out));
        let leaves =
            Selector::parse("h2 span, h3, h4, h5, p:not(.ic-all), dt, .ic-word, .ic-told, .ic-remark, li:not(:has(p))");
        for leaf in whole.select(&leaves.unwrap()) {
            let text = leaf.text().collect::<String>();
            assert!(plain.contains(&tidy(&text)), "{file}: {text} not in {plain}");
        }
    }
}

fn words(document: &Html) -> String {
    tidy(&document.root_element().text().collect::<String>())
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_link_says_the_result_and_its_date_and_leads_to_the_page() {
    let run = run(&format!("render --link https://cards.example.gov.uk/send {EXAMPLE}"), "");
    let expected = "<p><a lang=\"en\" href=\"https://cards.example.gov.uk/send/city-of-london.html#inspection-card\">City of \
                    London: Special educational needs and disabilities (SEND): joint inspection of the local area, published \
                    on 1 December 2025. The local area partnership’s SEND arrangements typically lead to positive experiences \
                    and outcomes for children and young people with SEND. The local area partnership is taking action where \
                    improvements are needed.</a></p>\n";
    assert_eq!((run.out.as_str(), run.code), (expected, 0));
}

#[test]
fn a_link_does_not_hide_that_its_result_is_out_of_date() {
    let text = VALID.replace("\"outcome\"", "\"example\": true, \"status\": {\"kind\": \"superseded\"}, \"outcome\"");
    let folder = folder("link");
    files(&folder, &[("a b.json", &text)]);
    let out = run_in(&folder, "render --link /cards/ .", "").out;
    assert!(out.contains("\"/cards/a%20b.html#inspection-card\""), "{out}");
    let end =
        "needed. A later inspection has replaced this result. This is an example. The inspection is made up.</a></p>\n";
    assert!(out.ends_with(end), "{out}");
    assert_eq!(run("render --link /cards/ -", VALID).code, 64);
    assert_eq!(run("render --link javascript:x/ -", VALID).code, 64);
}

#[test]
fn search_engines_get_facts_and_no_rating() {
    let text = VALID.replace("City of London", "City </script><script>");
    let out = run("render --json-ld -", &text).out;
    let (_, block) = out.split_once("<script type=\"application/ld+json\">").unwrap();
    let facts: Value = serde_json::from_str(block.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(facts["@type"], "Report");
    assert_eq!(facts["about"]["name"], "City </script><script>");
    assert_eq!(facts["datePublished"], "2025-12-01");
    assert_eq!(facts["author"][0]["name"], "Ofsted");
    assert!(facts["abstract"].as_str().unwrap().starts_with("The local area partnership’s SEND arrangements"));
    assert!(!block.contains("ating\"") && out.matches("<script").count() == 1, "{out}");
}

#[test]
fn a_card_of_many_is_marked() {
    assert!(run("render --many -", VALID).out.contains("class=\"inspection-card ic-many\""));
}

#[test]
fn a_folder_keeps_its_structure() {
    let folder = folder("out");
    files(&folder, &[("in/a.json", VALID), ("in/b/a.json", VALID), ("in/b/wrong.json", "{}")]);
    let run = run_in(&folder, "render in --out out --src /cards/{file}", "");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("wrong.json:1:1") && run.err.ends_with("2 of 3 cards written\n"), "{}", run.err);
    let written = fs::read_to_string(folder.join("out/b/a.html")).unwrap();
    assert!(written.contains("src=\"/cards/b/a.json\""), "{written}");
    assert!(folder.join("out/a.html").exists() && !folder.join("out/b/wrong.html").exists());

    files(&folder, &[("in/c d#.json", VALID)]);
    run_in(&folder, "render ./in/. --out dots --src /cards/{file}", "");
    let written = fs::read_to_string(folder.join("dots/c d#.html")).unwrap();
    assert!(written.contains("src=\"/cards/c%20d%23.json\""), "{written}");

    let clash = run_in(&folder, "render in/a.json in/b/a.json --out flat", "");
    assert!(clash.code == 64 && !folder.join("flat").exists(), "{clash:?}");
}

#[test]
fn an_index_has_a_compact_card_and_a_link_for_each_page() {
    let folder = folder("index");
    let other = VALID.replace("City of London", "<Área> & co");
    files(&folder, &[("in/b.json", VALID), ("in/c d/a.json", &other), ("in/wrong.json", "{}")]);
    let run = run_in(&folder, "render in --out out --page --inline-style --index Partnerships", "");
    assert!(run.code == 2 && run.err.contains("index.html: style-src 'sha256-"), "{run:?}");
    let page = fs::read_to_string(folder.join("out/index.html")).unwrap();
    let document = Html::parse_document(&page);
    let texts = |selector: &str| {
        let selector = Selector::parse(selector).unwrap();
        document.select(&selector).map(|element| element.text().collect::<String>()).collect::<Vec<_>>()
    };
    assert_eq!(texts("title"), ["Partnerships"]);
    assert_eq!(texts("li .ic-name"), ["<Área> & co", "City of London"]);
    assert_eq!(texts("li > p > a[href='c%20d/a.html']"), ["Open the card of <Área> & co"]);
    assert_eq!(texts("li > p > a[href='b.html']"), ["Open the card of City of London"]);
    assert_eq!((texts("li .ic-compact").len(), texts("search[hidden] input").len()), (2, 1));
    // The hash that was printed is that of the script.
    let script = texts("body > script");
    let hash = STANDARD.encode(Sha256::digest(&script[0]));
    assert!(script.len() == 1 && run.err.contains(&format!("script-src 'sha256-{hash}'")), "{}", run.err);

    let welsh = run_in(&folder, "render in/b.json --out welsh --page --index Un --lang cy", "");
    assert_eq!(welsh.code, 0, "{welsh:?}");
    assert!(fs::read_to_string(folder.join("welsh/index.html")).unwrap().contains("Agor cerdyn City of London"));
    files(&folder, &[("in/index.json", VALID)]);
    assert_eq!(run_in(&folder, "render in --out out --page --index Two", "").code, 64);
    assert_eq!(run_in(&folder, "render in --out out --index Two", "").code, 64);
}

#[test]
fn a_changed_config_is_rendered_again() {
    let folder = folder("watch");
    files(&folder, &[("in/a.json", VALID)]);
    let mut process = command("render in --out out --watch", &folder).spawn().unwrap();
    let mut lines = BufReader::new(process.stderr.take().unwrap()).lines().map(Result::unwrap);
    let mut wait_for = |words: &str| assert!(lines.any(|line| line.contains(words)), "no line with {words}");
    wait_for("watching");
    files(&folder, &[("in/a.json", &VALID.replace("City of London", "Changed"))]);
    wait_for("1 of 1 cards written");
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(fs::read_to_string(folder.join("out/a.html")).unwrap().contains("Changed"));
}
