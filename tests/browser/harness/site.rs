//! Two origins on 127.0.0.1: the council's site, whose pages tests make, and the card's host, which serves `dist/`.
//! Each test has a path prefix of its own on both, so that overrides and logs don't mix.

use super::reply::Reply;
use anyhow::Result;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request as HttpRequest, State};
use axum::http::{Response, header};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::TcpListener;

/// A request as an origin saw it.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    /// The path below the test's prefix, with its query.
    pub path: String,
    pub referrer: Option<String>,
    pub cookies: Option<String>,
}

/// Both origins.
#[derive(Debug)]
pub struct Servers {
    site: Arc<Server>,
    host: Arc<Server>,
    tests: AtomicUsize,
}

/// One test's part of one origin.
#[derive(Clone, Debug)]
pub struct Origin {
    server: Arc<Server>,
    prefix: String,
}

#[derive(Debug)]
struct Server {
    address: String,
    /// What is served where a test has not said otherwise.
    folder: Option<PathBuf>,
    tests: Mutex<HashMap<String, TestState>>,
}

#[derive(Debug, Default)]
struct TestState {
    replies: HashMap<String, Reply>,
    log: Vec<Request>,
}

impl Servers {
    /// Starts both, the card's host with a folder to serve.
    pub async fn start(dist: PathBuf) -> Result<Servers> {
        Ok(Servers {
            site: Server::start(None).await?,
            host: Server::start(Some(dist)).await?,
            tests: AtomicUsize::new(1),
        })
    }

    /// A part of the site and of the host that no other test sees.
    pub fn for_test(&self) -> (Origin, Origin) {
        let prefix = format!("t{}", self.tests.fetch_add(1, Ordering::Relaxed));
        let part = |server: &Arc<Server>| {
            server.lock().insert(prefix.clone(), TestState::default());
            Origin { server: server.clone(), prefix: prefix.clone() }
        };
        (part(&self.site), part(&self.host))
    }
}

impl Origin {
    /// The address of this test's part, without a slash at its end.
    pub fn base(&self) -> String {
        format!("{}/{}", self.server.address, self.prefix)
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.base())
    }

    /// Answers a path like this from now on; returns its address.
    pub fn put(&self, path: &str, reply: Reply) -> String {
        if let Some(test) = self.server.lock().get_mut(&self.prefix) {
            test.replies.insert(path.to_owned(), reply);
        }
        self.url(path)
    }

    /// What the folder holds at this path, to be sent back changed.
    pub fn original(&self, path: &str) -> Reply {
        self.server.in_folder(path)
    }

    /// Every request so far.
    pub fn log(&self) -> Vec<Request> {
        self.server.lock().get(&self.prefix).map(|test| test.log.clone()).unwrap_or_default()
    }

    /// How often a path was asked for.
    pub fn requests(&self, path: &str) -> usize {
        self.log().iter().filter(|request| request.path == path).count()
    }

    pub(super) fn forget(&self) {
        self.server.lock().remove(&self.prefix);
    }
}

impl Server {
    async fn start(folder: Option<PathBuf>) -> Result<Arc<Server>> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = format!("http://{}", listener.local_addr()?);
        let server = Arc::new(Server { address, folder, tests: Mutex::default() });
        let router = Router::new().fallback(answer).with_state(server.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(server)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, TestState>> {
        self.tests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reply(&self, request: &HttpRequest) -> Reply {
        let path = request.uri().path().trim_start_matches('/');
        let (prefix, path) = path.split_once('/').unwrap_or((path, ""));
        let mut tests = self.lock();
        let Some(test) = tests.get_mut(prefix) else { return Reply::error(404) };
        test.log.push(seen(request, path));
        let put = test.replies.get(path).cloned();
        drop(tests);
        put.unwrap_or_else(|| self.in_folder(path))
    }

    fn in_folder(&self, path: &str) -> Reply {
        let Some(folder) = &self.folder else { return Reply::error(404) };
        let inside = !Path::new(path).components().any(|part| part.as_os_str() == "..");
        match std::fs::read(folder.join(path)) {
            Ok(bytes) if inside => Reply::file(path, bytes).shared(),
            _ => Reply::error(404).shared(),
        }
    }
}

fn seen(request: &HttpRequest, path: &str) -> Request {
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let header = |name| {
        let value = request.headers().get(name)?;
        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    Request {
        method: request.method().to_string(),
        path: format!("{path}{query}"),
        referrer: header(header::REFERER),
        cookies: header(header::COOKIE),
    }
}

async fn answer(State(server): State<Arc<Server>>, request: HttpRequest) -> Response<Body> {
    server.reply(&request).respond().await
}
