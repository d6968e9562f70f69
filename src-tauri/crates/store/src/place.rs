//! Where a project file lies: on this computer, on a network share, or in a folder another program
//! keeps in step with other computers.
//!
//! Elsewhere than on a local disk the shared memory of `SQLite`'s log cannot be relied on, and a
//! synchronising program would carry the log and the data file away one without the other. There
//! the file is written with a rollback journal instead, so that it is whole after every edit.
//! Nothing here opens the project file.

use std::path::{Component, Path, Prefix};

/// Where a project file lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// On a disk of this computer.
    Local,
    /// On a network share or a folder of another machine.
    Network {
        /// The kind of share, e.g. `nfs4`, `cifs`.
        kind: String,
    },
    /// In a folder that a synchronising program watches, or a messenger keeps received files in.
    Sync {
        /// The program's name, for people.
        program: &'static str,
    },
}

impl Place {
    /// Where this file lies, as far as the system and the names of its folders tell.
    pub(crate) fn of(path: &Path) -> Self {
        if let Some(kind) = share(path) {
            return Self::Network { kind };
        }
        match sync_program(path) {
            Some(program) => Self::Sync { program },
            None => Self::Local,
        }
    }

    /// Whether several programs can share a log here.
    pub(crate) fn is_local(&self) -> bool {
        *self == Self::Local
    }
}

/// File systems of other machines, as Linux names them.
const SHARES: &[&str] = &[
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "virtiofs", "ceph", "lustre",
    "gfs2", "ocfs2", "davfs", "drvfs", "vboxsf", "vmhgfs", "prl_fs",
];

/// File systems in user space that keep their files on this computer.
const LOCAL_FUSE: &[&str] = &[
    "fuse.mergerfs",
    "fuse.gocryptfs",
    "fuse.encfs",
    "fuse.cryfs",
    "fuse.fuse-overlayfs",
    "fuse.portal",
];

/// The kind of share a path is on, if it is on one.
fn share(path: &Path) -> Option<String> {
    // A drive letter given to a share has been resolved to the share's own name here.
    let whole = if cfg!(windows) { path.canonicalize().ok() } else { None };
    let first = whole.as_deref().unwrap_or(path).components().next();
    if let Some(Component::Prefix(prefix)) = first
        && matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
    {
        return Some("SMB".to_owned());
    }
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let kind = file_system(&mounts, path)?;
    let is_share = SHARES.contains(&kind)
        || (kind.starts_with("fuse.") && !LOCAL_FUSE.contains(&kind))
        || kind == "fuse";
    is_share.then(|| kind.to_owned())
}

/// The file system a path is on, from Linux's list of mounts: the longest mount point above it, the
/// latest where one lies over another.
fn file_system<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    mounts
        .lines()
        .filter_map(|line| {
            let (mount, system) = line.split_once(" - ")?;
            let point = unescaped(mount.split(' ').nth(4)?);
            let depth = Path::new(&point).components().count();
            path.starts_with(&point).then_some((depth, system.split(' ').next()?))
        })
        .max_by_key(|(depth, _)| *depth)
        .map(|(_, kind)| kind)
}

/// A mount point as it is named; the list writes spaces and the like as octal numbers.
fn unescaped(point: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(point.to_owned(), |text, (written, meant)| text.replace(written, meant))
}

/// Folders by whose name, in lower case, a program is known.
const NAMED: &[(&str, &[&str])] = &[
    ("OneDrive", &["onedrive"]),
    ("Dropbox", &["dropbox"]),
    ("坚果云", &["nutstore", "nutstore files", "坚果云", "我的坚果云"]),
    ("百度网盘", &["baidusyncdisk", "baidunetdiskworkspace", "百度网盘同步空间", "百度网盘"]),
    ("企业微信", &["wxwork", "wxwork files", "wedrive"]),
    ("微信", &["wechat files", "xwechat_files"]),
    ("QQ", &["tencent files"]),
    ("WPS 云盘", &["wps cloud files", "wpsdrive"]),
    ("iCloud", &["iclouddrive", "com~apple~clouddocs"]),
    ("Google Drive", &["google drive", "googledrive"]),
    ("Nextcloud", &["nextcloud", "owncloud"]),
    ("Seafile", &["seafile"]),
];

