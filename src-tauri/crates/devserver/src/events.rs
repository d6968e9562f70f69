//! What the desk reports, as a stream of server-sent events to every page that listens.

use std::convert::Infallible;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{Stream, stream};
use jiugai_contract::Desk;
use serde_json::json;
use tokio::sync::broadcast::{self, error::RecvError};

/// How many events a page may be behind before it misses the oldest.
const BEHIND: usize = 1024;

/// Everybody who listens.
#[derive(Clone)]
pub(crate) struct Events {
    sender: broadcast::Sender<Event>,
}

impl Default for Events {
    fn default() -> Self {
        Self { sender: broadcast::channel(BEHIND).0 }
    }
}

impl Events {
    /// Passes on what `desk` reports from now on.
    pub(crate) fn follow(&self, desk: &Desk) {
        let sender = self.sender.clone();
        desk.subscribe(Box::new(move |event| {
            // Fails only when nobody listens.
            let told = Event::default().event(event.name()).data(json!(event).to_string());
            drop(sender.send(told));
        }));
    }

    /// A page's own stream, from now on.
    pub(crate) fn stream(&self) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
        let events = stream::unfold(self.sender.subscribe(), |mut receiver| async move {
            loop {
                match receiver.recv().await {
                    Ok(event) => return Some((Ok(event), receiver)),
                    Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return None,
                }
            }
        });
        Sse::new(events).keep_alive(KeepAlive::default())
    }
}
