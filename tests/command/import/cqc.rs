//! `inspection-card import cqc`. The sheet stands in `locations.csv`, so that it can be read; the tests make the
//! spreadsheet of it.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{assert_expected, assert_refused, case, copy_of, import};
use crate::{Run, run_in};

const FILE: &str = "01_September_2026_Latest_ratings.ods";
const ALL: &str = "cqc 01_September_2026_Latest_ratings.ods --only ids.txt";

/// A folder with the spreadsheet and the list of the case.
fn prepared(test: &str) -> PathBuf {
    let folder = copy_of("cqc", test);
    fs::write(folder.join(FILE), spreadsheet(&content("Locations", 1, &rows()))).unwrap();
    folder
}

fn rows() -> Vec<Vec<String>> {
    let mut table = csv::ReaderBuilder::new().has_headers(false).from_path(case("cqc").join("locations.csv")).unwrap();
    table.records().map(|row| row.unwrap().iter().map(String::from).collect()).collect()
}

/// The file `content.xml` with a sheet before and a sheet after the one of this name, as LibreOffice writes it: equal
/// cells are repeated, addresses are links, dates of every other row are values, the sheet ends in a million empty rows.
fn content(sheet: &str, empty_rows: usize, rows: &[Vec<String>]) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content><office:body>");
    xml +=
        "<office:spreadsheet><table:table table:name=\"README\"><table:table-row><table:table-cell><text:p>Location ID";
    xml += "</text:p></table:table-cell></table:table-row></table:table>";
    xml += &format!("<table:table table:name=\"{sheet}\"><table:table-column table:number-columns-repeated=\"28\"/>");
    xml += &"<table:table-row><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>"
        .repeat(empty_rows);
    for (number, row) in rows.iter().enumerate() {
        xml += "<table:table-row table:style-name=\"ro1\">";
        for same in row.chunk_by(|a, b| a == b) {
            xml += &cell(&same[0], same.len(), number % 2 == 0);
        }
        xml += "</table:table-row>";
    }
    xml += "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/>";
    xml += "</table:table-row></table:table><table:table table:name=\"Providers\"><table:table-row><table:table-cell>";
    xml + "<text:p>Provider ID</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
}

fn cell(text: &str, repeated: usize, with_value: bool) -> String {
    let mut attributes = String::from(" office:value-type=\"string\"");
    if repeated > 1 {
        attributes += &format!(" table:number-columns-repeated=\"{repeated}\"");
    }
    if let ([day, month, year], true) = (text.split('/').collect::<Vec<_>>().as_slice(), with_value) {
        attributes = format!(" office:value-type=\"date\" office:date-value=\"{year}-{month}-{day}\"");
    }
    let escaped = html_escape::encode_text(text);
    match text {
        "" => format!("<table:table-cell{attributes}/>"),
        url if url.starts_with("http") => {
            format!(
                "<table:table-cell{attributes}><text:p><text:a xlink:href=\"{escaped}\">{escaped}</text:a></text:p></table:table-cell>"
            )
        }
        _ => format!("<table:table-cell{attributes}><text:p>{escaped}</text:p></table:table-cell>"),
    }
}

