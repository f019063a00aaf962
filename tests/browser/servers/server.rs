//! A real web server on free ports of 127.0.0.1: the card's host by the shipped rules, and two sites with strict policies.

use super::software::Software;
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Ends the server when its own standard input ends, which it does even if the tests are killed.
const GUARD: &str = r#""$@" </dev/null & cat >/dev/null; kill -TERM $!; wait"#;

/// A running server; it ends, and its folder goes, with this value.
#[derive(Debug)]
pub struct Server {
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

impl Server {
    /// Starts it with a copy of the release, to which a test may upload more.
    pub async fn start(software: Software) -> Result<Server> {
        let listeners = [0; 3].map(|port| TcpListener::bind(("127.0.0.1", port)));
        let mut ports = [0; 3];
        for (port, listener) in ports.iter_mut().zip(&listeners) {
            let listener = listener.as_ref().ok().context("no free port")?;
            *port = listener.local_addr()?.port();
        }
        drop(listeners);
        // Not below the project: started by root, Apache reads its files as another user, who may not look there.
        let folder = env::temp_dir().join(format!("inspection-card-{}-{}", software.name(), ports[0]));
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), &folder.join("host"))?;
        fs::write(folder.join("host/seen.js"), include_str!("../harness/seen.js"))?;
        fs::create_dir_all(folder.join("site"))?;
        software.configure(&folder, ports)?;
        let guard = guarded(software, &folder).spawn().context("starting the server's guard (sh)")?;
        let [host, strict, nonce] = ports.map(|port| format!("http://127.0.0.1:{port}"));
        let server = Server { guard, folder, host, strict, nonce };
        server.listening(ports[2]).await?;
        Ok(server)
    }

    async fn listening(&self, port: u16) -> Result<()> {
        let deadline = Instant::now() + Duration::from_secs(10);
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            if Instant::now() > deadline {
                bail!("the server does not listen; it said: {}", self.log());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }

    /// What the server itself wrote about errors.
    pub fn log(&self) -> String {
        ["error.log", "output.log"].map(|name| fs::read_to_string(self.folder.join(name)).unwrap_or_default()).concat()
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

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // A guard that can't be waited for has ended already; a folder that stays is a temporary one.
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

fn guarded(software: Software, folder: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", GUARD, "server-guard"]).args(software.command(folder));
    // Debian keeps servers where an ordinary user's PATH does not look.
    let path = env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{path}:/usr/sbin:/sbin"));
    let output = fs::File::create(folder.join("output.log")).map_or_else(|_| Stdio::null(), Stdio::from);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(output);
    command
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
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
