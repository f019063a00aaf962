//! Given the builder, an editor makes a card without writing JSON, and what is copied from it becomes that card.

mod keyboard;
mod publish;

use crate::given::{CARD, CITY, FALLBACK};
use crate::harness::{Engine, Page, Reply, Test, tests};
use anyhow::{Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::Key;

/// The builder's tests.
pub fn tests() -> Vec<Test> {
    let all = tests![
        problems_stand_beside_their_fields,
        checks_and_undo_leave_the_focus_alone,
        form_and_json_are_one_document,
        items_move_by_keyboard,
        pasted_dates_are_whole,
        pasted_lists_are_entries,
        open_sections_stay_open,
        choices_move_with_their_items,
        two_languages_side_by_side,
        preview_and_code_have_their_languages,
        starts_from_what_is_there,
        work_is_kept_if_the_editor_agrees,
        drafts_leave_kept_work_alone,
        leaving_with_unsaved_work_asks,
        drafts_open_under_a_banner,
        areas_have_their_grades,
        a_school_in_few_steps,
        hostile_configs_are_words,
        preview_is_shown_as_asked,
        preview_follows_the_form,
        axe,
        narrow,
    ];
    let long =
        tests![city_from_an_empty_form].into_iter().map(|test: Test| test.within(Duration::from_secs(400)).slow());
    let all = all.into_iter().chain(publish::tests());
    all.map(|test: Test| test.within(Duration::from_secs(120))).chain(long).collect()
}

/// Whether the page asks before it is left. WebDriver answers the browser's question by itself.
const ASKS: &str = "(() => {
    const event = document.createEvent('BeforeUnloadEvent');
    event.initEvent('beforeunload', false, true);
    return !window.dispatchEvent(event);
})()";

/// The document, as the JSON view has it.
const DOCUMENT: &str = "JSON.parse(document.getElementById('json').value)";

/// The builder on the card's host.
async fn given(page: &Page, fragment: &str) -> Result<()> {
    page.go("about:blank").await?;
    page.go(&page.host.url(&format!("builder/index.html{fragment}"))).await?;
    page.wait_for("document.querySelector('#builder .group')").await
}

/// The builder with a config.
async fn given_config(page: &Page, config: &Value) -> Result<()> {
    given(page, &format!("#draft={}", URL_SAFE_NO_PAD.encode(config.to_string()))).await?;
    page.wait_for("document.querySelector('.draft')").await
}

/// The builder with a config, once a check has been asked for.
async fn given_checked(page: &Page, config: &Value) -> Result<()> {
    given_config(page, config).await?;
    click(page, "check").await?;
    page.wait_for("document.activeElement.id === 'problems'").await
}

fn city() -> Result<Value> {
    Ok(serde_json::from_str(CITY)?)
}

/// Replaces the text or the choice of a control.
async fn put(page: &Page, id: &str, text: &str) -> Result<()> {
    let put = "const control = document.getElementById(args[0]);
        const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value');
        set.call(control, args[1]);
        control.dispatchEvent(new InputEvent('input', { bubbles: true }));
        control.dispatchEvent(new Event('change', { bubbles: true }));";
    page.script_async(put, [json!(id), json!(text)]).await?;
    Ok(())
}

async fn click(page: &Page, id: &str) -> Result<()> {
    page.script(&format!("document.getElementById('{id}').click()"), []).await?;
    Ok(())
}

async fn has_document(page: &Page, config: &Value) -> Result<()> {
    let found: Value = page.read(DOCUMENT).await?;
    ensure!(found == *config, "{found:#}");
    Ok(())
}

async fn city_from_an_empty_form(page: Page) -> Result<()> {
    given(&page, "").await?;
    keyboard::fill(&page, &city()?).await?;
    has_document(&page, &city()?).await?;
    page.expect("document.querySelector('.stage .ic-name').textContent === 'City of London'").await?;
    keyboard::tab_to(&page, "check").await?;
    page.keys(Key::Enter).await?;
    page.wait_for("document.activeElement.id === 'problems'").await?;
    // The example leaves the report out, as the source does; nothing is wrong.
    page.expect("!document.querySelector('.summary.has-errors')").await
}

