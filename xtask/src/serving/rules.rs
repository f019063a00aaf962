//! The header rules, as each kind of server reads them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use anyhow::Result;
use serde_json::json;

use super::{ENCODINGS, FOR_EVER, FOR_NOW, File, HASHED, HEADERS, KINDS, PAGES_POLICY};

/// Every file of rules: its name and its text.
pub(super) fn all(files: &[File]) -> Result<[(&'static str, String); 5]> {
    Ok([
        ("nginx.conf", nginx()?),
        (".htaccess", apache()?),
        ("web.config", iis(files)?),
        ("_headers", headers(files)?),
        ("s3-headers.json", s3(files)?),
    ])
}

/// Matches an `Accept-Encoding` that has the coding and does not give it the weight nought.
fn accepts(coding: &str) -> String {
    format!(r"(^|[\s,]){coding}\s*(,|$|;\s*q=(1|0\.0*[1-9]))")
}

/// Compressed copies are found by the server's own means: not every nginx has a module for brotli.
fn nginx() -> Result<String> {
    let mut out = String::from(
        "# Include this in a `server` block that serves nothing but the release:\n\
         #   server {\n\
         #     server_name cards.example.gov.uk;\n\
         #     root /srv/inspection-card;\n\
         #     include /srv/inspection-card/serving/nginx.conf;\n\
         #   }\n\
         index index.html;\n\
         gzip off; # the files are compressed already\n\n",
    );
    writeln!(out, "set $ic_cache \"{FOR_NOW}\";")?;
    writeln!(out, "if ($uri ~ \"{HASHED}\") {{ set $ic_cache \"{FOR_EVER}\"; }}")?;
    writeln!(out, "set $ic_policy \"\";")?;
    writeln!(out, "if ($uri ~ \"\\.html$\") {{ set $ic_policy \"{PAGES_POLICY}\"; }}")?;
    writeln!(out, "set $ic_end \"\";")?;
    for (coding, end) in ENCODINGS {
        writeln!(out, "if ($http_accept_encoding ~* \"{}\") {{ set $ic_end {end}; }}", accepts(coding))?;
    }
    writeln!(out, "if (!-f $document_root$uri$ic_end) {{ set $ic_end \"\"; }}")?;
    writeln!(out, "set $ic_encoding \"\";")?;
    for (coding, end) in ENCODINGS {
        writeln!(out, "if ($ic_end = {end}) {{ set $ic_encoding {coding}; }}")?;
    }
    writeln!(out, "\n# A header without a value is not sent.")?;
    for (name, value) in HEADERS {
        writeln!(out, "add_header {name} \"{value}\" always;")?;
    }
    writeln!(out, "add_header Vary Accept-Encoding always;")?;
    for (name, variable) in
        [("Cache-Control", "cache"), ("Content-Encoding", "encoding"), ("Content-Security-Policy", "policy")]
    {
        writeln!(out, "add_header {name} $ic_{variable};")?;
    }
    out.push('\n');
    for kind in &KINDS {
        let (end, mime) = (kind.extension, kind.mime);
        writeln!(out, "location ~ \\.{end}$ {{ types {{}} default_type \"{mime}\"; try_files $uri$ic_end =404; }}")?;
    }
    Ok(out)
}

fn apache() -> Result<String> {
    let mut out = String::from(
        "# Copy this to the release's own folder. It needs mod_headers and mod_rewrite, and\n\
         # `AllowOverride FileInfo Indexes` for that folder.\n\
         DirectoryIndex index.html\n\
         # Not Breton, and no second coding.\n\
         RemoveLanguage .br\n\
         RemoveEncoding .br .gz\n\n\
         RewriteEngine On\n\
         # Compressed already; this comes to pass on the way back from the rules below it.\n\
         RewriteRule \"\\.(br|gz)$\" \"-\" [E=no-gzip:1,E=no-brotli:1,L]\n",
    );
    for (coding, end) in ENCODINGS.iter().rev() {
        writeln!(out, "RewriteCond \"%{{HTTP:Accept-Encoding}}\" \"{}\" [NC]", accepts(coding))?;
        writeln!(out, "RewriteCond \"%{{REQUEST_FILENAME}}{end}\" -f")?;
        writeln!(out, "RewriteRule \"^(.+)$\" \"$1{end}\" [L]")?;
    }
    out.push('\n');
    for (name, value) in HEADERS {
        writeln!(out, "Header always set {name} \"{value}\"")?;
    }
    writeln!(out, "Header merge Vary Accept-Encoding")?;
    writeln!(out, "Header set Cache-Control \"{FOR_NOW}\"")?;
    let hashed = HASHED.trim_end_matches('$');
    section(&mut out, &format!(r"{hashed}(\.br|\.gz)?$"), &[format!("Header set Cache-Control \"{FOR_EVER}\"")])?;
    section(&mut out, r"\.html(\.br|\.gz)?$", &[format!("Header set Content-Security-Policy \"{PAGES_POLICY}\"")])?;
    for kind in &KINDS {
        let of_kind = format!(r"\.{}(\.br|\.gz)?$", kind.extension);
        section(&mut out, &of_kind, &[format!("ForceType \"{}\"", kind.mime)])?;
    }
    for (coding, end) in ENCODINGS {
        section(&mut out, &format!(r"\{end}$"), &[format!("Header set Content-Encoding {coding}")])?;
    }
    Ok(out)
}

/// A section of Apache's for names that a regular expression matches.
fn section(out: &mut String, names: &str, lines: &[String]) -> Result<()> {
    writeln!(out, "<FilesMatch \"{names}\">\n  {}\n</FilesMatch>", lines.join("\n  "))?;
    Ok(())
}

/// Without its rewrite module, which is not on every machine: a file that names it would then be an
/// error 500. Compression is that of the server.
fn iis(files: &[File]) -> Result<String> {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <!-- Copy this to the release's own folder. -->\n\
         <configuration>\n  <system.webServer>\n    <staticContent>\n",
    );
    for kind in &KINDS {
        writeln!(out, "      <remove fileExtension=\".{}\" />", kind.extension)?;
        writeln!(out, "      <mimeMap fileExtension=\".{}\" mimeType=\"{}\" />", kind.extension, kind.mime)?;
    }
    writeln!(out, "      {}", client_cache(FOR_NOW))?;
    out.push_str("    </staticContent>\n    <httpProtocol>\n      <customHeaders>\n");
    for (name, value) in HEADERS {
        writeln!(out, "        <remove name=\"{name}\" />")?;
        writeln!(out, "        <add name=\"{name}\" value=\"{value}\" />")?;
    }
    out.push_str(
        "      </customHeaders>\n    </httpProtocol>\n\
         \x20   <urlCompression doStaticCompression=\"true\" />\n  </system.webServer>\n",
    );
    for (path, rule) in places(files) {
        let setting = match rule {
            Rule { cache: FOR_EVER, .. } => format!("<staticContent>{}</staticContent>", client_cache(FOR_EVER)),
            Rule { page: true, .. } => format!(
                "<httpProtocol><customHeaders><add name=\"Content-Security-Policy\" value=\"{PAGES_POLICY}\" />\
                 </customHeaders></httpProtocol>"
            ),
            _ => continue,
        };
        let path = path.trim_end_matches("/*");
        writeln!(out, "  <location path=\"{path}\"><system.webServer>{setting}</system.webServer></location>")?;
    }
    out.push_str("</configuration>\n");
    Ok(out)
}

