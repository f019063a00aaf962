//! `inspection-card import`: the files in `tests/import` were written for these tests, under the headers of the real ones,
//! with made-up places. What each becomes is compared with `tests/import/<case>/expected`; `UPDATE_GOLDEN=1` writes it again.

mod cqc;
mod fhrs;
mod ofsted_schools;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Run, folder, run_in};

/// The folder of a case: the files to import, and what is expected.
fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name)
}

/// A folder of a test with copies of a case's files.
fn copy_of(case_name: &str, test: &str) -> PathBuf {
    let folder = folder(test);
    for entry in fs::read_dir(case(case_name)).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    folder
}

/// The files of a folder, by their names.
fn files_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(Result::unwrap);
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}

/// Runs an import of a case into the folder `cards`, with both reports, and compares configs, reports, what was printed and
/// the cards as plain HTML with those expected.
fn assert_expected(folder: &Path, case_name: &str, arguments: &str) {
    let run = import(folder, &format!("{arguments} --report report.json"));
    assert_eq!(run.code, 0, "{run:?}");
    let cards = run_in(folder, "render cards --plain", "");
    fs::write(folder.join("cards/printed.txt"), format!("{}{}", run.err, run.out)).unwrap();
    fs::write(folder.join("cards/cards.html"), cards.out.replace("><", ">\n<")).unwrap();
    // The same again, for the other report: nothing has changed.
    let again = import(folder, &format!("{arguments} --report report.csv"));
    assert!(again.out.ends_with(" unchanged\n") && !again.out.contains(','), "{again:?}");
    for report in ["report.json", "report.csv"] {
        fs::rename(folder.join(report), folder.join("cards").join(report)).unwrap();
    }

    let (expected, found) = (case(case_name).join("expected"), folder.join("cards"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let _ = fs::remove_dir_all(&expected);
        fs::create_dir_all(&expected).unwrap();
        files_of(&found).iter().for_each(|(name, bytes)| fs::write(expected.join(name), bytes).unwrap());
    }
    let (expected, found) = (files_of(&expected), files_of(&found));
    assert_eq!(expected.keys().collect::<Vec<_>>(), found.keys().collect::<Vec<_>>(), "run with UPDATE_GOLDEN=1?");
    for (name, bytes) in &found {
        let text = String::from_utf8_lossy(bytes);
        assert!(expected[name] == *bytes, "{name} has changed; if that is intended, run with UPDATE_GOLDEN=1:\n{text}");
    }
}

/// Runs an import into the folder `cards`.
fn import(folder: &Path, arguments: &str) -> Run {
    run_in(folder, &format!("import {arguments} --out cards"), "")
}

/// Imports again after a file was changed, which has to fail with these words and change nothing.
fn assert_refused(folder: &Path, arguments: &str, words: &str) {
    let before = files_of(&folder.join("cards"));
    let run = import(folder, arguments);
    assert!(run.code == 65 && run.err.contains(words) && run.err.contains("nothing was changed"), "{words}: {run:?}");
    assert_eq!(files_of(&folder.join("cards")), before, "{words}");
}

/// Replaces a part of a file.
fn change(folder: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    assert!(text.contains(from), "{from:?} is not in {file}");
    fs::write(folder.join(file), text.replacen(from, to, 1)).unwrap();
}
