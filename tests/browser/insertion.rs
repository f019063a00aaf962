//! Given the HTML of a card, the script inserts it with `setHTML` or through a Trusted Types policy, and in no other way.

use crate::given::{CITY, ENTRY, FALLBACK, council, element, element_of};
use crate::harness::{Page, Reply, Test, tests};
use anyhow::{Result, ensure};
use serde_json::json;

/// The tests of inserting a card.
pub fn tests() -> Vec<Test> {
    tests![
        by_set_html,
        by_policy,
        policy_forbidden,
        policy_forbidden_without_set_html,
        set_html_that_drops_attributes,
        nothing_is_lost,
        swapped_in_one_task,
    ]
}

/// Writes down every call that turns a string into nodes, and every policy, from before the card's script runs.
pub const RECORD: &str = "<script>
    window.insertions = [];
    window.policies = [];
    const record = (object, name) => {
        const original = object?.[name];
        if (original) object[name] = function (html, ...more) {
            insertions.push([name, String(html)]);
            return original.call(this, html, ...more);
        };
    };
    for (const name of ['setHTML', 'setHTMLUnsafe', 'insertAdjacentHTML']) record(Element.prototype, name);
    record(Document.prototype, 'write');
    record(DOMParser.prototype, 'parseFromString');
    record(Range.prototype, 'createContextualFragment');
    for (const name of ['innerHTML', 'outerHTML']) {
        const { get, set } = Object.getOwnPropertyDescriptor(Element.prototype, name);
        Object.defineProperty(Element.prototype, name, { get, configurable: true, set(html) {
            insertions.push([name, String(html)]);
            set.call(this, html);
        } });
    }
    if (window.trustedTypes) {
        const { createPolicy } = TrustedTypePolicyFactory.prototype;
        TrustedTypePolicyFactory.prototype.createPolicy = function (name, ...more) {
            policies.push(name);
            return createPolicy.call(this, name, ...more);
        };
    }
</script>";

/// Takes the browser's `setHTML` away.
pub const WITHOUT_SET_HTML: &str = "<script>delete Element.prototype.setHTML</script>";

const STRICT: &str = "require-trusted-types-for 'script'; trusted-types inspection-card";
const NO_POLICY: &str = "require-trusted-types-for 'script'; trusted-types 'none'";

async fn given(page: &Page, policy: &str, head: &str) -> Result<()> {
    let cards = ["a", "b"].map(|id| element(&council("Exampleshire"), &format!("id={id}"))).concat();
    let with_policy = |reply: Reply| reply.header("content-security-policy", policy);
    page.open_with(&format!("{head}{RECORD}<main>{cards}</main>{ENTRY}"), with_policy).await
}

/// How each card was inserted.
async fn ways(page: &Page) -> Result<Vec<String>> {
    page.list(
        "insertions.filter(([, html]) => html.startsWith('<article class=\"inspection-card')).map(([way]) => way)",
    )
    .await
}

async fn has_set_html(page: &Page) -> Result<bool> {
    page.read("typeof Element.prototype.setHTML === 'function'").await
}

async fn has_trusted_types(page: &Page) -> Result<bool> {
    page.read("!!window.trustedTypes").await
}

/// Both cards are shown, and an update is shown, all inserted in one way.
async fn inserted(page: &Page, way: &str) -> Result<()> {
    page.wait_for_events("ready", 2).await?;
    page.script("document.querySelector('#a').setAttribute('theme', 'dark')", []).await?;
    page.wait_for_events("ready", 3).await?;
    page.expect("document.querySelector('#a > article').matches('.ic-dark')").await?;
    let ways = ways(page).await?;
    ensure!(ways == [way; 3], "{ways:?}");
    page.no_errors().await
}

/// The policy was forbidden: both cards report it, and their fallback stays.
async fn forbidden(page: &Page) -> Result<()> {
    let errors = page.wait_for_events("error", 2).await?;
    ensure!(errors.iter().all(|event| event["detail"]["reason"] == "csp"), "{errors:?}");
    ensure!(errors[0]["detail"]["message"].to_string().contains("trusted-types inspection-card"), "{errors:?}");
    ensure!(page.inner_text("#a").await? == FALLBACK && page.inner_text("#b").await? == FALLBACK);
    ensure!(ways(page).await?.is_empty(), "nothing was inserted");
    let policies: Vec<String> = page.list("policies").await?;
    ensure!(policies == ["inspection-card"], "one attempt: {policies:?}");
    page.expect("seen.errors.length === 0").await
}

