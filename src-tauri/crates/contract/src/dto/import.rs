//! A workbook on its way in: the sheets as they are, what was understood, what a person says.

use super::{DeclaredDto, NoticeDto, dto};
use crate::ErrorDto;

dto! {
    /// What a workbook was understood to say; nothing is written yet.
    pub struct ImportPreviewDto {
        /// Handle to ask and apply by.
        pub token: String,
        /// File name.
        pub file: String,
        /// Its sheets that hold anything.
        pub sheets: Vec<ImportSheetDto>,
        /// Tables found.
        pub tables: Vec<ImportTableDto>,
        /// Rows by what becomes of them.
        pub counts: ImportCountsDto,
        /// Communities that would be added.
        pub added: u32,
        /// Communities already in the file, changed or not.
        pub already_there: u32,
        /// Sums over what was read.
        pub totals: ImportTotalsDto,
        /// Why no table was found; a header can be pointed out.
        pub no_table: Option<ErrorDto>,
        /// The five-year plan that years of works can be put into.
        pub plan: Option<ImportPlanDto>,
        /// Writing it would change something.
        pub has_work: bool,
    }

    /// Rows by what becomes of them.
    pub struct ImportCountsDto {
        /// New communities.
        pub added: u32,
        /// Communities whose values change.
        pub updated: u32,
        /// Communities that say what the file holds.
        pub unchanged: u32,
        /// Rows that wait for a decision.
        pub conflict: u32,
        /// Rows that cannot be taken as they stand.
        pub refused: u32,
        /// Rows left out.
        pub left: u32,
        /// Declared totals.
        pub declared: u32,
    }

    /// Sums over the communities read.
    pub struct ImportTotalsDto {
        /// 小区
        pub communities: i64,
        /// 栋
        pub buildings: i64,
        /// 户
        pub households: i64,
        /// m²
        pub floor_area_m2: f64,
        /// Fen, a cluster's money once.
        pub investment_fen: i64,
        /// Cells marked 约 or 余.
        pub approximate_cells: u32,
        /// Built after the year the eligibility gate allows.
        pub built_after_limit: u32,
    }

    /// A plan that years of works can be put into.
    pub struct ImportPlanDto {
        /// Its name.
        pub name: String,
        /// First year.
        pub from_year: i16,
        /// Last year.
        pub to_year: i16,
        /// Years are put in.
        pub taken: bool,
    }

    /// A sheet as it is.
    pub struct ImportSheetDto {
        /// Name on the tab.
        pub name: String,
        /// First and last row of each run of rows that hold something, from 1.
        pub runs: Vec<[u32; 2]>,
        /// Columns up to the last that holds something.
        pub columns: u32,
        /// Widths of the columns in half-width characters, by what stands in the first rows.
        pub widths: Vec<u32>,
        /// Merged ranges near the top: first row, first column, last row, last column, from 1.
        pub merged: Vec<[u32; 4]>,
        /// Places in `tables` of the tables on it.
        pub tables: Vec<u32>,
    }

    /// One table of a workbook.
    pub struct ImportTableDto {
        /// Sheet.
        pub sheet: String,
        /// Title above the table.
        pub title: String,
        /// `communities` or `district_totals`.
        pub kind: String,
        /// Header rows, from 1.
        pub header_rows: Vec<u32>,
        /// Columns.
        pub columns: Vec<ImportColumnDto>,
        /// What its columns were read as: `recognised`, `corrected` now, or `remembered`.
        pub mapping: String,
        /// The fields understood, as they are shown.
        pub fields: Vec<ImportFieldDto>,
        /// Rows read.
        pub rows: Vec<ImportRowDto>,
        /// Declared totals read.
        pub declared: Vec<DeclaredDto>,
        /// Stated totals beside computed ones.
        pub checks: Vec<ImportCheckDto>,
        /// Row-level remarks.
        pub remarks: Vec<ImportRemarkDto>,
    }

    /// A column.
    pub struct ImportColumnDto {
        /// Letter.
        pub letter: String,
        /// Header as it stands.
        pub header: String,
        /// Field recognised, or none.
        pub field: Option<String>,
        /// Unit applied.
        pub unit: String,
        /// A person said what it is, now or before.
        pub chosen: bool,
        /// Kept as text beside the community, in no field of its own.
        pub as_text: bool,
    }

    /// A field as the understood side shows it.
    pub struct ImportFieldDto {
        /// The field.
        pub field: String,
        /// The unit its values are shown in; empty when none.
        pub unit: String,
        /// Cells of communities in the file it would change.
        pub changes: u32,
        /// Those changes are let in.
        pub taken: bool,
    }

    /// A field a column can hold.
    pub struct ImportChoiceDto {
        /// The field.
        pub field: String,
        /// Units its numbers can stand in, the usual first; empty when it has none.
        pub units: Vec<String>,
    }

    /// A row read.
    pub struct ImportRowDto {
        /// Row, from 1.
        pub row: u32,
        /// `added`, `updated`, `unchanged`, `conflict`, `refused` or `left`.
        pub state: String,
        /// What it waits for: `alike`, `typed_over` or `unreadable`.
        pub why: Option<String>,
        /// Name.
        pub name: String,
        /// Division path.
        pub division: String,
        /// Cluster.
        pub cluster: Option<String>,
        /// 栋
        pub buildings: Option<i64>,
        /// 户
        pub households: Option<i64>,
        /// m²
        pub floor_area_m2: Option<f64>,
        /// Year built, last.
        pub built_to: Option<i16>,
        /// Fen.
        pub investment_fen: Option<i64>,
        /// The community in the file it is.
        pub community_id: Option<String>,
        /// The row of this table it is one with.
        pub same_row: Option<u32>,
        /// Who it may be.
        pub suspects: Vec<ImportSuspectDto>,
        /// Values that would change.
        pub changes: Vec<ImportChangeDto>,
        /// Letters of columns whose cell cannot be read.
        pub unreadable: Vec<String>,
        /// What was said: `same`, `new`, `workbook`, `held`, `blanks` or `left`; several or none.
        pub said: Vec<String>,
    }

    /// Somebody a row may be.
    pub struct ImportSuspectDto {
        /// A community of the file.
        pub community_id: Option<String>,
        /// Another row of the table, or of the table on `sheet`.
        pub row: Option<u32>,
        /// The sheet, where it is a row of another table.
        pub sheet: Option<String>,
        /// Name.
        pub name: String,
        /// Divisions.
        pub division: String,
        /// `same_name`, `former_name`, `spelling`, `one_character` or `same_row`.
        pub why: String,
    }

    /// A value that would change.
    pub struct ImportChangeDto {
        /// Field.
        pub field: String,
        /// As the file holds it; empty is unknown.
        pub before: String,
        /// As the workbook says.
        pub after: String,
        /// A person typed what the file holds, over what an earlier import had put there.
        pub typed_over: bool,
        /// What the file holds is worked out and stays.
        pub computed: bool,
        /// It would be written.
        pub taken: bool,
    }

    /// A stated total beside the computed one.
    pub struct ImportCheckDto {
        /// Row, from 1.
        pub row: u32,
        /// Label, e.g. 合计.
        pub label: String,
        /// Field.
        pub field: String,
        /// Stated, in the field's own unit (fen, m², count).
        pub stated: f64,
        /// Computed.
        pub computed: f64,
        /// Whether they agree.
        pub matches: bool,
    }

    /// A remark on a row or cell.
    pub struct ImportRemarkDto {
        /// Row, from 1.
        pub row: u32,
        /// Column letter, when one cell is meant.
        pub column: Option<String>,
        /// What.
        pub notice: NoticeDto,
        /// Text of the cell.
        pub text: String,
    }

    /// Asks for rows of a sheet with what was understood of them.
    pub struct ImportRowsQuery {
        /// Handle of the preview.
        pub token: String,
        /// Sheet.
        pub sheet: String,
        /// Rows, from 1.
        pub rows: Vec<u32>,
    }

    /// Rows of a sheet, in the order asked for.
    pub struct ImportRowsDto {
        /// Texts of the cells, column by column from A.
        pub cells: Vec<Vec<String>>,
        /// What was understood: texts in the order of the table's `fields`; none where the row is no
        /// row of a table.
        pub values: Vec<Option<Vec<String>>>,
    }

    /// Asks for a preview.
    pub struct ImportToken {
        /// Its handle.
        pub token: String,
    }

    /// Says what a column holds.
    pub struct ImportSetColumn {
        /// Handle of the preview.
        pub token: String,
        /// Place of the table.
        pub table: u32,
        /// Column letter.
        pub letter: String,
        /// Field; none is not read.
        pub field: Option<String>,
        /// Unit of its numbers; the header's own when absent.
        pub unit: Option<String>,
    }

    /// Says where a header stands.
    pub struct ImportSetHeader {
        /// Handle of the preview.
        pub token: String,
        /// Sheet.
        pub sheet: String,
        /// First header row, from 1.
        pub first_row: u32,
        /// Last header row.
        pub last_row: u32,
        /// Place of the table whose header stands elsewhere than was found.
        pub table: Option<u32>,
    }

    /// Says something about rows.
    pub struct ImportDecide {
        /// Handle of the preview.
        pub token: String,
        /// Place of the table.
        pub table: u32,
        /// Rows, from 1; all rows it can be said of when empty.
        pub rows: Vec<u32>,
        /// `same` (as `target`, else as the likeliest), `new`, `workbook`, `held`, `blanks`, `left`,
        /// or `ask` to take everything said back.
        pub choice: String,
        /// Id of the community or number of the row it is the same as.
        pub target: Option<String>,
    }

    /// Lets a field's changes in, or keeps them out.
    pub struct ImportTakeField {
        /// Handle of the preview.
        pub token: String,
        /// Place of the table.
        pub table: u32,
        /// Field.
        pub field: String,
        /// Whether they are let in.
        pub take: bool,
    }

    /// Lets years of works into the plan, or keeps them as text.
    pub struct ImportTakePlanYear {
        /// Handle of the preview.
        pub token: String,
        /// Whether they are let in.
        pub take: bool,
    }

    /// Rows that moved when something was said.
    pub struct ImportMovedDto {
        /// Place of the table.
        pub table: u32,
        /// The rows.
        pub rows: Vec<ImportRowDto>,
        /// All rows by what becomes of them.
        pub counts: ImportCountsDto,
        /// Fields of the table.
        pub fields: Vec<ImportFieldDto>,
        /// Writing would change something.
        pub has_work: bool,
    }

    /// Asks for one table of a preview.
    pub struct ImportTableRef {
        /// Handle of the preview.
        pub token: String,
        /// Place of the table.
        pub table: u32,
    }

    /// Says of a preview what a mapping file says.
    pub struct ImportMapping {
        /// Handle of the preview.
        pub token: String,
        /// What the file says.
        pub mapping: ImportMappingDto,
    }

    /// Applies a preview.
    pub struct ImportApply {
        /// Its handle.
        pub token: String,
    }

    /// What an import did.
    pub struct ImportDoneDto {
        /// Journal row.
        pub revision: Option<String>,
        /// Communities added.
        pub added: u32,
        /// Communities that were there and changed.
        pub updated: u32,
        /// There already, changed or not.
        pub already_there: u32,
        /// Rows that wait for a decision; not written.
        pub waiting: u32,
        /// Rows that were refused; not written.
        pub refused: u32,
        /// Declared totals kept.
        pub declared: u32,
        /// Clusters made.
        pub clusters: u32,
        /// Years put into the five-year plan.
        pub planned: u32,
        /// Projects made.
        pub projects: u32,
    }

    /// A workbook as read, and what writing it did: what `jiugai import --json` prints.
    pub struct ImportReportDto {
        /// What was understood.
        #[serde(flatten)]
        #[ts(flatten)]
        pub preview: ImportPreviewDto,
        /// What was written; none for a preview.
        pub done: Option<ImportDoneDto>,
    }

    /// What a mapping file says, for scripts: `schemas/workbook/import_mapping.schema.json`.
    #[serde(deny_unknown_fields)]
    pub struct ImportMappingDto {
        /// Columns and headers.
        #[serde(default)]
        pub tables: Vec<ImportMappingTableDto>,
        /// Rows that may be a known community: `ask` (not written), `same` or `new`.
        #[serde(default)]
        pub alike: Option<String>,
        /// Values a person typed over: `ask` (row not written), `workbook` or `held`.
        #[serde(default)]
        pub typed_over: Option<String>,
        /// Rows with cells that cannot be read: `refuse` or `blank`.
        #[serde(default)]
        pub unreadable: Option<String>,
        /// Whether years of works go into the five-year plan; they do when absent.
        #[serde(default)]
        pub plan_year: Option<bool>,
    }

    /// What a mapping file says of tables.
    #[serde(deny_unknown_fields)]
    pub struct ImportMappingTableDto {
        /// Sheet; every one when absent.
        #[serde(default)]
        pub sheet: Option<String>,
        /// First and last header row, from 1; needs a sheet.
        #[serde(default)]
        pub header_rows: Option<[u32; 2]>,
        /// Columns by letter; null is not read.
        #[serde(default)]
        pub columns: std::collections::BTreeMap<String, Option<ImportMappingColumnDto>>,
    }

    /// What a mapping file says of a column.
    #[serde(deny_unknown_fields)]
    pub struct ImportMappingColumnDto {
        /// Field.
        pub field: String,
        /// Unit of its numbers.
        #[serde(default)]
        pub unit: Option<String>,
    }
}
