//! The documentation as a static site, made from the repository's own Markdown and data by the list `docs/nav.toml`.

mod links;
mod made;
mod markdown;
mod search;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, context};
use serde::{Deserialize, Serialize};

use crate::finish::DOCS as FOLDER;
use crate::tools;
use links::Links;
use search::Passage;

const STYLE: &str = "docs.css";
const TEMPLATE: &str = include_str!("../templates/docs.html");
const README: &str = "README.md";

/// The list of pages.
#[derive(Deserialize)]
struct Navigation {
    section: Vec<Section>,
}

/// Pages under a heading of the navigation.
#[derive(Deserialize, Serialize)]
struct Section {
    title: String,
    pages: Vec<Entry>,
}

/// A page, and what it is made from.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    title: String,
    /// A Markdown file.
    file: Option<String>,
    /// Sections of the README.
    #[serde(default)]
    readme: Vec<String>,
    /// What is made from data.
    made: Option<Made>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Made {
    Examples,
    Element,
}

/// The site.
struct Site {
    /// The names of the pages, and their HTML.
    pages: Vec<(String, String)>,
    index: Vec<search::Entry>,
}

/// Write the site into a release, whose other files are there already.
pub fn write(release: &Path) -> Result<()> {
    let folder = release.join(FOLDER);
    fs::create_dir_all(&folder)?;
    fs::copy(tools::root().join("static").join(FOLDER).join(STYLE), folder.join(STYLE))?;
    let site = site()?;
    for (name, html) in site.pages {
        fs::write(folder.join(format!("{name}.html")), html)?;
    }
    search::write(&folder, &site.index)?;
    links::check(release, FOLDER)
}

/// Write the site into the release that was built last, to look at it without a build of everything. Compressed copies and the
/// manifest stay as they are.
pub fn run() -> Result<()> {
    let release = tools::root().join("dist");
    write(&release)?;
    println!("{}", release.join(FOLDER).join("index.html").display());
    Ok(())
}

fn site() -> Result<Site> {
    let navigation: Navigation = toml::from_str(&read("docs/nav.toml")?).context("docs/nav.toml")?;
    let entries: Vec<&Entry> = navigation.section.iter().flat_map(|section| &section.pages).collect();
    every_file_is_listed(&entries)?;
    let links = Links::new(&entries);
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_template("docs.html", TEMPLATE)?;
    let template = environment.get_template("docs.html")?;
    let mut pages = Vec::new();
    let mut passages = Vec::new();
    for entry in entries {
        let (body, found) = body(entry, &links).with_context(|| format!("the page {}", entry.name))?;
        let html = template.render(context! {
            title => &entry.title,
            name => &entry.name,
            nav => Serde(&navigation.section),
            has_cards => matches!(entry.made, Some(Made::Examples)),
            body => minijinja::Value::from_safe_string(body),
        })?;
        pages.push((entry.name.clone(), html));
        passages.push((entry.name.as_str(), entry.title.as_str(), found));
    }
    Ok(Site { pages, index: search::index(passages) })
}

/// The main part of a page, and its words.
fn body(entry: &Entry, links: &Links) -> Result<(String, Vec<Passage>)> {
    let title = || format!("# {}\n\n", entry.title);
    match (&entry.file, &entry.made) {
        (Some(file), None) => markdown::html(&read(file)?, file, links),
        (None, Some(Made::Element)) => markdown::html(&(title() + &made::element()?), README, links),
        (None, Some(Made::Examples)) => {
            let (heading, mut passages) = markdown::html(&title(), README, links)?;
            let (html, examples) = made::examples()?;
            passages.extend(examples);
            Ok((heading + &html, passages))
        }
        _ => {
            let readme = read(README)?;
            let sections: Result<Vec<_>> = entry.readme.iter().map(|name| section(&readme, name)).collect();
            markdown::html(&(title() + &sections?.join("\n")), README, links)
        }
    }
}

/// A section of the README, with its heading.
fn section<'a>(readme: &'a str, name: &str) -> Result<&'a str> {
    let heading = format!("\n## {name}\n");
    let start = readme.find(&heading).with_context(|| format!("the README has no section {name}"))? + 1;
    let rest = &readme[start..];
    Ok(rest.find("\n## ").map_or(rest, |end| &rest[..=end]))
}

fn every_file_is_listed(entries: &[&Entry]) -> Result<()> {
    let listed: BTreeSet<_> = entries.iter().filter_map(|entry| entry.file.as_deref()).collect();
    for name in tools::files_in(&tools::root().join("docs"))? {
        let name = format!("docs/{name}");
        ensure!(!name.ends_with(".md") || listed.contains(name.as_str()), "docs/nav.toml does not list {name}");
    }
    Ok(())
}

fn read(name: &str) -> Result<String> {
    fs::read_to_string(tools::root().join(name)).with_context(|| format!("{name} is missing"))
}

#[cfg(test)]
mod tests {
    use super::{read, site};
    use crate::tools;
    use pulldown_cmark::{Event, Parser, Tag};
    use std::fs;
    use std::path::Path;

    #[test]
    fn every_page_has_a_title_one_heading_a_language_and_the_navigation() {
        let pages = site().unwrap().pages;
        assert!(pages.len() > 10);
        for (name, html) in pages {
            assert_eq!(html.matches("<h1 ").count(), 1, "{name}");
            assert!(html.contains("<html lang=\"en-GB\">") && html.contains("<title>"), "{name}");
            // In the list of a desk and in that of a phone.
            assert_eq!(html.matches(" aria-current=\"page\"").count(), 2, "{name}");
            let inline = html.contains(" style=") || html.contains("<script>") || html.contains("<style");
            assert!(!inline, "{name}: forbidden by the pages' policy");
        }
    }

    #[test]
    fn every_entry_of_the_search_is_a_heading_of_its_page() {
        let site = site().unwrap();
        let entries = serde_json::to_value(&site.index).unwrap();
        let entries = entries.as_array().unwrap();
        assert!(entries.len() > site.pages.len());
        for entry in entries {
            let text = |member: &str| entry[member].as_str().unwrap();
            let (_, html) = site.pages.iter().find(|(name, _)| name == text("page")).unwrap();
            assert!(html.contains(&format!(" id=\"{}\"", text("fragment"))), "{entry}");
            assert!(!text("heading").is_empty() && !text("text").contains("  "), "{entry}");
        }
    }

    #[test]
    fn links_between_the_files_of_the_repository_lead_somewhere() {
        let mut files: Vec<String> = fs::read_dir(tools::root())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".md"))
            .collect();
        for folder in ["docs", "static"] {
            let names = tools::files_in(&tools::root().join(folder)).unwrap();
            files.extend(names.iter().filter(|name| name.ends_with(".md")).map(|name| format!("{folder}/{name}")));
        }
        assert!(files.len() > 10, "{files:?}");
        for file in files {
            let text = read(&file).unwrap();
            for event in Parser::new(&text) {
                let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event else { continue };
                let path = dest_url.split('#').next().unwrap_or_default();
                let folder = Path::new(&file).parent().unwrap();
                let leads = path.contains(':') || tools::root().join(folder).join(path).exists();
                assert!(leads, "{file}: {dest_url}");
            }
        }
    }
}
