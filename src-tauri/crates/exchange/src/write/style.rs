//! How written cells look: number formats, alignment, widths, fonts, rules.
//!
//! Nothing here knows what a sheet is about.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::labels::Lang;
use super::template::Kind;

/// What a data cell is to the person who has the sheet in front of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// To be read.
    Plain,
    /// To be filled in: white and unlocked.
    Input,
    /// Computed, in a sheet that is filled in: grey and locked.
    Computed,
    /// A total.
    Total,
}

const INK: &str = "#1F2A37";
const SOFT: &str = "#5B6675";
const LINE: &str = "#B8C0CC";
const HEADER_GROUND: &str = "#E4EAF2";
const COMPUTED_GROUND: &str = "#F0F1F3";
const TOTAL_GROUND: &str = "#F5F7FA";

/// The fixed formats of a sheet.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) line_left: Format,
    pub(super) line_right: Format,
    pub(super) header: Format,
    pub(super) computed_header: Format,
    pub(super) note: Format,
    font: &'static str,
}

impl Styles {
    /// The formats for a language's own fonts: the ones official tables are set in.
    pub(super) fn new(lang: Lang) -> Self {
        let (font, heading) = match lang {
            Lang::Zh => ("宋体", "黑体"),
            Lang::En => ("Calibri", "Calibri"),
        };
        let plain =
            |font: &str| Format::new().set_font_name(font).set_font_size(10.5).set_font_color(INK);
        let middle = |format: Format| format.set_align(FormatAlign::VerticalCenter);
        let header = middle(ruled(plain(heading)))
            .set_background_color(HEADER_GROUND)
            .set_align(FormatAlign::Center)
            .set_text_wrap();
        Self {
            title: middle(plain(heading)).set_font_size(18).set_align(FormatAlign::Center),
            line_left: middle(plain(font)),
            line_right: middle(plain(font)).set_align(FormatAlign::Right),
            computed_header: header.clone().set_font_color(SOFT).set_background_color("#E6E8EB"),
            header,
            note: plain(font)
                .set_font_size(9)
                .set_font_color(SOFT)
                .set_align(FormatAlign::Top)
                .set_text_wrap(),
            font,
        }
    }

    /// A data cell; `decimals` are those the column shows.
    pub(super) fn cell(&self, kind: Kind, decimals: Decimals, role: Role) -> Format {
        let base = Format::new().set_font_name(self.font).set_font_size(10.5).set_font_color(INK);
        let format = ruled(base)
            .set_align(FormatAlign::VerticalCenter)
            .set_align(align(kind))
            .set_num_format(number_format(kind, decimals));
        let format = match kind {
            Kind::Text => format.set_text_wrap(),
            _ => format,
        };
        match role {
            Role::Plain => format,
            Role::Input => format.set_unlocked(),
            Role::Computed => format.set_background_color(COMPUTED_GROUND),
            Role::Total => format.set_bold().set_background_color(TOTAL_GROUND),
        }
    }
}

fn ruled(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_border_color(LINE)
}

const fn align(kind: Kind) -> FormatAlign {
    match kind {
        Kind::Text => FormatAlign::Left,
        Kind::Centre | Kind::Day | Kind::Year => FormatAlign::Center,
        _ => FormatAlign::Right,
    }
}

/// Decimals of a column: always shown, and shown where there are any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Decimals {
    pub(super) always: u8,
    pub(super) at_most: u8,
}

/// How a spreadsheet shows it. `?` keeps the room of a missing digit, so that points stand below
/// one another.
fn number_format(kind: Kind, decimals: Decimals) -> String {
    match kind {
        Kind::Text => "@".to_owned(),
        Kind::Centre | Kind::Year => "General".to_owned(),
        Kind::Share => "0.00%".to_owned(),
        Kind::Day => "yyyy-mm-dd".to_owned(),
        _ if decimals.at_most == 0 => "#,##0".to_owned(),
        _ => {
            let always = "0".repeat(usize::from(decimals.always));
            let more = "?".repeat(usize::from(decimals.at_most.saturating_sub(decimals.always)));
            format!("#,##0.{always}{more}")
        }
    }
}

/// Widths of a column in characters: at least, at most.
pub(super) const fn widths(kind: Kind) -> (usize, usize) {
    match kind {
        Kind::Text => (8, 30),
        Kind::Centre => (6, 14),
        Kind::Year => (6, 8),
        Kind::Day => (11, 12),
        Kind::Count | Kind::Share => (6, 14),
        _ => (8, 18),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_stand_below_one_another() {
        let check = |kind, always, at_most, wanted: &str| {
            assert_eq!(number_format(kind, Decimals { always, at_most }), wanted);
        };
        check(Kind::Money, 2, 2, "#,##0.00");
        check(Kind::Money, 2, 6, "#,##0.00????");
        check(Kind::Area, 0, 0, "#,##0");
        check(Kind::Text, 0, 0, "@");
    }
}
