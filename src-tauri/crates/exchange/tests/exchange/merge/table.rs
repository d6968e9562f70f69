//! A small table of communities, the sheet it goes out as, and what a person can do to the sheet.

use std::collections::{BTreeMap, BTreeSet};

use jiugai_exchange::Book;
use jiugai_exchange::book::{SheetBuilder, Value};
use jiugai_exchange::carried::{
    Carried, CarriedColumn, CarriedRow, CarriedSheet, ID_HEADER, Role, Shape, kind,
};
use jiugai_exchange::merge::{Answer, Exact, Merge, Mine, Question, QuestionKind, merge, read};

/// Rows by id; values in the order of [`columns`].
pub(crate) type Table = BTreeMap<String, Vec<Exact>>;

pub(crate) const NAME: usize = 0;
pub(crate) const HOUSEHOLDS: usize = 2;
pub(crate) const INVESTMENT: usize = 4;
pub(crate) const NOTE: usize = 5;

pub(crate) fn columns() -> Vec<CarriedColumn> {
    let column = |field: &str, header: &str, shape, role| CarriedColumn {
        field: field.to_owned(),
        header: header.to_owned(),
        shape,
        role,
    };
    let number = |power, digits, shown| Shape::Number { power, digits, shown };
    vec![
        column("name", "小区", Shape::Text, Role::Key),
        column("division", "区划", Shape::Text, Role::Key),
        column("households", "户数\n(户)", number(0, 0, 0), Role::Editable),
        column("floor_area_m2", "建筑面积\n(㎡)", number(0, 2, 2), Role::Editable),
        column("investment_fen", "估算投资\n(万元)", number(4, 2, 2), Role::Editable),
        column("note", "备注", Shape::Text, Role::Editable),
        column("per_household", "户均\n(㎡)", number(0, 2, 2), Role::Protected),
    ]
}

/// A value a column can hold, steered by a number.
pub(crate) fn value(column: usize, seed: u32) -> Exact {
    let text = match column {
        NAME => format!("小区{seed}号"),
        1 => format!("第{}街道", seed % 3),
        HOUSEHOLDS => (20 + seed % 900).to_string(),
        3 | INVESTMENT => (i64::from(seed) * 7919).to_string(),
        NOTE => format!("说明{seed}\n第二行"),
        _ => "100".to_owned(),
    };
    Some(text)
}

/// What went out.
pub(crate) fn carried(table: &Table) -> Carried {
    let rows =
        table.iter().map(|(id, values)| CarriedRow { id: id.clone(), values: values.clone() });
    Carried {
        file_id: "a".to_owned(),
        revision: "r".to_owned(),
        schema_version: 1,
        sheets: vec![CarriedSheet {
            name: "小区库".to_owned(),
            kind: kind::COMMUNITIES.to_owned(),
            context: String::new(),
            columns: columns(),
            rows: rows.collect(),
        }],
    }
}

/// How the sheet is laid out when it comes back.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    /// Places of the columns, left to right; one that is left out was deleted.
    pub(crate) order: Vec<usize>,
    /// Headers that differ.
    pub(crate) headers: BTreeMap<usize, String>,
    /// Power of ten of a column's unit, where it was converted.
    pub(crate) powers: BTreeMap<usize, i32>,
    /// Ids in the order of the rows; an empty one is a row of nobody.
    pub(crate) rows: Vec<String>,
    /// Whether the hidden ids are there.
    pub(crate) ids: bool,
    /// Numbers pasted as text.
    pub(crate) as_text: bool,
    /// Name on the tab.
    pub(crate) name: String,
}

impl Layout {
    pub(crate) fn of(table: &Table) -> Self {
        Self {
            order: (0..columns().len()).collect(),
            headers: BTreeMap::new(),
            powers: BTreeMap::new(),
            rows: table.keys().cloned().collect(),
            ids: true,
            as_text: false,
            name: "小区库".to_owned(),
        }
    }
}

fn grouped(value: f64) -> String {
    let text = value.to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), ""), |parts| parts);
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if fraction.is_empty() { out } else { format!(" {out}.{fraction} ") }
}

