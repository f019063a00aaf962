//! The search of the site: its script, bundled with the library MiniSearch, and the index that it loads.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::tools;

/// The library, where npm puts it.
const LIBRARY: &str = "xtask/node_modules/minisearch";
const SCRIPT: &str = "search.js";
const INDEX: &str = "search.json";

/// The text below a heading of a page.
pub struct Passage {
    /// The fragment of its address.
    pub id: String,
    pub heading: String,
    pub text: String,
}

/// An entry of the index.
#[derive(Serialize)]
pub struct Entry {
    id: usize,
    page: String,
    title: String,
    heading: String,
    fragment: String,
    text: String,
}

/// The index of all pages, each with its name, its title and its passages.
pub fn index(pages: Vec<(&str, &str, Vec<Passage>)>) -> Vec<Entry> {
    let passages = pages.into_iter().flat_map(|(name, title, passages)| {
        passages.into_iter().map(move |passage| (name.to_owned(), title.to_owned(), passage))
    });
    let entry = |(id, (page, title, passage)): (usize, (String, String, Passage))| {
        // The heading is a field of its own.
        let text = passage.text.trim_start().strip_prefix(&passage.heading).unwrap_or(&passage.text).to_owned();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Entry { id, page, title, heading: passage.heading, fragment: passage.id, text }
    };
    passages.enumerate().map(entry).collect()
}

/// Write script and index into the folder of the site.
pub fn write(folder: &Path, index: &[Entry]) -> Result<()> {
    fs::write(folder.join(INDEX), serde_json::to_vec(index)?)?;
    let licence = tools::root().join(LIBRARY).join("LICENSE.txt");
    let licence = fs::read_to_string(&licence).with_context(|| format!("{} is missing", licence.display()))?;
    let banner = format!("--banner:js=/*! With MiniSearch, https://github.com/lucaong/minisearch\n{}*/", licence);
    let mut esbuild = tools::command("esbuild");
    esbuild.args(["--bundle", "--minify", "--format=iife", "--target=es2022", "--charset=utf8", "--log-level=warning"]);
    esbuild.arg(format!("--alias:minisearch={}", tools::root().join(LIBRARY).join("dist/es/index.js").display()));
    let source = fs::read(tools::root().join("static/docs").join(SCRIPT))?;
    let script = tools::filter(esbuild.arg(banner), &source)?;
    fs::write(folder.join(SCRIPT), script)?;
    Ok(())
}
