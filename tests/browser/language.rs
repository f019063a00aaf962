//! Given every example in every language, the card is in that language, marks text in another one, and its nodes in the
//! browser are those of the native HTML.

use crate::examples::{Example, examples, framework, given, objects, words};
use crate::given::{CARD, ENTRY, council, element};
use crate::harness::{Page, Test, tests};
use anyhow::{Context, Result, ensure};
use inspection_card::locale::Locale;
use inspection_card::render::{ElementAttributes, Renderer};
use serde_json::{Value, json};
use std::time::Duration;

/// The tests of the card's language.
pub fn tests() -> Vec<Test> {
    let all = tests![
        as_native,
        speaks_its_language,
        official_wording,
        marks_other_languages,
        fits_320_pixels,
        from_the_element_around_it,
        changed,
    ];
    all.into_iter().map(|test: Test| test.within(Duration::from_secs(90))).collect()
}

/// The months of each language that the card speaks.
const MONTHS: [(&str, &str); 2] = [
    ("en", "January February March April May June July August September October November December"),
    ("cy", "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"),
];

/// The cards as the command renders them.
fn native(examples: &[Example], language: &str, variant: &str) -> Result<Vec<String>> {
    let renderer = Renderer::built_in();
    let article = |example: &Example| {
        let attributes = ElementAttributes {
            id: Some(example.id()),
            lang: Some(language.into()),
            variant: Some(variant.into()),
            ..ElementAttributes::default()
        };
        Some(renderer.prerender(&example.text, &attributes).0?.article)
    };
    examples.iter().map(|example| article(example).context("no card")).collect()
}

/// A card as lines to compare, attributes sorted by name, without what the script adds when the card is there.
const LINES: &str = r#"(article) => {
    article = article.cloneNode(true);
    article.normalize();
    article.classList.remove('ic-many');
    article.querySelector('.ic-button')?.remove();
    const lines = (node, indent) => node.nodeType === Node.ELEMENT_NODE
        ? [`${indent}<${node.localName}${[...node.attributes].map((a) => ` ${a.name}=${JSON.stringify(a.value)}`).sort().join('')}>`,
            ...[...node.childNodes].flatMap((child) => lines(child, indent + ' '))]
        : [`${indent}${node.nodeType}: ${JSON.stringify(node.data)}`];
    return lines(article, '');
}"#;

async fn as_native(page: Page) -> Result<()> {
    let examples = examples()?;
    for (language, _) in MONTHS {
        for variant in ["full", "compact"] {
            let native = native(&examples, language, variant)?;
            given(&page, &examples, language, &format!("variant={variant}")).await?;
            for (example, native) in examples.iter().zip(native) {
                let compare = format!(
                    "const lines = {LINES};
                    const template = document.createElement('template');
                    template.innerHTML = arguments[1];
                    const native = lines(template.content.firstElementChild);
                    const here = lines(document.querySelector(arguments[0]));
                    const at = Array.from({{ length: Math.max(native.length, here.length) }}, (_, at) => at)
                        .find((at) => native[at] !== here[at]);
                    return at === undefined ? '' : `natively ${{native[at]}}, here ${{here[at]}}`;"
                );
                let card = format!("#{} > article", example.id());
                let difference = page.script(&compare, [json!(card), json!(native)]).await?;
                ensure!(difference == "", "{} in {language}, {variant}: {difference}", example.name);
            }
        }
    }
    Ok(())
}

async fn speaks_its_language(page: Page) -> Result<()> {
    let examples = examples()?;
    for (language, months) in MONTHS {
        given(&page, &examples, language, "").await?;
        page.expect(&format!("[...document.querySelectorAll('article')].every((a) => a.lang === '{language}')"))
            .await?;
        for example in &examples {
            let config = example.config()?;
            let text = example.shown(&page).await?;
            let parts: Vec<usize> = match config["inspection"]["published"].as_str() {
                Some(date) => date.split('-').map(|part| part.parse().unwrap_or(0)).collect(),
                None => continue,
            };
            if let [year, month @ 1..=12, day] = parts[..] {
                let date = format!("{day} {} {year}", months.split(' ').nth(month - 1).context("a month")?);
                ensure!(text.contains(&date), "{}: no {date} in: {text}", example.name);
            }
        }
    }
    Ok(())
}

