//! Which file dialogs this program shows: the system's, or in a build for tests a prepared answer.

mod native;
#[cfg(feature = "e2e")]
mod queue;

use std::sync::Arc;

use jiugai_contract::Dialogs;

/// The dialogs of this build.
pub(crate) fn dialogs() -> Arc<dyn Dialogs> {
    #[cfg(feature = "e2e")]
    if let Some(queue) = queue::Queue::from_environment() {
        return Arc::new(queue);
    }
    Arc::new(native::Native::default())
}

/// Tells a person something that nothing in the page can tell: why the file named at the start is
/// not open. Does not wait for the answer.
pub(crate) fn tell(message: &str) {
    eprintln!("{message}");
    let dialog = rfd::AsyncMessageDialog::new()
        .set_level(rfd::MessageLevel::Warning)
        .set_title("旧改规划工作台")
        .set_description(message);
    tauri::async_runtime::spawn(async move { dialog.show().await });
}
