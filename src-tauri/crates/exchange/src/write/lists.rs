//! The sheet of lists that drop-downs choose from: a list written into a rule itself may hold 255
//! characters only, and a longer one makes a spreadsheet repair the file.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Formula, Workbook, Worksheet, XlsxError,
};

use super::labels::{Label, Lang};
use crate::book::column_letter;

/// What cells of a column may be chosen from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceList {
    /// The name layouts know it by.
    pub code: String,
    /// Its values, in order.
    pub values: Vec<String>,
}

/// Writes the lists into a hidden sheet.
pub(super) fn write(
    book: &mut Workbook,
    lists: &[ChoiceList],
    lang: Lang,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(Label::ListsSheet.text(lang))?.set_hidden(true);
    for (col, list) in (0_u16..).zip(lists) {
        sheet.write_string(0, col, &list.code)?;
        for (row, value) in (1_u32..).zip(&list.values) {
            // A year chosen from the list has to be the number that stands in the cells.
            match value.parse::<u32>() {
                Ok(number) => sheet.write_number(row, col, number)?,
                Err(_) => sheet.write_string(row, col, value)?,
            };
        }
    }
    Ok(())
}

/// Lets a column be chosen from the list, from one row to another.
pub(super) fn offer(
    sheet: &mut Worksheet,
    lists: &[ChoiceList],
    code: &str,
    (first, last): (u32, u32),
    col: u16,
    lang: Lang,
) -> Result<(), XlsxError> {
    let Some(place) = lists.iter().position(|list| list.code == code) else { return Ok(()) };
    let count = lists[place].values.len();
    if count == 0 {
        return Ok(());
    }
    let letter = column_letter(u16::try_from(place).unwrap_or(u16::MAX));
    let name = Label::ListsSheet.text(lang);
    let range = format!("='{name}'!${letter}$2:${letter}${}", count + 1);
    let rule = DataValidation::new()
        .allow_list_formula(Formula::new(range))
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title(Label::ChooseTitle.text(lang))?
        .set_error_message(Label::ChooseMessage.text(lang))?;
    sheet.add_data_validation(first, col, last, col, &rule)?;
    Ok(())
}
