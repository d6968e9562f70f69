//! Understanding a price book: a table of items, units and prices of one unit, in any order.
//!
//! A pure function from a sparse book to rows with remarks; which measure an item is a price of is
//! not decided here. Names of headers and units are data: `schemas/workbook/price_columns.json`.

use std::collections::HashMap;
use std::sync::OnceLock;

use jiff::civil::Date;
use jiugai_domain::Fen;
use serde::Deserialize;

use crate::book::{Book, Row, Sheet, Value, cell_address, column_letter};
use crate::number::{Decimal, is_blank_mark, read_written};
use crate::refused::{InputRefused, RefusedKind};
use crate::text::{compact, split_brackets, tidy_name, tidy_text};

const TABLE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../schemas/workbook/price_columns.json"
));
/// A header stands within the first rows of a table.
const HEADER_WITHIN: u32 = 30;
/// A price above this is no price of one unit.
const LARGEST_PRICE: Fen = Fen(100_000_000_000_000);

#[derive(Deserialize, Default)]
struct Names {
    fields: Vec<FieldNames>,
    units: HashMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct FieldNames {
    code: String,
    headers: Vec<String>,
}

fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    // A test proves the embedded table sound; an unsound one would know no header at all.
    NAMES.get_or_init(|| serde_json::from_str(TABLE).unwrap_or_default())
}

/// A unit as the policy writes it: ㎡, 平方米 and m2 are all m²; one that is not known stays.
pub fn unit_of(text: &str) -> String {
    let text = compact(text);
    let mut units = names().units.iter();
    let known = units.find(|(_, spellings)| spellings.iter().any(|known| compact(known) == text));
    known.map_or(text, |(name, _)| name.clone())
}

/// The price books of a workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceBook {
    /// File name without its folder.
    pub file_name: String,
    /// Tables found, in order; at least one.
    pub tables: Vec<PriceTable>,
}

/// One table.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceTable {
    /// Sheet.
    pub sheet: String,
    /// Title above it.
    pub title: String,
    /// Columns: letter, header as it stands, field code when it is known.
    pub columns: Vec<(String, String, Option<String>)>,
    /// Rows read.
    pub rows: Vec<PriceRow>,
    /// Rows that were not, with the reason.
    pub refused: Vec<PriceRefused>,
}

/// One price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceRow {
    /// Row, from 1.
    pub sheet_row: u32,
    /// What is priced.
    pub item: String,
    /// Unit as written.
    pub unit: String,
    /// Price of one unit.
    pub unit_price: Fen,
    /// Region, where the table says so.
    pub region: String,
    /// Date, where the table says so.
    pub dated: Option<Date>,
    /// Source, where the table says so.
    pub source: String,
    /// Remark.
    pub note: String,
    /// Address of the cell with the price.
    pub cell: String,
    /// What that cell said.
    pub text: String,
    /// Unit of money of that column: 元 or 万元.
    pub money: String,
}

/// A row that gives no price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceRefused {
    /// Row, from 1.
    pub sheet_row: u32,
    /// What is priced, as far as it says.
    pub item: String,
    /// Why: `no_price`, `no_item`, `bad_price`, `rough_price` or `no_unit`.
    pub why: &'static str,
    /// What the cell said.
    pub text: String,
}

struct Columns {
    by_field: HashMap<&'static str, u16>,
    found: Vec<(String, String, Option<String>)>,
    /// Power of ten of the money column over 元.
    power: i32,
}

/// Finds the price books of a workbook; refuses it when there is none.
pub fn read_prices(book: &Book) -> Result<PriceBook, InputRefused> {
    let mut tables = Vec::new();
    for sheet in book.sheets.iter().filter(|sheet| !sheet.is_empty()) {
        tables.extend(table(sheet));
    }
    if tables.is_empty() {
        let kind = if book.sheets.iter().all(|sheet| sheet.is_empty()) {
            RefusedKind::Empty
        } else {
            RefusedKind::NoHeader
        };
        return Err(InputRefused::file(&book.file_name, kind));
    }
    Ok(PriceBook { file_name: book.file_name.clone(), tables })
}

fn table(sheet: &Sheet) -> Option<PriceTable> {
    let mut title = String::new();
    for (index, row) in sheet.rows_from(0).enumerate() {
        if row.number > HEADER_WITHIN {
            return None;
        }
        if let Some(columns) = header(row) {
            let mut table = PriceTable {
                sheet: sheet.name.clone(),
                title,
                columns: columns.found.clone(),
                rows: Vec::new(),
                refused: Vec::new(),
            };
            for row in sheet.rows_from(index + 1) {
                read_row(row, &columns, &mut table);
            }
            return Some(table);
        }
        if title.is_empty() {
            title = row.cells().next().map(|(_, value)| text_of(value)).unwrap_or_default();
        }
    }
    None
}

