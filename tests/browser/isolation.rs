//! Given a page with style of its own, the card looks as it does on a plain page, yields to what is forced on it, and
//! leaves the page alone.

use crate::given::{CARD, CITY, ENTRY, council, element, element_of};
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::path::Path;

/// The isolation's tests.
pub fn tests() -> Vec<Test> {
    tests![
        rules_for_every_element,
        rules_with_ids,
        inherited_text,
        bootstrap,
        govuk_frontend,
        reset,
        keeps_its_width,
        text_spacing,
        highlight_survives,
        page_is_untouched,
        important_comes_in,
        in_a_hidden_slide,
        at_four_hundred_percent,
    ]
}

/// The card alone in a box of fixed size, after the style.
fn page_with(style: &str) -> String {
    let card = element_of(CITY, "id=city open loading=eager");
    let boxed = "display:block;width:700px;margin:0;padding:0;border:0;float:none;position:static";
    format!(
        r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Frame</title>{style}</head>
        <body><main id="main" class="content" style="{boxed}">{card}</main>{ENTRY}</body></html>"#
    )
}

/// Shows the card on a plain page and on a page with this style, both with the page's font, and compares.
async fn looks_the_same(page: &Page, style: &str) -> Result<()> {
    let styled = page.publish(&page_with(style), |reply| reply);
    let plain = page.publish(&page_with(""), |reply| reply);
    let frame = |url: &str| format!(r#"<iframe src="{url}" style="width:900px;height:700px"></iframe>"#);
    page.open(&format!("{}{}", frame(&plain), frame(&styled))).await?;
    page.wait_for(
        "[...document.querySelectorAll('iframe')].every((f) => f.contentDocument.querySelector('article .ic-all button'))",
    )
    .await?;
    page.wait_for(
        "[...document.querySelectorAll('iframe')].every((f) =>
            f.contentWindow.getComputedStyle(f.contentDocument.querySelector('summary')).display !== 'list-item'
            && !f.contentDocument.querySelector('article .ic-all button').hidden)",
    )
    .await?;
    // Font and size are the page's: give the plain page the same.
    page.script(
        "const [plain, styled] = [...document.querySelectorAll('iframe')].map((f) => f.contentWindow);
        const font = styled.getComputedStyle(styled.document.querySelector('inspection-card'));
        for (const name of ['font-family', 'font-size', 'letter-spacing', 'word-spacing', 'font-kerning',
            'font-feature-settings', 'font-optical-sizing', 'text-rendering', '-webkit-font-smoothing',
            'text-size-adjust', '-webkit-text-size-adjust', '-webkit-tap-highlight-color', '-moz-text-size-adjust', '-moz-osx-font-smoothing'])
            plain.document.querySelector('main').style.setProperty(name, font.getPropertyValue(name));",
        [],
    )
    .await?;
    page.wait_for(
        "[...document.querySelectorAll('iframe')].every((f) => f.contentDocument.getAnimations().length === 0)",
    )
    .await?;
    page.settled().await?;
    let differences: Vec<String> =
        serde_json::from_value(page.script(include_str!("isolation/compare.js"), []).await?)?;
    ensure!(differences.is_empty(), "{}", differences.join("\n"));
    Ok(())
}

/// A style sheet from npm.
fn from_npm(file: &str) -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("xtask/node_modules").join(file);
    std::fs::read_to_string(&path)
        .with_context(|| format!("{} is missing: `npm ci` in xtask brings it", path.display()))
}

const LOUD: &str = "color: red; background: lime; border: 3px dashed blue; margin: 17px; padding: 11px;
    font: italic 700 31px/2 cursive; text-transform: uppercase; text-align: right; list-style: square;
    text-decoration: line-through; box-shadow: 0 0 9px red; display: inline-block; max-width: 90px; float: right;
    position: relative; top: 5px; opacity: .5; transform: rotate(3deg); cursor: crosshair; overflow: hidden;
    box-sizing: content-box; quotes: none; text-indent: 3em; white-space: nowrap; min-height: 99px;";

