//! The one font of every figure: static Noto Sans SC, Regular and Bold, from the installation's
//! folder. Measures text with it. No font of the system is looked at here (see `fallback`).

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use resvg::usvg::fontdb;
use ttf_parser::Face;

use crate::ReportError;

/// The family name figures ask for.
pub(crate) const FAMILY: &str = "Noto Sans SC";
const REGULAR_FILE: &str = "NotoSansSC-Regular.ttf";
const BOLD_FILE: &str = "NotoSansSC-Bold.ttf";

/// The bytes of one font file, shared.
pub(crate) type FontBytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// How heavy a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// The shipped font, loaded once and used for every figure.
#[derive(Clone)]
pub struct Fonts {
    regular: Arc<Vec<u8>>,
    bold: Arc<Vec<u8>>,
    database: fontdb::Database,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").field("faces", &self.database.len()).finish_non_exhaustive()
    }
}

impl Fonts {
    /// Loads `NotoSansSC-Regular.ttf` and `NotoSansSC-Bold.ttf` from a folder.
    pub fn load(folder: &Path) -> Result<Self, ReportError> {
        let regular = read_font(folder, REGULAR_FILE)?;
        let bold = read_font(folder, BOLD_FILE)?;
        let mut database = fontdb::Database::new();
        for font in [&regular, &bold] {
            let bytes: FontBytes = font.clone();
            database.load_font_source(fontdb::Source::Binary(bytes));
        }
        Ok(Self { regular, bold, database })
    }

    /// The font for the picture renderer.
    pub(crate) fn database(&self) -> fontdb::Database {
        self.database.clone()
    }

    /// The font files for the typesetter.
    pub(crate) fn files(&self) -> [&[u8]; 2] {
        [&self.regular, &self.bold]
    }

    /// The font, ready to measure.
    pub(crate) fn ruler(&self) -> Result<Ruler<'_>, ReportError> {
        let parse = |bytes| Face::parse(bytes, 0).map_err(ReportError::draw);
        Ok(Ruler { regular: parse(&self.regular)?, bold: parse(&self.bold)? })
    }

    /// The characters of `texts` the font has no glyph for.
    pub(crate) fn missing<'a>(
        &self,
        texts: impl Iterator<Item = &'a str>,
    ) -> Result<BTreeSet<char>, ReportError> {
        let ruler = self.ruler()?;
        let mut missing = BTreeSet::new();
        for text in texts {
            let unknown = |c: &char| !c.is_control() && ruler.regular.glyph_index(*c).is_none();
            missing.extend(text.chars().filter(unknown));
        }
        Ok(missing)
    }
}

fn read_font(folder: &Path, name: &str) -> Result<Arc<Vec<u8>>, ReportError> {
    let path = folder.join(name);
    let Ok(bytes) = std::fs::read(&path) else {
        return Err(ReportError::FontMissing { path });
    };
    match Face::parse(&bytes, 0) {
        Ok(face) if face.units_per_em() > 0 => {}
        _ => return Err(ReportError::FontUnusable { path }),
    }
    Ok(Arc::new(bytes))
}

/// Measures text. Lengths are tenths of a point, like everything that is drawn.
pub(crate) struct Ruler<'a> {
    regular: Face<'a>,
    bold: Face<'a>,
}

impl Ruler<'_> {
    /// Width of `text` set at `size`, rounded up.
    pub(crate) fn width(&self, text: &str, size: i32, weight: Weight) -> i32 {
        let face = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        let em = i64::from(face.units_per_em());
        let advance = |c| {
            let glyph = face.glyph_index(c);
            glyph.and_then(|g| face.glyph_hor_advance(g)).map_or(em, i64::from)
        };
        let units: i64 = text.chars().map(advance).sum();
        let width = (units * i64::from(size) + em - 1) / em;
        i32::try_from(width).unwrap_or(i32::MAX)
    }
}
