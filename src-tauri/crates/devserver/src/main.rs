//! `jiugai-devserver`: the contract over HTTP on this machine only, with the built user interface,
//! so that a test can drive the real pages in a real browser. Never shipped, and not a server for
//! anybody else: it answers the loopback address and nobody who names it otherwise.

mod dialogs;
mod events;
mod options;
mod pages;
mod routes;

use std::error::Error;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use jiugai_contract::{Desk, Environment, Lang, Via};
use tokio::net::TcpListener;

use crate::dialogs::Queue;
use crate::events::Events;
use crate::options::Options;
use crate::pages::Pages;
use crate::routes::Service;

#[tokio::main]
async fn main() -> ExitCode {
    // Started again by itself to parse one file: nothing else runs in this process.
    if let Some(code) = jiugai_contract::serve_reader() {
        return code;
    }
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Box<dyn Error>> {
    let options = Options::read(std::env::args_os().skip(1))?;
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = Pages::new(
        options.pages.unwrap_or_else(|| manifest.join("../../../ui/dist")),
        &manifest.join("../../tauri.conf.json"),
    )?;
    let dialogs = Arc::new(Queue::default());
    let desk = Arc::new(
        Desk::new(Environment {
            dialogs: dialogs.clone(),
            snapshot_dir: Some(options.config.join("snapshots")),
            config_dir: options.config,
            via: Via::Window,
            lang: Lang::ZhCn,
        })
        .map_err(|error| error.en)?,
    );
    let events = Events::default();
    events.follow(&desk);

    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    let listener = TcpListener::bind(address).await?;
    // The line a test waits for.
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, routes::router(Service { desk, dialogs, events, pages })).await?;
    Ok(())
}
