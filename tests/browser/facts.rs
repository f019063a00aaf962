//! Given the City of London's config, the card shows every fact of the inspection, and nothing that isn't known.

use crate::given::CARD;
use crate::harness::{Page, Test, tests};
use anyhow::{Result, ensure};

/// Each fact, and the words on the card that carry it.
const FACTS: &[(&str, &[&str])] = &[
    ("area", &["City of London", "the Square Mile"]),
    (
        "what was inspected",
        &["children and young people with special educational needs and disabilities (SEND)", "joint"],
    ),
    ("inspectorates", &["Ofsted", "Care Quality Commission (CQC)"]),
    ("inspected", &["29 September to 3 October 2025"]),
    ("report published", &["1 December 2025"]),
    (
        "outcome, in the framework's words",
        &[
            "The local area partnership's SEND arrangements typically lead to positive experiences and outcomes for \
             children and young people with SEND.",
            "The local area partnership is taking action where improvements are needed.",
            "The most positive of 3 possible outcomes. This is the official wording.",
        ],
    ),
    (
        "which of the outcomes is inferred",
        &[
            "Our source, a published notice, quotes only the words \"positive experiences and outcomes\".",
            "Of the 3 possible outcomes, this is the one with these words.",
        ],
    ),
    ("culture", &["\"deeply embedded culture of collaboration\" across education, health and social care"]),
    ("leadership", &["champion reflective practice and foster a shared commitment to excellence"]),
    ("identification", &["the speed and manner in which children's needs are identified"]),
    ("short breaks", &["hort break services", "help children explore activities and socialise with peers"]),
    ("Parent Carer Forum", &["Parent Carer Forum feels its views are \"valued\"", "contributed meaningfully"]),
    ("its contribution", &["SEND and alternative provision strategy"]),
    (
        "social work",
        &[
            "isabled children who need statutory social work services, and their families, \"typically receive strong support\"",
        ],
    ),
    (
        "health",
        &[
            "early identification of need",
            "ealth support services, such as speech and language therapy, are effective",
            "The NHS partner welcomed that the report recognised them",
        ],
    ),
    ("how many areas for improvement", &["Show 2 of 4 areas", "The report names 4. We list 2 of them."]),
    ("why not all", &["a published notice about the report"]),
    ("improvement 1", &["nsure that the local offer is more robustly known by those who could benefit from it"]),
    ("improvement 2", &["nhance communications with families"]),
    (
        "quote",
        &[
            "\"What shines through is the way in which leaders and practitioners really know their young people, and the \
           care taken to ensure they get support individually tailored to their needs.\"",
        ],
    ),
    (
        "who said it",
        &[
            "Deputy Helen Fentimen",
            "Chair of the Community and Children's Services Committee",
            "City of London Corporation",
        ],
    ),
    (
        "reaction",
        &[
            "Charlotte Pomery",
            "Chief Strategic Commissioning Officer",
            "NHS North East London Integrated Care Board (ICB)",
            "commissions services jointly with the Corporation",
            "delighted that the report acknowledged the collaborative efforts of local partners",
        ],
    ),
    (
        "reaction of the chair",
        &[
            "The Chair said that the findings recognise the tireless efforts of everyone involved in ensuring that children \
             get the support they need.",
        ],
    ),
    (
        "earlier inspection",
        &["children's services", "Ofsted, published in November 2024", "Outstanding", "Outstanding in 3 of 4 areas"],
    ),
    ("where the report is", &["Reports are published by Ofsted and Care Quality Commission (CQC)"]),
    ("next inspection", &["the next full inspection is usually within 5 years"]),
];

/// What the notice says but the report doesn't, or what nobody knows.
const NOT_FACTS: &[&str] = &["highly positive", "undefined", "null", "NaN", "[object"];

/// The facts' tests.
pub fn tests() -> Vec<Test> {
    tests![in_text_content, in_inner_text_with_sections_opened, nothing_else, whose_words]
}

/// Text with straight quotes and single spaces.
fn plain(text: &str) -> String {
    let straight = text.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn holds_the_facts(text: &str) -> Result<()> {
    let text = plain(text);
    for (fact, words) in FACTS {
        for &words in *words {
            ensure!(text.contains(words), "{fact}: no “{words}” in: {text}");
        }
    }
    Ok(())
}

async fn in_text_content(page: Page) -> Result<()> {
    page.city().await?;
    holds_the_facts(&page.text_content(CARD).await?)
}

async fn in_inner_text_with_sections_opened(page: Page) -> Result<()> {
    page.city().await?;
    page.open_sections().await?;
    holds_the_facts(&page.inner_text(CARD).await?)
}

async fn nothing_else(page: Page) -> Result<()> {
    page.city().await?;
    let text = page.text_content(CARD).await?;
    for words in NOT_FACTS {
        ensure!(!text.contains(words), "“{words}” in: {text}");
    }
    // The report's address is not known.
    page.expect("document.querySelector('article .ic-report') === null").await?;
    page.expect("document.querySelector('article .ic-name').textContent === 'City of London'").await
}

async fn whose_words(page: Page) -> Result<()> {
    page.city().await?;
    let quotes: Vec<String> =
        page.list("[...document.querySelectorAll('article blockquote')].map((q) => q.textContent)").await?;
    ensure!(quotes.len() == 1 && quotes[0].contains("What shines through"), "{quotes:?}");
    ensure!(quotes[0].trim().starts_with('“') && quotes[0].trim().ends_with('”'), "{quotes:?}");
    let text = page.text_content(CARD).await?;
    ensure!(!text.contains("People who use services"), "nobody here speaks for families: {text}");
    page.expect("document.querySelector('article figcaption').textContent.includes('Deputy Helen Fentimen')").await
}
