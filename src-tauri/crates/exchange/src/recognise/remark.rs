//! What a person should know about single cells, rows and columns of a recognised table.
//!
//! A remark is a value; its sentence is made from code and parameters where it is shown.

use std::fmt;

use jiugai_domain::{Fen, SquareMetres};

use crate::columns::Field;

/// A sum of a column, in the column's own kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Things counted.
    Count(i64),
    /// Area.
    Area(SquareMetres),
    /// Money.
    Money(Fen),
}

impl Amount {
    /// Both together; nothing for amounts of two kinds.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        Some(match (self, other) {
            (Self::Count(one), Self::Count(two)) => Self::Count(one.checked_add(two)?),
            (Self::Area(one), Self::Area(two)) => {
                Self::Area(SquareMetres(one.0.checked_add(two.0)?))
            }
            (Self::Money(one), Self::Money(two)) => Self::Money(Fen(one.0.checked_add(two.0)?)),
            _ => return None,
        })
    }
}

/// With its unit: the cell it was read from may have another.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => count.fmt(f),
            Self::Area(area) => write!(f, "{area} m²"),
            Self::Money(fen) => write!(f, "¥{fen}"),
        }
    }
}

/// What there is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemarkKind {
    /// The figure is called rough in the source (约, 余, 超过 …).
    Approximate,
    /// More digits than the unit holds; rounded to the fen or 0.01 m².
    Rounded,
    /// The number stood as text with its unit or in full-width digits.
    NumberFromText,
    /// The unit a column was read in.
    UnitApplied {
        /// As written.
        unit: String,
    },
    /// The column names no unit; this one was taken because the figures fit no other.
    UnitAssumed {
        /// The unit taken.
        unit: String,
    },
    /// A subtotal or total row agrees with its rows.
    SubtotalMatches {
        /// How many columns were compared.
        columns: usize,
        /// How many rows were added up.
        rows: usize,
    },
    /// A subtotal or total row does not agree with its rows in this column.
    SubtotalDiffers {
        /// The column's field.
        field: Field,
        /// What the total row says.
        stated: Amount,
        /// What its rows add up to.
        computed: Amount,
    },
    /// A total with no rows of its own in this table: kept as a declared total.
    TotalStandsAlone,
    /// The same amount as another row.
    SameSuspiciousAmount {
        /// The other row, from 1.
        other_row: u32,
    },
    /// The same community name in the same division as another row.
    SameName {
        /// The other row, from 1.
        other_row: u32,
    },
    /// A name that sounds like another row's in the same division: one community or two?
    SimilarName {
        /// The other row, from 1.
        other_row: u32,
        /// The other name.
        other_name: String,
    },
    /// The same or a like-sounding name in the same division in another table of the book.
    NameInOtherTable {
        /// The other table's sheet.
        other_sheet: String,
        /// The other row, from 1.
        other_row: u32,
        /// The other name.
        other_name: String,
    },
    /// One amount over several rows was kept once, for all of them together.
    MergedMoneyKeptOnce {
        /// How many communities share it.
        rows: usize,
    },
    /// One count or area over several rows cannot be split between them; left blank in each.
    MergedCountLeftOut,
    /// Rows of one community's buildings were put together: their figures add up.
    BuildingRowsAdded {
        /// How many rows.
        rows: usize,
        /// How many buildings they are; none where a row may be several.
        buildings: Option<i64>,
    },
    /// Rows of one community's works were put together: their money adds up.
    WorkRowsAdded {
        /// How many rows.
        rows: usize,
    },
    /// 同上 was replaced by what stands above.
    DittoResolved,
    /// The column's header is not known; its cells were not taken.
    UnrecognisedColumn,
    /// The column stands behind empty ones: read as one of this table, but it may be another's.
    ColumnApart,
    /// A second column for the same field; its cells were not taken.
    RepeatedColumn {
        /// The field already taken from another column.
        field: Field,
    },
    /// The cell holds no number where one is expected; taken as unknown.
    CellNotANumber,
    /// The cell holds a formula's error; taken as unknown.
    CellIsAnError,
    /// The cell holds a formula whose result the file does not carry; taken as unknown.
    FormulaWithoutValue,
    /// The name is a formula whose result the file does not carry: the row was not taken.
    NameWithoutValue,
    /// The size of the row fits no community: the unit may be another.
    UnlikelySize {
        /// m² for each household.
        per_household: i64,
    },
    /// The size of the row fits no community, whoever lives there: the unit may be another.
    UnlikelyArea {
        /// m².
        area: i64,
    },
    /// The money of the row fits no renewal: the unit may be another.
    UnlikelyMoney {
        /// 元 for each m², rounded down.
        per_square_metre: i64,
    },
    /// The cell holds no year where one is expected; taken as unknown.
    YearNotRead,
    /// The last year stands before the first; taken the other way round.
    YearsReversed,
    /// The word is not in the list of this field; taken as unknown.
    WordNotKnown,
    /// The bracket behind the name was read as a subdistrict or neighbourhood.
    DivisionFromBracket,
    /// The bracket behind the name was read as the former name.
    FormerNameFromBracket,
    /// A row of notes, not data.
    NoteRowSkipped,
    /// A heading between rows (一、二、…), not data.
    SectionRowSkipped,
    /// A part of the row above (其中 …), whose figures are counted there: not taken.
    PartOfRowAbove,
    /// Money of several communities together, in a row of its own: not taken.
    SharedMoneyRow,
    /// Figures without a name: not taken.
    RowWithoutName,
    /// The row is hidden in the sheet; it was taken.
    HiddenRow,
    /// The whole sheet is hidden; its table was taken.
    HiddenSheet,
    /// The sheet holds something, but no table that is known.
    SheetWithoutTable,
    /// The book holds more tables than are read.
    TooManyTables {
        /// How many were read.
        read: usize,
    },
}