/// The workbook as it comes back: `table` as somebody left it, under a title, with a total row and
/// a note below.
#[expect(clippy::cast_precision_loss, reason = "small figures")]
pub(crate) fn book(table: &Table, layout: &Layout) -> Book {
    let mut sheet = SheetBuilder::new(layout.name.clone());
    let mut put = |row: u32, col: usize, value: Value<'_>| {
        sheet.push(row, u16::try_from(col).expect("a few"), value).expect("within the caps");
    };
    let all = columns();
    put(0, 0, Value::Text("某区老旧小区 · 小区库"));
    for (col, at) in layout.order.iter().enumerate() {
        put(2, col, Value::Text(layout.headers.get(at).unwrap_or(&all[*at].header)));
    }
    let id_col = layout.order.len();
    if layout.ids {
        put(2, id_col, Value::Text(ID_HEADER));
    }
    let mut row = 3;
    for id in &layout.rows {
        let Some(values) = table.get(id) else { continue };
        for (col, at) in layout.order.iter().enumerate() {
            let Some(text) = &values[*at] else { continue };
            match all[*at].shape {
                Shape::Number { power, digits, .. } => {
                    let power = layout.powers.get(at).copied().unwrap_or(power);
                    let stored: i64 = text.parse().expect("a number");
                    let shown = stored as f64 / 10_f64.powi(digits + power);
                    let shown: f64 = format!("{shown:.15}").parse().expect("a number");
                    match layout.as_text {
                        true => put(row, col, Value::Text(&grouped(shown))),
                        false => put(row, col, Value::Number(shown)),
                    }
                }
                _ => put(row, col, Value::Text(text)),
            }
        }
        if layout.ids && !id.starts_with("new") {
            put(row, id_col, Value::Text(id));
        }
        row += 1;
    }
    put(row, 0, Value::Text("合计"));
    put(row, 2, Value::Number(12_345.0));
    put(row + 1, 0, Value::Text("空白为未知，不是 0。"));
    Book { file_name: "回来.xlsx".to_owned(), sheets: vec![sheet.finish().into()] }
}

/// What is here, for the merge.
pub(crate) struct Here<'t>(pub(crate) &'t Table);

impl Mine for Here<'_> {
    fn has(&self, _: &CarriedSheet, id: &str) -> bool {
        self.0.contains_key(id)
    }

    fn value(&self, sheet: &CarriedSheet, id: &str, column: &CarriedColumn) -> Exact {
        let at = sheet.columns.iter().position(|known| known == column)?;
        self.0.get(id)?[at].clone()
    }

    fn normal(&self, _: &CarriedSheet, column: &CarriedColumn, text: &str) -> Option<Exact> {
        let is_number = matches!(column.shape, Shape::Number { .. });
        let is_taken = match column.field.as_str() {
            "name" => !text.is_empty(),
            "households" if text == "13" => false,
            _ => !is_number || text.is_empty() || text.parse::<i64>().is_ok(),
        };
        is_taken.then(|| Some(text.to_owned()).filter(|text| !text.is_empty()))
    }

    fn is_computed(&self, _: &CarriedSheet, id: &str, column: &CarriedColumn) -> bool {
        id == "computed" && column.field == "investment_fen"
    }

    fn target(&self, _: &CarriedSheet, id: &str, column: &CarriedColumn) -> String {
        format!("{id}/{}", column.field)
    }

    fn find(&self, _: &CarriedSheet, keys: &[&str]) -> Option<String> {
        let same = |values: &&Vec<Exact>| {
            (0..2).all(|at| values[at].as_deref().unwrap_or_default() == keys[at])
        };
        let mut found = self.0.iter().filter(|(_, values)| same(values));
        found.next().map(|(id, _)| id.clone())
    }

    fn adds(&self, _: &CarriedSheet) -> bool {
        true
    }

    fn removes(&self, _: &CarriedSheet) -> bool {
        true
    }
}

/// Merges a returned workbook into `here`.
pub(crate) fn merged(base: &Table, file: &Book, here: &Table) -> Merge {
    let carried = carried(base);
    let returned = read(file, &carried);
    merge(&carried, &returned, true, &Here(here), &mut |_, _| true).expect("not stopped")
}

/// What is here after a merge whose questions are answered by `answer`.
pub(crate) fn applied(here: &Table, merge: &Merge, answer: impl Fn(&Question) -> Answer) -> Table {
    let mut table = here.clone();
    for change in &merge.taken {
        table.get_mut(&change.id).expect("here")[change.column].clone_from(&change.value);
    }
    let mut made = 0;
    for question in merge.questions.iter().filter(|question| answer(question) == Answer::File) {
        match (question.kind, question.column) {
            (QuestionKind::Removed | QuestionKind::RemovedEdited, _) => {
                table.remove(&question.id);
            }
            (QuestionKind::New | QuestionKind::GoneHere, _) => {
                let mut values = vec![None; columns().len()];
                for (at, value) in &question.cells {
                    values[*at] = Some(value.clone());
                }
                made += 1;
                let id = match question.kind {
                    QuestionKind::New => format!("new{made}"),
                    _ => question.id.clone(),
                };
                table.insert(id, values);
            }
            (_, Some(at)) => {
                table.get_mut(&question.id).expect("here")[at].clone_from(&question.file);
            }
            (kind, None) => panic!("{kind:?} is about a field"),
        }
    }
    table
}

/// The same rows, whatever ids new ones got; what is computed does not count.
pub(crate) fn content(table: &Table) -> BTreeSet<Vec<Exact>> {
    table.values().map(|values| values[..columns().len() - 1].to_vec()).collect()
}
