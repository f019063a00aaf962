//! The web servers, each configured as its administrator would: the shipped rules, and around them what such servers often
//! have.

use super::server::copy;
use anyhow::Result;
use std::fs;
use std::path::Path;

/// The policy of a site that allows the card's host and nothing else.
const STRICT: &str = "default-src 'none'; script-src {host} 'wasm-unsafe-eval'; style-src {host}; connect-src {host}";
/// The policy of a site whose pages carry a nonce, here always `abc`.
const NONCE: &str = "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; \
    style-src {host}; connect-src {host}";

/// A header that a whole organisation's servers send.
pub const OWN_HEADER: (&str, &str) = ("strict-transport-security", "max-age=300");

#[derive(Clone, Copy, Debug)]
pub enum Software {
    Nginx,
    Apache,
}

impl Software {
    /// The name that its tests begin with.
    pub fn name(self) -> &'static str {
        match self {
            Software::Nginx => "nginx",
            Software::Apache => "apache",
        }
    }

    /// The folders of the host's address below which it serves the release.
    pub fn folders(self) -> &'static [&'static str] {
        match self {
            Software::Nginx => &[""],
            // The second by `AliasMatch`, outside of the server's root.
            Software::Apache => &["", "cards/"],
        }
    }

    pub fn command(self, folder: &Path) -> Vec<String> {
        let folder = folder.display().to_string();
        let parts: &[&str] = match self {
            Software::Nginx => &["nginx", "-e", "error.log", "-c", "nginx.conf", "-p", &folder],
            Software::Apache => &["apache2", "-D", "FOREGROUND", "-d", &folder, "-f", "apache.conf"],
        };
        parts.iter().map(|&part| part.to_owned()).collect()
    }

    /// Writes the configuration: three sites, of which the first is the card's host. Everything that the server writes is
    /// in the folder, so that an ordinary user can run it.
    pub fn configure(self, folder: &Path, ports: [u16; 3]) -> Result<()> {
        let host = format!("http://127.0.0.1:{}", ports[0]);
        let policies = [STRICT, NONCE].map(|policy| policy.replace("{host}", &host));
        let text = match self {
            Software::Nginx => nginx(&folder.display().to_string(), ports, policies),
            Software::Apache => {
                fs::copy(folder.join("host/serving/.htaccess"), folder.join("host/.htaccess"))?;
                copy(&folder.join("host"), &folder.join("outside"))?;
                apache(&folder.display().to_string(), ports, policies)
            }
        };
        Ok(fs::write(folder.join(format!("{}.conf", self.name())), text)?)
    }
}

fn nginx(folder: &str, ports: [u16; 3], policies: [String; 2]) -> String {
    let site = |port: u16, policy: &str| {
        format!(
            "server {{ listen 127.0.0.1:{port}; root {folder}/site; types {{ text/html html; }} charset utf-8;
               add_header Content-Security-Policy \"{policy}\"; }}\n"
        )
    };
    let temporary =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|kind| format!("{kind}_temp_path {kind};\n")).concat();
    let (own_name, own_value) = OWN_HEADER;
    format!(
        "daemon off; master_process off; pid nginx.pid; error_log error.log;
        events {{ worker_connections 256; }}
        http {{ access_log off; gzip on; gzip_types *; {temporary}
          add_header X-Content-Type-Options nosniff;
          server {{ listen 127.0.0.1:{}; root {folder}/host; include {folder}/host/serving/nginx.conf;
            add_header {own_name} {own_value} always; }}
          {}{} }}\n",
        ports[0],
        site(ports[1], &policies[0]),
        site(ports[2], &policies[1]),
    )
}

/// Debian's modules with Debian's settings, and the rights that the README names. The headers of the whole server must not
/// come twice: with two values of `Access-Control-Allow-Origin`, browsers refuse a file.
fn apache(folder: &str, [host, strict, nonce]: [u16; 3], policies: [String; 2]) -> String {
    let load = |module: &str| format!("LoadModule {module}_module /usr/lib/apache2/modules/mod_{module}.so\n");
    let modules =
        "mpm_event authz_core alias brotli deflate dir env expires filter headers mime negotiation rewrite setenvif";
    let loads: String = modules.split(' ').map(load).collect();
    let settings = ["deflate", "dir", "mime", "negotiation"]
        .map(|name| format!("Include /etc/apache2/mods-available/{name}.conf\n"))
        .concat();
    let site = |port: u16, policy: &str| {
        format!(
            "<VirtualHost 127.0.0.1:{port}>
               DocumentRoot {folder}/site
               AddDefaultCharset utf-8
               Header set Content-Security-Policy \"{policy}\"
             </VirtualHost>\n"
        )
    };
    let rights = ["host", "outside"]
        .map(|name| {
            format!(
                "<Directory {folder}/{name}>
                   Options SymLinksIfOwnerMatch
                   AllowOverride FileInfo Indexes
                 </Directory>\n"
            )
        })
        .concat();
    let (own_name, own_value) = OWN_HEADER;
    format!(
        "{loads}{settings}
        User www-data
        ServerName cards.example.gov.uk
        DefaultRuntimeDir {folder}
        PidFile {folder}/apache.pid
        ErrorLog {folder}/error.log
        Listen 127.0.0.1:{host}
        Listen 127.0.0.1:{strict}
        Listen 127.0.0.1:{nonce}
        Header always set {own_name} {own_value}
        <Directory {folder}>
          Options None
          AllowOverride None
        </Directory>
        <VirtualHost 127.0.0.1:{host}>
          DocumentRoot {folder}/host
          AliasMatch ^/cards/(.*) {folder}/outside/$1
          ExpiresActive On
          ExpiresDefault \"access plus 1 day\"
          Header set X-Content-Type-Options nosniff
          Header set Access-Control-Allow-Origin https://intranet.example.gov.uk
          Header always set Cache-Control no-cache
          Header always set Content-Security-Policy \"default-src 'self'\"
          {rights}
        </VirtualHost>
        {}{}",
        site(strict, &policies[0]),
        site(nonce, &policies[1]),
    )
}