async fn problems_stand_beside_their_fields(page: Page) -> Result<()> {
    given(&page, "").await?;
    // What is missing is no mistake before the editor asks.
    page.expect("document.querySelectorAll('.error').length === 0").await?;
    // Nor is a date that is being typed.
    keyboard::tab_to(&page, "field-inspection-from").await?;
    page.keys(format!("3{}13", Key::Tab.value())).await?;
    page.wait_for(&format!("{DOCUMENT}.inspection?.from === '-13-03'")).await?;
    page.expect("!document.getElementById('field-inspection-from-error')").await?;
    page.keys(format!("{0}{0}", Key::Tab.value())).await?;
    page.wait_for("document.getElementById('field-inspection-from-error')").await?;
    // It is announced, because the focus does not go there.
    page.wait_for("[...document.querySelectorAll('[role=status]')].some((status) => status.textContent.startsWith('First day: '))")
        .await?;
    let invalid = "[...document.querySelectorAll('.work [aria-invalid=true]')].map((control) => control.id).join()";
    page.expect(&format!(
        "{invalid} === 'field-inspection-from,field-inspection-from-month,field-inspection-from-year'"
    ))
    .await?;
    click(&page, "check").await?;
    page.wait_for("document.activeElement.id === 'problems'").await?;
    page.expect("document.querySelector('#field-provider-name[aria-invalid=true]') !== null").await?;
    page.expect("document.querySelector('#field-inspection-framework[aria-invalid=true]') !== null").await?;
    let listed = page.inner_text("#problems").await?;
    ensure!(
        listed.contains("There is a problem")
            && listed.contains("Name of the school, service or council: This is missing"),
        "{listed}"
    );
    page.click("#problems a[href='#field-inspection-from']").await?;
    page.expect("document.activeElement.id === 'field-inspection-from'").await?;
    page.expect("document.getElementById('field-inspection-from').closest('.has-error') !== null").await?;
    // With its label and what is wrong in view.
    page.expect("document.querySelector('#field-inspection-from-error').getBoundingClientRect().top > 0").await?;
    // The JSON marks the same place.
    page.expect("document.querySelectorAll('.numbers .has-error').length > 0").await?;
    // A problem of an area as a whole leads to its grade, and stands there.
    let judgements = json!([{ "area": "help-protection", "grade": "good" }, { "area": "in-care" }]);
    let inspection = json!({ "framework": "ilacs", "from": "2026-05-11" });
    given_checked(&page, &json!({ "version": 1, "inspection": inspection, "judgements": judgements })).await?;
    page.click("#problems a[href='#field-judgements-1']").await?;
    page.wait_for("document.activeElement.id === 'field-judgements-1-grade'").await?;
    page.expect("document.querySelector('#field-judgements-1 .error').textContent.includes('Add a result')").await?;
    // One of a whole entry opens this entry.
    let judgements = json!([{ "area": "Leadership", "text": "Leaders know the area." }, { "area": "Practice" }]);
    let inspection = json!({ "framework": "area-send", "from": "2026-05-11" });
    given_checked(&page, &json!({ "version": 1, "inspection": inspection, "judgements": judgements })).await?;
    page.click("#problems a[href='#field-judgements-1']").await?;
    page.wait_for("document.activeElement.id === 'field-judgements-1-grade'").await?;
    page.expect("!document.getElementById('field-judgements-0-text')").await?;
    // What is missing in an entry that is added after a check is no mistake yet.
    click(&page, "field-judgements-add").await?;
    page.wait_for("document.getElementById('field-judgements-2-text')").await?;
    page.expect("!document.getElementById('field-judgements-2').closest('.has-error')").await
}

async fn checks_and_undo_leave_the_focus_alone(page: Page) -> Result<()> {
    given(&page, "").await?;
    put(&page, "field-inspection-framework", "ofsted-report-card").await?;
    page.wait_for("document.querySelector('.remit input')").await?;
    page.click(".remit input").await?;
    click(&page, "check").await?;
    page.wait_for("document.activeElement.id === 'problems'").await?;
    // A result as a whole is missing: the link leads to the grades.
    page.click("#problems a[href='#field-judgements']").await?;
    page.wait_for("document.activeElement.id === 'field-judgements-safeguarding'").await?;
    page.expect(
        "document.getElementById('field-judgements').getAttribute('aria-describedby') === 'field-judgements-error'",
    )
    .await?;
    put(&page, "field-judgements-inclusion", "exceptional").await?;
    put(&page, "field-judgements-safeguarding", "met").await?;
    // The last mistake is mended while this is typed.
    keyboard::tab_to(&page, "field-provider-name").await?;
    page.keys("Exampleton").await?;
    page.wait_for("document.querySelector('.summary.is-ready')").await?;
    page.expect("document.activeElement.id === 'field-provider-name'").await?;
    page.expect("document.activeElement.value === 'Exampleton'").await?;
    // What is left out is said.
    let words = page.inner_text("#problems").await?;
    ensure!(words.contains("the address of the report, Curriculum and teaching"), "{words}");
    // Each grade is a step of its own.
    for left in [2, 1, 0] {
        page.wait_for(&format!("({DOCUMENT}.judgements ?? []).length === {left}")).await?;
        click(&page, "undo").await?;
        if left == 2 {
            page.wait_for(&format!("!{DOCUMENT}.provider")).await?;
            click(&page, "undo").await?;
        }
    }
    Ok(())
}

