//! The colours of `assets/palette.json`, the same file the window uses. Nothing else in this crate
//! names a colour of a stage, a source or a gap.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use plotters::style::RGBColor;
use serde::Deserialize;

static SHIPPED: LazyLock<Palette> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../assets/palette.json"))
        .expect("the shipped palette has the shape of `Palette`; a test reads it")
});

/// A colour written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Colour(pub(crate) RGBColor);

impl Colour {
    /// As spreadsheets want it: 0xRRGGBB.
    pub(crate) fn number(self) -> u32 {
        let RGBColor(r, g, b) = self.0;
        u32::from_be_bytes([0, r, g, b])
    }
}

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6);
        let number = digits.and_then(|d| u32::from_str_radix(d, 16).ok());
        match number.map(u32::to_be_bytes) {
            Some([_, r, g, b]) => Ok(Self(RGBColor(r, g, b))),
            None => Err(format!("{text:?} is no colour")),
        }
    }
}

/// The parts of the palette that figures use.
#[derive(Debug, Deserialize)]
pub(crate) struct Palette {
    /// Ink, lines, grounds.
    pub(crate) base: Base,
    /// Groups of funding sources.
    pub(crate) sources: BTreeMap<String, Colour>,
    /// Money without a source.
    pub(crate) gap: Colour,
    /// Phases of a schedule.
    pub(crate) stages: Stages,
}

/// Ink, lines, grounds.
#[derive(Debug, Deserialize)]
pub(crate) struct Base {
    pub(crate) ink: Colour,
    pub(crate) soft: Colour,
    pub(crate) line: Colour,
    pub(crate) paper: Colour,
    pub(crate) header: Colour,
}

/// Phases of a schedule: three steps of grey, then the works in colour.
#[derive(Debug, Deserialize)]
pub(crate) struct Stages {
    pub(crate) light: Colour,
    pub(crate) middle: Colour,
    pub(crate) dark: Colour,
    pub(crate) dark_stripe: Colour,
    pub(crate) works: Colour,
    pub(crate) works_done: Colour,
    pub(crate) baseline: Colour,
    pub(crate) critical: Colour,
}

/// The shipped palette.
pub(crate) fn palette() -> &'static Palette {
    &SHIPPED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_palette_reads() {
        assert_eq!(palette().stages.works.number(), 0x1f_5f_8b);
        assert!(palette().sources.len() >= 4);
        assert_ne!(palette().gap, palette().base.ink);
        assert!(palette().base.line != palette().base.soft);
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in ["", "#12345", "1f5f8b", "#gggggg"] {
            assert!(Colour::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