impl RemarkKind {
    /// Whether a row with figures was not taken because nobody knows whose it is.
    pub const fn leaves_row_out(&self) -> bool {
        matches!(self, Self::RowWithoutName | Self::NameWithoutValue)
    }

    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Approximate => "approximate",
            Self::Rounded => "rounded",
            Self::NumberFromText => "number_from_text",
            Self::UnitApplied { .. } => "unit_applied",
            Self::UnitAssumed { .. } => "unit_assumed",
            Self::SubtotalMatches { .. } => "subtotal_matches",
            Self::SubtotalDiffers { .. } => "subtotal_differs",
            Self::TotalStandsAlone => "total_stands_alone",
            Self::SameSuspiciousAmount { .. } => "same_suspicious_amount",
            Self::SameName { .. } => "same_name",
            Self::SimilarName { .. } => "similar_name",
            Self::NameInOtherTable { .. } => "name_in_other_table",
            Self::MergedMoneyKeptOnce { .. } => "merged_money_kept_once",
            Self::MergedCountLeftOut => "merged_count_left_out",
            Self::BuildingRowsAdded { .. } => "building_rows_added",
            Self::WorkRowsAdded { .. } => "work_rows_added",
            Self::DittoResolved => "ditto_resolved",
            Self::UnrecognisedColumn => "unrecognised_column",
            Self::RepeatedColumn { .. } => "repeated_column",
            Self::ColumnApart => "column_apart",
            Self::CellNotANumber => "cell_not_a_number",
            Self::CellIsAnError => "cell_is_an_error",
            Self::FormulaWithoutValue => "formula_without_value",
            Self::NameWithoutValue => "name_without_value",
            Self::UnlikelySize { .. } => "unlikely_size",
            Self::UnlikelyArea { .. } => "unlikely_area",
            Self::UnlikelyMoney { .. } => "unlikely_money",
            Self::YearNotRead => "year_not_read",
            Self::YearsReversed => "years_reversed",
            Self::WordNotKnown => "word_not_known",
            Self::DivisionFromBracket => "division_from_bracket",
            Self::FormerNameFromBracket => "former_name_from_bracket",
            Self::NoteRowSkipped => "note_row_skipped",
            Self::SectionRowSkipped => "section_row_skipped",
            Self::PartOfRowAbove => "part_of_row_above",
            Self::SharedMoneyRow => "shared_money_row",
            Self::RowWithoutName => "row_without_name",
            Self::HiddenRow => "hidden_row",
            Self::HiddenSheet => "hidden_sheet",
            Self::SheetWithoutTable => "sheet_without_table",
            Self::TooManyTables { .. } => "too_many_tables",
        }
    }

    /// Named values for the sentence.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnitApplied { unit } | Self::UnitAssumed { unit } => {
                vec![("unit", unit.clone())]
            }
            Self::SubtotalMatches { columns, rows } => {
                vec![("columns", columns.to_string()), ("rows", rows.to_string())]
            }
            Self::SubtotalDiffers { field, stated, computed } => vec![
                ("field", field.code().to_owned()),
                ("stated", stated.to_string()),
                ("computed", computed.to_string()),
            ],
            Self::SameSuspiciousAmount { other_row } | Self::SameName { other_row } => {
                vec![("other_row", other_row.to_string())]
            }
            Self::SimilarName { other_row, other_name } => {
                vec![("other_row", other_row.to_string()), ("other_name", other_name.clone())]
            }
            Self::NameInOtherTable { other_sheet, other_row, other_name } => vec![
                ("other_sheet", other_sheet.clone()),
                ("other_row", other_row.to_string()),
                ("other_name", other_name.clone()),
            ],
            Self::UnlikelySize { per_household } => {
                vec![("per_household", per_household.to_string())]
            }
            Self::UnlikelyArea { area } => vec![("area", area.to_string())],
            Self::UnlikelyMoney { per_square_metre } => {
                vec![("per_square_metre", per_square_metre.to_string())]
            }
            Self::TooManyTables { read } => vec![("read", read.to_string())],
            Self::BuildingRowsAdded { rows, buildings } => vec![
                ("rows", rows.to_string()),
                ("buildings", buildings.map_or_else(|| "—".to_owned(), |count| count.to_string())),
            ],
            Self::WorkRowsAdded { rows } | Self::MergedMoneyKeptOnce { rows } => {
                vec![("rows", rows.to_string())]
            }
            Self::RepeatedColumn { field } => vec![("field", field.code().to_owned())],
            _ => Vec::new(),
        }
    }
}

/// One remark, and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What there is to say.
    pub kind: RemarkKind,
    /// Sheet.
    pub sheet: String,
    /// Row from 1; `None` for a whole column or sheet.
    pub row: Option<u32>,
    /// Column letter; `None` for a whole row.
    pub column: Option<String>,
    /// What stood there.
    pub text: String,
}