async fn form_and_json_are_one_document(page: Page) -> Result<()> {
    given(&page, "").await?;
    put(&page, "field-provider-name", "Exampleshire").await?;
    page.wait_for(&format!("{DOCUMENT}.provider.name === 'Exampleshire'")).await?;
    put(&page, "json", r#"{ "version": 1, "provider": { "name": "Sampleton" } }"#).await?;
    page.wait_for("document.getElementById('field-provider-name').value === 'Sampleton'").await?;
    put(&page, "json", "{ \"version\": 1,").await?;
    page.wait_for("document.getElementById('json-error')").await?;
    page.expect("document.getElementById('field-provider-name').value === 'Sampleton'").await?;
    page.expect(ASKS).await?;
    click(&page, "check").await?;
    page.wait_for("document.activeElement.id === 'problems'").await?;
    page.click("#problems a[href='#json']").await?;
    page.wait_for("document.activeElement.id === 'json'").await?;
    for expected in ["Exampleshire", ""] {
        click(&page, "undo").await?;
        page.wait_for(&format!("document.getElementById('field-provider-name').value === '{expected}'")).await?;
    }
    page.expect("document.getElementById('undo').disabled").await?;
    click(&page, "redo").await?;
    page.wait_for("document.getElementById('field-provider-name').value === 'Exampleshire'").await
}

/// Copies words from a page and pastes them into a control.
async fn paste(page: &Page, control: &str, html: &str) -> Result<()> {
    page.script(
        "const copied = document.createElement('div');
        copied.innerHTML = arguments[0];
        document.body.append(copied);
        document.activeElement.blur();
        getSelection().selectAllChildren(copied);",
        [html.into()],
    )
    .await?;
    page.chord(Key::Control, "c").await?;
    page.script(
        "document.body.lastElementChild.remove(); document.getElementById(arguments[0]).focus()",
        [control.into()],
    )
    .await?;
    page.chord(Key::Control, "v").await
}

async fn pasted_dates_are_whole(page: Page) -> Result<()> {
    given(&page, "").await?;
    paste(&page, "field-inspection-published", "<p>Published on <b>11 November 2026</b></p>").await?;
    page.wait_for(&format!("{DOCUMENT}.inspection?.published === '2026-11-11'")).await?;
    let shown = "['', '-month', '-year'].map((part) => document.getElementById(`field-inspection-published${part}`).value).join()";
    page.wait_for(&format!("{shown} === '11,11,2026'")).await?;
    // The last day can't be told from this.
    paste(&page, "field-inspection-from", "<p>6 and 7 October 2026</p>").await?;
    page.wait_for("document.activeElement.value === '6 and 7 October 2026'").await
}

async fn pasted_lists_are_entries(page: Page) -> Result<()> {
    given(&page, "").await?;
    let texts = format!("({DOCUMENT}.strengths?.items ?? []).map((item) => item.text ?? '').join('|')");
    let paste = async |html: &str| paste(&page, "field-strengths-items-0-text", html).await;
    click(&page, "field-strengths-items-add").await?;
    page.wait_for("document.activeElement.id === 'field-strengths-items-0-text'").await?;
    paste("<ul><li>Pupils feel safe.</li><li>Leaders <b>know</b> the school.</li></ul>").await?;
    page.wait_for(&format!("{texts} === 'Pupils feel safe.|Leaders know the school.'")).await?;
    page.expect("document.activeElement.value === 'Pupils feel safe.'").await?;
    click(&page, "undo").await?;
    page.wait_for(&format!("{texts} === ''")).await?;
    // A document's own bullets, and a point of two lines.
    paste("<pre>• One\n• Two\ngoes on</pre>").await?;
    page.wait_for(&format!("{texts} === 'One|Two goes on'")).await?;
    // Into a text that has words, a list is pasted as text. So is a list with words around it, below.
    paste("<ul><li>Three</li><li>Four</li></ul>").await?;
    page.wait_for(&format!("{texts}.includes('Three') && {texts}.split('|').length === 2")).await?;
    click(&page, "undo").await?;
    click(&page, "undo").await?;
    page.wait_for(&format!("{texts} === ''")).await?;
    paste("<p>Before</p><ul><li>Five</li><li>Six</li></ul>").await?;
    page.wait_for(&format!("{texts}.includes('Before') && {texts}.includes('Six') && !{texts}.includes('|')")).await
}

async fn items_move_by_keyboard(page: Page) -> Result<()> {
    given(&page, "").await?;
    let texts = format!("{DOCUMENT}.strengths.items.map((item) => item.text ?? '').join()");
    for text in ["a", "b"] {
        keyboard::tab_to(&page, "field-strengths-items-add").await?;
        page.keys(Key::Enter).await?;
        page.wait_for("document.activeElement.id.endsWith('-text')").await?;
        let index = if text == "a" { 0 } else { 1 };
        keyboard::tab_to(&page, &format!("field-strengths-items-{index}-text")).await?;
        page.keys(text).await?;
    }
    page.wait_for(&format!("{texts} === 'a,b'")).await?;
    keyboard::tab_to(&page, "field-strengths-items-1-up").await?;
    page.keys(Key::Enter).await?;
    page.wait_for(&format!("{texts} === 'b,a'")).await?;
    // It can't go further up, so that the focus is on the item itself.
    page.wait_for("document.activeElement.id === 'field-strengths-items-0-open'").await?;
    page.script("document.querySelector('.items .item .buttons button:last-child').click()", []).await?;
    page.wait_for(&format!("{texts} === 'a'")).await?;
    page.wait_for("document.activeElement.id === 'field-strengths-items-0-open'").await?;
    // An open item stays open when it moves, and keeps the focus.
    given_config(&page, &city()?).await?;
    page.script("document.getElementById('field-strengths-items-3-open').click()", []).await?;
    page.wait_for("document.getElementById('field-strengths-items-3-title')?.value === 'Social work'").await?;
    page.script("document.getElementById('field-strengths-items-3-up').focus()", []).await?;
    for index in [2, 1] {
        page.keys(Key::Enter).await?;
        page.wait_for(&format!(
            "document.getElementById('field-strengths-items-{index}-title')?.value === 'Social work'"
        ))
        .await?;
        page.wait_for(&format!("document.activeElement.id === 'field-strengths-items-{index}-up'")).await?;
    }
    page.expect("document.querySelectorAll('.items > li > details[open]').length === 1").await
}

async fn open_sections_stay_open(page: Page) -> Result<()> {
    given_config(&page, &city()?).await?;
    page.script("document.getElementById('field-strengths-items-0-open').click()", []).await?;
    page.wait_for("document.getElementById('field-strengths-items-0-text')").await?;
    click(&page, "check").await?;
    page.wait_for("document.activeElement.id === 'problems'").await?;
    page.expect("document.getElementById('field-strengths-items-0-text')?.checkVisibility()").await?;
    // A section in which the only text is removed can be written in again.
    put(&page, "field-title", "Another name").await?;
    page.wait_for("document.getElementById('field-title').checkVisibility()").await?;
    put(&page, "field-title", "").await?;
    page.wait_for(&format!("!{DOCUMENT}.title")).await?;
    page.expect("document.getElementById('field-title').checkVisibility()").await
}

async fn choices_move_with_their_items(page: Page) -> Result<()> {
    given(&page, "").await?;
    for (index, party) in ["family", "partner"].iter().enumerate() {
        click(&page, "field-quotes-add").await?;
        page.wait_for(&format!("document.getElementById('field-quotes-{index}-party')")).await?;
        page.expect(&format!("document.getElementById('field-quotes-{index}-party').value === ''")).await?;
        put(&page, &format!("field-quotes-{index}-party"), party).await?;
    }
    let shown = "[0, 1].map((index) => document.getElementById(`field-quotes-${index}-party`)?.value).join()";
    page.wait_for(&format!("{shown} === 'family,partner'")).await?;
    click(&page, "field-quotes-1-up").await?;
    page.wait_for(&format!("{shown} === 'partner,family'")).await?;
    page.expect(&format!("{DOCUMENT}.quotes.map((quote) => quote.party).join() === 'partner,family'")).await
}

async fn two_languages_side_by_side(page: Page) -> Result<()> {
    given(&page, "").await?;
    put(&page, "field-provider-name", "Exampleshire").await?;
    click(&page, "bilingual").await?;
    page.wait_for("document.getElementById('field-provider-name-cy')").await?;
    put(&page, "field-provider-name-cy", "Sir Enghraifft").await?;
    let expected = r#"{"en":"Exampleshire","cy":"Sir Enghraifft"}"#;
    page.wait_for(&format!("JSON.stringify({DOCUMENT}.provider.name) === '{expected}'")).await?;
    // Faster than the form is drawn.
    let write = "for (const [id, words] of Object.entries(args[0])) {
        const control = document.getElementById(id);
        control.value = words;
        control.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }";
    let words = json!({ "field-provider-name": "Example", "field-provider-name-cy": "Enghraifft" });
    page.script_async(write, [words]).await?;
    let expected = r#"{"en":"Example","cy":"Enghraifft"}"#;
    page.wait_for(&format!("JSON.stringify({DOCUMENT}.provider.name) === '{expected}'")).await
}

