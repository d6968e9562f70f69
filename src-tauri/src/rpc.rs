//! The door of the page to the desk. It carries a command of the contract and knows none of them.

use std::sync::Arc;

use jiugai_contract::Desk;
use serde_json::Value;
use tauri::State;
use tauri::ipc::Response;

/// Hands a command of the contract to the desk, on a thread that may wait: for the store, for a
/// dialog. The answer goes on as the text it is; the error is the contract's own.
#[tauri::command]
pub(crate) async fn rpc(
    command: String,
    params: Value,
    desk: State<'_, Arc<Desk>>,
) -> Result<Response, Value> {
    let desk = Arc::clone(&desk);
    tauri::async_runtime::spawn_blocking(move || desk.call(&command, params))
        .await
        .unwrap_or_else(|stopped| Err(jiugai_contract::ErrorDto::internal(&stopped)))
        .map(Response::new)
        .map_err(|error| serde_json::to_value(error).unwrap_or(Value::Null))
}
