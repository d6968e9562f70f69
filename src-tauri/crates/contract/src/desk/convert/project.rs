//! The open file.

use jiugai_app::project::file_name;
use jiugai_app::{AppError, Project, demo};
use jiugai_store::{Access, ReadOnlyReason};

use super::named;
use crate::desk::recent;
use crate::dto::{ProjectDto, ReadOnlyDto, SampleDto};

pub(in crate::desk) fn project(project: &Project, is_sample: bool) -> Result<ProjectDto, AppError> {
    let (store, snapshot) = (project.store(), project.snapshot());
    let newest = store.history(1)?.pop();
    let profile = &snapshot.policy.profile;
    Ok(ProjectDto {
        title: snapshot.info.title.clone(),
        file_name: file_name(store.path()),
        folder: recent::folder(store.path()),
        is_sample,
        read_only: read_only(project),
        place: project.place_notice().as_ref().map(super::notice),
        policy: named(&profile.code, &profile.name),
        undo: store.next_undo()?.map(|entry| entry.label),
        redo: store.next_redo()?.map(|entry| entry.label),
        revision: newest.as_ref().map(|entry| entry.id.to_string()),
        saved_at: newest.map(|entry| entry.at.to_string()),
        was_left_open: store.was_left_open(),
        communities: u32::try_from(snapshot.communities.len()).unwrap_or(u32::MAX),
    })
}

fn read_only(project: &Project) -> Option<ReadOnlyDto> {
    let Access::ReadOnly { holder, reason } = project.store().access() else { return None };
    let text = project.read_only_reason()?;
    let reason = match reason {
        ReadOnlyReason::Held => "locked",
        ReadOnlyReason::HeldElsewhere => "locked_elsewhere",
        ReadOnlyReason::FileNotWritable => "file",
        ReadOnlyReason::FolderNotWritable => "folder",
        ReadOnlyReason::Asked => "asked",
    };
    Some(ReadOnlyDto {
        reason: reason.to_owned(),
        holder: holder.as_ref().map(|owner| owner.who.clone()),
        host: holder.as_ref().map(|owner| owner.host.clone()),
        since: holder.as_ref().map(|owner| owner.since.to_string()),
        zh: text.zh,
        en: text.en,
    })
}

pub(in crate::desk) fn sample(about: &demo::About) -> SampleDto {
    SampleDto {
        code: about.code.to_owned(),
        zh: about.title.zh.clone(),
        en: about.title.en.clone(),
        source: about.sources.join("; "),
    }
}