fn client_cache(value: &str) -> String {
    format!("<clientCache cacheControlMode=\"NoControl\" cacheControlCustom=\"{value}\" />")
}

/// What is the same for all files of a rule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rule {
    cache: &'static str,
    mime: &'static str,
    page: bool,
}

/// Paths and their rules, for servers without regular expressions: a whole folder where all of
/// its files have the same rule, else each file by name.
fn places(files: &[File]) -> BTreeMap<String, Rule> {
    let rule = |file: &File| Rule { cache: file.cache(), mime: file.mime, page: file.is_page() };
    let folder = |file: &File| file.name.rsplit_once('/').map(|(folder, _)| format!("{folder}/*"));
    let mut folders: BTreeMap<String, BTreeSet<Rule>> = BTreeMap::new();
    for file in files {
        folders.entry(folder(file).unwrap_or_default()).or_default().insert(rule(file));
    }
    let place = |file: &File| {
        let whole = folder(file).filter(|folder| folders.get(folder).is_some_and(|rules| rules.len() == 1));
        (whole.unwrap_or_else(|| file.name.clone()), rule(file))
    };
    files.iter().map(place).collect()
}

/// No header twice for one path: such hosts join their values. They compress by themselves.
fn headers(files: &[File]) -> Result<String> {
    let mut out =
        String::from("# Copy this to the top of the site that is published, for Netlify and Cloudflare Pages.\n/*\n");
    for (name, value) in HEADERS {
        writeln!(out, "  {name}: {value}")?;
    }
    for (path, rule) in places(files) {
        // A page is known by several addresses.
        let mut paths = vec![path.clone()];
        if let Some(bare) = path.strip_suffix(".html") {
            paths.push(if bare == "index" { String::new() } else { bare.to_owned() });
        }
        for path in paths {
            writeln!(out, "/{path}\n  Cache-Control: {}\n  Content-Type: {}", rule.cache, rule.mime)?;
            if rule.page {
                writeln!(out, "  Content-Security-Policy: {PAGES_POLICY}")?;
            }
        }
    }
    Ok(out)
}

