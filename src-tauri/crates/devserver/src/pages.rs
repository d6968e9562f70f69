//! The built user interface as files, under the same content security policy as in the window.

use std::fs;
use std::path::{Component, Path, PathBuf};

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

/// The folder of built pages and the policy they are served under.
#[derive(Clone)]
pub(crate) struct Pages {
    root: PathBuf,
    policy: HeaderValue,
}

impl Pages {
    /// Serves `root` under the policy the window's configuration states.
    pub(crate) fn new(root: PathBuf, configuration: &Path) -> Result<Self, String> {
        let about = |error: String| format!("{}: {error}", configuration.display());
        let text = fs::read_to_string(configuration).map_err(|error| about(error.to_string()))?;
        let configuration: Value =
            serde_json::from_str(&text).map_err(|error| about(error.to_string()))?;
        let policy = configuration["app"]["security"]["csp"]
            .as_str()
            .and_then(|policy| HeaderValue::from_str(policy).ok())
            .ok_or_else(|| about("no content security policy".to_owned()))?;
        Ok(Self { root, policy })
    }

    /// The file a path names; the start page for a path without an ending, as the window does it.
    pub(crate) fn get(&self, path: &str) -> Response {
        let Some(file) = self.file(path) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let Ok(bytes) = fs::read(&file) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(media_type(&file))),
            (header::CONTENT_SECURITY_POLICY, self.policy.clone()),
            (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        (headers, bytes).into_response()
    }

    fn file(&self, path: &str) -> Option<PathBuf> {
        let path = Path::new(path.trim_start_matches('/'));
        let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        if !inside {
            return None;
        }
        if path.extension().is_none() {
            return Some(self.root.join("index.html"));
        }
        Some(self.root.join(path))
    }
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(root: &Path) -> Pages {
        Pages::new(
            root.to_path_buf(),
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tauri.conf.json"),
        )
        .unwrap()
    }

    #[test]
    fn pages_come_under_the_windows_own_policy() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "<!doctype html>").unwrap();
        let answer = pages(folder.path()).get("/plan/2026");
        let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'self'; script-src 'self';"), "{policy}");
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/html; charset=utf-8");
        assert_eq!(answer.status(), StatusCode::OK);
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path().join("dist");
        fs::create_dir(&dist).unwrap();
        fs::write(folder.path().join("secret.json"), "{}").unwrap();
        for path in ["/../secret.json", "/a/../../secret.json", "//../secret.json", "/none.js"] {
            assert_eq!(pages(&dist).get(path).status(), StatusCode::NOT_FOUND, "{path}");
        }
    }
}