async fn preview_and_code_have_their_languages(page: Page) -> Result<()> {
    let mut config = city()?;
    config["summary"] = json!({ "en": "Children do well.", "cy": "Mae plant yn gwneud yn dda." });
    given_checked(&page, &config).await?;
    page.expect("document.getElementById('problems').textContent.includes('in one language only')").await?;
    let preview_is = |language: &str| format!("document.querySelector('.stage article').lang === '{language}'");
    page.expect(&preview_is("en")).await?;
    put(&page, "field-summary-cy", "Mae’r plant yn gwneud yn dda.").await?;
    page.wait_for(&preview_is("cy")).await?;
    put(&page, "field-summary", "The children do well.").await?;
    page.wait_for(&preview_is("en")).await?;
    // The code is for a page, whatever is written or looked at.
    click(&page, "page-language-cy").await?;
    page.wait_for("document.getElementById('snippet').value.includes('lang=\"cy\"')").await?;
    page.expect(&preview_is("en")).await?;
    click(&page, "page-language-en").await?;
    page.wait_for("document.getElementById('snippet').value.includes('lang=\"en\"')").await
}

async fn starts_from_what_is_there(page: Page) -> Result<()> {
    given(&page, "").await?;
    put(&page, "field-inspection-framework", "ofsted-report-card").await?;
    page.wait_for(&format!("{DOCUMENT}.inspection?.framework === 'ofsted-report-card'")).await?;
    // Grades and the duty follow the framework.
    page.expect(
        "document.getElementById('field-outcome-grade').closest('.field').textContent.includes('no overall grade')",
    )
    .await?;
    // Choosing is not enough, because some keyboards choose all entries on the way.
    click(&page, "start").await?;
    put(&page, "start-example", "ciw.json").await?;
    page.expect(&format!("{DOCUMENT}.inspection.framework === 'ofsted-report-card'")).await?;
    click(&page, "start-example-use").await?;
    page.wait_for(&format!("{DOCUMENT}.inspection?.framework === 'ciw'")).await?;
    // The law asks for more than the card there.
    page.wait_for("document.querySelector('.official').textContent.includes('Welsh Ministers')").await?;
    page.wait_for("document.querySelector('.publish .note').textContent.includes('above the card')").await?;
    page.wait_for("document.querySelector('.started').textContent.includes('Undo brings back')").await?;
    page.wait_for("document.activeElement.id === 'group-0'").await?;
    page.expect("!document.getElementById('start').parentElement.open").await?;
    page.expect("document.querySelector('.note').textContent.includes('The law asks')").await?;
    page.host.put("cards/x.json", Reply::file("x.json", CITY));
    put(&page, "start-address", &page.host.url("cards/x.json")).await?;
    page.script("document.getElementById('start-address').nextElementSibling.click()", []).await?;
    page.wait_for(&format!("{DOCUMENT}.provider?.name === 'City of London'")).await?;
    page.wait_for("document.querySelector('.official').textContent === ''").await?;
    put(&page, "start-paste", "nothing of the kind").await?;
    click(&page, "start-paste-use").await?;
    page.wait_for("document.getElementById('start-paste-error').textContent.includes('There is no card in this text')")
        .await?;
    has_document(&page, &city()?).await?;
    // A kind without an overall grade can have an outcome in words: what is filled in is open.
    let visit = json!({ "framework": "ilacs-visit", "from": "2025-06-11" });
    given_config(&page, &json!({ "version": 1, "inspection": visit, "outcome": { "text": "A result." } })).await?;
    page.expect("document.getElementById('field-outcome-text').checkVisibility()").await
}

