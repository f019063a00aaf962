//! The rows of a sheet of an OpenDocument spreadsheet, one after the other: a whole sheet of CQC's would take gigabytes.
//!
//! The form of the file is that of the OpenDocument standard, part 3, “`table:table`” and what is in it
//! (<https://docs.oasis-open.org/office/OpenDocument/v1.3/>).

use std::io::{BufRead, BufReader, Read, Seek};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::ImportError;
use super::xml::{Xml, damaged, push_text};

/// What `content.xml` may unpack to, in bytes. CQC's takes more than one gigabyte.
const MAX_CONTENT: u64 = 4 * 1024 * 1024 * 1024;

/// More columns than any sheet that is read here has.
const MAX_COLUMNS: usize = 256;

/// As many rows as a sheet can have in LibreOffice and Excel.
const MAX_ROWS: u64 = 1_048_576;

/// More than any cell that is read here has, in bytes.
const MAX_CELL: usize = 8 * 1024;

/// Called with the number of a row, counted from 1, and the texts of its cells.
pub type OnRow<'a> = &'a mut dyn FnMut(u64, &[String]) -> Result<(), ImportError>;

/// Reads the rows of a sheet that have any text.
///
/// # Errors
/// If the file is no such spreadsheet, has no sheet of this name, is damaged or larger than it may be.
pub fn rows(file: impl Read + Seek, sheet: &str, on_row: OnRow) -> Result<(), ImportError> {
    let mut archive = ZipArchive::new(file).map_err(unzip)?;
    let content = archive.by_name("content.xml").map_err(unzip)?;
    rows_of_content(BufReader::with_capacity(64 * 1024, content), sheet, on_row)
}

/// Reads the rows in the file `content.xml` of a spreadsheet.
///
/// # Errors
/// As for [`rows`].
pub fn rows_of_content(content: impl BufRead, sheet: &str, on_row: OnRow) -> Result<(), ImportError> {
    let mut xml = Xml::new(content, MAX_CONTENT);
    let mut table = Table::default();
    let mut is_sheet = false;
    let mut has_sheet = false;
    while let Some(event) = xml.next()? {
        match &event {
            Event::Start(tag) if tag.name().as_ref() == "table:table" => {
                is_sheet = attribute(tag, "table:name")?.as_deref() == Some(sheet);
                has_sheet |= is_sheet;
            }
            Event::End(tag) if tag.name().as_ref() == "table:table" => is_sheet = false,
            _ if is_sheet => table.event(&event, on_row)?,
            // What follows is read too: only at its end is it known that the file is whole.
            _ => {}
        }
    }
    if has_sheet {
        return Ok(());
    }
    Err(ImportError::Layout { missing: vec![format!("sheet {sheet}")], place: "it".into() })
}

fn unzip(error: ZipError) -> ImportError {
    match error {
        ZipError::Io(error) => error.into(),
        ZipError::FileNotFound => ImportError::Layout { missing: vec!["content.xml".into()], place: "it".into() },
        other => ImportError::Damaged(other.to_string()),
    }
}

/// The row and the cell that are being read.
#[derive(Default)]
struct Table {
    /// The number of the row, counted from 1.
    row: u64,
    /// How many rows are the same.
    row_repeats: u64,
    /// Rows that had any text.
    filled_rows: u64,
    /// The texts of the row's cells. Only the first `columns` are of this row; the others are kept for their memory.
    cells: Vec<String>,
    columns: usize,
    /// The text of the cell.
    text: String,
    cell_repeats: usize,
    /// The date that the cell has as its value.
    date: Option<String>,
    /// How deep the text is within paragraphs: only there it is the cell's.
    paragraphs: usize,
    /// How deep the text is within remarks on the cell.
    annotations: usize,
}

