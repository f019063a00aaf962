//! A WebDriver server as a process that is gone when the harness is, however that ends.

use super::engine::Engine;
use anyhow::{Context, Result, bail};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, process};
use tokio::net::TcpStream;

/// Starts the driver and waits for its standard input to end, which it does even if the harness is killed.
/// Browsers leave their driver's process group but not its session.
const GUARD: &str = r#"
scratch=$1; shift
"$@" </dev/null >"$scratch/driver.log" 2>&1 &
cat >/dev/null
trap '' TERM
others() { pgrep -s $$ | grep -vx $$; }
pkill -TERM -s $$
for try in 1 2 3 4 5 6 7 8 9 10; do
  [ -z "$(others | while read pid; do [ -d /proc/$pid ] && echo $pid; done)" ] && break
  sleep 0.1
done
kill -KILL $(others) 2>/dev/null
rm -rf "$scratch"
"#;

/// A running driver, its port and its scratch folder.
#[derive(Debug)]
pub struct Driver {
    guard: Child,
    port: u16,
    scratch: PathBuf,
}

impl Driver {
    /// Starts the engine's driver and waits until it listens.
    pub async fn start(engine: Engine) -> Result<Driver> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let name = format!("inspection-card-{}-{}-{port}", engine.name(), process::id());
        let scratch = env::temp_dir().join(name);
        fs::create_dir_all(&scratch)?;
        let guard = Command::new("setsid")
            .args(["sh", "-c", GUARD, "browser-guard"])
            .arg(&scratch)
            .args(engine.driver(port, &scratch)?)
            // Profiles and sockets of a browser that is killed go with the scratch folder.
            .env("TMPDIR", &scratch)
            // WebKitGTK otherwise looks for an accessibility bus that a bare machine has not.
            .env("NO_AT_BRIDGE", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("starting the driver's guard (setsid, sh)")?;
        let driver = Driver { guard, port, scratch };
        driver.listening(engine).await?;
        Ok(driver)
    }

    async fn listening(&self, engine: Engine) -> Result<()> {
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
            if Instant::now() > deadline {
                bail!("{}'s driver does not listen; it said: {}", engine.name(), self.log());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// The address that sessions are made at.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A folder for profiles, removed with the driver.
    pub fn scratch(&self) -> &Path {
        &self.scratch
    }

    /// The last lines of what the driver and its browser said.
    pub fn log(&self) -> String {
        let log = fs::read(self.scratch.join("driver.log")).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(15)..].join("\n")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // A guard that can't be waited for has ended already.
        let _ = self.guard.wait();
    }
}
