//! Fills the builder's form as somebody with a keyboard does.

use crate::harness::Page;
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use thirtyfour::Key;

/// What the Tab key stops at, in order.
pub const STOPS: &str = r#"(() => {
    const all = document.querySelectorAll('a[href], button:not([disabled]), input, select, textarea, summary, [tabindex="0"]');
    return [...all].filter((element) => element.checkVisibility() && (element.type !== 'radio' || element.checked));
})()"#;

/// Puts the focus on a control with the Tab key.
pub async fn tab_to(page: &Page, id: &str) -> Result<()> {
    for _ in 0..4 {
        let steps: i64 = page
            .read(&format!(
                "(() => {{ const stops = {STOPS};
                    return stops.findIndex((stop) => stop.id === '{id}') - stops.indexOf(document.activeElement); }})()"
            ))
            .await?;
        if steps == 0 {
            break;
        }
        if steps > 0 {
            let tabs: String = std::iter::repeat_n(Key::Tab.value(), steps as usize).collect();
            page.keys(tabs).await?;
        } else {
            for _ in 0..-steps {
                page.chord(Key::Shift, Key::Tab).await?;
            }
        }
    }
    let focused: String = page.text("document.activeElement.id").await?;
    ensure!(focused == id, "the Tab key leads to {focused:?} instead of {id:?}");
    Ok(())
}

/// Opens with the keyboard whatever is closed around a control.
async fn open_around(page: &Page, id: &str) -> Result<()> {
    for _ in 0..5 {
        // The outermost one first. Summaries without an id get one, so that they can be found again.
        let closed: Option<String> = page
            .read(&format!(
                "(() => {{ let closed = null;
                    for (let at = document.getElementById('{id}'); at; at = at.parentElement)
                        if (at.localName === 'details' && !at.open && !at.firstElementChild.contains(document.getElementById('{id}'))) closed = at;
                    if (!closed) return null;
                    return (closed.firstElementChild.id ||= 'opened-' + Math.random().toString(36).slice(2)); }})()"
            ))
            .await?;
        let Some(summary) = closed else { return Ok(()) };
        tab_to(page, &summary).await?;
        page.keys(Key::Enter).await?;
        page.wait_for(&format!("document.getElementById('{summary}').parentElement.open")).await?;
    }
    bail!("something around {id} can't be opened")
}

/// Fills the form with a config.
pub async fn fill(page: &Page, config: &Value) -> Result<()> {
    for (name, value) in config.as_object().context("a config is an object")? {
        if name != "version" {
            Box::pin(fill_in(page, &format!("field-{name}"), value)).await?;
        }
    }
    Ok(())
}

async fn fill_in(page: &Page, id: &str, value: &Value) -> Result<()> {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                Box::pin(fill_in(page, &format!("{id}-{name}"), value)).await?;
            }
            Ok(())
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let add = format!("{id}-add");
                open_around(page, &add).await?;
                tab_to(page, &add).await?;
                page.keys(Key::Enter).await?;
                // In the entry, not on what opens it.
                page.wait_for(&format!("/^{id}-{index}(?!.*-open$)/.test(document.activeElement.id)")).await?;
                Box::pin(fill_in(page, &format!("{id}-{index}"), item)).await?;
            }
            Ok(())
        }
        Value::Number(number) => enter(page, id, &number.to_string()).await,
        Value::String(text) => enter(page, id, text).await,
        other => bail!("the form has nothing for {other}"),
    }
}

/// Enters a value with the keyboard.
pub async fn enter(page: &Page, id: &str, text: &str) -> Result<()> {
    page.wait_for(&format!("document.getElementById('{id}')")).await?;
    open_around(page, id).await?;
    tab_to(page, id).await?;
    let kind: String = page
        .text(&format!(
            "(() => {{ const control = document.getElementById('{id}');
                return document.getElementById('{id}-year') ? 'date' : control.localName; }})()"
        ))
        .await?;
    match kind.as_str() {
        "date" => {
            // A month alone has no day.
            let mut parts = text.split('-').map(|part| part.trim_start_matches('0'));
            let [year, month, day] = std::array::from_fn(|_| parts.next().unwrap_or_default());
            page.keys([day, month, year].join(&Key::Tab.value().to_string())).await
        }
        "select" => choose(page, id, text).await,
        _ => page.keys(text).await,
    }
}

/// Chooses an option by the arrow keys.
async fn choose(page: &Page, id: &str, value: &str) -> Result<()> {
    let index: usize = page
        .read(&format!(
            "[...document.getElementById('{id}').options].findIndex((option) => option.value === '{value}')"
        ))
        .await
        .with_context(|| format!("{id} has no option {value}"))?;
    // One at a time: the form is updated after each. The id of a grade changes with the first one.
    for at in 1..=index {
        page.keys(Key::Down).await?;
        page.wait_for(&format!("document.activeElement.selectedIndex === {at}")).await?;
    }
    page.expect(&format!("document.activeElement.value === '{value}'")).await
}
