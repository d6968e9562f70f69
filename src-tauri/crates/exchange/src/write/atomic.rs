//! Writing a file so that it is there whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Fills a temporary file in the target's own folder, then renames it over the target. An
/// interrupted or failed export leaves the earlier file as it was.
pub(super) fn replace<E: From<io::Error>>(
    path: &Path,
    pour: impl FnOnce(&mut BufWriter<&mut NamedTempFile>) -> Result<(), E>,
) -> Result<(), E> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let mut file = new_file(&folder)?;
    let mut writer = BufWriter::new(&mut file);
    pour(&mut writer)?;
    writer.flush()?;
    drop(writer);
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".jiugai-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Like any new document: the umask decides, not the private mode of temporary files.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_export_leaves_the_earlier_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("计划.xlsx");
        replace::<io::Error>(&path, |writer| writer.write_all(b"first")).expect("written");
        let failed = replace::<io::Error>(&path, |writer| {
            writer.write_all(b"half")?;
            Err(io::Error::other("disk full"))
        });
        assert!(failed.is_err());
        assert_eq!(std::fs::read(&path).expect("still there"), b"first");
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
        replace::<io::Error>(&path, |writer| writer.write_all(b"second")).expect("replaced");
        assert_eq!(std::fs::read(&path).expect("there"), b"second");
    }
}
