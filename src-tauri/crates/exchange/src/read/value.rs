//! Calamine's values as a book keeps them.

use calamine::{CellErrorType, DataRef};

use super::civil_day;
use crate::book::Value;

/// `None` for a cell that holds nothing.
pub(super) fn value_of<'v>(value: &'v DataRef<'_>) -> Option<Value<'v>> {
    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet number is a double anyway")]
    let value = match value {
        DataRef::Empty => return None,
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => Value::Text(text),
        DataRef::SharedString(text) => Value::Text(text),
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::DateTime(date) => {
            civil_day(*date).map_or(Value::Number(date.as_f64()), Value::Date)
        }
        DataRef::DateTimeIso(text) => iso_day(text),
        DataRef::Error(error) => Value::Error(error_text(error)),
    };
    Some(value)
}

/// The day of `1998-05-12T00:00:00`; what is none stays text.
pub(super) fn iso_day(text: &str) -> Value<'_> {
    let day = text.get(..10).and_then(|day| day.parse().ok());
    day.map_or(Value::Text(text), Value::Date)
}

pub(super) const fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}
