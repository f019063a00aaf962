//! Configs that are broken, endless, or meant to do harm.

use super::{fallback_stays, given};
use crate::given::{CITY, FALLBACK, council, element, element_of};
use crate::harness::{Page, Test, tests};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::time::Duration;

/// The tests of configs.
pub fn tests() -> Vec<Test> {
    let mut tests = tests![
        empty,
        cut_off,
        null,
        array,
        number,
        nested_deep,
        no_object_property,
        cycle,
        getter,
        markup,
        links,
        bidi,
        unknown_fields,
        own_names,
        id_and_attributes
    ];
    tests.extend(tests![megabyte, wrong_types].into_iter().map(|test: Test| test.within(Duration::from_secs(90))));
    tests
}

async fn broken(page: &Page, config: &str) -> Result<()> {
    given(page, &element_of(config, "id=bad")).await?;
    let reason = fallback_stays(page).await?;
    ensure!(reason == "config", "{reason}");
    Ok(())
}

async fn empty(page: Page) -> Result<()> {
    broken(&page, "").await
}

async fn cut_off(page: Page) -> Result<()> {
    broken(&page, &CITY[..CITY.len() / 2]).await
}

async fn null(page: Page) -> Result<()> {
    broken(&page, "null").await
}

async fn array(page: Page) -> Result<()> {
    broken(&page, "[]").await
}

async fn number(page: Page) -> Result<()> {
    broken(&page, "1e999").await
}

async fn nested_deep(page: Page) -> Result<()> {
    broken(&page, &["[".repeat(10_000), "]".repeat(10_000)].concat()).await?;
    let nested = [r#"{"version":"#, &r#"{"a":"#.repeat(10_000), "1", &"}".repeat(10_001)].concat();
    broken(&page, &nested).await
}

/// A megabyte of broken text is no card, a text of a megabyte is left out, and a list of thousands is shown.
async fn megabyte(page: Page) -> Result<()> {
    broken(&page, &format!("{{\"a\": \"{}", "x".repeat(1 << 20))).await?;
    let mut long = council("Longshire");
    long["summary"] = json!("Many words. ".repeat(90_000));
    given(&page, &element(&long, "id=bad")).await?;
    page.wait_for("document.querySelector('#bad .ic-name') && !document.querySelector('#bad .ic-summary')").await?;
    let mut many = council("Manyshire");
    let items: Vec<Value> = (0..5000).map(|number| json!({ "text": format!("Strength number {number}") })).collect();
    many["strengths"]["items"] = json!(items);
    given(&page, &element(&many, "id=bad")).await?;
    page.wait_for("document.querySelectorAll('#bad .ic-item').length >= 5000").await?;
    page.no_errors().await
}

async fn property(page: &Page, set: &str) -> Result<()> {
    given(page, &format!("<inspection-card id=bad>{FALLBACK}</inspection-card>")).await?;
    page.script(&format!("const card = document.querySelector('#bad'); {set}"), []).await?;
    fallback_stays(page).await?;
    Ok(())
}

async fn no_object_property(page: Page) -> Result<()> {
    for value in ["'{'", "42", "true", "[]", "Symbol.iterator", "() => 1", "10n"] {
        property(&page, &format!("card.config = {value};")).await?;
    }
    Ok(())
}

async fn cycle(page: Page) -> Result<()> {
    property(&page, "const config = { version: 1 }; config.provider = config; card.config = config;").await
}

async fn getter(page: Page) -> Result<()> {
    property(&page, "card.config = { version: 1, get provider() { throw new Error('mine') } };").await?;
    property(&page, "card.config = { toJSON() { throw null } };").await?;
    property(&page, "card.config = new Proxy({}, { ownKeys() { throw new Error('mine') } });").await
}

/// Puts a text in place of every text of a config that is shown as it stands.
pub(super) fn with_every_text(config: &mut Value, text: &str) {
    const WORDS: &[&str] =
        &["name", "label", "text", "title", "summary", "who", "role", "organisation", "reason", "note"];
    match config {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(words) if WORDS.contains(&name.as_str()) => *words = format!("{words} {text}"),
                    value => with_every_text(value, text),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| with_every_text(item, text)),
        _ => {}
    }
}

async fn markup(page: Page) -> Result<()> {
    for attack in [
        "<img src=x onerror='executed = 1'>",
        "</script><script>executed = 1</script>",
        "\"><svg onload='executed = 1'>",
        "{{constructor.constructor('executed = 1')()}}",
        "&lt;img src=x onerror=executed=1&gt;",
    ] {
        let mut config: Value = serde_json::from_str(CITY)?;
        with_every_text(&mut config, attack);
        given(&page, &element(&config, "id=bad open")).await?;
        page.wait_for("document.querySelector('#bad article')").await?;
        let text = page.text_content("#bad article").await?;
        ensure!(text.matches(attack).count() > 15, "shown as it was written: {text}");
        page.settled().await?;
        page.expect("window.executed === undefined").await?;
        page.expect("document.querySelector('#bad :is(img, svg, script)') === null").await?;
        page.no_errors().await?;
    }
    // In a JSON child, where a closing tag ends the script: broken, but harmless.
    let json = json!({ "version": 1, "title": "</script><img src=x onerror='executed = 1'>" }).to_string();
    let safe = json.replace('<', "\\u003c");
    let child =
        format!("<inspection-card id=bad>{FALLBACK}<script type='application/json'>{safe}</script></inspection-card>");
    given(&page, &child).await?;
    fallback_stays(&page).await?;
    Ok(())
}