fn header(row: Row<'_>) -> Option<Columns> {
    let mut columns = Columns { by_field: HashMap::new(), found: Vec::new(), power: 0 };
    for (col, value) in row.cells() {
        let text = value.to_text();
        let (base, brackets) = split_brackets(&compact(&text));
        let known = names()
            .fields
            .iter()
            .find(|field| field.headers.iter().any(|header| compact(header) == base));
        let field = known.map(|field| field.code.as_str());
        let field = field.filter(|code| !columns.by_field.contains_key(code));
        if let Some(code) = field {
            columns.by_field.insert(code, col);
            if code == "unit_price" && brackets.iter().any(|unit| unit.starts_with("万元")) {
                columns.power = 4;
            }
        }
        let header = tidy_name(&text).into_owned();
        columns.found.push((column_letter(col), header, field.map(str::to_owned)));
    }
    let has = |code| columns.by_field.contains_key(code);
    (has("item") && has("unit_price")).then_some(columns)
}

fn read_row(row: Row<'_>, columns: &Columns, table: &mut PriceTable) {
    let value = |code| columns.by_field.get(code).and_then(|col| row.get(*col));
    let text = |code| value(code).map(text_of).unwrap_or_default();
    let item = text("item");
    let Some(price) = value("unit_price").filter(|value| !is_blank_mark(&value.to_text())) else {
        // Headings of groups, totals and notes have no price; an item with a unit lacks one.
        if !item.is_empty() && !text("unit").is_empty() {
            let sheet_row = row.number + 1;
            table.refused.push(PriceRefused {
                sheet_row,
                item,
                why: "no_price",
                text: String::new(),
            });
        }
        return;
    };
    let said = text_of(price);
    let refuse = |why| PriceRefused {
        sheet_row: row.number + 1,
        item: item.clone(),
        why,
        text: said.clone(),
    };
    let unit = text("unit");
    let money = match amount(price, columns.power) {
        _ if item.is_empty() => Err("no_item"),
        _ if unit.is_empty() => Err("no_unit"),
        read => read,
    };
    match money {
        Err(why) => table.refused.push(refuse(why)),
        Ok(unit_price) => table.rows.push(PriceRow {
            sheet_row: row.number + 1,
            item: item.clone(),
            unit,
            unit_price,
            region: text("region"),
            dated: value("dated").and_then(date),
            source: text("source"),
            note: text("note"),
            cell: cell_address(row.number, columns.by_field["unit_price"]),
            text: said.clone(),
            money: if columns.power == 0 { "元".to_owned() } else { "万元".to_owned() },
        }),
    }
}

/// An exact price; one the table calls rough is refused, for it would be taken for exact later.
fn amount(value: Value<'_>, power: i32) -> Result<Fen, &'static str> {
    let (number, power) = match value {
        Value::Number(number) => (Decimal::from_f64(number).ok_or("bad_price")?, power),
        Value::Text(text) => {
            let written = read_written(text).ok_or("bad_price")?;
            if written.approximate {
                return Err("rough_price");
            }
            let own = match written.unit.split('/').next().unwrap_or_default() {
                "" => power,
                "元" => 0,
                "万元" | "万" => 4,
                _ => return Err("bad_price"),
            };
            (written.number, own)
        }
        _ => return Err("bad_price"),
    };
    let fen = number.scaled(power, 2).map(|scaled| Fen(scaled.value)).ok_or("bad_price")?;
    if fen > Fen::ZERO && fen <= LARGEST_PRICE { Ok(fen) } else { Err("bad_price") }
}

/// 2026-03-01, 2026/3/1, 2026.3, 2026年3月1日, 2026年3月, 2026: a month or a year is its first day.
fn date(value: Value<'_>) -> Option<Date> {
    if let Value::Date(date) = value {
        return Some(date);
    }
    let text = compact(&value.to_text());
    if text.chars().any(|c| !c.is_ascii_digit() && !"-/.年月日".contains(c)) {
        return None;
    }
    let parts: Vec<i32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let (year, month, day) = match parts.as_slice() {
        [year] => (*year, 1, 1),
        [year, month] => (*year, *month, 1),
        [year, month, day] => (*year, *month, *day),
        _ => return None,
    };
    if !(1949..=2199).contains(&year) {
        return None;
    }
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

fn text_of(value: Value<'_>) -> String {
    tidy_text(&value.to_text()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_columns_and_units_are_sound() {
        let names: Names = serde_json::from_str(TABLE).expect("it reads");
        let mut seen = HashMap::new();
        for field in &names.fields {
            for header in &field.headers {
                let other = seen.insert(compact(header), &field.code);
                assert!(other.is_none(), "{header} stands for {other:?} and {}", field.code);
            }
        }
        for code in ["item", "unit", "unit_price", "region", "dated", "source", "note"] {
            assert!(names.fields.iter().any(|field| field.code == code), "{code}");
        }
    }

    #[test]
    fn units_are_known_by_any_spelling() {
        for text in ["㎡", "平方米", "m2", "M²".to_lowercase().as_str(), " ㎡ "] {
            assert_eq!(unit_of(text), "m²", "{text}");
        }
        assert_eq!(unit_of("樘"), "樘");
    }

    #[test]
    fn days_months_and_years() {
        let check = |text: &str, wanted: Option<(i16, i8, i8)>| {
            let wanted = wanted.map(|(year, month, day)| jiff::civil::date(year, month, day));
            assert_eq!(date(Value::Text(text)), wanted, "{text}");
        };
        check("2026-03-01", Some((2026, 3, 1)));
        check("２０２６年３月", Some((2026, 3, 1)));
        check("2026", Some((2026, 1, 1)));
        check("2026年第3期13月", None);
        check("近期", None);
    }
}