const ELEMENTS: &str = "article, section, div, p, h2, h3, h4, h5, ul, li, dl, dt, dd, details, summary, figure,
    figcaption, blockquote, span, strong, a, button";

async fn rules_for_every_element(page: Page) -> Result<()> {
    let marks = "content: 'x'; color: red; display: block; font-size: 40px";
    looks_the_same(
        &page,
        &format!(
            "<style>{ELEMENTS} {{ {LOUD} }} *::before, *::after {{ {marks} }} li::marker, summary::marker {{ color: red }}
            p::first-letter {{ font-size: 3em; color: red }} p::first-line {{ color: red }}
            summary::-webkit-details-marker {{ color: red }} button:enabled {{ color: red }}
            details[open] > summary {{ color: red }} * {{ letter-spacing: 0 }}</style>"
        ),
    )
    .await
}

async fn rules_with_ids(page: Page) -> Result<()> {
    let with_id: String = ELEMENTS.split(',').map(|name| format!("#main #city {name}, ")).collect();
    looks_the_same(&page, &format!("<style>{with_id} #none {{ {LOUD} }} #main [id] {{ color: red }}</style>")).await
}

/// What a page says to its body is inherited by everything that does not say otherwise.
async fn inherited_text(page: Page) -> Result<()> {
    looks_the_same(
        &page,
        "<style>body { color: #eee; background: #222; text-transform: uppercase; text-align: center; text-indent: 2em;
        white-space: nowrap; line-height: 3; font-style: italic; font-weight: 700; font-variant: small-caps;
        list-style: square inside; cursor: crosshair; word-break: break-all; text-shadow: 1px 1px red; hyphens: none;
        font-family: serif; font-size: 19px; text-wrap: nowrap }</style>",
    )
    .await
}

async fn sheet(page: &Page, file: &str) -> Result<()> {
    page.site.put("sheet.css", Reply::file("sheet.css", from_npm(file)?));
    looks_the_same(page, r#"<link rel="stylesheet" href="{site}/sheet.css">"#).await
}

async fn bootstrap(page: Page) -> Result<()> {
    sheet(&page, "bootstrap/dist/css/bootstrap.min.css").await
}

async fn govuk_frontend(page: Page) -> Result<()> {
    sheet(&page, "govuk-frontend/dist/govuk/govuk-frontend.min.css").await
}

async fn reset(page: Page) -> Result<()> {
    looks_the_same(
        &page,
        "<style>html, body, div, span, h1, h2, h3, h4, h5, p, blockquote, a, strong, dl, dt, dd, ul, li, article, details,
        figcaption, figure, section, summary { margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline }
        article, details, figcaption, figure, section { display: block } ul { list-style: none }
        blockquote { quotes: none } blockquote:before, blockquote:after { content: '' }
        * { box-sizing: border-box; outline: none } button { all: unset }</style>",
    )
    .await
}

async fn keeps_its_width(page: Page) -> Result<()> {
    let card = element(&council("Exampleshire"), "");
    for around in [
        "<div style='float:left'>{}</div>",
        "<div style='display:flex'>{}</div>",
        "<div style='display:flex;flex-direction:column;align-items:center'>{}</div>",
        "<div style='display:grid;grid-template-columns:auto auto'>{}</div>",
        "<table><tr><td>{}</td></tr></table>",
        "<div style='display:inline-block'>{}</div>",
        "<div style='position:absolute'>{}</div>",
    ] {
        page.open(&format!("<main style='width:800px'>{}</main>{ENTRY}", around.replace("{}", &card))).await?;
        page.cards(1).await?;
        page.wait_for("getComputedStyle(document.querySelector('summary')).display !== 'list-item'").await?;
        let width =
            page.value(&format!("document.querySelector({}).getBoundingClientRect().width", json!(CARD))).await?;
        ensure!(width.as_f64().is_some_and(|width| (280.0..=800.0).contains(&width)), "{width} px in {around}");
    }
    Ok(())
}

/// WCAG 1.4.12: the reader's spacing takes effect, and nothing is cut off or overlaps.
async fn text_spacing(page: Page) -> Result<()> {
    page.resize(390, 900).await?;
    page.city().await?;
    page.open_sections().await?;
    let spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-bottom: 2em !important }";
    page.script(
        "const style = document.createElement('style'); style.textContent = arguments[0]; document.head.append(style)",
        [json!(spacing)],
    )
    .await?;
    page.expect(
        "[...document.querySelectorAll('article .ic-text')].every((text) => {
            const style = getComputedStyle(text);
            return Math.abs(parseFloat(style.letterSpacing) - .12 * parseFloat(style.fontSize)) < .1;
        })",
    )
    .await?;
    let cut: Vec<String> = page
        .list(
            "[...document.querySelectorAll('article, article *')].filter((e) => e.clientWidth > 0 &&
                (e.scrollWidth > e.clientWidth + 1 || (getComputedStyle(e).overflowY !== 'visible'
                    && e.scrollHeight > e.clientHeight + 1))).map((e) => e.localName + '.' + e.className)",
        )
        .await?;
    ensure!(cut.is_empty(), "cut off: {cut:?}");
    let overlapping: Vec<String> = page.list(OVERLAPS).await?;
    ensure!(overlapping.is_empty(), "overlapping: {overlapping:?}");
    Ok(())
}

