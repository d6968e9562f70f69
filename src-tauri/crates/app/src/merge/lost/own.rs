//! What a sheet of ours would carry if it went out now: it stands in for what it did carry.

use jiugai_exchange::book::Sheet;
use jiugai_exchange::carried::{CarriedSheet, ID_HEADER};
use jiugai_exchange::merge::resemblance;

use crate::Lang;
use crate::export::{RETURNING, outline, standing};
use crate::snapshot::Snapshot;

/// Rows looked at for the hidden column of ids.
const MOST_ROWS: usize = 60;

/// The stand-in of a sheet, if it still looks like one of ours.
pub(super) fn stand_in(snapshot: &Snapshot, sheet: &Sheet) -> Option<CarriedSheet> {
    let languages = [Lang::ZhCn, Lang::En];
    let candidates = RETURNING.into_iter().flat_map(|layout| languages.map(|lang| (layout, lang)));
    let likely = candidates.filter_map(|(layout, lang)| {
        let outline = outline(layout.1, lang)?;
        let found = resemblance(sheet, &outline);
        looks_like(sheet, &outline, found).then_some((found, layout, lang))
    });
    let (_, layout, lang) = likely.max_by_key(|(found, ..)| *found)?;
    standing(snapshot, layout, lang, &sheet.name)
}

/// Most of its columns; of a sheet that still has its name or its ids, half of them are enough.
fn looks_like(sheet: &Sheet, outline: &CarriedSheet, found: usize) -> bool {
    let columns = outline.columns.len();
    let is_marked = sheet.name == outline.name
        || sheet.rows_from(0).take(MOST_ROWS).any(|row| {
            row.cells().any(|(_, value)| value.as_text().map(str::trim) == Some(ID_HEADER))
        });
    if is_marked { found * 2 >= columns } else { found * 4 >= columns * 3 }
}