async fn work_is_kept_if_the_editor_agrees(page: Page) -> Result<()> {
    given(&page, "").await?;
    put(&page, "field-provider-name", "Exampleshire").await?;
    given(&page, "").await?;
    page.expect("document.getElementById('field-provider-name').value === ''").await?;
    click(&page, "keep").await?;
    put(&page, "field-provider-name", "Exampleshire").await?;
    page.wait_for("localStorage.getItem('inspection-card-builder')?.includes('Exampleshire')").await?;
    given(&page, "").await?;
    page.wait_for("document.getElementById('field-provider-name').value === 'Exampleshire'").await?;
    click(&page, "keep").await?;
    page.wait_for("localStorage.length === 0").await?;
    // Now it is nowhere else.
    page.expect(ASKS).await
}

async fn drafts_leave_kept_work_alone(page: Page) -> Result<()> {
    given(&page, "").await?;
    click(&page, "keep").await?;
    put(&page, "field-provider-name", "Exampleshire").await?;
    page.wait_for("localStorage.getItem('inspection-card-builder')?.includes('Exampleshire')").await?;
    given_config(&page, &city()?).await?;
    put(&page, "field-provider-name", "Another name").await?;
    page.wait_for("document.querySelector('.stage .ic-name').textContent === 'Another name'").await?;
    given(&page, "").await?;
    page.wait_for("document.getElementById('field-provider-name').value === 'Exampleshire'").await?;
    // A link that is not whole does not hide it either.
    given(&page, "#draft=damaged").await?;
    page.expect("document.querySelector('.banner').textContent.includes('This link is not whole')").await?;
    page.expect("document.getElementById('field-provider-name').value === 'Exampleshire'").await?;
    // If the editor keeps the draft, a reload brings back what was made of it.
    given_config(&page, &city()?).await?;
    click(&page, "keep").await?;
    put(&page, "field-provider-name", "Another name").await?;
    page.wait_for("localStorage.getItem('inspection-card-builder')?.includes('Another name')").await?;
    page.expect("location.hash === ''").await?;
    page.go(&page.text("location.href").await?).await?;
    page.wait_for("document.getElementById('field-provider-name')?.value === 'Another name'").await?;
    click(&page, "keep").await?;
    page.wait_for("localStorage.length === 0").await
}

