//! One cell into one value: figures with units, years, words of a list.
//!
//! Says what it did; who is told is decided by `rows`.

use crate::book::{Value, number_text};
use crate::columns::{ColumnTable, Dimension, Field};
use crate::number::{Decimal, Written, is_blank_mark, read_written};
use crate::text::compact;
use crate::year::{Years, is_plausible, read_years};

use super::plan::Column;
use super::remark::RemarkKind;

/// A figure read from a cell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Figure {
    /// In stored units: things, hundredths of m², fen.
    pub(super) value: Option<i64>,
    /// 单元, where a cell of buildings counts them too: 5栋20单元.
    pub(super) units: Option<i64>,
    pub(super) approximate: bool,
    /// The cell's own unit, when it differs from the column's.
    pub(super) own_unit: Option<String>,
    pub(super) remarks: Vec<RemarkKind>,
}

impl Figure {
    fn refused(kind: RemarkKind) -> Self {
        Self { remarks: vec![kind], ..Self::default() }
    }
}

/// Reads a figure in the column's unit, or in the cell's own if it names one.
pub(super) fn read_figure(value: Value<'_>, column: &Column) -> Figure {
    match value {
        Value::Number(number) => match Decimal::from_f64(number) {
            Some(number) => settle(number, column.power, column, Figure::default()),
            None => Figure::refused(RemarkKind::CellNotANumber),
        },
        Value::Text(text) => read_text_figure(text, column),
        Value::Error(_) => Figure::refused(RemarkKind::CellIsAnError),
        Value::Uncomputed => Figure::refused(RemarkKind::FormulaWithoutValue),
        Value::Date(_) | Value::Bool(_) => Figure::refused(RemarkKind::CellNotANumber),
    }
}

fn read_text_figure(text: &str, column: &Column) -> Figure {
    let plain = compact(text);
    if is_blank_mark(&plain) {
        return Figure::default();
    }
    let Some(mut written) = read_written(&plain) else {
        return Figure::refused(RemarkKind::CellNotANumber);
    };
    let units = (column.field == Field::Buildings).then(|| take_units(&mut written)).flatten();
    let mut figure = Figure { approximate: written.approximate, units, ..Figure::default() };
    let mut power = column.power;
    if !written.unit.is_empty() {
        let table = ColumnTable::shipped();
        let Some(unit) = table.unit_for(&written.unit, column.field.dimension()) else {
            return Figure::refused(RemarkKind::CellNotANumber);
        };
        power = unit.power;
        figure.own_unit = Some(unit.text);
    }
    if written.approximate {
        figure.remarks.push(RemarkKind::Approximate);
    } else if figure.own_unit.is_some() || plain != text.trim() {
        figure.remarks.push(RemarkKind::NumberFromText);
    }
    settle(written.number, power, column, figure)
}

/// Takes 20 out of 5栋20单元, 5幢(20个单元), 5栋、20单元 and leaves 5栋.
fn take_units(written: &mut Written) -> Option<i64> {
    let digits = written.unit.find(|c: char| c.is_ascii_digit())?;
    let rest = read_written(written.unit[digits..].trim_end_matches(')'))?;
    let is_units = matches!(rest.unit.as_str(), "单元" | "个单元");
    let units = rest.number.scaled(0, 0).filter(|units| is_units && !units.rounded)?;
    let before = written.unit[..digits].trim_end_matches(['(', '、', ',', '/', ';', '共', '计']);
    written.unit.truncate(before.len());
    Some(units.value)
}

fn settle(number: Decimal, power: i32, column: &Column, mut figure: Figure) -> Figure {
    let is_count = column.field.dimension().is_count();
    let scaled = number.scaled(power, if is_count { 0 } else { 2 });
    match scaled {
        Some(scaled) if scaled.value >= 0 && !(is_count && scaled.rounded) => {
            if scaled.rounded {
                figure.remarks.push(RemarkKind::Rounded);
            }
            figure.value = Some(scaled.value);
            figure
        }
        _ => Figure::refused(RemarkKind::CellNotANumber),
    }
}

/// Reads years; `None` inside means the cell says there is nothing to say.
pub(super) fn read_year_cell(value: Value<'_>) -> Result<Option<Years>, RemarkKind> {
    match value {
        Value::Number(number) => {
            let year = Decimal::from_f64(number).and_then(|number| number.scaled(0, 1));
            let year = year.map(|scaled| scaled.value / 10).filter(|year| is_plausible(*year));
            let year = year.and_then(|year| i16::try_from(year).ok());
            // 19980512 is a day, too.
            let years = year.map(Years::one).or_else(|| read_years(&number_text(number)));
            years.map(Some).ok_or(RemarkKind::YearNotRead)
        }
        // A year typed into a cell of days becomes a day of 1905: 1992 is 14 June.
        Value::Date(date) if date.year() == 1905 => Err(RemarkKind::YearNotRead),
        Value::Date(date) => Ok(Some(Years::one(date.year()))),
        Value::Text(text) if is_blank_mark(&compact(text)) => Ok(None),
        Value::Text(text) => read_years(text).map(Some).ok_or(RemarkKind::YearNotRead),
        Value::Error(_) => Err(RemarkKind::CellIsAnError),
        Value::Uncomputed => Err(RemarkKind::FormulaWithoutValue),
        Value::Bool(_) => Err(RemarkKind::YearNotRead),
    }
}

