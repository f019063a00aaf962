//! Quotes, which are exact, and responses, which are not and never get quotation marks; grouped by whose they are.

use super::markup::Markup;
use super::model::Model;
use super::section::section;
use crate::config::{Party, Quote, Response, Text};
use crate::words::Say;

const PARTIES: [Option<Party>; 5] =
    [Some(Party::Inspectorate), Some(Party::Provider), Some(Party::Partner), Some(Party::Family), None];

/// Everything that was said.
pub fn voices(out: &mut Markup, model: &Model) {
    let config = model.config();
    let words = &model.words;
    let (quotes, responses) = (config.quotes().len() as u32, config.responses().len() as u32);
    let (heading, counts) = match (quotes, responses) {
        (0, 0) => return,
        (_, 0) => (Say::Quotes, words.count(Say::CountQuotes, quotes, &[])),
        (0, _) => (Say::Responses, words.count(Say::CountResponses, responses, &[])),
        _ => {
            let both = [words.count(Say::CountQuotes, quotes, &[]), words.count(Say::CountResponses, responses, &[])];
            (Say::Voices, both.join(words.say(Say::Comma)))
        }
    };
    section(out, model, "voices", heading, &words.fill(Say::Show, &[("what", &counts)]), |out| {
        for party in PARTIES {
            group(out, model, party);
        }
    });
}

/// What one side said, under its name.
fn group(out: &mut Markup, model: &Model, party: Option<Party>) {
    let config = model.config();
    let quotes: Vec<_> = config.quotes().iter().filter(|one| one.party() == party).collect();
    let responses: Vec<_> = config.responses().iter().filter(|one| one.party() == party).collect();
    if quotes.is_empty() && responses.is_empty() {
        return;
    }
    model.heading(out, 2, "ic-subject", None, |out| {
        let name = match party {
            Some(Party::Inspectorate) => Say::Inspectorate,
            Some(Party::Provider) => {
                return model.text(out, config.provider().label().unwrap_or(config.provider().name()));
            }
            Some(Party::Partner) => Say::Partners,
            Some(Party::Family) => Say::Families,
            None => Say::Others,
        };
        out.words(model.words.say(name));
    });
    for one in quotes {
        quote(out, model, one);
    }
    for one in responses {
        response(out, model, one);
    }
}

/// A quotation. Its marks are text, so that they are copied and read aloud with it.
pub fn quote(out: &mut Markup, model: &Model, quote: Quote) {
    out.element("figure", "ic-quote", |out| {
        out.element("blockquote", "ic-words", |out| {
            out.element("p", "ic-text", |out| {
                let (said, language) = model.pick(quote.text());
                model.marked(out, &model.words.quoted(said), language);
            });
        });
        who(out, model, "figcaption", [quote.who(), quote.role(), quote.organisation()], quote.page());
    });
}

fn response(out: &mut Markup, model: &Model, response: Response) {
    out.element("div", "ic-response", |out| {
        model.paragraph(out, "ic-text", Some(response.text()));
        who(out, model, "p", [response.who(), response.role(), response.organisation()], None);
    });
}

/// “**Name**, role, organisation”, whatever of it is known.
fn who(out: &mut Markup, model: &Model, tag: &'static str, said_by: [Option<Text>; 3], page: Option<u32>) {
    let [name, rest @ ..] = said_by;
    let mut line = Markup::default();
    model.holding(&mut line, "strong", "ic-strong", name);
    let comma = |line: &mut Markup| {
        if line.len() > 0 {
            line.words(model.words.say(Say::Comma));
        }
    };
    for text in rest.into_iter().flatten() {
        comma(&mut line);
        model.text(&mut line, text);
    }
    if let Some(page) = page {
        let say = if line.len() > 0 { Say::OnPage } else { Say::Page };
        comma(&mut line);
        line.words(&model.words.fill(say, &[("page", &page.to_string())]));
    }
    if line.len() > 0 {
        out.element(tag, "ic-who", |out| out.append(line));
    }
}
