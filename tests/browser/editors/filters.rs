//! The filters: programs in Node, Python, PHP and C, and editors in the browser.

use super::drupal::allowed_tags;
use crate::harness::{Page, Reply};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;
use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A filter, and what it made of each snippet.
#[derive(Deserialize)]
pub struct Filtered {
    pub name: String,
    pub version: String,
    pub results: Vec<String>,
}

/// All filters' results, in the order of the table. The first changes nothing: it shows that the judge is right.
pub async fn filter(page: &Page, snippets: &[&str]) -> Result<Vec<Filtered>> {
    let results = snippets.iter().map(ToString::to_string).collect();
    let mut all = vec![Filtered { name: "nothing between".into(), version: String::new(), results }];
    all.extend(program(Command::new("php").arg("filters.php"), snippets)?);
    for (number, version) in ["6", "7", "8"].into_iter().enumerate() {
        let tinymce = format!("tinymce{version}");
        let files =
            ["tinymce.min.js", "icons/default/icons.min.js", "models/dom/model.min.js", "themes/silver/theme.min.js"];
        let plugins = ["plugins/lists/plugin.min.js", "plugins/link/plugin.min.js", "plugins/table/plugin.min.js"];
        let files: Vec<_> = files.into_iter().chain(plugins).collect();
        all.push(editor(page, &format!("TinyMCE {}", number + 6), &tinymce, &files, TINYMCE, snippets).await?);
    }
    all.push(ckeditor(page, "CKEditor 5", "null", snippets).await?);
    all.push(ckeditor(page, "CKEditor 5, General HTML Support", ALL_HTML, snippets).await?);
    all.extend(drupal(page, snippets).await?);
    all.extend(program(Command::new("node").arg("filters.mjs"), snippets)?);
    all.extend(program(Command::new(python()).arg("filters.py"), snippets)?);
    all.push(tidy(snippets)?);
    Ok(all)
}

const TINYMCE: &str = "
    const [editor] = await tinymce.init({ selector: '#editor', license_key: 'gpl', skin: false, content_css: false,
        promotion: false, plugins: 'lists link table' });
    return args[0].map((html) => { editor.setContent(html); return editor.getContent(); });";

const CKEDITOR: &str = "
    const { ClassicEditor, Essentials, Paragraph, Heading, Bold, Italic, Link, List, BlockQuote, Table, GeneralHtmlSupport } = CKEDITOR;
    const plugins = [Essentials, Paragraph, Heading, Bold, Italic, Link, List, BlockQuote, Table];
    const htmlSupport = HTML_SUPPORT;
    if (htmlSupport) plugins.push(GeneralHtmlSupport);
    const editor = await ClassicEditor.create(document.querySelector('#editor'),
        { licenseKey: 'GPL', plugins, htmlSupport: htmlSupport ?? {} });
    return args[0].map((html) => { editor.setData(html); return editor.getData(); });";

const ALL_HTML: &str = "{ allow: [{ name: /.*/, attributes: true, classes: true, styles: true }] }";

/// What Drupal gives CKEditor 5 for a list of “Manually editable HTML tags”.
const DRUPAL_HTML: &str = "(() => {
        const tags = [...new DOMParser().parseFromString(TAGS, 'text/html').body.querySelectorAll('*')];
        const allow = tags.map((tag) => ({
            name: tag.localName,
            attributes: tag.getAttributeNames().filter((name) => name !== 'class').map((key) => ({ key, value: true })),
            ...(tag.className && { classes: new RegExp(`^(${tag.className.replaceAll('*', '.*').replaceAll(' ', '|')})$`) }),
        }));
        return { allow, allowEmpty: tags.map((tag) => tag.localName) };
    })()";

async fn ckeditor(page: &Page, name: &str, html_support: &str, snippets: &[&str]) -> Result<Filtered> {
    let code = CKEDITOR.replace("HTML_SUPPORT", html_support);
    editor(page, name, "ckeditor5", &["dist/browser/ckeditor5.umd.js"], &code, snippets).await
}