/// The code a word of a closed list stands for; `Err` if it is none of them.
pub(super) fn read_choice(text: &str, list: &str) -> Result<Option<&'static str>, RemarkKind> {
    let table = ColumnTable::shipped();
    if let Some(code) = table.choice(list, text) {
        return Ok(Some(code));
    }
    let word = compact(text);
    if let Some(code) = table.choice(list, &word) {
        return Ok(Some(code));
    }
    if is_blank_mark(&word) { Ok(None) } else { Err(RemarkKind::WordNotKnown) }
}

/// Whether the cell says "the same as above".
pub(super) fn is_ditto(value: Value<'_>) -> bool {
    // Looked at before anything is rewritten: nearly every cell of words comes by here.
    let signs = ['同', '〃', '″', '"', '＂', '\'', '＇'];
    value.as_text().is_some_and(|text| {
        text.len() <= 24
            && text.contains(signs)
            && matches!(compact(text).as_str(), "同上" | "〃" | "″" | "\"" | "''" | "同前")
    })
}

/// Whether figures of this kind are read by [`read_figure`].
pub(super) const fn is_figure(dimension: Dimension) -> bool {
    dimension.is_summable() || matches!(dimension, Dimension::Price)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(field: Field, unit: &str) -> Column {
        let found = ColumnTable::shipped().unit_for(unit, field.dimension());
        Column {
            col: 0,
            field,
            unit: unit.into(),
            power: found.map_or(0, |unit| unit.power),
            brackets_former_name: false,
            merged: Vec::new(),
        }
    }

    fn check(
        value: Value<'_>,
        field: Field,
        unit: &str,
        expected: Option<i64>,
        kinds: &[RemarkKind],
    ) {
        let figure = read_figure(value, &column(field, unit));
        assert_eq!(figure.value, expected, "{value:?} as {field} in {unit}");
        assert_eq!(figure.remarks, kinds, "{value:?} as {field} in {unit}");
    }

    #[test]
    fn figures_come_in_stored_units() {
        use RemarkKind::{
            Approximate, CellIsAnError, CellNotANumber, FormulaWithoutValue, NumberFromText,
            Rounded,
        };
        check(Value::Number(1822.2), Field::Investment, "万元", Some(1_822_200_000), &[]);
        check(Value::Number(0.8998), Field::FloorArea, "万㎡", Some(899_800), &[]);
        check(Value::Number(45334.29), Field::FloorArea, "平方米", Some(4_533_429), &[]);
        check(Value::Number(3.5), Field::Investment, "亿元", Some(35_000_000_000), &[]);
        check(Value::Text("约329户"), Field::Households, "户", Some(329), &[Approximate]);
        check(Value::Text("５０栋"), Field::Buildings, "栋", Some(50), &[NumberFromText]);
        check(
            Value::Text("418万元"),
            Field::Investment,
            "元",
            Some(418_000_000),
            &[NumberFromText],
        );
        check(
            Value::Text("3.2万㎡"),
            Field::FloorArea,
            "平方米",
            Some(3_200_000),
            &[NumberFromText],
        );
        check(Value::Text("1.2万"), Field::Households, "户", Some(12_000), &[NumberFromText]);
        check(Value::Text("105"), Field::Households, "户", Some(105), &[]);
        check(Value::Text("—"), Field::Households, "户", None, &[]);
        check(Value::Text("若干"), Field::Households, "户", None, &[CellNotANumber]);
        check(Value::Text("3单元"), Field::Buildings, "栋", None, &[CellNotANumber]);
        check(Value::Number(1.5), Field::Buildings, "栋", None, &[CellNotANumber]);
        check(Value::Number(-3.0), Field::Buildings, "栋", None, &[CellNotANumber]);
        check(Value::Number(1.234_567_8), Field::Investment, "元", Some(123), &[Rounded]);
        check(Value::Error("#REF!"), Field::Households, "户", None, &[CellIsAnError]);
        check(Value::Uncomputed, Field::Households, "户", None, &[FormulaWithoutValue]);
        check(Value::Number(1.8), Field::PropertyFee, "元", Some(180), &[]);
    }

    #[test]
    fn a_cell_may_count_buildings_and_units() {
        for (text, buildings, units) in [
            ("5栋20单元", 5, Some(20)),
            ("5幢(20个单元)", 5, Some(20)),
            ("5座、20单元", 5, Some(20)),
            ("5楼", 5, None),
        ] {
            let figure = read_figure(Value::Text(text), &column(Field::Buildings, "栋"));
            assert_eq!((figure.value, figure.units), (Some(buildings), units), "{text}");
        }
        let figure = read_figure(Value::Text("5栋20户"), &column(Field::Buildings, "栋"));
        assert_eq!((figure.value, figure.remarks), (None, vec![RemarkKind::CellNotANumber]));
    }

    #[test]
    fn year_cells() {
        assert_eq!(read_year_cell(Value::Number(1998.0)), Ok(Some(Years::one(1998))));
        assert_eq!(read_year_cell(Value::Number(1998.05)), Ok(Some(Years::one(1998))));
        assert_eq!(read_year_cell(Value::Number(19_980_512.0)), Ok(Some(Years::one(1998))));
        assert_eq!(read_year_cell(Value::Text("不详")), Ok(None));
        assert_eq!(read_year_cell(Value::Number(36_000.0)), Err(RemarkKind::YearNotRead));
    }

    #[test]
    fn words_of_a_list() {
        assert_eq!(read_choice("房改房", "ownership"), Ok(Some("housing_reform")));
        assert_eq!(read_choice("无", "property_mode"), Ok(Some("none")));
        assert_eq!(read_choice("", "ownership"), Ok(None));
        assert_eq!(read_choice("宫殿", "ownership"), Err(RemarkKind::WordNotKnown));
    }
}
