//! What a person is told about the open file: why it can only be read, and where it lies.

use jiugai_domain::policy::Label;
use jiugai_store::{Access, LockOwner, Place, ReadOnlyReason};

use super::{Project, file_name};
use crate::text::{Notice, Param, say};

impl Project {
    /// Why the file can only be read and what to do about it; `None` where it can be written.
    pub fn read_only_reason(&self) -> Option<Label> {
        let Access::ReadOnly { holder, reason } = self.store.access() else { return None };
        let code = match reason {
            ReadOnlyReason::Held => "held",
            ReadOnlyReason::HeldElsewhere => "held_elsewhere",
            ReadOnlyReason::FileNotWritable => "file",
            ReadOnlyReason::FolderNotWritable => "folder",
            ReadOnlyReason::Asked => "asked",
        };
        let file = file_name(self.store.path());
        let holder = self.name_of(holder.as_ref());
        Some(say(&format!("read_only.{code}"), &[("holder", holder.into()), ("file", file.into())]))
    }

    /// Who holds the file, on which computer, since when.
    fn name_of(&self, holder: Option<&LockOwner>) -> Label {
        let Some(holder) = holder else { return say("holder.unnamed", &[]) };
        let who = match holder.who.as_str() {
            "" => Param::from(say("holder.unnamed", &[])),
            name => name.into(),
        };
        let since = holder.since.to_zoned(self.store.services().clock.zone());
        let since = since.strftime("%Y-%m-%d %H:%M").to_string();
        let params: [(&str, Param); 3] =
            [("who", who), ("host", holder.host.as_str().into()), ("since", since.into())];
        say("holder.named", &params)
    }

    /// What is to be known about the place the file lies in; nothing for a disk of this computer.
    pub fn place_notice(&self) -> Option<Notice> {
        match self.store.place() {
            Place::Local => None,
            Place::Network { kind } => {
                Some(Notice::new("place.network", &[("kind", kind.as_str().into())]))
            }
            Place::Sync { program } => {
                Some(Notice::new("place.sync", &[("program", (*program).into())]))
            }
        }
    }
}