impl Table {
    fn event(&mut self, event: &Event, on_row: OnRow) -> Result<(), ImportError> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::Empty(tag) => {
                self.start(tag)?;
                self.end(tag.name().as_ref(), on_row)
            }
            Event::End(tag) => self.end(tag.name().as_ref(), on_row),
            text if self.paragraphs > 0 && self.annotations == 0 => push_text(text, &mut self.text, MAX_CELL),
            _ => Ok(()),
        }
    }

    fn start(&mut self, tag: &BytesStart) -> Result<(), ImportError> {
        match tag.name().as_ref() {
            "table:table-row" => {
                self.row_repeats = repeats(tag, "table:number-rows-repeated")?;
                self.columns = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => self.start_cell(tag)?,
            "office:annotation" => self.annotations += 1,
            "text:p" => {
                if self.paragraphs == 0 && self.annotations == 0 && !self.text.is_empty() {
                    self.text.push(' ');
                }
                self.paragraphs += 1;
            }
            "text:s" | "text:tab" | "text:line-break" if self.annotations == 0 => self.text.push(' '),
            _ => {}
        }
        if self.text.len() > MAX_CELL {
            Err(ImportError::TooLarge(format!("a cell of more than {MAX_CELL} bytes")))
        } else {
            Ok(())
        }
    }

    fn start_cell(&mut self, tag: &BytesStart) -> Result<(), ImportError> {
        self.text.clear();
        self.date = None;
        self.cell_repeats = 1;
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| ImportError::Damaged(error.to_string()))?;
            match attribute.key.as_ref() {
                "table:number-columns-repeated" => {
                    let count = attribute.value.parse().ok().filter(|count| *count >= 1);
                    self.cell_repeats = count.ok_or_else(|| wrong_count(&attribute.value))?;
                }
                "office:date-value" => {
                    let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(damaged)?;
                    self.date = Some(value.into_owned());
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &str, on_row: OnRow) -> Result<(), ImportError> {
        match name {
            "text:p" => self.paragraphs = self.paragraphs.saturating_sub(1),
            "office:annotation" => self.annotations = self.annotations.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => {
                // The text shows a date in the form of the spreadsheet's language; the value has one form.
                if let Some(date) = self.date.take() {
                    self.text = date;
                }
                for _ in 0..self.cell_repeats.min(MAX_COLUMNS.saturating_sub(self.columns)) {
                    match self.cells.get_mut(self.columns) {
                        Some(cell) => self.text.clone_into(cell),
                        None => self.cells.push(self.text.clone()),
                    }
                    self.columns += 1;
                }
            }
            "table:table-row" => {
                let cells = self.cells.get(..self.columns).unwrap_or_default();
                // A row that is repeated says the same again, so once is enough.
                if cells.iter().any(|cell| !cell.trim().is_empty()) {
                    self.filled_rows += 1;
                    if self.filled_rows > MAX_ROWS {
                        return Err(ImportError::TooLarge(format!("more than {MAX_ROWS} rows")));
                    }
                    on_row(self.row.saturating_add(1), cells)?;
                }
                self.row = self.row.saturating_add(self.row_repeats);
            }
            _ => {}
        }
        Ok(())
    }
}

fn wrong_count(text: &str) -> ImportError {
    ImportError::Damaged(format!("something is repeated {text:?} times"))
}

/// How often a row is repeated: once, if nothing is said.
fn repeats(tag: &BytesStart, name: &str) -> Result<u64, ImportError> {
    let Some(text) = attribute(tag, name)? else { return Ok(1) };
    text.parse().ok().filter(|count| *count >= 1).ok_or_else(|| wrong_count(&text))
}

fn attribute(tag: &BytesStart, name: &str) -> Result<Option<String>, ImportError> {
    let attribute = tag.try_get_attribute(name).map_err(|error| ImportError::Damaged(error.to_string()))?;
    let value = |attribute: quick_xml::events::attributes::Attribute| {
        attribute.normalized_value(XmlVersion::Implicit1_0).map(|value| value.into_owned())
    };
    attribute.map(value).transpose().map_err(damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str) -> Result<Vec<(u64, Vec<String>)>, ImportError> {
        let xml = format!("<o><table:table table:name=\"One\">{table}</table:table></o>");
        let mut rows = Vec::new();
        rows_of_content(xml.as_bytes(), "One", &mut |number, cells| {
            rows.push((number, cells.to_vec()));
            Ok(())
        })?;
        Ok(rows)
    }

    fn cell(text: &str) -> String {
        format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>")
    }

    #[test]
    fn repeated_cells_and_rows_are_counted() {
        let table = format!(
            "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>\
             <table:table-row>{}<table:table-cell table:number-columns-repeated=\"2\"/>{}</table:table-row>",
            cell("a &amp; b"),
            cell("c<text:s/>d</text:p><text:p>e"),
        );
        let expected = vec!["a & b".to_owned(), String::new(), String::new(), "c d e".to_owned()];
        assert_eq!(read(&table).unwrap(), [(4, expected)]);
    }

    #[test]
    fn a_date_is_its_value_and_a_remark_is_no_text() {
        let table = "<table:table-row><table:table-cell office:value-type=\"date\" office:date-value=\"2026-09-01\">\
                     <office:annotation><text:p>sic</text:p></office:annotation><text:p>01/09/26</text:p></table:table-cell>\
                     </table:table-row>";
        assert_eq!(read(table).unwrap(), [(1, vec!["2026-09-01".to_owned()])]);
    }

    #[test]
    fn sizes_that_lie_cost_a_message_or_nothing() {
        let huge = format!(
            "<table:table-row table:number-rows-repeated=\"18446744073709551615\"><table:table-cell \
             table:number-columns-repeated=\"18446744073709551615\"><text:p>x</text:p></table:table-cell></table:table-row>\
             <table:table-row>{}</table:table-row>",
            cell("y")
        );
        let rows = read(&huge).unwrap();
        assert_eq!((rows[0].1.len(), rows[1].0), (MAX_COLUMNS, u64::MAX));
        for wrong in ["-1", "0", "1e9", "99999999999999999999999"] {
            let row = format!("<table:table-row table:number-rows-repeated=\"{wrong}\"/>");
            assert!(matches!(read(&row), Err(ImportError::Damaged(_))), "{wrong}");
        }
        let long = format!("<table:table-row>{}</table:table-row>", cell(&"x".repeat(10_000)));
        assert!(matches!(read(&long), Err(ImportError::TooLarge(_))));
    }

    #[test]
    fn another_sheet_or_file_is_refused() {
        let mut nothing = |_: u64, _: &[String]| Ok(());
        let other = "<o><table:table table:name=\"Two\"></table:table></o>";
        assert!(matches!(rows_of_content(other.as_bytes(), "One", &mut nothing), Err(ImportError::Layout { .. })));
        assert!(matches!(rows(std::io::Cursor::new(b"no zip"), "One", &mut nothing), Err(ImportError::Damaged(_))));
    }
}