/// Of each grade that an example names, the wordings that its framework has for it, over the years.
fn gradings(config: &Value, language: &str) -> Result<Vec<Vec<String>>> {
    let mut gradings = Vec::new();
    let id = |own: &Value| own["inspection"]["framework"].as_str().or(own["framework"].as_str()).map(str::to_owned);
    let listed = |name: &str| config[name].as_array().cloned().unwrap_or_default();
    let mut main = config.clone();
    for other in ["earlier", "related"] {
        main.as_object_mut().map(|members| members.remove(other));
    }
    for inspection in [vec![main], listed("earlier"), listed("related")].concat() {
        let framework = framework(&id(&inspection).context("a framework")?)?;
        let (mut named, mut known) = (Vec::new(), Vec::new());
        objects(&inspection, &mut named);
        objects(&framework, &mut known);
        for grade in named.iter().filter_map(|object| object.get("grade")) {
            let grade = grade.as_str().map_or_else(|| grade.to_string(), str::to_owned);
            let same = |own: Option<&Value>| {
                own.and_then(|own| words(own, "en")).is_some_and(|own| own.eq_ignore_ascii_case(&grade))
            };
            let of = known.iter().filter(|object| {
                object.contains_key("tone") && ["id", "code", "name"].iter().any(|key| same(object.get(*key)))
            });
            let wording = |object: &&serde_json::Map<String, Value>| {
                Some(words(object.get("name").or(object.get("code"))?, language)?.to_owned())
            };
            gradings.push(of.filter_map(wording).collect());
        }
    }
    Ok(gradings)
}

async fn official_wording(page: Page) -> Result<()> {
    let examples = examples()?;
    // A sentence of an outcome may stand in two paragraphs.
    let dense = |text: &str| text.split_whitespace().collect::<String>();
    let mut count = 0;
    for (language, _) in MONTHS {
        given(&page, &examples, language, "").await?;
        for example in &examples {
            let text = dense(&example.shown(&page).await?);
            for wordings in gradings(&example.config()?, language)? {
                let is_shown = wordings.iter().any(|wording| text.contains(&dense(wording)));
                ensure!(is_shown, "{} in {language}: none of {wordings:?} in {text}", example.name);
                count += 1;
            }
        }
    }
    ensure!(count > 100, "only {count} grades");
    Ok(())
}

/// Texts of a tree that are there in English only, and those that are there in Welsh.
fn texts(value: &Value, english: &mut Vec<String>, welsh: &mut Vec<String>) {
    let push = |all: &mut Vec<String>, text: &Value| all.extend(text.as_str().map(str::to_owned));
    match value {
        Value::Object(text) if text.contains_key("cy") => push(welsh, &text["cy"]),
        Value::Object(members) => members.values().for_each(|member| texts(member, english, welsh)),
        Value::Array(items) => items.iter().for_each(|item| texts(item, english, welsh)),
        text => push(english, text),
    }
}

/// A screen reader changes its voice by `lang`.
async fn marks_other_languages(page: Page) -> Result<()> {
    let examples = examples()?;
    given(&page, &examples, "cy", "").await?;
    let (mut wrong, mut count) = (Vec::new(), 0);
    for example in &examples {
        let config = example.config()?;
        let (mut english, mut welsh) = (Vec::new(), Vec::new());
        texts(&config, &mut english, &mut welsh);
        let mut named = Vec::new();
        objects(&config, &mut named);
        for id in named.iter().filter_map(|object| object.get("framework")?.as_str()) {
            texts(&framework(id)?, &mut english, &mut welsh);
        }
        // What is the same in both languages, or a word of both, needs no mark; nor does a name.
        let name = config["provider"]["name"].as_str().unwrap_or_default();
        let marked = |text: &String| text.contains(' ') && text != name && !welsh.iter().any(|own| own.contains(text));
        english.retain(marked);
        let spoken = format!(
            "(() => {{ const found = [];
            const walk = document.createTreeWalker(document.querySelector({}), NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {{
                const {{ parentElement, data }} = walk.currentNode;
                found.push([parentElement.closest('[lang]').lang, data, parentElement.className]);
            }}
            return found; }})()",
            json!(format!("#{} > article", example.id()))
        );
        let spoken: Vec<(String, String, String)> = page.list(&spoken).await?;
        for (language, text, class) in spoken {
            let is_english = english.iter().any(|own| text.contains(own.as_str()));
            count += usize::from(is_english);
            if is_english && language == "cy" || welsh.contains(&text) && language != "cy" {
                wrong.push(format!("{}, {class}: “{text}” is said to be {language}", example.name));
            }
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    ensure!(count > 100, "only {count} texts");
    Ok(())
}