/// Beginnings of folder names: companies' and second accounts.
const NAMED_BY_BEGINNING: &[(&str, &str)] =
    &[("OneDrive", "onedrive - "), ("Dropbox", "dropbox (")];

/// What lies in a folder that is kept in step.
const MARKED: &[(&str, &str)] = &[
    ("Syncthing", ".stfolder"),
    ("Dropbox", ".dropbox.cache"),
    ("Nextcloud", ".nextcloudsync.log"),
    ("Nextcloud", ".owncloudsync.log"),
    ("Google Drive", ".tmp.drivedownload"),
];

/// The program that watches a folder above this file, if any.
fn sync_program(path: &Path) -> Option<&'static str> {
    let by_setting = ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"].iter().any(|name| {
        std::env::var_os(name).is_some_and(|root| !root.is_empty() && path.starts_with(root))
    });
    if by_setting {
        return Some("OneDrive");
    }
    path.ancestors().skip(1).find_map(|folder| named(folder).or_else(|| marked(folder)))
}

fn named(folder: &Path) -> Option<&'static str> {
    let name = folder.file_name()?.to_string_lossy().to_lowercase();
    let whole = NAMED.iter().find(|(_, names)| names.contains(&name.as_str()));
    let begun = || NAMED_BY_BEGINNING.iter().find(|(_, begins)| name.starts_with(begins));
    whole.map(|(program, _)| *program).or_else(|| begun().map(|(program, _)| *program))
}

fn marked(folder: &Path) -> Option<&'static str> {
    MARKED.iter().find(|(_, mark)| folder.join(mark).exists()).map(|(program, _)| *program)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 0:21 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/share rw - nfs4 server:/x rw
31 22 0:41 / /mnt/Q\\040disk rw,relatime shared:1 - cifs //server/q rw
32 30 0:42 / /mnt/share/local rw - xfs /dev/sdb rw
33 22 0:43 / /srv/u/far rw - fuse.sshfs u@h: rw
34 22 0:44 / /srv/u/safe rw - fuse.gocryptfs x rw
35 33 0:45 / /srv/u/far rw - tmpfs x rw";

    #[test]
    fn the_nearest_and_latest_mount_decides() {
        for (path, kind) in [
            ("/srv/x.jiugai", "ext4"),
            ("/mnt/share/某区/x.jiugai", "nfs4"),
            ("/mnt/shared/x.jiugai", "ext4"),
            ("/mnt/Q disk/x.jiugai", "cifs"),
            ("/mnt/share/local/x.jiugai", "xfs"),
            ("/srv/u/safe/x.jiugai", "fuse.gocryptfs"),
            ("/srv/u/far/x.jiugai", "tmpfs"),
        ] {
            assert_eq!(file_system(MOUNTS, Path::new(path)), Some(kind), "{path}");
        }
    }

    #[test]
    fn a_sync_folder_is_known_by_its_name_or_by_what_lies_in_it() {
        for (path, program) in [
            ("/srv/u/OneDrive - 某区住建局/规划/x.jiugai", Some("OneDrive")),
            ("/srv/u/Nutstore Files/x.jiugai", Some("坚果云")),
            ("/d/WeChat Files/wxid/FileStorage/File/2026-03/x.jiugai", Some("微信")),
            ("/d/BaiduSyncdisk/x.jiugai", Some("百度网盘")),
            ("/d/规划/OneDrive.jiugai", None),
            ("/d/Dropboxes/x.jiugai", None),
        ] {
            assert_eq!(sync_program(Path::new(path)), program, "{path}");
        }
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.jiugai");
        assert_eq!(Place::of(&path), Place::Local);
        std::fs::create_dir(folder.path().join(".stfolder")).expect("the mark");
        assert_eq!(Place::of(&path), Place::Sync { program: "Syncthing" });
    }
}