async fn leaving_with_unsaved_work_asks(page: Page) -> Result<()> {
    given(&page, "").await?;
    page.expect(&format!("!{ASKS}")).await?;
    put(&page, "field-provider-name", "Exampleshire").await?;
    page.wait_for(ASKS).await?;
    click(&page, "keep").await?;
    page.wait_for(&format!("!{ASKS}")).await?;
    click(&page, "keep").await?;
    page.wait_for(ASKS).await?;
    click(&page, "undo").await?;
    page.wait_for(&format!("!{ASKS}")).await?;
    // The editor agreed, but the browser has no room.
    page.script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }", [])
        .await?;
    click(&page, "keep").await?;
    put(&page, "field-provider-name", "Exampleshire").await?;
    page.wait_for("document.querySelector('.kept').textContent.includes('can’t keep your work')").await?;
    page.expect(ASKS).await
}

async fn drafts_open_under_a_banner(page: Page) -> Result<()> {
    given_config(&page, &city()?).await?;
    has_document(&page, &city()?).await?;
    page.expect("document.querySelector('.draft').textContent.startsWith('Draft')").await?;
    let draft = page.host.url(&format!("builder/index.html#draft={}", URL_SAFE_NO_PAD.encode(CITY)));
    page.host.put("around.html", Reply::html(format!("<iframe src='{draft}' width=600 height=600></iframe>")));
    page.go(&page.host.url("around.html")).await?;
    page.wait_for("document.querySelector('iframe').contentDocument.querySelector('.framed')").await?;
    page.expect("!document.querySelector('iframe').contentDocument.body.textContent.includes('City of London')").await
}

