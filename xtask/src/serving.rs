//! What a host needs to know of the release: its files, their headers, and their compressed copies.
//!
//! The rules for each kind of server in `serving/` are written from the tables here, and from
//! the names that the build gave.

mod rules;

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::write::GzEncoder;
use flate2::{Compression, GzBuilder};
use serde::Serialize;

use crate::{hash, sizes};

/// The list of the release's files.
pub const MANIFEST: &str = "manifest.json";
/// The folder of the rules.
pub const RULES: &str = "serving";

/// For names that change with their bytes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For names that stay: a new release is there after minutes, and nobody waits for it.
const FOR_NOW: &str = "public, max-age=300, stale-while-revalidate=86400";
/// Names with a hash in them, to servers that know regular expressions.
const HASHED: &str = r"\.[0-9a-f]{16}\.[a-z]+$";

/// Headers of every file. Those of the card are read from other origins.
const HEADERS: [(&str, &str); 3] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
];

/// What the release's own pages may load.
const PAGES_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'";

/// A kind of file: the end of its name, its type, and whether it has compressed copies.
struct Kind {
    extension: &'static str,
    mime: &'static str,
    compressed: bool,
}

const fn kind(extension: &'static str, mime: &'static str, compressed: bool) -> Kind {
    Kind { extension, mime, compressed }
}

/// Every kind of file in the release.
const KINDS: [Kind; 8] = [
    kind("css", "text/css; charset=utf-8", true),
    kind("html", "text/html; charset=utf-8", true),
    kind("js", "text/javascript; charset=utf-8", true),
    kind("json", "application/json", true),
    kind("md", "text/markdown; charset=utf-8", true),
    kind("png", "image/png", false),
    kind("svg", "image/svg+xml", true),
    kind("wasm", "application/wasm", true),
];

/// Content codings, the better one last: its name and the end of its files' names.
const ENCODINGS: [(&str, &str); 2] = [("gzip", ".gz"), ("br", ".br")];

/// A file of the release as it is served.
#[derive(Serialize)]
struct File {
    name: String,
    /// The name without the hash, by which to find the file of any release.
    #[serde(skip_serializing_if = "Option::is_none")]
    stable: Option<String>,
    #[serde(rename = "type")]
    mime: &'static str,
    bytes: usize,
    brotli: usize,
    /// Only of a name whose bytes never change.
    #[serde(skip_serializing_if = "Option::is_none")]
    integrity: Option<String>,
}

#[derive(Serialize)]
struct Manifest<'a> {
    version: &'static str,
    files: &'a [File],
}

/// Complete a release: compressed copies, the manifest, the rules.
pub fn write(release: &Path) -> Result<()> {
    let names = sizes::names(release)?;
    let files = names.into_iter().map(|name| describe(release, name)).collect::<Result<Vec<_>>>()?;
    let manifest = Manifest { version: env!("CARGO_PKG_VERSION"), files: &files };
    let manifest = serde_json::to_vec_pretty(&manifest)?;
    fs::write(release.join(MANIFEST), &manifest)?;
    compress(release, MANIFEST, kind_of(MANIFEST)?, &manifest)?;
    fs::create_dir_all(release.join(RULES))?;
    for (name, text) in rules::all(&files)? {
        fs::write(release.join(RULES).join(name), text)?;
    }
    Ok(())
}

fn describe(release: &Path, name: String) -> Result<File> {
    let bytes = fs::read(release.join(&name))?;
    let kind = kind_of(&name)?;
    let brotli = compress(release, &name, kind, &bytes)?;
    let stable = without_hash(&name);
    let integrity = stable.is_some().then(|| hash::integrity(&bytes));
    Ok(File { name, stable, mime: kind.mime, bytes: bytes.len(), brotli, integrity })
}

/// Whether a name is that of a compressed copy.
pub fn is_compressed(name: &str) -> bool {
    ENCODINGS.iter().any(|(_, end)| name.ends_with(end))
}

/// Brotli at its best, as a good host sends it.
fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Without a time, so that the same bytes give the same file.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder: GzEncoder<Vec<u8>> = GzBuilder::new().write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Write both compressed copies of a file, if they pay, or none: a server may then look for one only.
fn compress(release: &Path, name: &str, kind: &Kind, bytes: &[u8]) -> Result<usize> {
    if !kind.compressed {
        return Ok(bytes.len());
    }
    let (brotli, gzip) = (brotli(bytes)?, gzip(bytes)?);
    if gzip.len().max(brotli.len()) >= bytes.len() {
        return Ok(bytes.len());
    }
    fs::write(release.join(format!("{name}.br")), &brotli)?;
    fs::write(release.join(format!("{name}.gz")), &gzip)?;
    Ok(brotli.len())
}

fn kind_of(name: &str) -> Result<&'static Kind> {
    let extension = name.rsplit('.').next();
    let kind = KINDS.iter().find(|kind| extension == Some(kind.extension));
    kind.with_context(|| format!("{name}: no server is told the type of such a file; add it to `serving.rs`"))
}

/// A hashed name without its hash; nothing for a name that stays.
fn without_hash(name: &str) -> Option<String> {
    let (rest, extension) = name.rsplit_once('.')?;
    let (stem, hash) = rest.rsplit_once('.')?;
    let hashed = hash.len() == 16 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    hashed.then(|| format!("{stem}.{extension}"))
}

impl File {
    fn cache(&self) -> &'static str {
        if self.stable.is_some() { FOR_EVER } else { FOR_NOW }
    }

    fn is_page(&self) -> bool {
        self.name.ends_with(".html")
    }
}

#[cfg(test)]
mod tests {
    use super::{gzip, is_compressed, kind_of, without_hash};

    #[test]
    fn only_a_name_with_a_hash_is_for_ever() {
        let stable = without_hash("words/en.056c0acd3f61093f.json");
        assert_eq!(stable.as_deref(), Some("words/en.json"));
        assert_eq!(without_hash("inspection-card.js"), None);
        assert_eq!(without_hash("inspection-card.schema.json"), None);
        assert_eq!(without_hash("a.056C0ACD3F61093F.js"), None);
    }

    #[test]
    fn a_file_of_unknown_type_is_an_error() {
        assert!(kind_of("card.wasm").is_ok());
        assert!(kind_of("card.xyz").is_err());
        assert!(is_compressed("card.js.br") && !is_compressed("card.js"));
    }

    #[test]
    fn the_same_bytes_compress_to_the_same_file() {
        let bytes = b"Strengths, strengths, strengths".repeat(9);
        let copy = gzip(&bytes).ok();
        // No time and no name in its header.
        assert_eq!(copy.as_deref().map(|copy| &copy[3..8]), Some([0; 5].as_slice()));
        assert_eq!(copy, gzip(&bytes).ok());
    }
}