/// Pairs of text blocks, neither within the other, that share some of the screen.
const OVERLAPS: &str = "(() => {
    const leaves = [...document.querySelectorAll('article *')].filter((e) => e.children.length === 0
        && e.textContent.trim() && e.getClientRects().length);
    const rects = leaves.map((e) => e.getBoundingClientRect());
    const pairs = [];
    for (let a = 0; a < leaves.length; a++) for (let b = a + 1; b < leaves.length; b++) {
        const [p, q] = [rects[a], rects[b]];
        const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left);
        const high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        if (wide > 1 && high > 3) pairs.push(`${leaves[a].className} and ${leaves[b].className}`);
    }
    return pairs;
})()";

async fn highlight_survives(page: Page) -> Result<()> {
    page.city().await?;
    page.script(
        "const text = document.querySelector('article .ic-summary').firstChild;
        const mark = document.createElement('mark'); mark.className = 'found'; mark.style.outline = '2px solid red';
        const range = document.createRange(); range.setStart(text, 0); range.setEnd(text, 4);
        range.surroundContents(mark);
        const other = document.createElement('mark'); document.body.append(other);",
        [],
    )
    .await?;
    let ground = |selector: &str| format!("getComputedStyle(document.querySelector('{selector}')).backgroundColor");
    page.expect(&format!("{} === {}", ground("article mark"), ground("body > mark"))).await?;
    page.expect("getComputedStyle(document.querySelector('article mark')).outlineStyle === 'solid'").await
}