/// What an upload to a bucket sets for each file, the bucket's CORS configuration, and what only
/// the CDN before it can add.
fn s3(files: &[File]) -> Result<String> {
    let objects: Vec<_> = files
        .iter()
        .map(|file| json!({ "Key": file.name, "ContentType": file.mime, "CacheControl": file.cache() }))
        .collect();
    let origins = HEADERS.iter().filter(|(name, _)| *name == "Access-Control-Allow-Origin");
    let origins: Vec<_> = origins.map(|(_, value)| value).collect();
    let added: BTreeMap<_, _> = HEADERS.into_iter().collect();
    let rules = json!({
        "objects": objects,
        "cors": { "CORSRules": [{ "AllowedOrigins": origins, "AllowedMethods": ["GET", "HEAD"], "AllowedHeaders": ["*"] }] },
        "cdn": { "responseHeaders": added, "pages": { "Content-Security-Policy": PAGES_POLICY }, "compress": true },
    });
    Ok(format!("{}\n", serde_json::to_string_pretty(&rules)?))
}

#[cfg(test)]
mod tests {
    use super::super::{FOR_EVER, FOR_NOW, File, HEADERS, KINDS, PAGES_POLICY, kind_of, without_hash};
    use super::all;

    fn file(name: &str) -> Option<File> {
        let mime = kind_of(name).ok()?.mime;
        let stable = without_hash(name);
        Some(File { name: name.to_owned(), stable, mime, bytes: 1, brotli: 1, integrity: None })
    }

    fn rules() -> Vec<(&'static str, String)> {
        let names = [
            "index.html",
            "inspection-card.js",
            "words/en.0123456789abcdef.json",
            "a.0123456789abcdef.js",
            "examples/a.json",
        ];
        let files: Vec<File> = names.into_iter().filter_map(file).collect();
        all(&files).map(Vec::from).unwrap_or_default()
    }

    #[test]
    fn every_server_is_told_the_same() {
        assert_eq!(rules().len(), 5);
        for (server, text) in rules() {
            for (name, value) in HEADERS {
                assert!(text.contains(name) && text.contains(value), "{server}: {name}");
            }
            for value in [FOR_EVER, FOR_NOW, PAGES_POLICY, "application/json"] {
                assert!(text.contains(value), "{server}: {value}");
            }
        }
        let (_, nginx) = &rules()[0];
        assert!(KINDS.iter().all(|kind| nginx.contains(&format!("\"{}\"", kind.mime))));
    }

    #[test]
    fn a_folder_of_one_kind_is_one_rule() {
        let (_, headers) = &rules()[3];
        let paths: Vec<&str> = headers.lines().filter(|line| line.starts_with('/')).collect();
        let expected =
            ["/*", "/a.0123456789abcdef.js", "/examples/*", "/index.html", "/", "/inspection-card.js", "/words/*"];
        assert_eq!(paths, expected);
    }
}
