//! Plain tables for a terminal, aligned with the width Chinese takes there.

/// Columns of text, right-aligned where they hold numbers.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with its header; a header without any text is not printed.
    pub(crate) fn new(header: &[&str]) -> Self {
        let header: Vec<String> = header.iter().map(|text| (*text).to_owned()).collect();
        let rows = if header.iter().all(String::is_empty) { Vec::new() } else { vec![header] };
        Self { rows }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| cell.replace(['\n', '\t'], " ")).collect());
    }

    /// The table, each line behind `indent` blanks.
    pub(crate) fn indented(&self, indent: usize) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|at| {
                self.rows.iter().filter_map(|row| row.get(at)).map(|c| width(c)).max().unwrap_or(0)
            })
            .collect();
        let mut out = String::new();
        for row in &self.rows {
            let mut line = " ".repeat(indent);
            for (cell, wide) in row.iter().zip(&widths) {
                let blanks = " ".repeat(wide.saturating_sub(width(cell)));
                let is_number = cell.starts_with(|c: char| c.is_ascii_digit() || c == '-');
                let (first, second) = if is_number { (&blanks, cell) } else { (cell, &blanks) };
                line += &[first, second, "  "].concat();
            }
            out += line.trim_end();
            out.push('\n');
        }
        out
    }

    /// The table.
    pub(crate) fn text(&self) -> String {
        self.indented(0).trim_end().to_owned()
    }
}

/// Columns a terminal gives a text: two for Chinese and other wide letters.
fn width(text: &str) -> usize {
    text.chars().map(|c| if u32::from(c) >= 0x2e80 { 2 } else { 1 }).sum()
}

/// A count with thousands separators; unknown is a dash, never 0.
pub(crate) fn count(value: Option<i64>) -> String {
    value.map_or_else(|| "—".to_owned(), |value| grouped(&value.to_string()))
}

/// m² with thousands separators.
pub(crate) fn area(value: Option<f64>) -> String {
    value.map_or_else(|| "—".to_owned(), |value| grouped(&value.to_string()))
}

/// Fen as 万元, exact, at least two decimals.
pub(crate) fn money(fen: Option<i64>) -> String {
    let Some(fen) = fen else { return "—".to_owned() };
    let (sign, fen) = if fen < 0 { ("-", fen.unsigned_abs()) } else { ("", fen.unsigned_abs()) };
    let decimals = format!("{:06}", fen % 1_000_000);
    let decimals = decimals.trim_end_matches('0');
    format!("{sign}{}.{decimals:0<2}", grouped(&(fen / 1_000_000).to_string()))
}

fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    let (sign, digits) = whole.split_at(usize::from(whole.starts_with('-')));
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{sign}{out}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people() {
        assert_eq!(money(Some(1_822_200_000)), "1,822.20");
        assert_eq!(money(Some(-123_456)), "-0.123456");
        assert_eq!(area(Some(1_440_098.5)), "1,440,098.5");
        assert_eq!(count(None), "—");
    }

    #[test]
    fn columns_line_up_under_chinese() {
        let mut table = Table::new(&["小区", "户"]);
        table.row(["甲".to_owned(), "105".to_owned()]);
        assert_eq!(table.text(), "小区  户\n甲    105");
    }
}
