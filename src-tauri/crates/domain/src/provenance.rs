//! Where imported values came from, so that every number can say so.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    ColumnMappingId, DeclaredTotalId, DeferredConflictId, Fen, ImportBatchId, OriginId,
    SquareMetres,
};

/// One import of one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportBatch {
    /// Identity.
    pub id: ImportBatchId,
    /// File name without its folder.
    pub file_name: String,
    /// SHA-256 of the file, lower-case hex.
    pub file_sha256: String,
    /// When.
    pub imported_at: Timestamp,
}

/// What a cell said before it was converted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceCell {
    /// Cell address, e.g. `F6`.
    pub cell: String,
    /// The text or number as it stood.
    pub text: String,
    /// The unit applied, e.g. `万元`; empty when none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Marked 约 or 余: a rounded figure.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
    /// A person has changed the value since: the cell is history, no longer where it comes from.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub superseded: bool,
}

/// Where one row of the store came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Identity.
    pub id: OriginId,
    /// The import.
    pub batch_id: ImportBatchId,
    /// Store table of the row, e.g. `community`.
    pub table_name: String,
    /// Id of the row.
    pub row_id: String,
    /// Sheet.
    pub sheet: String,
    /// Row number, counted from 1 as spreadsheets show it.
    pub sheet_row: i64,
    /// Field → source cell.
    pub cells: BTreeMap<String, SourceCell>,
}

/// A total declared in a source table, kept beside the computed one and never as a community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredTotal {
    /// Identity.
    pub id: DeclaredTotalId,
    /// The import.
    pub batch_id: ImportBatchId,
    /// Whose total, as written (城市 / 区县), from the largest division down.
    pub division_path: String,
    /// Year, when the table says so.
    pub year: Option<i16>,
    /// 小区数
    pub communities: Option<i64>,
    /// 楼栋数
    pub buildings: Option<i64>,
    /// 户数
    pub households: Option<i64>,
    /// 建筑面积
    pub floor_area: Option<SquareMetres>,
    /// 投资
    pub investment: Option<Fen>,
    /// Sheet.
    pub sheet: String,
    /// Row number from 1.
    pub sheet_row: i64,
}

/// A column mapping a person confirmed, remembered for that set of headers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMapping {
    /// Identity.
    pub id: ColumnMappingId,
    /// The headers, normalised and joined: the key.
    pub signature: String,
    /// Header → field, JSON.
    pub mapping: String,
}

/// What a merge asked and a person put off; it stays until it is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeferredConflict {
    /// Identity.
    pub id: DeferredConflictId,
    /// Why it was asked: `conflict`, `emptied`, `no_base`, `recognised`, `removed`,
    /// `removed_edited`, `gone_here` or `new`.
    pub question: String,
    /// What the rows of the sheet were.
    pub sheet_kind: String,
    /// What the sheet was about, e.g. the id of a plan.
    pub context: String,
    /// The row, as the workbook carried it; empty for a new one.
    pub row_id: String,
    /// What a person recognises the row by.
    pub row_name: String,
    /// The field; empty where the whole row is meant.
    pub field: String,
    /// The column as the workbook carried it, JSON: its header, and how the exact texts below stand
    /// for a value. `{}` where the whole row is meant.
    pub carried: String,
    /// What went out; none where it was blank or is not known.
    pub base: Option<String>,
    /// What the file says.
    pub file: Option<String>,
    /// The whole row as the file has it, field to exact text, JSON; `{}` where a field is meant.
    pub cells: String,
    /// The workbook.
    pub file_name: String,
    /// Sheet.
    pub sheet: String,
    /// Row number from 1; none for a row that did not come back.
    pub sheet_row: Option<i64>,
    /// Cell address; empty where the whole row is meant.
    pub cell: String,
    /// When it was put off.
    pub deferred_at: Timestamp,
}
