//! Quotes, which are exact, and responses, which are not and never get quotation marks; grouped by whose they are.

use yew::prelude::*;

use super::model::Model;
use super::section::section;
use crate::config::{Party, Quote, Response, Text};
use crate::words::Say;

const PARTIES: [Option<Party>; 5] =
    [Some(Party::Inspectorate), Some(Party::Provider), Some(Party::Partner), Some(Party::Family), None];

/// Everything that was said.
pub fn voices(model: &Model) -> Option<Html> {
    let config = &model.config;
    let words = &model.words;
    let (quotes, responses) = (config.quotes.len() as u32, config.responses.len() as u32);
    let (heading, counts) = match (quotes, responses) {
        (0, 0) => return None,
        (_, 0) => (words.say(Say::Quotes), words.count(Say::CountQuotes, quotes, &[])),
        (0, _) => (words.say(Say::Responses), words.count(Say::CountResponses, responses, &[])),
        _ => {
            let both = [words.count(Say::CountQuotes, quotes, &[]), words.count(Say::CountResponses, responses, &[])];
            (words.say(Say::Voices), both.join(words.say(Say::Comma)))
        }
    };
    let body = html! { for party in PARTIES { { group(model, party) } } };
    section(model, "voices", heading, words.fill(Say::Show, &[("what", &counts)]), body)
}

/// What one side said, under its name.
fn group(model: &Model, party: Option<Party>) -> Html {
    let config = &model.config;
    let quotes: Vec<_> = config.quotes.iter().filter(|one| one.party == party).collect();
    let responses: Vec<_> = config.responses.iter().filter(|one| one.party == party).collect();
    if quotes.is_empty() && responses.is_empty() {
        return Html::default();
    }
    let words = &model.words;
    let name = match party {
        Some(Party::Inspectorate) => Html::from(words.say(Say::Inspectorate)),
        Some(Party::Provider) => model.text(config.provider.label.as_ref().unwrap_or(&config.provider.name)),
        Some(Party::Partner) => Html::from(words.say(Say::Partners)),
        Some(Party::Family) => Html::from(words.say(Say::Families)),
        None => Html::from(words.say(Say::Others)),
    };
    html! {
        <>
            { model.heading(2, "ic-subject", None, name) }
            for one in quotes { { quote(model, one) } }
            for one in responses { { response(model, one) } }
        </>
    }
}

/// A quotation. Its marks are text, so that they are copied and read aloud with it.
pub fn quote(model: &Model, quote: &Quote) -> Html {
    let (said, language) = model.pick(&quote.text);
    let page = quote.page.map(|page| model.words.fill(Say::Page, &[("page", &page.to_string())]));
    html! {
        <figure class="ic-quote">
            <blockquote class="ic-words">
                <p class="ic-text">{ model.marked(model.words.quoted(said), language) }</p>
            </blockquote>
            { who(model, [&quote.who, &quote.role, &quote.organisation], page, |words| html! { <figcaption class="ic-who">{ words }</figcaption> }) }
        </figure>
    }
}

fn response(model: &Model, response: &Response) -> Html {
    html! {
        <div class="ic-response">
            <p class="ic-text">{ model.text(&response.text) }</p>
            { who(model, [&response.who, &response.role, &response.organisation], None, |words| html! { <p class="ic-who">{ words }</p> }) }
        </div>
    }
}

/// “**Name**, role, organisation”, whatever of it is known.
fn who(model: &Model, said_by: [&Option<Text>; 3], page: Option<String>, around: impl Fn(Html) -> Html) -> Html {
    let [name, rest @ ..] = said_by;
    let mut parts = Vec::new();
    if let Some(name) = name {
        parts.push(html! { <strong class="ic-strong">{ model.text(name) }</strong> });
    }
    parts.extend(rest.into_iter().flatten().map(|text| model.text(text)));
    parts.extend(page.map(Html::from));
    if parts.is_empty() {
        return Html::default();
    }
    let comma = model.words.say(Say::Comma);
    let listed = parts.into_iter().enumerate().map(|(at, part)| {
        if at == 0 {
            part
        } else {
            html! { <>{ comma.to_owned() }{ part }</> }
        }
    });
    around(listed.collect())
}