async fn areas_have_their_grades(page: Page) -> Result<()> {
    given(&page, "").await?;
    put(&page, "field-inspection-framework", "ofsted-report-card").await?;
    // The kind of provider decides about the areas; no area is offered before.
    page.wait_for("document.getElementById('field-judgements-remit-0')").await?;
    page.expect("!document.querySelector('.judgement')").await?;
    page.click("#field-judgements-remit-0").await?;
    page.wait_for("document.getElementById('field-judgements-safeguarding')").await?;
    let offered: Vec<String> = page
        .list("[...document.getElementById('field-judgements-safeguarding').options].map((option) => option.text)")
        .await?;
    ensure!(offered == ["Not graded", "Met", "Not met"], "{offered:?}");
    // A grade makes a judgement, in the place of its area; without one, there is none.
    let judgements = format!("JSON.stringify({DOCUMENT}.judgements ?? [])");
    page.script("document.getElementById('field-judgements-inclusion').focus()", []).await?;
    put(&page, "field-judgements-inclusion", "exceptional").await?;
    put(&page, "field-judgements-safeguarding", "met").await?;
    let both = r#"[{"area":"safeguarding","grade":"met"},{"area":"inclusion","grade":"exceptional"}]"#;
    page.wait_for(&format!("{judgements} === '{both}'")).await?;
    page.expect("document.activeElement.id === 'field-judgements-1-grade'").await?;
    put(&page, "field-judgements-0-grade", "").await?;
    page.wait_for(&format!("{DOCUMENT}.judgements.length === 1")).await?;
    page.wait_for("document.getElementById('field-judgements-safeguarding').value === ''").await?;
    // More can be said about a judgement, and then it stays without a grade.
    page.click("#field-judgements-0-open").await?;
    page.wait_for("document.getElementById('field-judgements-0-note')").await?;
    put(&page, "field-judgements-0-note", "A note").await?;
    put(&page, "field-judgements-0-grade", "").await?;
    page.wait_for(&format!(r#"{judgements} === '[{{"area":"inclusion","note":"A note"}}]'"#)).await?;
    // Judgements on other areas have all their fields.
    click(&page, "field-judgements-add").await?;
    page.wait_for("document.activeElement.id === 'field-judgements-1-area'").await?;
    // Areas that are judged in words have no grades to choose from.
    put(&page, "field-inspection-framework", "estyn").await?;
    page.wait_for("document.querySelector('.judgement label')?.textContent === 'Follow-up'").await?;
    page.script("[...document.querySelectorAll('button')].find((one) => one.textContent === 'Add Teaching and learning').click()", []).await?;
    page.wait_for(&format!("{DOCUMENT}.judgements.at(-1).area === 'teaching'")).await?;
    page.wait_for("document.activeElement.id === 'field-judgements-2-text'").await?;
    page.expect("!document.getElementById('field-judgements-2-grade')").await
}

async fn a_school_in_few_steps(page: Page) -> Result<()> {
    given(&page, "").await?;
    keyboard::enter(&page, "field-inspection-framework", "ofsted-report-card").await?;
    for (id, text) in [
        ("inspection-from", "2026-02-03"),
        ("inspection-to", "2026-02-04"),
        ("inspection-published", "2026-03-12"),
        ("inspection-report", "https://reports.ofsted.gov.uk/provider/21/100000"),
        ("provider-name", "Exampleton Primary School"),
    ] {
        keyboard::enter(&page, &format!("field-{id}"), text).await?;
    }
    page.wait_for("document.querySelector('.remit input')").await?;
    page.script("document.querySelector('.remit input').scrollIntoView({ block: 'center' })", []).await?;
    page.settled().await?;
    page.click(".remit input").await?;
    page.wait_for("document.querySelectorAll('.judgement').length === 9").await?;
    keyboard::enter(&page, "field-judgements-safeguarding", "met").await?;
    for area in ["inclusion", "curriculum-teaching", "achievement", "attendance-behaviour", "personal-development"] {
        keyboard::enter(&page, &format!("field-judgements-{area}"), "expected-standard").await?;
    }
    keyboard::enter(&page, "field-summary", "Pupils learn well here.").await?;
    for (list, subject) in [("strengths", "Reading"), ("improvements", "Writing")] {
        keyboard::tab_to(&page, &format!("field-{list}-items-add")).await?;
        page.keys(Key::Enter).await?;
        page.wait_for(&format!("document.activeElement.id === 'field-{list}-items-0-text'")).await?;
        page.keys("What inspectors wrote.").await?;
        keyboard::enter(&page, &format!("field-{list}-items-0-title"), subject).await?;
        // The preview shows what has just been written.
        page.wait_for(&format!(
            "(() => {{
                const item = document.querySelector('#preview-{list} .ic-item');
                return item?.checkVisibility() && item.getBoundingClientRect().bottom <= innerHeight;
            }})()"
        ))
        .await?;
    }
    keyboard::tab_to(&page, "check").await?;
    page.keys(Key::Enter).await?;
    page.wait_for("document.activeElement.matches('.summary.is-ready')").await?;
    page.settled().await?;
    page.click("#problems a").await?;
    page.wait_for("document.getElementById('copy')?.disabled === false").await?;
    // What has to be read and passed on the way decides how long it takes.
    let stops: usize = page.read(&format!("{}.length", keyboard::STOPS)).await?;
    ensure!(stops <= 90, "{stops} stops");
    let words = "(() => {
        for (const select of document.querySelectorAll('.work select')) select.remove();
        return document.querySelector('.work').innerText.split(/\\s+/).length;
    })()";
    let words: usize = page.read(words).await?;
    ensure!(words <= 430, "{words} words");
    Ok(())
}

async fn hostile_configs_are_words(page: Page) -> Result<()> {
    let attack = "</script><img src=x onerror='window.executed = 1'>";
    let mut config = city()?;
    config["provider"]["name"] = json!(attack);
    config["summary"] = json!(attack);
    config["links"] = json!([{ "purpose": "next", "url": "javascript:executed=1" }]);
    given_config(&page, &config).await?;
    page.wait_for("document.querySelector('.stage .ic-name')").await?;
    page.expect("document.querySelectorAll('.stage img, .stage a[href^=javascript]').length === 0").await?;
    put(&page, "arrived", &format!("<inspection-card config='x'></inspection-card>{attack}")).await?;
    page.settled().await?;
    page.expect("window.executed === undefined").await?;
    for nonsense in ["#draft=%%%", "#draft=W10", "#draft=", "#draft=bm90IGpzb24"] {
        given(&page, nonsense).await?;
        page.expect("document.querySelector('.draft').textContent.startsWith('This link is not whole')").await?;
    }
    let deep = ["{\"a\":".repeat(200), "1".into(), "}".repeat(200)].concat();
    put(&page, "json", &deep).await?;
    page.wait_for("document.getElementById('json-error')").await
}