async fn page_is_untouched(page: Page) -> Result<()> {
    page.open(
        "<main><h1>Page</h1><p class='ic-text'>Words</p><details><summary>More</summary><p>x</p></details>
        <ul><li>a</li></ul><blockquote>b</blockquote><button hidden>c</button><article class=card><h2>d</h2></article>
        <div id=place></div></main>",
    )
    .await?;
    let look = "[...document.querySelectorAll('html, head, body, main, main > *:not(#place), main > * > *:not(#place *)')]
        .filter((e) => !e.closest('inspection-card')).map((e) => {
            const style = getComputedStyle(e);
            return e.localName + '|' + [...style].filter((name) => !/^(--|block-size|height|inline-size|width|perspective-origin|transform-origin)/
                .test(name)).map((name) => name + ': ' + style.getPropertyValue(name)).join('|');
        })";
    let globals = "Object.getOwnPropertyNames(window).sort()";
    let before: (Vec<String>, Vec<String>) = (page.list(look).await?, page.list(globals).await?);
    let head = page.value("document.head.children.length").await?;
    page.script(
        "document.querySelector('#place').innerHTML = arguments[0];
        const script = document.createElement('script'); script.src = arguments[1]; script.crossOrigin = '';
        document.querySelector('#place').append(script)",
        [json!(element_of(CITY, "open")), json!(page.host.url("inspection-card.js"))],
    )
    .await?;
    page.cards(1).await?;
    page.settled().await?;
    let after: (Vec<String>, Vec<String>) = (page.list(look).await?, page.list(globals).await?);
    ensure!(before.0.len() == after.0.len(), "elements were added to the page or removed");
    let changed = before.0.iter().zip(&after.0).find_map(|(before, after)| difference(before, after));
    ensure!(changed.is_none(), "the page looks another way: {changed:?}");
    let new: Vec<_> = after.1.iter().filter(|name| !before.1.contains(name)).collect();
    ensure!(new.is_empty(), "new globals: {new:?}");
    // One link to the style, and nothing else.
    page.expect(&format!("document.head.children.length === {head} + 1")).await?;
    page.expect("document.querySelector('main > p').outerHTML === '<p class=\"ic-text\">Words</p>'").await
}

/// The first property that differs, of two elements' styles.
fn difference(before: &str, after: &str) -> Option<String> {
    let of = before.split('|').next().unwrap_or_default();
    let different = before.split('|').zip(after.split('|')).find(|(before, after)| before != after)?;
    Some(format!("{of}: {}, not {}", different.1, different.0))
}

/// What a toolbar or a reader's own style forces on everything comes in.
async fn important_comes_in(page: Page) -> Result<()> {
    page.city().await?;
    page.script(
        "const style = document.createElement('style');
        style.textContent = '* { color: rgb(1, 2, 3) !important; background: rgb(250, 251, 252) !important }';
        document.head.append(style)",
        [],
    )
    .await?;
    page.expect(
        "[...document.querySelectorAll('article, article *')].every((e) => getComputedStyle(e).color === 'rgb(1, 2, 3)')",
    )
    .await
}

/// A carousel hides its other slides, and the card in them.
async fn in_a_hidden_slide(page: Page) -> Result<()> {
    let slide = "visibility:hidden;pointer-events:none;-webkit-user-select:none;user-select:none";
    page.open(&format!("<div style='{slide}'>{}</div>{ENTRY}", element_of(CITY, "loading=eager"))).await?;
    page.cards(1).await?;
    page.expect(
        "['article', 'article .ic-title', 'article summary'].every((selector) => {
            const style = getComputedStyle(document.querySelector(selector));
            return style.visibility === 'hidden' && style.pointerEvents === 'none';
        })",
    )
    .await?;
    // `auto` is as the element around it.
    let article = "getComputedStyle(document.querySelector('article'))";
    page.expect(&format!("['none', 'auto'].includes({article}.userSelect ?? {article}.webkitUserSelect)")).await
}

/// Text at 400 % of its size in 320 px: lines wrap, and nothing has to be scrolled to the side.
async fn at_four_hundred_percent(page: Page) -> Result<()> {
    page.resize(320, 900).await?;
    let style = "<style>html { font-size: 400% } body { margin: 0 }</style>";
    page.open(&format!("{style}{}{ENTRY}", element_of(CITY, "open loading=eager"))).await?;
    page.cards(1).await?;
    page.wait_for(&format!("getComputedStyle(document.querySelector('{CARD}')).borderTopStyle === 'solid'")).await?;
    let wide: Vec<String> = page
        .list(
            "[...document.querySelectorAll('article *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
                .map((e) => e.className + ' ' + Math.round(e.getBoundingClientRect().right) + ' ' + e.textContent.slice(0, 40))",
        )
        .await?;
    ensure!(wide.is_empty(), "{wide:#?}");
    Ok(())
}
