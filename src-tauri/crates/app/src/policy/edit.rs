//! Changes one number of the file's policy: journalled, undoable, and only where the whole policy
//! still holds together afterwards.

use jiugai_domain::policy::{Label, Policy, check};
use jiugai_store::{PolicyPart, split_policy};

use super::parameter::places;
use crate::project::{Outcome, Project};
use crate::text::say;
use crate::{AppError, ErrorCode};

/// Sets the parameter `key` (see [`super::Parameter`]) to what was typed; empty clears what may be
/// blank.
pub fn edit(project: &mut Project, key: &str, text: &str) -> Result<Outcome<()>, AppError> {
    let mut policy = project.snapshot().policy.as_ref().clone();
    let profile = policy.profile.code.clone();
    let (part, title, before, after) = {
        let mut places = places(&mut policy);
        let place = places.iter_mut().find(|place| place.key() == key);
        let place = place.ok_or_else(|| AppError::not_found("policy", key))?;
        let (before, after) = place.set(text)?;
        (place.part(&profile), place.title(), shown(before), shown(after))
    };
    if !check(&policy).is_empty() {
        let refused = AppError::new(ErrorCode::PolicyNumber);
        return Err(refused.with("what", title).with("value", text.trim()));
    }
    let op = project.op(
        "policy_edit",
        &[("what", title.into()), ("before", before.into()), ("after", after.into())],
    );
    // Only the part edited is written: the others stay to the letter as they are in the file.
    let edited = split_policy(&policy)?.into_iter().find(|new| new.id == part);
    let edited = edited.ok_or_else(|| AppError::not_found("policy", key))?;
    project.write(op, |tx| {
        let old = tx.get::<PolicyPart>(part)?;
        Ok(tx.update(&PolicyPart { body: edited.body, ..old })?)
    })
}

/// A value for the name of an action: a blank one is said to be blank.
fn shown(value: Option<String>) -> Label {
    match value {
        Some(text) => Label { zh: text.clone(), en: text },
        None => say("parameter.blank", &[]),
    }
}

/// The shipped profile the file's policy was taken from, where it still is shipped.
pub fn shipped(project: &Project) -> Result<Option<Policy>, AppError> {
    let code = &project.snapshot().policy.profile.code;
    match super::load_profile(project.assets(), code.as_str()) {
        Ok(policy) => Ok(Some(policy)),
        Err(error) if error.code == ErrorCode::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