async fn links(page: Page) -> Result<()> {
    let bad = [
        "javascript:executed=1",
        " javascript:executed=1",
        "java\nscript:executed=1",
        "JaVaScRiPt:executed=1",
        "data:text/html,<script>executed=1</script>",
        "vbscript:x",
        "//evil.example/",
        "\\\\evil.example/",
        "/\\evil.example/",
        "/\t/evil.example/",
        "file:///etc/passwd",
        "blob:x",
    ];
    let good = [
        "https://example.org/a?b=1&c=2#d",
        "http://example.org/",
        "mailto:a@example.org",
        "tel:+441234567890",
        "/a/b",
        "a.html",
    ];
    let mut config = council("Linkshire");
    let link = |url: &&str| json!({ "purpose": "contact", "text": format!("To {url}"), "url": url });
    config["links"] = bad.iter().chain(&good).map(link).collect();
    config["inspection"]["report"] = json!("javascript:executed=1");
    config["provider"]["url"] = json!("//evil.example/");
    given(&page, &element(&config, "id=bad")).await?;
    page.wait_for("document.querySelector('#bad article')").await?;
    let shown: Vec<String> =
        page.list("[...document.querySelectorAll('#bad a')].map((a) => a.getAttribute('href'))").await?;
    // Without a link to the report there are links to who publishes it.
    ensure!(shown[0].contains("ofsted") && shown[1].contains("cqc") && shown[2..] == good, "{shown:?}");
    let problems =
        page.wait_for_events("error", 1).await?[0]["detail"]["problems"].as_array().cloned().unwrap_or_default();
    let warned = |path: &str| {
        problems
            .iter()
            .any(|one| one["severity"] == "warning" && one["path"].as_str().is_some_and(|at| at.starts_with(path)))
    };
    ensure!((0..bad.len()).all(|at| warned(&format!("links[{at}]"))), "{problems:?}");
    ensure!(warned("inspection.report") && warned("provider.url"), "{problems:?}");
    Ok(())
}

async fn bidi(page: Page) -> Result<()> {
    let mut config: Value = serde_json::from_str(CITY)?;
    with_every_text(&mut config, "\u{202e}sdrow\u{2066}\u{200f}\u{7}\u{feff} end");
    given(&page, &element(&config, "id=bad")).await?;
    page.wait_for("document.querySelector('#bad article')").await?;
    let text = page.text_content("#bad article").await?;
    let control = text.chars().find(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{7}'));
    ensure!(control.is_none(), "{control:?} in {text:?}");
    ensure!(text.contains("sdrow"), "{text}");
    Ok(())
}

async fn unknown_fields(page: Page) -> Result<()> {
    let mut config = council("Exampleshire");
    config["strenghts"] = json!([1]);
    config["provider"]["nmae"] = json!("x");
    given(&page, &element(&config, "id=bad")).await?;
    page.wait_for("document.querySelector('#bad article')").await?;
    let events = page.wait_for_events("error", 1).await?;
    let problems = events[0]["detail"]["problems"].as_array().cloned().unwrap_or_default();
    ensure!(problems.len() == 2 && problems.iter().all(|one| one["severity"] == "warning"), "{problems:?}");
    let said = json!(problems).to_string();
    ensure!(said.contains("strengths") && said.contains("provider.nmae"), "{said}");
    Ok(())
}

/// Names that mean something to JavaScript's objects mean nothing here.
async fn own_names(page: Page) -> Result<()> {
    for name in ["__proto__", "constructor", "toString", "hasOwnProperty"] {
        let config = council("Exampleshire").to_string().replace("area-send", name);
        broken(&page, &config).await?;
    }
    let polluted = council("Exampleshire").to_string().replacen('{', r#"{"__proto__":{"executed":1},"#, 1);
    given(&page, &element_of(&polluted, "id=bad")).await?;
    page.wait_for("document.querySelector('#bad article')").await?;
    page.expect("({}).executed === undefined").await
}

async fn id_and_attributes(page: Page) -> Result<()> {
    for attributes in [
        "id='bad' heading-level='<img src=x onerror=executed=1>' open='\"><img>' variant=x theme=y lang='<b>' loading=z",
        "id='bad' heading-level='99999999999' lang='constructor' open='__proto__'",
        "id='bad' heading-level='-1' lang='../../x' theme=''",
    ] {
        given(&page, &element(&council("Exampleshire"), attributes)).await?;
        page.wait_for("document.querySelector('#bad article')").await?;
        page.expect("document.querySelector('#bad .ic-title').localName === 'h2'").await?;
        page.no_errors().await?;
    }
    given(&page, &element(&council("Exampleshire"), "class=odd id='a b\"c'")).await?;
    page.wait_for("document.querySelector('.odd article')").await?;
    page.no_errors().await
}

/// Every field of a card, one after the other, with a value of each wrong type.
async fn wrong_types(page: Page) -> Result<()> {
    given(&page, &format!("<inspection-card id=bad>{FALLBACK}</inspection-card>")).await?;
    let city: Value = serde_json::from_str(CITY)?;
    let (mut tried, slice) = (0, 100);
    loop {
        // In slices: a script must end within the driver's limit.
        let args = [city.clone(), tried.into(), slice.into()];
        let outcome = page.script_async(include_str!("wrong-types.js"), args).await?;
        let wrong = outcome["wrong"].as_array().cloned().unwrap_or_default();
        ensure!(wrong.is_empty(), "{wrong:?}");
        tried += outcome["tried"].as_u64().unwrap_or_default();
        if outcome["tried"] != slice {
            break;
        }
    }
    ensure!(tried > 300, "{tried} configs");
    page.expect("seen.errors.length === 0").await?;
    page.script("document.querySelector('#bad').config = arguments[0]", [council("Lastshire")]).await?;
    page.wait_for("document.querySelector('#bad .ic-name').textContent === 'Lastshire'").await?;
    page.cards(2).await
}
