//! What a test makes an origin answer.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use futures_util::stream::{self, StreamExt};
use std::io;
use std::time::Duration;

/// An answer to one path.
#[derive(Clone, Debug)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    end: End,
}

/// How the sending of an answer ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Whole,
    CutOff,
    Never,
}

impl Reply {
    /// An answer with the MIME type that the path's ending stands for.
    pub fn file(path: &str, body: impl Into<Vec<u8>>) -> Reply {
        Reply::typed(mime(path), body)
    }

    /// An answer with a MIME type.
    pub fn typed(mime: &str, body: impl Into<Vec<u8>>) -> Reply {
        let reply = Reply { status: 200, headers: Vec::new(), body: body.into(), end: End::Whole };
        reply.header("content-type", mime)
    }

    /// A web page.
    pub fn html(body: impl Into<Vec<u8>>) -> Reply {
        Reply::typed("text/html; charset=utf-8", body)
    }

    /// An error with a page, as most hosts send it.
    pub fn error(status: u16) -> Reply {
        Reply::html(format!("<!doctype html><title>{status}</title><h1>{status}</h1>")).status(status)
    }

    /// No answer at all while the page is open.
    pub fn never() -> Reply {
        Reply { end: End::Never, ..Reply::error(500) }
    }

    /// The same with the connection closed after half of it.
    pub fn cut_off(self) -> Reply {
        Reply { end: End::CutOff, ..self }
    }

    /// The same with another status.
    pub fn status(self, status: u16) -> Reply {
        Reply { status, ..self }
    }

    /// The same with a header set, in place of one of that name.
    pub fn header(self, name: &str, value: &str) -> Reply {
        let mut reply = self.without(name);
        reply.headers.push((name.to_owned(), value.to_owned()));
        reply
    }

    /// The same without a header.
    pub fn without(mut self, name: &str) -> Reply {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    /// The same, readable from any origin.
    pub fn shared(self) -> Reply {
        self.header("access-control-allow-origin", "*")
    }

    /// What is sent.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    pub(super) async fn respond(self) -> Response<Body> {
        if self.end == End::Never {
            std::future::pending::<()>().await;
        }
        let mut response =
            if self.end == End::CutOff { cut_off(self.body) } else { Response::new(Body::from(self.body)) };
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        for (name, value) in self.headers {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
                response.headers_mut().append(name, value);
            }
        }
        response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("max-age=3600"));
        response
    }
}

/// A response that promises the whole body and sends half of it.
fn cut_off(mut body: Vec<u8>) -> Response<Body> {
    let length = HeaderValue::from(body.len());
    body.truncate(body.len() / 2);
    let end = stream::once(async {
        // An error at once would take back what is not sent yet. And what the page asks for meanwhile must not fail with it.
        tokio::time::sleep(Duration::from_millis(400)).await;
        Err(io::Error::from(io::ErrorKind::ConnectionReset))
    });
    let mut response = Response::new(Body::from_stream(stream::iter([Ok(body)]).chain(end)));
    response.headers_mut().insert(header::CONTENT_LENGTH, length);
    response
}

fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
