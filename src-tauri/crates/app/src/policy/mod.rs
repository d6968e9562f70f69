//! The policy: read from the shipped profiles, carried by each file as parts, changed there.

mod edit;
mod load;
mod parameter;
mod rule;

use jiugai_domain::policy::Policy;
use jiugai_store::{FileInfo, PolicyPart, Store, join_policy};

pub use self::edit::{edit, shipped};
pub use self::load::load_profile;
pub use self::parameter::{Parameter, parameters};
pub use self::rule::switch_rule;
use crate::{AppError, ErrorCode};

/// The policy a file carries.
pub(crate) fn of_file(store: &Store) -> Result<Policy, AppError> {
    Ok(join_policy(&store.all::<PolicyPart>()?)?)
}

/// The file's own row.
pub(crate) fn file_info(store: &Store) -> Result<FileInfo, AppError> {
    let info = store.all::<FileInfo>()?.into_iter().next();
    info.ok_or_else(|| {
        AppError::new(ErrorCode::Damaged).with("file", store.path().display().to_string())
    })
}
