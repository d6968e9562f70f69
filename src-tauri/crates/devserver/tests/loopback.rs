//! The server as a process: what it answers, and whom.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it stands")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

struct Server {
    process: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Server {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("index.html"), "<!doctype html><title>旧改</title>")
            .unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_jiugai-devserver"))
            .arg("--config")
            .arg(folder.path().join("config"))
            .arg("--pages")
            .arg(folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap().to_owned();
        Self { process, address, _folder: folder }
    }

    /// The whole answer to one request.
    fn ask(&self, request: &str, host: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let head = format!(
            "{request} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn rpc(&self, command: &str, params: &str) -> Value {
        let answer = self.ask(&format!("POST /rpc/{command}"), &self.address, params);
        let body = answer.split_once("\r\n\r\n").unwrap().1;
        serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {answer}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

#[test]
fn pages_and_commands_are_answered() {
    let server = Server::start();
    let page = server.ask("GET /", &server.address, "");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("旧改"), "{page}");
    assert!(page.contains("content-security-policy: default-src 'self'"), "{page}");

    assert_eq!(server.rpc("project.info", "{}"), serde_json::json!({ "ok": null }));
    let error = &server.rpc("no.such_command", "{}")["error"];
    assert_eq!(error["code"], "usage.unknown_command");
}

#[test]
fn a_dialog_is_answered_with_what_the_test_prepared() {
    let server = Server::start();
    let answer = server.ask("POST /test/dialogs", &server.address, r#"["/no/such/file.jiugai"]"#);
    assert!(answer.starts_with("HTTP/1.1 204"), "{answer}");
    assert!(server.rpc("project.open", "{}")["error"]["zh"].is_string());
    // Nothing is prepared any more: declined, which is no error.
    assert_eq!(server.rpc("project.open", "{}"), serde_json::json!({ "ok": null }));
}

#[test]
fn who_names_another_machine_is_refused() {
    let server = Server::start();
    for host in ["example.org", "192.168.0.7:80"] {
        let answer = server.ask("POST /rpc/project.info", host, "{}");
        assert!(answer.starts_with("HTTP/1.1 403"), "{host}: {answer}");
    }
}
