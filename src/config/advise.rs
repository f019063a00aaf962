//! What is probably not what was meant: advice to editors. It changes nothing in the card; so only the native command
//! gives it, and the card's Wasm doesn't carry it.

use super::date::Date;
use super::findings::Findings;
use super::link::Link;
use super::problem::Fault;
use super::reader::Reader;
use super::text::Text;
use super::{Config, Purpose};
use crate::framework::Frameworks;

/// How long a text may get before it is more than a card should hold, in characters.
const LONG: usize = 1500;

/// Notes everything that is probably not what was meant.
pub fn advise(config: Config, frameworks: &Frameworks, reader: &mut Reader) {
    dates(config, frameworks, reader);
    for (name, findings) in [("strengths", config.strengths()), ("improvements", config.improvements())] {
        if let Some(findings) = findings {
            reader.field(name, |reader| self::findings(findings, reader));
        }
    }
    voices(config, reader);
    links(config, reader);
    if let Some(summary) = config.summary() {
        reader.field("summary", |reader| long(summary, reader));
    }
}

/// Dates in order, and within the time of the framework.
fn dates(config: Config, frameworks: &Frameworks, reader: &mut Reader) {
    let inspection = config.inspection();
    reader.field("inspection", |reader| {
        order("to", inspection.to(), "from", inspection.from(), reader);
        order("published", inspection.published(), "to", inspection.to().or(inspection.from()), reader);
        order("checked", inspection.checked(), "published", inspection.published(), reader);
        let day = inspection.day();
        if let (Some(framework), Some(day)) = (frameworks.get(inspection.framework()), day)
            && !framework.versions().is_empty()
            && !framework.versions().iter().any(|edition| edition.holds(day))
        {
            reader.field("framework", |reader| reader.note(Fault::Time));
        }
    });
}

fn order(
    name: &'static str,
    later: Option<Date>,
    earlier_name: &'static str,
    earlier: Option<Date>,
    reader: &mut Reader,
) {
    if let (Some(later), Some(earlier)) = (later, earlier)
        && later.latest() < earlier
    {
        reader.field(name, |reader| reader.note(Fault::Order { earlier: earlier_name }));
    }
}

fn findings(findings: Findings, reader: &mut Reader) {
    let items = findings.items();
    reader.field("items", |reader| {
        for (at, item) in items.iter().enumerate() {
            reader.item(at, |reader| {
                let before = items.iter().take(at).position(|before| before.text() == item.text());
                if let Some(first) = before {
                    reader.note(Fault::Repeated { first });
                }
                reader.field("text", |reader| long(item.text(), reader));
            });
        }
    });
}

/// Whose words they are, and that a response is no quotation.
fn voices(config: Config, reader: &mut Reader) {
    reader.field("quotes", |reader| {
        for (at, quote) in config.quotes().iter().enumerate() {
            reader.item(at, |reader| {
                if quote.who().is_none() && quote.organisation().is_none() && quote.party().is_none() {
                    reader.note(Fault::NoSpeaker);
                }
                if let Some(first) = config.quotes().iter().take(at).position(|before| before.text() == quote.text()) {
                    reader.note(Fault::Repeated { first });
                }
                reader.field("text", |reader| quoted(quote.text(), reader));
            });
        }
    });
    reader.field("responses", |reader| {
        for (at, response) in config.responses().iter().enumerate() {
            reader.item(at, |reader| reader.field("text", |reader| quoted(response.text(), reader)));
        }
    });
}

/// The card puts the marks round quotations itself, and none round responses.
fn quoted(text: Text, reader: &mut Reader) {
    let marked = |words: &str| {
        let words = words.trim();
        words.starts_with(['“', '"', '‘', '«']) && words.ends_with(['”', '"', '’', '»'])
    };
    if text.all().any(marked) {
        reader.note(Fault::Quoted);
    }
}

fn links(config: Config, reader: &mut Reader) {
    let inspection = config.inspection();
    reader.field("inspection", |reader| {
        for (name, link) in [("report", inspection.report()), ("reports", inspection.reports())] {
            if link.is_some_and(|link| !link.is_secure()) {
                reader.field(name, |reader| reader.note(Fault::Insecure));
            }
        }
    });
    reader.field("links", |reader| {
        for (at, further) in config.links().iter().enumerate() {
            if further.purpose() == Purpose::Other && further.text().is_none() {
                reader.item(at, |reader| reader.note(Fault::Wordless));
            }
        }
    });
}

fn long(text: Text, reader: &mut Reader) {
    let length = text.all().map(|words| words.chars().count()).max().unwrap_or(0);
    if length > LONG {
        reader.note(Fault::Long { length, limit: LONG });
    }
}

impl Link<'_> {
    /// Whether nobody can change on the way what it leads to.
    fn is_secure(self) -> bool {
        !self.as_str().get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http:"))
    }
}