async fn by_set_html(page: Page) -> Result<()> {
    given(&page, STRICT, "").await?;
    if has_set_html(&page).await? {
        inserted(&page, "setHTML").await?;
        page.expect("policies.length === 0").await
    } else {
        inserted(&page, "innerHTML").await
    }
}

async fn by_policy(page: Page) -> Result<()> {
    given(&page, STRICT, WITHOUT_SET_HTML).await?;
    ensure!(!has_set_html(&page).await?);
    inserted(&page, "innerHTML").await?;
    // One policy for all cards, if the browser knows policies.
    let expected = usize::from(has_trusted_types(&page).await?);
    let policies: Vec<String> = page.list("policies").await?;
    ensure!(policies == vec!["inspection-card"; expected], "{policies:?}");
    Ok(())
}

/// Where a page forbids the policy, browsers with `setHTML` show the card, and so do browsers without Trusted Types.
async fn policy_forbidden(page: Page) -> Result<()> {
    given(&page, NO_POLICY, "").await?;
    let (set_html, trusted_types) = (has_set_html(&page).await?, has_trusted_types(&page).await?);
    println!("{} has setHTML: {set_html}, Trusted Types: {trusted_types}", page.engine.name());
    match (set_html, trusted_types) {
        (true, _) => inserted(&page, "setHTML").await,
        (false, true) => forbidden(&page).await,
        (false, false) => inserted(&page, "innerHTML").await,
    }
}

async fn policy_forbidden_without_set_html(page: Page) -> Result<()> {
    given(&page, NO_POLICY, WITHOUT_SET_HTML).await?;
    if has_trusted_types(&page).await? { forbidden(&page).await } else { inserted(&page, "innerHTML").await }
}

/// An older API had the same name and kept less.
async fn set_html_that_drops_attributes(page: Page) -> Result<()> {
    let older = "<script>
        window.Sanitizer ??= class {};
        const { set } = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
        Element.prototype.setHTML = function (html) { set.call(this, html.replaceAll(/ (class|id)=\"[^\"]*\"/g, '')); };
    </script>";
    given(&page, "", older).await?;
    inserted(&page, "innerHTML").await?;
    page.expect("document.querySelector('#a-improvements') !== null").await
}

/// The element in the page has every attribute of the HTML. Script only adds the button.
async fn nothing_is_lost(page: Page) -> Result<()> {
    for head in ["", WITHOUT_SET_HTML] {
        page.open(&format!("{head}{RECORD}{}{ENTRY}", element_of(CITY, "id=city open lang=cy"))).await?;
        page.wait_for_events("ready", 1).await?;
        let equal = "(() => {
            const template = document.createElement('template');
            template.innerHTML = insertions.find(([, html]) => html.startsWith('<article class=\"inspection-card'))[1];
            const [written, shown] = [template.content, document.querySelector('#city')]
                .map((parent) => parent.querySelector('article').cloneNode(true));
            for (const card of [written, shown]) {
                card.querySelector('.ic-button')?.remove();
            }
            return written.childNodes.length > 3 && written.isEqualNode(shown);
        })()";
        page.expect(equal).await?;
    }
    Ok(())
}

/// No frame is painted without a card: it is taken out and put in within one task.
async fn swapped_in_one_task(page: Page) -> Result<()> {
    page.open(&format!("{}{ENTRY}", element(&council("Exampleshire"), "id=a"))).await?;
    page.wait_for_events("ready", 1).await?;
    page.script(
        "window.counts = [];
        const card = document.querySelector('#a');
        new MutationObserver(() => counts.push(card.querySelectorAll('article').length)).observe(card, { childList: true });
        card.config = arguments[0]",
        [council("Newshire")],
    )
    .await?;
    page.wait_for_events("ready", 2).await?;
    page.expect(&format!("JSON.stringify(counts) === {}", json!("[1]"))).await
}