/// The imitated filters of Drupal, and one of them after CKEditor 5, as when an editor pastes into the source of a text.
async fn drupal(page: &Page, snippets: &[&str]) -> Result<Vec<Filtered>> {
    let filter = |snippets: &[&str]| program(Command::new("php").arg("drupal.php"), snippets);
    let html_support = DRUPAL_HTML.replace("TAGS", &json!(allowed_tags()).to_string());
    let edited = ckeditor(page, "CKEditor 5 in Drupal", &html_support, snippets).await?;
    let edited: Vec<&str> = edited.results.iter().map(String::as_str).collect();
    let ours = "Drupal, our tags allowed (imitated)";
    let after_editor = filter(&edited)?.into_iter().find(|filtered| filtered.name == ours).context(ours)?;
    let mut all = filter(snippets)?;
    all.push(Filtered { name: "Drupal, our tags allowed, through CKEditor 5 (imitated)".into(), ..after_editor });
    Ok(all)
}

/// An editor of npm in a page: what it gives back of what it is given.
async fn editor(
    page: &Page,
    name: &str,
    package: &str,
    files: &[&str],
    code: &str,
    snippets: &[&str],
) -> Result<Filtered> {
    let folder = folder().join("node_modules").join(package);
    let about: serde_json::Value = serde_json::from_str(&read(&folder.join("package.json"))?)?;
    let mut scripts = String::new();
    for file in files {
        let path = format!("{package}/{file}");
        page.site.put(&path, Reply::file(&path, read(&folder.join(file))?));
        scripts += &format!("<script src='{{site}}/{path}'></script>");
    }
    page.open(&format!("<main><div id=editor></div></main>{scripts}")).await?;
    let results = page.script_async(code, [json!(snippets)]).await.with_context(|| name.to_owned())?;
    let version = about["version"].as_str().context("no version")?.to_owned();
    Ok(Filtered { name: name.to_owned(), version, results: serde_json::from_value(results)? })
}

/// A program of `tests/editors` that reads all snippets and writes the results of its filters.
fn program(command: &mut Command, snippets: &[&str]) -> Result<Vec<Filtered>> {
    let stylesheet = inspection_card::style::stylesheet();
    let input = json!({ "snippets": snippets, "stylesheet": stylesheet, "allowed": allowed_tags() }).to_string();
    let filtered: Vec<Filtered> = serde_json::from_str(&run(command.current_dir(folder()), &input, 0)?)?;
    ensure!(filtered.iter().all(|filter| filter.results.len() == snippets.len()), "{command:?} lost a snippet");
    Ok(filtered)
}

fn tidy(snippets: &[&str]) -> Result<Filtered> {
    let said = run(Command::new("tidy").arg("-version"), "", 0)?;
    let version = said.trim().rsplit(' ').next().unwrap_or_default().to_owned();
    let options = ["-quiet", "-utf8", "--show-body-only", "yes", "--show-warnings", "no", "--force-output", "yes"];
    // It exits with 1 after warnings and with 2 after errors, and has written its result nevertheless.
    let tidy = |html: &&str| run(Command::new("tidy").args(options), html, 2);
    let results = snippets.iter().map(tidy).collect::<Result<_>>()?;
    Ok(Filtered { name: "HTML Tidy".into(), version, results })
}

fn run(command: &mut Command, input: &str, worst: i32) -> Result<String> {
    let missing = || format!("{command:?}: `cargo xtask test --full` installs what is missing");
    let message = missing();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| message.clone())?;
    let mut stdin = child.stdin.take().context("no input")?;
    let input = input.to_owned();
    // In a thread of its own, because a program may write before it has read everything.
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output()?;
    writer.join().map_err(|_| anyhow::anyhow!("writing to {message}"))??;
    let code = output.status.code().unwrap_or(i32::MAX);
    ensure!(code <= worst, "{message}\n{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

/// Python with the packages of `requirements.txt`, as the set-up installs it into the cache.
fn python() -> PathBuf {
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let cache = cache.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache"))).unwrap_or_default();
    cache.join("inspection-card/editors-python/bin/python")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editors")
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("{}: `cargo xtask test --full` installs it", path.display()))
}
