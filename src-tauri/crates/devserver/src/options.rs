//! What the server was started with.

use std::ffi::OsString;
use std::path::PathBuf;

/// The options, read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The port; 0 lets the system choose a free one.
    pub(crate) port: u16,
    /// Where the user's settings go (recent files); never the real ones.
    pub(crate) config: PathBuf,
    /// The built user interface, when it is not the workspace's.
    pub(crate) pages: Option<PathBuf>,
}

impl Options {
    /// Reads `--config DIR [--port N] [--pages DIR]`.
    pub(crate) fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        const USAGE: &str = "usage: jiugai-devserver --config DIR [--port N] [--pages DIR]";
        let mut words = words.into_iter();
        let (mut port, mut config, mut pages) = (0, None, None);
        while let Some(option) = words.next() {
            let value = words.next().ok_or(USAGE)?;
            match option.to_str() {
                Some("--port") => {
                    port = value.to_str().and_then(|n| n.parse().ok()).ok_or(USAGE)?;
                }
                Some("--config") => config = Some(PathBuf::from(value)),
                Some("--pages") => pages = Some(PathBuf::from(value)),
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(Self { port, config: config.ok_or(USAGE)?, pages })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Options, String> {
        Options::read(words.iter().map(OsString::from))
    }

    #[test]
    fn options_are_read_in_any_order() {
        let options = read(&["--pages", "dist", "--config", "/tmp/c", "--port", "4000"]).unwrap();
        let expected = Options { port: 4000, config: "/tmp/c".into(), pages: Some("dist".into()) };
        assert_eq!(options, expected);
        assert_eq!(read(&["--config", "c"]).unwrap().port, 0);
    }

    #[test]
    fn anything_else_is_refused() {
        for words in [&["--port", "4000"][..], &["--config"], &["--config", "c", "--host", "x"]] {
            assert!(read(words).is_err(), "{words:?}");
        }
        assert!(read(&["--config", "c", "--port", "high"]).is_err());
    }
}
