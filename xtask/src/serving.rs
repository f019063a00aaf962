//! What hosts need: compressed copies of the files, a manifest, and header rules for each kind of server, written from
//! `xtask/templates/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;
use flate2::write::GzEncoder;
use flate2::{Compression, GzBuilder};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;
use serde_json::json;

use crate::{hash, tools};

/// The list of the release's files.
const MANIFEST: &str = "manifest.json";
/// The folder of the rules.
pub const RULES: &str = "serving";

/// The names of the rules, and their templates.
const TEMPLATES: [(&str, &str); 4] = [
    ("nginx.conf", include_str!("../templates/nginx.conf")),
    (".htaccess", include_str!("../templates/apache.htaccess")),
    ("web.config", include_str!("../templates/iis.web.config")),
    ("_headers", include_str!("../templates/_headers")),
];

/// Hashed names never change their bytes.
const CACHE_HASHED: &str = "public, max-age=31536000, immutable";
/// A new release shows after minutes, without a wait.
const CACHE_PLAIN: &str = "public, max-age=300, stale-while-revalidate=86400";
/// The same where an upload replaces the whole site: an entry script from a cache would ask for parts that are gone.
const CACHE_ATOMIC: &str = "public, max-age=0, must-revalidate";
/// Matches hashed names.
const HASHED: &str = r"\.[0-9a-f]{16}\.[a-z]+";

/// Headers of every file. Pages of other origins load the card.
const HEADERS: [(&str, &str); 3] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
];

/// What the release's own pages may load.
const PAGES_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'";

/// Content codings and the file names of their copies, the preferred one last.
const ENCODINGS: [(&str, &str); 2] = [("gzip", ".gz"), ("br", ".br")];

/// A file of the release, as the manifest lists it.
#[derive(Serialize)]
struct File {
    name: String,
    /// The name without the hash, the same in all releases.
    #[serde(skip_serializing_if = "Option::is_none")]
    stable: Option<String>,
    #[serde(rename = "type")]
    mime: String,
    bytes: usize,
    brotli: usize,
    /// Only of hashed names.
    #[serde(skip_serializing_if = "Option::is_none")]
    integrity: Option<String>,
}

/// Complete a release: compressed copies, the manifest, the rules.
pub fn write(release: &Path) -> Result<()> {
    let mut files = Vec::new();
    for name in tools::files_in(release)? {
        let bytes = fs::read(release.join(&name))?;
        let brotli = compress(release, &name, &bytes)?;
        let stable = hash::without_hash(&name);
        let integrity = stable.is_some().then(|| hash::integrity(&bytes));
        files.push(File { mime: mime(&name)?, name, stable, bytes: bytes.len(), brotli, integrity });
    }
    let manifest = json!({ "version": env!("CARGO_PKG_VERSION"), "files": files });
    let manifest = serde_json::to_vec_pretty(&manifest)?;
    fs::write(release.join(MANIFEST), &manifest)?;
    compress(release, MANIFEST, &manifest)?;
    fs::create_dir_all(release.join(RULES))?;
    for (name, text) in rules(&files)? {
        fs::write(release.join(RULES).join(name), text)?;
    }
    Ok(())
}

/// Whether a name is that of a compressed copy.
pub fn is_compressed(name: &str) -> bool {
    ENCODINGS.iter().any(|(_, suffix)| name.ends_with(suffix))
}

/// The media type by the name's extension. Text is UTF-8.
fn mime(name: &str) -> Result<String> {
    let mime = mime_guess::from_path(name).first_raw().with_context(|| format!("{name} has no known type"))?;
    Ok(if mime.starts_with("text/") { format!("{mime}; charset=utf-8") } else { mime.to_owned() })
}

