//! Where links lead: those of the repository's Markdown as links of the site, and whether all of the site's lead somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use regex::Regex;

use super::{Entry, README};
use crate::tools;

/// The pages by what they are made from.
pub struct Links {
    files: BTreeMap<String, String>,
    /// By the ids of the README's sections.
    sections: BTreeMap<String, String>,
}

impl Links {
    pub fn new(entries: &[&Entry]) -> Self {
        let page = |entry: &Entry| format!("{}.html", entry.name);
        let files = entries.iter().filter_map(|entry| Some((entry.file.clone()?, page(entry)))).collect();
        let sections = entries.iter().flat_map(|entry| entry.readme.iter().map(|name| (id(name), page(entry))));
        Links { files, sections: sections.collect() }
    }

    /// The address, on the site, of a link in a file of the repository; none if a release does not have what it leads to.
    pub fn resolve(&self, link: &str, file: &str) -> Option<String> {
        if link.contains(':') || link.starts_with('#') {
            return Some(link.to_owned());
        }
        let (path, fragment) = link.split_once('#').map_or((link, None), |(path, id)| (path, Some(id)));
        let path = join(file, path);
        let with_fragment = |page: &str| fragment.map_or_else(|| page.to_owned(), |id| format!("{page}#{id}"));
        if let Some(page) = self.files.get(&path) {
            return Some(with_fragment(page));
        }
        if path == README {
            return self.sections.get(fragment?).map(|page| with_fragment(page));
        }
        if path == "builder" {
            return Some("../builder/index.html".to_owned());
        }
        match path.strip_prefix("static/")? {
            "examples" => Some("examples.html".to_owned()),
            "frameworks" => Some("frameworks.html".to_owned()),
            name if name.starts_with("examples/") || name.starts_with("images/") => Some(format!("../{name}")),
            _ => None,
        }
    }
}

/// The id of a heading, as code hosts make it.
pub fn id(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// A path relative to the folder of a file.
pub fn join(file: &str, path: &str) -> String {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "" | "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Every link of the site leads to a file of the release, and to an id that this file has.
pub fn check(release: &Path, folder: &str) -> Result<()> {
    let link = Regex::new(r#"<[a-z][^<>]*?\s(?:href|src)="([^"]*)""#)?;
    // In tags only: code that is shown has `<` as an entity.
    let id = Regex::new(r#"<[a-z][^<>]*?\sid="([^"]*)""#)?;
    let mut pages = BTreeMap::new();
    for name in tools::files_in(&release.join(folder))?.into_iter().filter(|name| name.ends_with(".html")) {
        let html = fs::read_to_string(release.join(folder).join(&name))?;
        let ids: Vec<String> = id.captures_iter(&html).map(|found| found[1].to_owned()).collect();
        let unique: BTreeSet<String> = ids.iter().cloned().collect();
        ensure!(ids.len() == unique.len(), "{folder}/{name} has an id twice");
        pages.insert(name, (html, unique));
    }
    let mut dead = Vec::new();
    for (name, (html, _)) in &pages {
        for found in link.captures_iter(html) {
            let target = html_escape::decode_html_entities(&found[1]).into_owned();
            if target.contains(':') {
                continue;
            }
            let (path, fragment) = target.split_once('#').unwrap_or((&target, ""));
            let path = if path.is_empty() { name } else { path };
            let exists = release.join(folder).join(path).is_file();
            // The builder reads its fragment itself.
            let has_id = pages.get(path).is_none_or(|(_, ids)| fragment.is_empty() || ids.contains(fragment));
            if !exists || !has_id {
                dead.push(format!("{folder}/{name}: {target}"));
            }
        }
    }
    ensure!(dead.is_empty(), "links that lead nowhere:\n{}", dead.join("\n"));
    Ok(())
}
