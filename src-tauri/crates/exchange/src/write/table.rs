//! A layout with its rows: what one written sheet holds, whatever file it goes into.

use super::cell::Cell;
use super::labels::Lang;
use super::template::{self, Kind, Template, Words};
use super::unit::{AreaUnit, MoneyUnit, Shown, Units};

/// One column of a table: a column of its layout, or one of its repetitions.
#[derive(Debug, Clone)]
pub struct Column {
    /// What the layout says.
    pub spec: &'static template::Column,
    /// The key it is repeated for.
    key: Option<String>,
}

impl Column {
    /// The header without its unit.
    pub fn title(&self, lang: Lang) -> String {
        let header = self.spec.header.of(lang);
        match &self.key {
            Some(key) => header.replace("{key}", key),
            None => header.to_owned(),
        }
    }

    /// The unit of its values: the layout's own, or the one chosen.
    pub fn unit(&self, units: Units, lang: Lang) -> Shown {
        let fixed = self.spec.unit.as_ref().map(|unit| unit.of(lang));
        // A fixed unit is told by its Chinese name in every language.
        let is_wan = self.spec.unit.as_ref().map(|unit| unit.zh.starts_with('万'));
        let pick = |zh: &str, en: &str| match lang {
            Lang::Zh => zh.to_owned(),
            Lang::En => en.to_owned(),
        };
        let (text, decimals) = match self.spec.kind {
            Kind::Money | Kind::Product => match is_wan.unwrap_or(units.money == MoneyUnit::Wan) {
                true => (pick("万元", "10,000 yuan"), 6),
                false => (pick("元", "yuan"), 2),
            },
            Kind::Area => match is_wan.unwrap_or(units.area == AreaUnit::Wan) {
                true => (pick("万㎡", "10,000 m²"), 6),
                false => (pick("㎡", "m²"), 2),
            },
            Kind::Price => (pick("元", "yuan"), 2),
            Kind::Quantity => (String::new(), 3),
            Kind::Share => (String::new(), 4),
            Kind::WanCount => (String::new(), 4),
            Kind::Text | Kind::Centre | Kind::Count | Kind::Year | Kind::Day => (String::new(), 0),
        };
        Shown { text: fixed.map_or(text, str::to_owned), decimals }
    }

    /// The header as it stands in its cell.
    pub fn header(&self, units: Units, lang: Lang) -> String {
        let (title, unit) = (self.title(lang), self.unit(units, lang).text);
        if unit.is_empty() { title } else { format!("{title}\n({unit})") }
    }
}

/// Which cells of a row are computed although their column may be changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Fixed {
    /// None.
    #[default]
    Nothing,
    /// The whole row.
    All,
    /// The columns at these places.
    Columns(Vec<usize>),
}

impl Fixed {
    fn holds(&self, place: usize) -> bool {
        match self {
            Self::Nothing => false,
            Self::All => true,
            Self::Columns(places) => places.contains(&place),
        }
    }
}

/// One row.
#[derive(Debug, Clone, Default)]
pub struct Row<'a> {
    /// Whose row it is, for one that comes back; empty otherwise.
    pub id: String,
    /// Its cells in the order of the columns.
    pub cells: Vec<Cell<'a>>,
    /// What of it cannot be changed.
    pub fixed: Fixed,
}

impl<'a> Row<'a> {
    /// A row of nobody.
    pub fn new(cells: Vec<Cell<'a>>) -> Self {
        Self { cells, ..Self::default() }
    }
}

/// A layout with its rows.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    /// The layout.
    pub template: &'static Template,
    /// Its columns, repeated ones for every key.
    pub columns: Vec<Column>,
    /// Its rows, in the order they should stand.
    pub rows: Vec<Row<'a>>,
    /// Lines below it, before those of the layout.
    pub notes: Vec<String>,
    /// What it is about as a whole (the id of a plan), for one that comes back.
    pub context: String,
    /// Whether it is only to be looked at, although edits of its layout come back: the workbook is
    /// larger than one that can be read again.
    pub stays: bool,
    /// Stands above the table instead of the workbook's title and the layout's name.
    pub title: Option<String>,
}

impl<'a> Table<'a> {
    /// An empty table; `keys` names what columns are repeated for, by the name of the list.
    pub fn new(template: &'static Template, keys: &[(&str, Vec<String>)]) -> Self {
        let mut columns = Vec::new();
        for spec in &template.columns {
            match &spec.each {
                None => columns.push(Column { spec, key: None }),
                Some(list) => {
                    let found = keys.iter().find(|(name, _)| name == list);
                    for key in found.map(|(_, keys)| keys.as_slice()).unwrap_or_default() {
                        columns.push(Column { spec, key: Some(key.clone()) });
                    }
                }
            }
        }
        Self {
            template,
            columns,
            rows: Vec::new(),
            notes: Vec::new(),
            context: String::new(),
            stays: false,
            title: None,
        }
    }

    /// Adds a row: `value` says what stands in the column with a code; for a repeated column, in the
    /// how-manieth of its repetitions. The row is numbered where `value` leaves that open.
    pub fn push(
        &mut self,
        id: impl Into<String>,
        fixed: Fixed,
        mut value: impl FnMut(&str, usize) -> Cell<'a>,
    ) {
        let number = self.rows.len() + 1;
        let mut repeated = 0;
        let cells = self.columns.iter().map(|column| {
            let at = if column.key.is_some() { repeated } else { 0 };
            repeated = if column.key.is_some() { repeated + 1 } else { 0 };
            match value(&column.spec.code, at) {
                Cell::Blank if column.spec.code == "sequence" => Cell::counted(number),
                cell => cell,
            }
        });
        self.rows.push(Row { cells: cells.collect(), id: id.into(), fixed });
    }

    /// The place of the column with this code; of the first, where it is repeated.
    pub fn place(&self, code: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.spec.code == code)
    }

    /// Whether its edits come back.
    pub fn returns(&self) -> bool {
        self.template.returns && !self.stays
    }

    /// Whether a person may change the cell.
    pub(super) fn is_input(&self, row: &Row<'_>, place: usize) -> bool {
        self.columns[place].spec.edit && !row.fixed.holds(place)
    }

    /// Whether a header stands above others.
    pub(super) fn has_two_header_rows(&self) -> bool {
        self.columns.iter().any(|column| column.spec.over.is_some())
    }

    /// Runs of neighbouring columns under one header: first place, last place, that header.
    pub(super) fn header_runs(&self) -> Vec<(usize, usize, Option<&'static Words>)> {
        let mut runs: Vec<(usize, usize, Option<&'static Words>)> = Vec::new();
        for (place, column) in self.columns.iter().enumerate() {
            let over = column.spec.over.as_ref();
            match runs.last_mut() {
                Some((_, last, same)) if over.is_some() && *same == over => *last = place,
                _ => runs.push((place, place, over)),
            }
        }
        runs
    }

    /// Columns of which no row knows anything.
    pub(super) fn unknown_columns(&self) -> impl Iterator<Item = &Column> {
        let places = self.columns.iter().enumerate();
        let rows = &self.rows;
        places
            .filter(|(place, _)| {
                !rows.is_empty()
                    && rows.iter().all(|row| row.cells.get(*place).is_none_or(Cell::is_blank))
            })
            .map(|(_, column)| column)
    }
}