async fn fits_320_pixels(page: Page) -> Result<()> {
    let examples = examples()?;
    page.resize(320, 900).await?;
    for (language, _) in MONTHS {
        given(&page, &examples, language, "open").await?;
        page.script("document.body.style.margin = 0", []).await?;
        page.wait_for("getComputedStyle(document.querySelector('article summary')).display !== 'list-item'").await?;
        let out: Vec<String> = page
            .list(
                "[...document.querySelectorAll('article, article *')].filter((e) => e.getClientRects().length
                    && (e.getBoundingClientRect().right > 321 || e.scrollWidth > e.clientWidth + 1 && e.clientWidth))
                    .map((e) => `${e.closest('[id^=x-]').id} ${e.className}: ${e.textContent.slice(0, 60)}`)",
            )
            .await?;
        ensure!(out.is_empty(), "in {language} these stick out: {out:#?}");
        page.expect("innerWidth === 320 && document.documentElement.scrollWidth <= 320").await?;
    }
    Ok(())
}

async fn from_the_element_around_it(page: Page) -> Result<()> {
    let card = |attributes: &str| element(&council("Exampleshire"), attributes);
    let (plain, english) = (card(""), card("lang=en"));
    let in_shadow = |language: &str, inner: &str| {
        format!("<div {language}><div><template shadowrootmode=open>{inner}</template></div></div>")
    };
    for (html, expected) in [
        (plain.clone(), "en"),
        (card("lang=cy"), "cy"),
        (card("lang=cy-GB"), "cy"),
        (card("lang=CY"), "cy"),
        (card("lang=fr"), "en"),
        (format!("<div lang=cy><p>{plain}</p></div>"), "cy"),
        (format!("<div lang=cy>{english}</div>"), "en"),
        (format!("<div lang=cy><div lang=en>{plain}</div></div>"), "en"),
        (format!("<div lang=cy><div lang=''>{plain}</div></div>"), "cy"),
        (in_shadow("lang=cy", &plain), "cy"),
        (in_shadow("lang=cy", &format!("<div lang=en>{plain}</div>")), "en"),
        (in_shadow("", &plain), "en"),
    ] {
        page.open(&format!("{html}{ENTRY}")).await?;
        let article = "[document, ...[...document.querySelectorAll('div')].map((e) => e.shadowRoot)]
            .map((root) => root?.querySelector('article')).find(Boolean)";
        page.wait_for(article).await.with_context(|| html.clone())?;
        let language = page.text(&format!("({article}).lang")).await?;
        ensure!(language == expected, "{language}, not {expected}: {html}");
        let heading = if expected == "cy" { "Meysydd i’w gwella" } else { "Areas for improvement" };
        let text = page.text(&format!("({article}).textContent")).await?;
        ensure!(text.contains(heading), "no {heading}: {text}");
    }
    Ok(())
}

async fn changed(page: Page) -> Result<()> {
    page.open(&format!("{}{ENTRY}", element(&council("Exampleshire"), "id=a open=improvements"))).await?;
    page.cards(1).await?;
    page.expect(&format!("document.querySelector({}).lang === 'en'", json!(CARD))).await?;
    for (change, language) in [
        ("e.lang = 'cy'", "cy"),
        ("e.lang = 'en'", "en"),
        ("e.setAttribute('lang', 'cy')", "cy"),
        ("e.removeAttribute('lang')", "en"),
    ] {
        page.script(&format!("const e = document.querySelector('#a'); {change}"), []).await?;
        page.wait_for(&format!("document.querySelector({}).lang === '{language}'", json!(CARD))).await?;
        page.cards(1).await?;
        page.expect("[...document.querySelectorAll('article details')].map((d) => d.open).join() === 'false,true'")
            .await?;
    }
    let languages: Vec<&str> = Locale::built_in_languages().collect();
    ensure!(languages.len() == MONTHS.len(), "a new language has its tests: {languages:?}");
    page.no_errors().await
}
