//! A real WordPress on a free port of 127.0.0.1, with a database of its own.

use crate::harness::Page;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

/// Where Debian installs WordPress.
const WORDPRESS: &str = "/usr/share/wordpress";

/// A running WordPress; it ends, and its folder goes, with this value or with the tests.
#[derive(Debug)]
pub struct Site {
    guard: Child,
    folder: PathBuf,
    theme: &'static str,
    /// Its address, without a slash at the end.
    pub url: String,
}

/// The zip of the plugin.
pub fn plugin() -> Result<PathBuf> {
    let name = format!("target/inspection-card-wordpress-{}.zip", env!("CARGO_PKG_VERSION"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    ensure!(path.is_file(), "{} is missing: `cargo xtask package --no-build` makes it", path.display());
    Ok(path)
}

impl Site {
    /// Starts a site with a theme, and with the plugin if its zip is given.
    pub fn start(theme: &'static str, plugin: Option<&Path>) -> Result<Site> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let folder = env::temp_dir().join(format!("inspection-card-wordpress-{port}"));
        fs::create_dir_all(&folder)?;
        // Not links: WordPress looks for its configuration beside its own files.
        run(Command::new("cp").args(["-rL", WORDPRESS]).arg(folder.join("site")), "")?;
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/wordpress");
        for file in ["wp-config.php", "install.php", "router.php", "run.php"] {
            fs::copy(own.join(file), folder.join("site").join(file))?;
        }
        let mut database = command("mariadb-install-db");
        database.args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"]);
        database.arg(format!("--datadir={}", folder.join("db").display()));
        database.arg(format!("--user={}", run(Command::new("id").arg("-un"), "")?.trim()));
        run(&mut database, "").context("making a database")?;
        let mut guard = command("setsid");
        guard.arg("sh").arg(own.join("serve.sh")).arg(&folder).arg(port.to_string());
        let url = format!("http://127.0.0.1:{port}");
        let guard = environment(&mut guard, &folder, &url, theme).stdin(Stdio::piped()).spawn()?;
        let site = Site { guard, folder, theme, url };
        site.install(port, plugin)?;
        Ok(site)
    }

    fn install(&self, port: u16, plugin: Option<&Path>) -> Result<()> {
        let mut create = command("mariadb");
        create.args(["--no-defaults", "--user=root", "--execute=create database wordpress"]);
        create.arg(format!("--socket={}", self.folder.join("db.sock").display()));
        until(|| run(&mut create, "").map(drop)).context("waiting for the database")?;
        let mut install = Command::new("php");
        run(self.environment(install.arg(self.file("install.php")).args(plugin)), "")
            .context("installing WordPress")?;
        until(|| Ok(TcpStream::connect(("127.0.0.1", port)).map(drop)?)).context("waiting for PHP's server")
    }

    fn environment<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        environment(command, &self.folder, &self.url, self.theme)
    }

    /// A file of the site.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join("site").join(name)
    }

    /// Runs PHP inside WordPress; returns what it prints.
    pub fn php(&self, code: &str) -> Result<String> {
        let mut php = Command::new("php");
        run(self.environment(php.arg(self.file("run.php"))), code)
            .with_context(|| code.chars().take(500).collect::<String>())
    }

    /// Publishes a post of the author; returns its number.
    pub fn publish(&self, name: &str, content: &str) -> Result<u64> {
        let post = json!({ "post_name": name, "post_title": name, "post_content": content, "post_status": "publish" });
        let code = format!(
            "$post = json_decode( {}, true ) + array( 'post_author' => get_user_by( 'login', 'author' )->ID );
            wp_set_current_user( $post['post_author'] ); kses_init();
            echo wp_insert_post( wp_slash( $post ), false );",
            quoted(&post)
        );
        Ok(self.php(&code)?.trim().parse()?)
    }

    /// What PHP itself complained about, in the plugin.
    pub fn complaints(&self) -> Vec<String> {
        let log = fs::read_to_string(self.folder.join("debug.log")).unwrap_or_default();
        log.lines().filter(|line| line.contains("plugins/inspection-card")).map(str::to_owned).collect()
    }

    /// Logs somebody in.
    pub async fn log_in(&self, page: &Page, user: &str) -> Result<()> {
        page.go(&format!("{}/wp-login.php?action=logout", self.url)).await?;
        self.log_out(page).await?;
        page.go(&format!("{}/wp-login.php", self.url)).await?;
        page.script("user_login.value = arguments[0]; user_pass.value = 'password'", [json!(user)]).await?;
        page.follow("#wp-submit").await?;
        page.wait_for("location.pathname.startsWith('/wp-admin/')").await
    }

    /// Makes the browser one of a visitor.
    pub async fn log_out(&self, page: &Page) -> Result<()> {
        page.forget_cookies().await
    }

    /// Asks a REST route, as whoever is logged in; returns the status and the answer.
    pub async fn rest(&self, page: &Page, path: &str, data: Value) -> Result<(u64, Value)> {
        let code = "const nonce = await (await fetch('/wp-admin/admin-ajax.php?action=rest-nonce')).text();
            const headers = { 'X-WP-Nonce': nonce, 'Content-Type': 'application/json' };
            const answer = await fetch(`/wp-json${args[0]}`, { method: 'POST', headers, body: JSON.stringify(args[1]) });
            return [answer.status, await answer.json()];";
        let answer = page.script_async(code, [json!(path), data]).await?;
        Ok(serde_json::from_value(answer)?)
    }

    /// The element of a page's card as the site sends it to visitors, before any script runs.
    pub async fn sent(&self, page: &Page, path: &str) -> Result<String> {
        let code = "const answer = await fetch(args[0], { credentials: 'omit', cache: 'no-store' });
            const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
            return page.querySelector('inspection-card')?.outerHTML ?? page.querySelector('.entry-content, main').innerHTML;";
        let html = page.script_async(code, [json!(path)]).await?;
        html.as_str().map(str::to_owned).context("no text")
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // A guard that can't be waited for has ended already.
        let _ = self.guard.wait();
    }
}

/// A value as a string of PHP that contains JSON.
pub fn quoted(value: &Value) -> String {
    format!("'{}'", value.to_string().replace('\\', "\\\\").replace('\'', "\\'"))
}

fn environment<'a>(command: &'a mut Command, folder: &Path, url: &str, theme: &str) -> &'a mut Command {
    command.env("SITE_URL", url).env("SITE_THEME", theme);
    command.env("SITE_SOCKET", folder.join("db.sock")).env("SITE_LOG", folder.join("debug.log"))
}

/// A program, which Debian may keep where an ordinary user's PATH does not look.
fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env("PATH", format!("{}:/usr/sbin:/sbin", env::var("PATH").unwrap_or_default()));
    command
}

/// Runs a program to its end; returns its output.
fn run(command: &mut Command, input: &str) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = started.with_context(|| format!("{name} is missing: `cargo xtask setup full` installs it"))?;
    child.stdin.take().context("no input")?.write_all(input.as_bytes())?;
    let output = child.wait_with_output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(output.status.success(), "{name}: {said} {}", String::from_utf8_lossy(&output.stderr));
    Ok(said)
}

/// Repeats an attempt until it succeeds, for at most 20 seconds.
fn until(mut attempt: impl FnMut() -> Result<()>) -> Result<()> {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        match attempt() {
            Err(_) if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(50)),
            outcome => return outcome,
        }
    }
}
