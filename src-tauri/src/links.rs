//! Links that lead out of the program. The window never follows one: a person is asked, and the
//! system's browser opens it.

use tauri::Url;
use tauri::webview::NewWindowResponse;

/// Whether the window may go to an address itself; one outside is asked about instead.
pub(crate) fn stays_inside(url: &Url) -> bool {
    let is_ours = is_ours(url);
    if !is_ours {
        ask(url);
    }
    is_ours
}

/// No page opens a window of its own; an address outside is asked about.
pub(crate) fn no_new_window<R: tauri::Runtime>(url: &Url) -> NewWindowResponse<R> {
    if !is_ours(url) {
        ask(url);
    }
    NewWindowResponse::Deny
}

/// The program's own pages, as each system names them.
fn is_ours(url: &Url) -> bool {
    url.scheme() == "tauri"
        || url.host_str() == Some("tauri.localhost")
        || url.as_str() == "about:blank"
}

/// Asks before anything leaves the program. Only web addresses are offered at all.
fn ask(url: &Url) {
    if !matches!(url.scheme(), "http" | "https") {
        return;
    }
    let url = url.to_string();
    let question = rfd::AsyncMessageDialog::new()
        .set_title("打开网址 · Open an address")
        .set_description(format!(
            "要离开本程序，用浏览器打开这个网址吗？\nLeave the program and open this address in the browser?\n\n{url}"
        ))
        .set_buttons(rfd::MessageButtons::OkCancel)
        .show();
    tauri::async_runtime::spawn(async move {
        if question.await == rfd::MessageDialogResult::Ok
            && let Err(error) = open::that_detached(&url)
        {
            crate::dialogs::tell(&format!("{url}\n{error}"));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_programs_own_pages_are_inside() {
        for inside in ["tauri://localhost/", "http://tauri.localhost/index.html", "about:blank"] {
            assert!(is_ours(&inside.parse().unwrap()), "{inside}");
        }
        for outside in
            ["https://example.org/", "http://localhost.example.org/", "file:///etc/passwd"]
        {
            assert!(!is_ours(&outside.parse().unwrap()), "{outside}");
        }
    }
}
