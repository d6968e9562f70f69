//! A workbook whose carried data are lost. A sheet that still looks like one that goes out is read
//! column by column like any that comes back; every other is recognised like an office table.
//!
//! Nobody knows what went out, so every difference from what is here is asked.

mod office;
mod own;

use jiugai_exchange::Book;
use jiugai_exchange::carried::{Carried, is_carrier};
use jiugai_exchange::merge::{Remark, RemarkKind, Returned, read as read_returned};
use jiugai_exchange::write::goes_along;

use crate::AppError;
use crate::snapshot::Snapshot;

/// What the sheets of a book say of what is here.
pub(super) fn understand(
    snapshot: &Snapshot,
    book: &Book,
) -> Result<(Carried, Returned), AppError> {
    let (mut carried, mut ours) = (Carried::default(), sheetless(book));
    let (mut others, mut along) = (sheetless(book), Vec::new());
    for sheet in book.sheets.iter().filter(|sheet| !is_carrier(sheet) && !sheet.is_empty()) {
        match own::stand_in(snapshot, sheet) {
            Some(stand_in) => {
                carried.sheets.push(stand_in);
                ours.sheets.push(sheet.clone());
            }
            None if goes_along(&sheet.name) => along.push(sheet.name.as_str()),
            None => others.sheets.push(sheet.clone()),
        }
    }
    let mut returned = read_returned(&ours, &carried);
    // What is not listed says nothing of what is here.
    returned.gone.clear();
    if ours.sheets.is_empty() && others.sheets.is_empty() && !along.is_empty() {
        let stays = |name: &&str| Remark::plain(name, RemarkKind::SheetStays);
        returned.remarks.extend(along.iter().map(stays));
        return Ok((carried, returned));
    }
    match office::understand(snapshot, &others, &mut carried, &mut returned) {
        Ok(()) => {}
        Err(error) if ours.sheets.is_empty() => return Err(error),
        Err(_) => {
            let unknown = |name: &str| Remark::plain(name, RemarkKind::SheetUnknown);
            returned.remarks.extend(others.sheets.iter().map(|sheet| unknown(&sheet.name)));
        }
    }
    Ok((carried, returned))
}

fn sheetless(book: &Book) -> Book {
    Book { file_name: book.file_name.clone(), sheets: Vec::new() }
}
