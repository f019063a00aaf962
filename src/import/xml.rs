//! XML as a stream, with limits on everything that a file could make large.

use std::io::{self, BufRead, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

use super::ImportError;

/// One tag or piece of text may have this many bytes. Known files stay far below.
const MAX_EVENT: u64 = 256 * 1024;

/// Elements may be nested this deeply.
const MAX_DEPTH: usize = 64;

/// The events of an XML file, one after the other.
pub struct Xml<R> {
    reader: Reader<Limited<R>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<R: BufRead> Xml<R> {
    /// Reads at most `max` bytes of XML.
    pub fn new(input: R, max: u64) -> Self {
        let reader = Reader::from_reader(Limited { input, left: max, left_of_event: MAX_EVENT });
        Xml { reader, buffer: Vec::new(), depth: 0 }
    }

    /// The next event; an empty element is one event. `None` at the end.
    ///
    /// # Errors
    /// If the XML is not well-formed, is larger than its limits, or ends inside an element.
    pub fn next(&mut self) -> Result<Option<Event<'_>>, ImportError> {
        self.buffer.clear();
        self.reader.get_mut().left_of_event = MAX_EVENT;
        let event = self.reader.read_event_into(&mut self.buffer).map_err(damaged)?;
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => return Err(ImportError::Damaged("it ends inside an element".into())),
            Event::Eof => return Ok(None),
            // Nothing is taken from other files, and no entity may multiply.
            Event::DocType(_) => return Err(ImportError::Damaged("it has a document type of its own".into())),
            _ => {}
        }
        if self.depth > MAX_DEPTH {
            return Err(ImportError::TooLarge(format!("more than {MAX_DEPTH} elements inside each other")));
        }
        Ok(Some(event))
    }
}

/// Adds what an event says as text, up to `max` bytes.
///
/// # Errors
/// If it is more, or a name of a character that XML does not define.
pub fn push_text(event: &Event, text: &mut String, max: usize) -> Result<(), ImportError> {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(name) => match name.resolve_char_ref().map_err(damaged)? {
            Some(character) => text.push(character),
            None => {
                let known = resolve_predefined_entity(name);
                text.push_str(known.ok_or_else(|| ImportError::Damaged(format!("unknown entity &{};", &**name)))?);
            }
        },
        _ => {}
    }
    if text.len() > max { Err(ImportError::TooLarge(format!("a text of more than {max} bytes"))) } else { Ok(()) }
}

/// What is wrong with XML.
pub fn damaged(error: quick_xml::Error) -> ImportError {
    match error {
        quick_xml::Error::Io(error) => io::Error::new(error.kind(), error.to_string()).into(),
        other => ImportError::Damaged(other.to_string()),
    }
}

/// Input of which only so much can be read.
struct Limited<R> {
    input: R,
    left: u64,
    /// How much of it until the limit is set again.
    left_of_event: u64,
}

impl<R: BufRead> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Limited<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it unpacks to more bytes than it may"));
        }
        if self.left_of_event == 0 {
            let message = format!("it has a tag or text of more than {MAX_EVENT} bytes");
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
        }
        let buffered = self.input.fill_buf()?;
        let most = usize::try_from(self.left.min(self.left_of_event)).unwrap_or(usize::MAX);
        Ok(buffered.get(..most).unwrap_or(buffered))
    }

    fn consume(&mut self, count: usize) {
        self.left = self.left.saturating_sub(count as u64);
        self.left_of_event = self.left_of_event.saturating_sub(count as u64);
        self.input.consume(count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(xml: &str, max: u64) -> Result<String, ImportError> {
        let (mut xml, mut text) = (Xml::new(xml.as_bytes(), max), String::new());
        while let Some(event) = xml.next()? {
            push_text(&event, &mut text, 100)?;
        }
        Ok(text)
    }

    #[test]
    fn text_has_its_entities_resolved() {
        assert_eq!(all("<a>&lt;b&gt; &amp;amp; &#x26; <![CDATA[<c>]]></a>", 1000).unwrap(), "<b> &amp; & <c>");
    }

    #[test]
    fn what_is_not_well_formed_or_too_large_is_refused() {
        let deep = "<a>".repeat(100);
        let long = format!("<a b=\"{}\"/>", "x".repeat(1_000_000));
        let text = format!("<a>{}</a>", "x".repeat(200));
        for wrong in [
            "<a>",
            "<a></b>",
            "<a>&mine;</a>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
            "<a>&#0;</a>",
            &deep,
            &long,
            &text,
        ] {
            let error = all(wrong, 10_000_000).unwrap_err();
            assert!(matches!(error, ImportError::Damaged(_) | ImportError::TooLarge(_)), "{error:?}");
        }
        assert!(matches!(all("<a>1234567890</a>", 10), Err(ImportError::TooLarge(_))));
    }
}
