//! The routes: the contract's commands, its events, the pages, and what a test prepares.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use jiugai_contract::{Desk, ErrorDto};
use serde_json::{Value, json};

use crate::dialogs::Queue;
use crate::events::Events;
use crate::pages::Pages;

/// What the routes answer from.
#[derive(Clone)]
pub(crate) struct Service {
    /// Answers the commands.
    pub(crate) desk: Arc<Desk>,
    /// Answers the dialogs.
    pub(crate) dialogs: Arc<Queue>,
    /// Tells the events.
    pub(crate) events: Events,
    /// The user interface.
    pub(crate) pages: Pages,
}

/// All routes, closed to anybody who does not name this machine.
pub(crate) fn router(service: Service) -> Router {
    Router::new()
        .route("/rpc/{command}", post(rpc))
        .route(
            "/events",
            get(|State(service): State<Service>| async move { service.events.stream() }),
        )
        .route("/test/dialogs", post(prepare))
        .fallback(get(|State(service): State<Service>, uri: Uri| async move {
            service.pages.get(uri.path())
        }))
        .layer(middleware::from_fn(local_only))
        .with_state(service)
}

/// A page elsewhere may make a browser ask us under a name of its own: only our own name counts.
async fn local_only(request: Request, next: Next) -> Response {
    if names_this_machine(request.headers()) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

fn names_this_machine(headers: &HeaderMap) -> bool {
    let named = |header| headers.get(header).and_then(|value| value.to_str().ok());
    let host = named(header::HOST).is_some_and(is_local);
    let origin = named(header::ORIGIN)
        .is_none_or(|origin| origin.strip_prefix("http://").is_some_and(is_local));
    host && origin
}

/// Whether a `host[:port]` is this machine.
fn is_local(authority: &str) -> bool {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// A command of the contract: its answer as `{"ok": …}` or `{"error": …}`.
async fn rpc(
    State(service): State<Service>,
    Path(command): Path<String>,
    Json(params): Json<Value>,
) -> impl IntoResponse {
    let desk = service.desk;
    let answer = tokio::task::spawn_blocking(move || desk.call(&command, params))
        .await
        .unwrap_or_else(|stopped| Err(ErrorDto::internal(&stopped)));
    let body = match answer {
        Ok(text) => format!("{{\"ok\":{text}}}"),
        Err(error) => json!({ "error": error }).to_string(),
    };
    ([(header::CONTENT_TYPE, "application/json")], body)
}

/// A list of paths (or nulls) that answer the next dialogs.
async fn prepare(
    State(service): State<Service>,
    Json(answers): Json<Vec<Option<PathBuf>>>,
) -> StatusCode {
    service.dialogs.prepare(answers);
    StatusCode::NO_CONTENT
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_page_of_another_machine_is_refused() {
        let headers = |origin: &'static str| {
            HeaderMap::from_iter([
                (header::HOST, HeaderValue::from_static("127.0.0.1:4000")),
                (header::ORIGIN, HeaderValue::from_static(origin)),
            ])
        };
        assert!(names_this_machine(&headers("http://127.0.0.1:4000")));
        assert!(!names_this_machine(&headers("http://example.org")));
        assert!(!names_this_machine(&headers("null")));
        assert!(!names_this_machine(&HeaderMap::new()));
    }

    #[test]
    fn only_names_of_this_machine_are_local() {
        for name in ["127.0.0.1:4000", "localhost:80", "localhost", "[::1]:4000", "127.0.0.1"] {
            assert!(is_local(name), "{name}");
        }
        for name in ["example.org", "127.0.0.1.example.org:80", "192.168.1.4:80", "", "evil:"] {
            assert!(!is_local(name), "{name}");
        }
    }
}
