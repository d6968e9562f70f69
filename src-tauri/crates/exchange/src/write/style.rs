//! How written cells look: number formats, alignment, widths, fonts, rules.
//!
//! Nothing here knows what a sheet is about.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::labels::Lang;

/// How a column is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// Text in the middle: years, units, yes or no.
    Centre,
    Count,
    Area,
    Wan,
    Yuan,
    Quantity,
    Day,
}

impl Kind {
    /// Decimal places of the stored unit within the shown one.
    pub(super) const fn decimals(self) -> usize {
        match self {
            Self::Area | Self::Yuan => 2,
            Self::Wan => 6,
            _ => 0,
        }
    }

    /// How a spreadsheet shows it; optional decimals would leave a bare point behind whole numbers.
    const fn number_format(self, is_whole: bool) -> &'static str {
        match (self, is_whole) {
            (Self::Text, _) => "@",
            (Self::Centre, _) => "General",
            (Self::Count, _) | (Self::Area | Self::Quantity, true) => "#,##0",
            (Self::Area, false) => "#,##0.0#",
            (Self::Quantity, false) => "#,##0.0##",
            (Self::Wan, _) => "#,##0.00####",
            (Self::Yuan, _) => "#,##0.00",
            (Self::Day, _) => "yyyy-mm-dd",
        }
    }

    const fn align(self) -> FormatAlign {
        match self {
            Self::Text => FormatAlign::Left,
            Self::Centre | Self::Day => FormatAlign::Center,
            _ => FormatAlign::Right,
        }
    }

    /// Widths in characters: at least, at most.
    pub(super) const fn widths(self) -> (usize, usize) {
        match self {
            Self::Text => (8, 40),
            Self::Centre => (5, 14),
            Self::Day => (11, 12),
            _ => (8, 18),
        }
    }
}

/// The formats of a sheet.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) line_left: Format,
    pub(super) line_right: Format,
    pub(super) header: Format,
    pub(super) note: Format,
    pub(super) total_text: Format,
    /// By kind, for whole numbers and for others.
    body: Vec<(Kind, [Format; 2])>,
    total: Vec<(Kind, [Format; 2])>,
}

const KINDS: [Kind; 8] = [
    Kind::Text,
    Kind::Centre,
    Kind::Count,
    Kind::Area,
    Kind::Wan,
    Kind::Yuan,
    Kind::Quantity,
    Kind::Day,
];
const INK: &str = "#1F2A37";
const LINE: &str = "#B8C0CC";
const HEADER_GROUND: &str = "#EDF1F6";
const TOTAL_GROUND: &str = "#F6F8FA";

impl Styles {
    /// The formats for a language's own font.
    pub(super) fn new(lang: Lang) -> Self {
        let font = match lang {
            Lang::Zh => "宋体",
            Lang::En => "Calibri",
        };
        let plain = || Format::new().set_font_name(font).set_font_size(10.5).set_font_color(INK);
        let ruled = || {
            let format = plain().set_border(FormatBorder::Thin).set_border_color(LINE);
            format.set_align(FormatAlign::VerticalCenter)
        };
        let of_kind = |kind: Kind, base: &Format| {
            let format = base.clone().set_align(kind.align());
            let format = if kind == Kind::Text { format.set_text_wrap() } else { format };
            let shown = |whole| format.clone().set_num_format(kind.number_format(whole));
            (kind, [shown(false), shown(true)])
        };
        let total_base = || ruled().set_bold().set_background_color(TOTAL_GROUND);
        Self {
            title: plain()
                .set_bold()
                .set_font_size(16)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            line_left: plain(),
            line_right: plain().set_align(FormatAlign::Right),
            header: ruled()
                .set_bold()
                .set_background_color(HEADER_GROUND)
                .set_align(FormatAlign::Center)
                .set_text_wrap(),
            note: plain().set_font_size(9),
            total_text: total_base().set_align(FormatAlign::Center),
            body: KINDS.map(|kind| of_kind(kind, &ruled())).to_vec(),
            total: KINDS.map(|kind| of_kind(kind, &total_base())).to_vec(),
        }
    }

    /// A data cell of this kind.
    pub(super) fn body(&self, kind: Kind, is_whole: bool) -> &Format {
        self.pick(&self.body, kind, is_whole)
    }

    /// A total of this kind.
    pub(super) fn total(&self, kind: Kind, is_whole: bool) -> &Format {
        self.pick(&self.total, kind, is_whole)
    }

    fn pick<'s>(&'s self, of: &'s [(Kind, [Format; 2])], kind: Kind, is_whole: bool) -> &'s Format {
        let formats = of.iter().find(|(known, _)| *known == kind);
        formats.map_or(&self.note, |(_, formats)| &formats[usize::from(is_whole)])
    }
}