fn extension(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

/// Write compressed copies of a file, or none if it is compressed already. Returns the size after brotli.
fn compress(release: &Path, name: &str, bytes: &[u8]) -> Result<usize> {
    let (brotli, gzip) = (brotli(bytes)?, gzip(bytes)?);
    // Rules find both copies or neither, so both must be smaller; a picture's gain is not worth a copy.
    if extension(name) == "png" || gzip.len().max(brotli.len()) >= bytes.len() {
        return Ok(bytes.len());
    }
    fs::write(release.join(format!("{name}.br")), &brotli)?;
    fs::write(release.join(format!("{name}.gz")), &gzip)?;
    Ok(brotli.len())
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Without a time in the header: the same bytes give the same file.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder: GzEncoder<Vec<u8>> = GzBuilder::new().write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// The rules for each kind of server: file names and texts.
fn rules(files: &[File]) -> Result<Vec<(&'static str, String)>> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    // Lines with nothing but a block tag leave nothing behind.
    templates
        .set_syntax(SyntaxConfig::builder().keep_trailing_newline(true).trim_blocks(true).lstrip_blocks(true).build()?);
    let types: BTreeMap<&str, &str> = files.iter().map(|file| (extension(&file.name), file.mime.as_str())).collect();
    let context = minijinja::Value::from(Serde(json!({
        "headers": HEADERS,
        "encodings": ENCODINGS.map(|(coding, suffix)| (coding, suffix, accepts(coding))),
        "types": types.into_iter().collect::<Vec<_>>(),
        "hashed": HASHED,
        "cache": { "hashed": CACHE_HASHED, "plain": CACHE_PLAIN, "atomic": CACHE_ATOMIC },
        "policy": PAGES_POLICY,
        "compressible": ["application/wasm", "application/json"],
        "paths": paths(files, |_| true),
        "named_paths": paths(files, |rule| !rule.hashed),
    })));
    let mut rules = Vec::new();
    for (name, template) in TEMPLATES {
        // No name, so that nothing is escaped: no template is HTML.
        let text = templates.render_str(template, &context).with_context(|| format!("the template of {name}"))?;
        ensure!(!text.is_empty(), "{name} is empty");
        rules.push((name, text));
    }
    rules.push(("s3-headers.json", s3(files)?));
    Ok(rules)
}

/// Matches an `Accept-Encoding` that contains the coding with a weight above 0.
fn accepts(coding: &str) -> String {
    format!(r"(^|[\s,]){coding}\s*(,|$|;\s*q=(1|0\.0*[1-9]))")
}

/// The same for all files of a path.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct PathRule {
    hashed: bool,
    page: bool,
    mime: String,
}

/// Rules by path for servers without regular expressions: one for a folder whose files agree, if it may be one for this
/// rule, otherwise one per file.
fn paths(files: &[File], may_be_folder: impl Fn(&PathRule) -> bool) -> Vec<(String, PathRule)> {
    let rule = |file: &File| PathRule {
        hashed: file.stable.is_some(),
        page: extension(&file.name) == "html",
        mime: file.mime.clone(),
    };
    let folder = |file: &File| file.name.rsplit_once('/').map(|(folder, _)| format!("{folder}/*"));
    let mut rules: BTreeMap<Option<String>, BTreeSet<PathRule>> = BTreeMap::new();
    for file in files {
        rules.entry(folder(file)).or_default().insert(rule(file));
    }
    let path = |file: &File| {
        let rule = rule(file);
        let agreed = folder(file).filter(|folder| rules[&Some(folder.clone())].len() == 1 && may_be_folder(&rule));
        (agreed.unwrap_or_else(|| file.name.clone()), rule)
    };
    files.iter().map(path).collect::<BTreeMap<_, _>>().into_iter().collect()
}

/// What an upload to a bucket sets per file, the bucket's CORS configuration, and what only the CDN can add.
fn s3(files: &[File]) -> Result<String> {
    let cache = |file: &File| if file.stable.is_some() { CACHE_HASHED } else { CACHE_PLAIN };
    let object = |file: &File| json!({ "Key": file.name, "ContentType": file.mime, "CacheControl": cache(file) });
    let rules = json!({
        "objects": files.iter().map(object).collect::<Vec<_>>(),
        "cors": { "CORSRules": [{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET", "HEAD"], "AllowedHeaders": ["*"] }] },
        "cdn": {
            "responseHeaders": BTreeMap::from(HEADERS),
            "pages": { "Content-Security-Policy": PAGES_POLICY },
            "compress": true,
        },
    });
    Ok(format!("{rules:#}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules_for_test() -> Vec<(&'static str, String)> {
        let names = [
            "index.html",
            "inspection-card.js",
            "locales/en.0123456789abcdef.json",
            "a.0123456789abcdef.js",
            "examples/a.json",
        ];
        let files = names.map(|name| File {
            name: name.to_owned(),
            stable: hash::without_hash(name),
            mime: mime(name).unwrap(),
            bytes: 1,
            brotli: 1,
            integrity: None,
        });
        rules(&files).unwrap()
    }

    #[test]
    fn every_server_gets_the_same_headers() {
        assert_eq!(rules_for_test().len(), 5);
        for (server, text) in rules_for_test() {
            for (name, value) in HEADERS {
                assert!(text.contains(name) && text.contains(value), "{server}: {name}");
            }
            let plain = if server == "_headers" { CACHE_ATOMIC } else { CACHE_PLAIN };
            for value in [CACHE_HASHED, plain, PAGES_POLICY, "application/json"] {
                assert!(text.contains(value), "{server}: {value}");
            }
        }
    }

    #[test]
    fn a_folder_whose_files_agree_is_one_path_unless_they_are_cached_for_ever() {
        let (_, headers) = &rules_for_test()[3];
        let paths: Vec<&str> = headers.lines().filter(|line| line.starts_with('/')).collect();
        let expected = [
            "/*",
            "/a.0123456789abcdef.js",
            "/examples/*",
            "/index.html",
            "/",
            "/inspection-card.js",
            "/locales/en.0123456789abcdef.json",
        ];
        assert_eq!(paths, expected);
    }

    /// IIS answers 500 to everything if a header is added that an outer site has already.
    #[test]
    fn iis_removes_each_header_before_it_adds_it() {
        let (_, config) = &rules_for_test()[2];
        let added: Vec<&str> = config.split("<add name=").skip(1).filter_map(|rest| rest.split(' ').next()).collect();
        assert_eq!(added.len(), HEADERS.len() + 1, "{added:?}");
        let config: String = config.split_whitespace().collect();
        for name in added {
            assert!(config.contains(&format!("<removename={name}/><addname={name}")), "{name}");
        }
    }

    #[test]
    fn types_are_complete() {
        assert_eq!(mime("card.wasm").unwrap(), "application/wasm");
        assert_eq!(mime("a.js").unwrap(), "text/javascript; charset=utf-8");
        assert!(mime("card.unknown").is_err());
        assert!(is_compressed("card.js.br") && !is_compressed("card.js"));
    }

    #[test]
    fn a_gzip_header_has_no_time_and_no_name() {
        let copy = gzip(&b"Strengths, strengths, strengths".repeat(9)).unwrap();
        assert_eq!(copy[3..8], [0; 5]);
    }
}