async fn preview_is_shown_as_asked(page: Page) -> Result<()> {
    given_config(&page, &city()?).await?;
    click(&page, "width-desktop").await?;
    page.wait_for("document.querySelector('.stage .device').offsetWidth >= 800").await?;
    page.wait_for("document.querySelector('.stage').scrollWidth <= document.querySelector('.stage').clientWidth")
        .await?;
    click(&page, "width-phone").await?;
    page.wait_for("document.querySelector('.stage article').getBoundingClientRect().width <= 390").await?;
    click(&page, "colours-dark").await?;
    page.wait_for("document.querySelector('.stage article.ic-dark')").await?;
    click(&page, "language-cy").await?;
    page.wait_for("document.querySelector('.stage article').lang === 'cy'").await?;
    // The preview is open while a card is made; on the page, its sections are closed.
    page.expect("document.querySelector('.stage details').open").await?;
    click(&page, "sections-closed").await?;
    page.wait_for("!document.querySelector('.stage details').open").await?;
    click(&page, "script-on").await?;
    page.wait_for(&format!("document.querySelector('.stage {CARD} .ic-button')")).await?;
    put(&page, "field-provider-name", "Dinas Llundain").await?;
    page.wait_for("document.querySelector('.stage .ic-name').textContent === 'Dinas Llundain'").await?;
    // An entry in which nothing is written yet is not counted.
    let strengths = "document.querySelector('.stage [id$=strengths-s]').textContent";
    let before = page.text(strengths).await?;
    click(&page, "field-strengths-items-add").await?;
    page.wait_for("document.getElementById('field-strengths-items-5-text')").await?;
    page.settled().await?;
    ensure!(page.text(strengths).await? == before, "{before}");
    click(&page, "script-off").await?;
    page.wait_for("document.querySelector('.stage .device > article') && !document.querySelector('.stage .ic-button')")
        .await?;
    page.expect(&format!("!document.body.textContent.includes('{FALLBACK}')")).await
}

async fn preview_follows_the_form(page: Page) -> Result<()> {
    given_config(&page, &city()?).await?;
    for (field, value, part) in [
        ("field-inspection-report", "https://reports.example.org.uk/1", ".ic-foot"),
        ("field-summary", "A sentence.", ".ic-summary"),
        ("field-inspection-from-year", "2024", ".ic-facts"),
    ] {
        page.script("document.getElementById(arguments[0]).scrollIntoView({ block: 'center' })", [field.into()])
            .await?;
        put(&page, field, value).await?;
        let view = "document.querySelector('.result').getBoundingClientRect()";
        let shown = format!("document.querySelector('.stage {part}').getBoundingClientRect()");
        page.wait_for(&format!("{shown}.top >= {view}.top && {shown}.bottom <= Math.min({view}.bottom, innerHeight)"))
            .await?;
    }
    Ok(())
}

async fn axe(page: Page) -> Result<()> {
    let clean = async |state: &str| -> Result<()> {
        let violations = page.axe(None).await?;
        ensure!(violations.is_empty(), "{state}: {violations:#?}");
        Ok(())
    };
    given(&page, "").await?;
    clean("empty").await?;
    put(&page, "field-inspection-from-month", "13").await?;
    click(&page, "check").await?;
    page.wait_for("document.activeElement.id === 'problems'").await?;
    click(&page, "json-panel").await?;
    click(&page, "bilingual").await?;
    page.wait_for("document.getElementById('field-provider-name-cy')").await?;
    clean("errors").await?;
    given_config(&page, &city()?).await?;
    page.script("for (const details of document.querySelectorAll('details')) details.open = true", []).await?;
    page.settled().await?;
    clean("filled").await?;
    let areas = serde_json::from_str(include_str!("../../static/examples/ofsted-report-card.json"))?;
    given_config(&page, &areas).await?;
    page.script("for (const details of document.querySelectorAll('details')) details.open = true", []).await?;
    page.settled().await?;
    clean("areas").await
}

async fn narrow(page: Page) -> Result<()> {
    if page.engine != Engine::Chromium {
        // The others can't be as narrow.
        return Ok(());
    }
    page.resize(320, 800).await?;
    given_config(&page, &city()?).await?;
    page.script("for (const details of document.querySelectorAll('details')) details.open = true", []).await?;
    page.settled().await?;
    for size in ["100%", "200%"] {
        page.script(&format!("document.documentElement.style.fontSize = '{size}'"), []).await?;
        page.settled().await?;
        let wide: Vec<String> = page
            .list(
                "[...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1
                    && !e.closest('.lines, .stage, pre, .hidden')).map((e) => e.outerHTML.slice(0, 120))",
            )
            .await?;
        ensure!(wide.is_empty(), "{size}: {wide:#?}");
        page.expect("document.documentElement.scrollWidth <= innerWidth").await?;
    }
    Ok(())
}
