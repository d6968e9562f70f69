//! What crosses the boundary: the one list of commands, the shapes they carry, error codes.
//!
//! The window, the browser host and the command line all answer through [`Desk`]. Nothing here
//! decides anything: every command is convert → call `jiugai-app` → convert.

pub mod codegen;
mod commands;
pub mod desk;
pub mod dialogs;
pub mod dto;
mod error;
pub mod places;

pub use commands::{Answer, COMMANDS, dispatch};
pub use desk::{Desk, Environment};
pub use dialogs::{Dialogs, NoDialogs, OpenWhat, SaveWhat};
pub use dto::EventDto;
pub use error::ErrorDto;
pub use jiugai_app::export::{file_name, with_ending};
pub use jiugai_app::{Lang, Via, serve_reader};
