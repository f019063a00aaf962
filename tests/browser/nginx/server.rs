//! A real nginx on free ports of 127.0.0.1: the card's host by the shipped rules, and two sites with strict policies.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Ends nginx when its own standard input ends, which it does even if the tests are killed.
const GUARD: &str = r#""$@" </dev/null & cat >/dev/null; kill -TERM $!; wait"#;

/// The policy of a site that allows the card's host and nothing else.
const STRICT: &str = "default-src 'none'; script-src {host} 'wasm-unsafe-eval'; style-src {host}; connect-src {host}";
/// The policy of a site whose pages carry a nonce, here always `abc`.
const NONCE: &str = "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; \
    style-src {host}; connect-src {host}";

/// A running nginx; it ends, and its folder goes, with this value.
#[derive(Debug)]
pub struct Nginx {
    guard: Child,
    folder: PathBuf,
    /// Addresses without a slash at the end.
    pub host: String,
    pub strict: String,
    pub nonce: String,
}

/// What was answered to one request.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Nginx {
    /// Starts it with a copy of the release, to which a test may upload more.
    pub async fn start() -> Result<Nginx> {
        let listeners = [0; 3].map(|port| TcpListener::bind(("127.0.0.1", port)));
        let mut ports = Vec::new();
        for listener in &listeners {
            let listener = listener.as_ref().ok().context("no free port")?;
            ports.push(listener.local_addr()?.port());
        }
        drop(listeners);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("nginx-{}", ports[0]));
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), &folder.join("host"))?;
        fs::write(folder.join("host/seen.js"), include_str!("../harness/seen.js"))?;
        fs::create_dir_all(folder.join("site"))?;
        fs::write(folder.join("nginx.conf"), configuration(&folder, &ports))?;
        let guard = guarded(&folder).spawn().context("starting nginx's guard (sh)")?;
        let [host, strict, nonce] = [0, 1, 2].map(|at| format!("http://127.0.0.1:{}", ports[at]));
        let nginx = Nginx { guard, folder, host, strict, nonce };
        nginx.listening(ports[2]).await?;
        Ok(nginx)
    }

    async fn listening(&self, port: u16) -> Result<()> {
        let deadline = Instant::now() + Duration::from_secs(10);
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            if Instant::now() > deadline {
                bail!("nginx does not listen; it said: {}", fs::read_to_string(self.folder.join("error.log"))?);
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }

    /// Puts a page on both sites; `{host}` stands for the address of the card's host.
    pub fn page(&self, name: &str, html: &str) -> Result<()> {
        Ok(fs::write(self.folder.join("site").join(name), html.replace("{host}", &self.host))?)
    }

    /// A file on the card's host.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join("host").join(name)
    }

    /// The release's file of this stable name: its name for ever and its integrity value.
    pub fn released(&self, stable: &str) -> Result<(String, String)> {
        let manifest: Value = serde_json::from_slice(&fs::read(self.file("manifest.json"))?)?;
        let files = manifest["files"].as_array().context("no files")?;
        let file = files.iter().find(|file| file["stable"] == stable).with_context(|| format!("no {stable}"))?;
        let text = |member: &str| file[member].as_str().map(str::to_owned).context("no text");
        Ok((text("name")?, text("integrity")?))
    }

    /// Asks the card's host for a file.
    pub async fn get(&self, path: &str, encodings: &str) -> Result<Answer> {
        let address = self.host.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).await?;
        let lines = format!("Host: {address}\r\nConnection: close\r\nAccept-Encoding: {encodings}\r\n");
        stream.write_all(format!("GET /{path} HTTP/1.1\r\n{lines}\r\n").as_bytes()).await?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await?;
        Answer::parse(&bytes)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // A guard that can't be waited for has ended already; a folder that stays is in Cargo's own.
        let _ = self.guard.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Answer {
    fn parse(bytes: &[u8]) -> Result<Answer> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").context("no answer")?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).context("no status")?.parse()?;
        let pair = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        Ok(Answer { status, headers: lines.filter_map(pair).collect(), body: bytes[end + 4..].to_vec() })
    }

    /// A header's value; nothing if it is not there, an error if it is there twice.
    pub fn header(&self, name: &str) -> Result<&str> {
        let mut values = self.headers.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let value = values.next().unwrap_or_default();
        ensure!(values.next().is_none(), "{name} is sent twice");
        Ok(value)
    }
}

fn guarded(folder: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", GUARD, "nginx-guard", "nginx", "-e", "error.log", "-c", "nginx.conf", "-p"]).arg(folder);
    // Debian keeps servers where an ordinary user's PATH does not look.
    let path = env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{path}:/usr/sbin:/sbin"));
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Everything nginx writes is in its folder: an ordinary user can run it.
fn configuration(folder: &Path, ports: &[u16]) -> String {
    let (host, folder) = (format!("http://127.0.0.1:{}", ports[0]), folder.display());
    let site = |port: u16, policy: &str| {
        let policy = policy.replace("{host}", &host);
        format!(
            "server {{ listen 127.0.0.1:{port}; root {folder}/site; types {{ text/html html; }} charset utf-8;
               add_header Content-Security-Policy \"{policy}\"; }}\n"
        )
    };
    let temporary =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|kind| format!("{kind}_temp_path {kind};\n")).concat();
    format!(
        "daemon off; master_process off; pid nginx.pid; error_log error.log;
        events {{ worker_connections 256; }}
        http {{ access_log off; gzip on; gzip_types *; {temporary}
          server {{ listen 127.0.0.1:{}; root {folder}/host; include {folder}/host/serving/nginx.conf; }}
          {}{} }}\n",
        ports[0],
        site(ports[1], STRICT),
        site(ports[2], NONCE),
    )
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).context("no release")? {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