/// A spreadsheet with this `content.xml`.
fn spreadsheet(content: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn check(folder: &Path) -> Run {
    run_in(folder, "check --deny-warnings cards", "")
}

#[test]
fn every_trap_has_its_config_or_its_reason() {
    assert_expected(&prepared("import-cqc"), "cqc", ALL);
}

#[test]
fn configs_have_no_problems() {
    let folder = prepared("import-cqc-check");
    import(&folder, ALL);
    assert_eq!(check(&folder).code, 0, "{:?}", check(&folder));
    import(&folder, &format!("{ALL} --lang cy"));
    assert_eq!(check(&folder).code, 0, "{:?}", check(&folder));
}

#[test]
fn the_header_is_found_by_its_names() {
    let folder = prepared("import-cqc-header");
    import(&folder, ALL);
    let mut moved = rows();
    moved.iter_mut().for_each(|row| row.rotate_left(5));
    moved[0].iter_mut().filter(|name| *name == "Domain").for_each(|name| *name = "Key Question".into());
    for (empty_rows, rows) in [(0, &rows()), (5, &moved)] {
        fs::write(folder.join(FILE), spreadsheet(&content("Locations", empty_rows, rows))).unwrap();
        let run = import(&folder, ALL);
        assert!(run.out.ends_with(" unchanged\n") && !run.out.contains(','), "{run:?}");
    }
}

#[test]
fn the_day_of_the_file_is_in_its_name_or_given() {
    let folder = prepared("import-cqc-day");
    fs::copy(folder.join(FILE), folder.join("ratings.ods")).unwrap();
    assert_refused(&folder, "cqc ratings.ods --only ids.txt", "say --as-at");
    assert_refused(
        &folder,
        &format!("{ALL} --as-at 2026-10-01"),
        "its name says 2026-09-01, and --as-at says 2026-10-01",
    );
    let named = import(&folder, "cqc ratings.ods --only ids.txt --as-at 2026-09-01");
    assert!(named.out.ends_with(" new\n"), "{named:?}");
    assert_eq!(import(&folder, "cqc ratings.ods --only ids.txt --as-at 2026-09").code, 64);
    assert_eq!(import(&folder, &format!("cqc {FILE}")).code, 64);
}

#[test]
fn a_file_that_is_cut_off_damaged_or_unknown_changes_nothing() {
    let folder = prepared("import-cqc-refused");
    import(&folder, ALL);
    let whole = fs::read(folder.join(FILE)).unwrap();
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x55;
    let xml = content("Locations", 1, &rows());
    let changed = |from: &str, to: &str| spreadsheet(&xml.replace(from, to));
    let half = xml[..xml.rfind("<table:table-row").unwrap()].to_owned();
    for (bytes, words) in [
        (whole[..whole.len() / 2].to_vec(), "cut off or damaged"),
        (flipped, "cut off or damaged"),
        (Vec::new(), "cut off or damaged"),
        (spreadsheet(&half), "it ends inside an element"),
        (changed(">Inherited Rating (Y/N)<", ">Inherited<"), "the sheet Locations has no “Inherited Rating (Y/N)”"),
        (changed(">Location ID<", ">ID<"), "the sheet Locations has no “Location ID”"),
        (changed(">Brand Name<", ">Latest Rating<"), "more than one column Latest Rating"),
        (changed("\"Locations\"", "\"Places\""), "it has no “sheet Locations”"),
        (spreadsheet(&content("Locations", 1, &rows()[..1])), "has no row below its header"),
        (changed("Elm House", &"x".repeat(10_000)), "no such file has"),
    ] {
        fs::write(folder.join(FILE), bytes).unwrap();
        assert_refused(&folder, ALL, words);
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("other.xml", SimpleFileOptions::default()).unwrap();
    fs::write(folder.join(FILE), zip.finish().unwrap().into_inner()).unwrap();
    assert_refused(&folder, ALL, "it has no “content.xml”");
}

/// A few kilobytes that unpack to far more than any such file has.
#[test]
fn a_zip_bomb_costs_a_message() {
    let folder = prepared("import-cqc-bomb");
    import(&folder, ALL);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    let start = content("Locations", 1, &rows()[..1]);
    zip.write_all(&start.as_bytes()[..start.find("<table:table-row table:number-rows").unwrap()]).unwrap();
    zip.write_all(b"<table:table-row><table:table-cell><text:p>").unwrap();
    std::io::copy(&mut std::io::repeat(b'x').take(16 * 1024 * 1024), &mut zip).unwrap();
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    fs::write(folder.join(FILE), bomb).unwrap();
    assert_refused(&folder, ALL, "no such file has");
}

/// What the directory of the zip file says of the sizes is not believed.
#[test]
fn sizes_that_lie_cost_a_message() {
    let folder = prepared("import-cqc-sizes");
    import(&folder, ALL);
    let mut bytes = fs::read(folder.join(FILE)).unwrap();
    let entry = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    assert_eq!(ZipArchive::new(Cursor::new(&bytes)).unwrap().len(), 2);
    // The size before and after compression, in the entry of content.xml.
    for (offset, size) in [(20, 10_u32), (24, 10)] {
        bytes[entry + offset..entry + offset + 4].copy_from_slice(&size.to_le_bytes());
    }
    fs::write(folder.join(FILE), bytes).unwrap();
    assert_refused(&folder, ALL, "cut off or damaged");
}
