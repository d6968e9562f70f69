//! Adds communities by name.

use jiugai_domain::CommunityId;

use super::blank;
use crate::project::{Outcome, Project};
use crate::{AppError, ErrorCode};

/// Adds one community for each name; the ids in the order of the names.
pub fn add(project: &mut Project, names: &[String]) -> Result<Outcome<Vec<CommunityId>>, AppError> {
    let names: Vec<&str> = names.iter().map(|name| name.trim()).collect();
    if names.is_empty() || names.iter().any(|name| name.is_empty()) {
        let field = crate::text::say("field.name", &[]);
        return Err(AppError::new(ErrorCode::Empty).with("field", field));
    }
    let op = match names.as_slice() {
        [name] => project.op("community_add", &[("name", (*name).into())]),
        many => project.op("community_add_many", &[("count", many.len().into())]),
    };
    project.write(op, |tx| {
        let mut ids = Vec::with_capacity(names.len());
        for name in names {
            let community = blank(tx.new_id(), name);
            tx.insert(&community)?;
            ids.push(community.id);
        }
        Ok(ids)
    })
}
