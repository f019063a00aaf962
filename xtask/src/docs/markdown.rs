//! Markdown as the HTML of a page.

use std::collections::BTreeMap;

use html_escape::encode_double_quoted_attribute;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd, html};

use super::links::Links;

/// The HTML of a text that stands in this file of the repository.
pub fn html(text: &str, file: &str, links: &Links) -> String {
    let events: Vec<Event> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let mut page = Page { links, file, ids: BTreeMap::new(), heading: String::new(), tables: 0, dropped: false };
    let all = events.iter().enumerate().map(|(at, event)| page.event(event.clone(), &events[at + 1..]));
    let mut written = String::new();
    html::push_html(&mut written, all.collect::<Vec<_>>().into_iter().flatten());
    written
}

/// The id of a heading, as code hosts make it.
pub fn id(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).map(|c| if c == ' ' { '-' } else { c }).collect()
}

struct Page<'a> {
    links: &'a Links,
    file: &'a str,
    /// How often each id was used.
    ids: BTreeMap<String, usize>,
    /// The text of the last heading.
    heading: String,
    tables: usize,
    /// Whether the link that is open leads to a file that no release has.
    dropped: bool,
}

impl Page<'_> {
    /// What stands in place of an event. `rest` is what follows it.
    fn event<'e>(&mut self, event: Event<'e>, rest: &[Event<'e>]) -> Vec<Event<'e>> {
        let raw = |text: String| vec![Event::Html(text.into())];
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.heading = text_of(rest);
                let id = self.unused_id();
                raw(format!(r##"<{level} id="{id}"><a class="anchor" href="#{id}">"##))
            }
            Event::End(TagEnd::Heading(level)) => raw(format!("</a></{level}>\n")),
            // Columns that are aligned would have inline styles, which the pages' policy forbids.
            Event::Start(Tag::Table(columns)) => {
                self.tables += 1;
                let label = format!("Table {}: {}", self.tables, self.heading);
                let label = encode_double_quoted_attribute(&label).into_owned();
                let region = format!(r#"<div class="scroll" role="region" tabindex="0" aria-label="{label}">"#);
                let columns = vec![pulldown_cmark::Alignment::None; columns.len()];
                vec![Event::Html(region.into()), Event::Start(Tag::Table(columns))]
            }
            Event::End(TagEnd::Table) => vec![event, Event::Html("</div>\n".into())],
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)) => {
                raw(r#"<pre tabindex="0"><code>"#.to_owned())
            }
            Event::End(TagEnd::CodeBlock) => raw("</code></pre>\n".to_owned()),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                match self.links.resolve(&dest_url, self.file) {
                    Some(address) => {
                        vec![Event::Start(Tag::Link { link_type, dest_url: address.into(), title, id })]
                    }
                    None => {
                        self.dropped = true;
                        vec![]
                    }
                }
            }
            Event::End(TagEnd::Link) if std::mem::take(&mut self.dropped) => vec![],
            other => vec![other],
        }
    }

    fn unused_id(&mut self) -> String {
        let id = id(&self.heading);
        let count = self.ids.entry(id.clone()).or_default();
        *count += 1;
        if *count == 1 { id } else { format!("{id}-{}", *count - 1) }
    }
}

/// The text of a heading that has begun.
fn text_of(rest: &[Event]) -> String {
    let inside = rest.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    inside
        .filter_map(|event| if let Event::Text(text) | Event::Code(text) = event { Some(&**text) } else { None })
        .collect()
}
