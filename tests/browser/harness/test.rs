//! A test, and how it becomes one trial per engine.

use super::engine::Engine;
use super::page::Page;
use super::session::Session;
use super::site::Servers;
use anyhow::{Context, Result, anyhow};
use libtest_mimic::{Arguments, Failed, Trial};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::Mutex;
use tokio::time::timeout;

/// What a test does with its page.
pub type Run = fn(Page) -> Pin<Box<dyn Future<Output = Result<()>> + Send>>;

/// A test, to be run in each of its engines.
#[derive(Clone, Debug)]
pub struct Test {
    name: String,
    run: Run,
    engines: &'static [Engine],
    limit: Duration,
    javascript: bool,
    when_asked: bool,
}

/// Makes a list of tests from names of `async fn(Page) -> Result<()>`.
macro_rules! tests {
    ($($name:ident),* $(,)?) => {
        vec![$($crate::harness::Test::new(module_path!(), stringify!($name), |page| Box::pin($name(page)))),*]
    };
}
pub(crate) use tests;

impl Test {
    /// A test of all engines, named after its module.
    pub fn new(module: &str, name: &str, run: Run) -> Test {
        let module = module.split("::").nth(1).unwrap_or(module);
        let name = format!("{module}::{name}");
        Test { name, run, engines: Engine::ALL, limit: Duration::from_secs(30), javascript: true, when_asked: false }
    }

    /// The same in some engines only.
    pub fn only(self, engines: &'static [Engine]) -> Test {
        Test { engines, ..self }
    }

    /// The same with more time.
    pub fn within(self, limit: Duration) -> Test {
        Test { limit, ..self }
    }

    /// The same in browsers whose JavaScript is switched off.
    pub fn without_javascript(self) -> Test {
        Test { javascript: false, ..self }
    }

    /// The same only with `--ignored`: too slow for every run.
    pub fn when_asked(self) -> Test {
        Test { when_asked: true, ..self }
    }
}

struct World {
    runtime: Runtime,
    servers: Servers,
    sessions: [Mutex<Option<Session>>; 3],
}

/// Runs what the command line asks for, and ends the browsers.
pub fn run(tests: Vec<Test>) -> ExitCode {
    let mut args = Arguments::from_args();
    let dist = root().join("dist");
    let world = match World::start(dist) {
        Ok(world) => Arc::new(world),
        Err(error) => {
            eprintln!("the test servers do not start: {error:#}");
            return ExitCode::FAILURE;
        }
    };
    // Neighbours in the list are of different engines, so that these run side by side. A thread that waits for a
    // busy engine costs nothing, and must not keep the others from theirs.
    args.test_threads = args.test_threads.or(Some(64));
    let pairs = tests.iter().flat_map(|test| test.engines.iter().map(move |&engine| (engine, test)));
    let trials = pairs.map(|(engine, test)| {
        let (world, test) = (world.clone(), test.clone());
        let name = format!("{}::{}", engine.name(), test.name);
        let when_asked = test.when_asked;
        Trial::test(name.clone(), move || world.trial(engine, &test, &name)).with_ignored_flag(when_asked)
    });
    let conclusion = libtest_mimic::run(&args, trials.collect());
    world.end();
    conclusion.exit_code()
}

impl World {
    fn start(dist: PathBuf) -> Result<World> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let servers = runtime.block_on(Servers::start(dist))?;
        Ok(World { runtime, servers, sessions: Default::default() })
    }

    fn trial(&self, engine: Engine, test: &Test, name: &str) -> Result<(), Failed> {
        if !test.name.starts_with("harness::") && !root().join("dist/inspection-card.js").is_file() {
            return Err("dist/ is missing: `cargo xtask build` makes it".into());
        }
        let outcome = self.runtime.block_on(self.attempt(engine, test, name));
        outcome.map_err(|error| {
            // Not `{:?}`: its backtrace hides what happened.
            let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
            Failed::from(causes.join("\n"))
        })
    }

    async fn attempt(&self, engine: Engine, test: &Test, name: &str) -> Result<()> {
        let mut slot = self.sessions[engine as usize].lock().await;
        let session = match slot.take() {
            Some(session) if session.javascript == test.javascript => session,
            other => {
                if let Some(other) = other {
                    other.end().await;
                }
                Session::start(engine, test.javascript).await?
            }
        };
        let picture = root().join(format!("screenshots/failures/{}.png", name.replace("::", "-")));
        let _ = std::fs::remove_file(&picture);
        let (site, host) = self.servers.for_test();
        let page = Page::new(engine, session.browser.clone(), site, host);
        let mut outcome = bounded(test, &page).await;
        if let Err(error) = outcome {
            let report = timeout(Duration::from_secs(8), report(&page, &picture)).await;
            let report = report.unwrap_or_else(|_| "the browser does not answer".to_owned());
            outcome = Err(error.context(format!("{name}\n{report}")));
        }
        if session.clear().await.is_ok() {
            *slot = Some(session);
        } else {
            session.end().await;
        }
        page.site.forget();
        page.host.forget();
        outcome
    }

    fn end(&self) {
        self.runtime.block_on(async {
            for slot in &self.sessions {
                if let Some(session) = slot.lock().await.take() {
                    session.end().await;
                }
            }
        });
    }
}

/// A test in a task of its own, so that its panic or its hanging ends nothing else.
async fn bounded(test: &Test, page: &Page) -> Result<()> {
    let run = test.run;
    let own = page.clone();
    let mut task = tokio::spawn(async move {
        own.reset().await.context("a fresh window")?;
        run(own).await
    });
    match timeout(test.limit, &mut task).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(panic)) => Err(anyhow!("{panic}")),
        Err(_) => {
            task.abort();
            Err(anyhow!("not finished after {:?}", test.limit))
        }
    }
}

/// What the page has to say about a failure.
async fn report(page: &Page, picture: &Path) -> String {
    let url = page.text("location.href").await.unwrap_or_default();
    let mut lines = vec![format!("page: {url}")];
    let seen = "[...seen.errors, ...seen.violations, ...seen.failed.map((url) => `not loaded: ${url}`), \
        ...seen.console.map((line) => `${line.level}: ${line.text}`)].slice(0, 20)";
    lines.extend(page.list::<String>(seen).await.unwrap_or_default());
    if page.engine == Engine::Chromium {
        lines.extend(page.browser_log().await.unwrap_or_default().into_iter().take(20));
    }
    if page.screenshot(picture).await.is_ok() {
        lines.push(format!("picture: {}", picture.display()));
    }
    lines.join("\n")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
