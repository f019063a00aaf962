//! Markdown as the HTML of a page, and its words for the search.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use html_escape::encode_double_quoted_attribute;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd, html};

use super::links::{self, Links};
use super::search::Passage;
use crate::tools;

/// The HTML of a text from a file of the repository, and the passage below each of its headings.
pub fn html(text: &str, file: &str, links: &Links) -> Result<(String, Vec<Passage>)> {
    let events: Vec<Event> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let mut page = Page {
        links,
        file,
        ids: BTreeMap::new(),
        heading: String::new(),
        passages: Vec::new(),
        tables: 0,
        dropped: false,
        in_picture: false,
    };
    let mut all = Vec::new();
    for (at, event) in events.iter().enumerate() {
        all.extend(page.event(event.clone(), &events[at + 1..])?);
    }
    let mut written = String::new();
    html::push_html(&mut written, all.into_iter());
    Ok((written, page.passages))
}

struct Page<'a> {
    links: &'a Links,
    file: &'a str,
    /// How often each id was used.
    ids: BTreeMap<String, usize>,
    /// The text of the last heading.
    heading: String,
    passages: Vec<Passage>,
    tables: usize,
    /// Whether the link that is open leads to a file that no release has.
    dropped: bool,
    in_picture: bool,
}

impl Page<'_> {
    /// The events that are written for an event of the Markdown. `rest` are the events after it.
    fn event<'e>(&mut self, event: Event<'e>, rest: &[Event<'e>]) -> Result<Vec<Event<'e>>> {
        let raw = |text: String| vec![Event::Html(text.into())];
        self.remember(&event);
        Ok(match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.heading = text_of(rest, |end| matches!(end, TagEnd::Heading(_)));
                let id = self.unused_id();
                self.passages.push(Passage { id: id.clone(), heading: self.heading.clone(), text: String::new() });
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
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.in_picture = true;
                let alternative = text_of(rest, |end| matches!(end, TagEnd::Image));
                raw(self.picture(&dest_url, &alternative)?)
            }
            Event::End(TagEnd::Image) => {
                self.in_picture = false;
                vec![]
            }
            // The alternative text is an attribute of the picture.
            _ if self.in_picture => vec![],
            other => vec![other],
        })
    }

    /// Adds the words of an event to the passage that it stands in.
    fn remember(&mut self, event: &Event) {
        let Some(passage) = self.passages.last_mut() else { return };
        match event {
            Event::Text(text) | Event::Code(text) => passage.text += text,
            Event::SoftBreak | Event::HardBreak => passage.text.push(' '),
            // The ends of paragraphs, cells and code; words that are emphasised or linked may go on after it.
            Event::End(end) if !matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {
                passage.text.push(' ');
            }
            _ => {}
        }
    }

    /// A picture at half its size, because it was taken for displays with twice as many pixels. A size that is known before it is
    /// loaded keeps the text below it in its place.
    fn picture(&self, link: &str, alternative: &str) -> Result<String> {
        let address = self.links.resolve(link, self.file).with_context(|| format!("no release has {link}"))?;
        let path = links::join(self.file, link);
        let bytes = fs::read(tools::root().join(&path)).with_context(|| format!("{path} is missing"))?;
        // Width and height are the first two fields of the first chunk of a PNG file.
        let side = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
        let (Some(width), Some(height), true) = (side(16), side(20), bytes.starts_with(b"\x89PNG")) else {
            bail!("{path} is not a PNG file");
        };
        let [address, alternative] = [&address, alternative].map(encode_double_quoted_attribute);
        Ok(format!(
            r#"<img src="{address}" alt="{alternative}" width="{}" height="{}" loading="lazy">"#,
            width / 2,
            height / 2
        ))
    }

    fn unused_id(&mut self) -> String {
        let id = links::id(&self.heading);
        let count = self.ids.entry(id.clone()).or_default();
        *count += 1;
        if *count == 1 { id } else { format!("{id}-{}", *count - 1) }
    }
}

/// The text up to an end.
fn text_of(rest: &[Event], is_end: impl Fn(&TagEnd) -> bool) -> String {
    let inside = rest.iter().take_while(|event| !matches!(event, Event::End(end) if is_end(end)));
    let text = |event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        Event::SoftBreak => Some(" ".to_owned()),
        _ => None,
    };
    inside.cloned().filter_map(text).collect()
}
