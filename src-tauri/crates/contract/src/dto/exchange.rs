//! Spreadsheets in, files out.

use super::{DeclaredDto, NoticeDto, dto};

dto! {
    /// What a workbook was understood to say; nothing is written yet.
    pub struct ImportPreviewDto {
        /// Handle to apply it by.
        pub token: String,
        /// File name.
        pub file: String,
        /// Tables found.
        pub tables: Vec<ImportTableDto>,
        /// Communities that would be added.
        pub added: u32,
        /// Communities already in the file under the same name and division.
        pub already_there: u32,
        /// Sums over what was read.
        pub totals: ImportTotalsDto,
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
    }

    /// A row read.
    pub struct ImportRowDto {
        /// Row, from 1.
        pub row: u32,
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
        /// Already in the file.
        pub already_there: bool,
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
        /// Left alone because already there.
        pub already_there: u32,
        /// Declared totals kept.
        pub declared: u32,
        /// Clusters made.
        pub clusters: u32,
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

    /// Exports the Gantt chart of a plan.
    pub struct ExportGantt {
        /// The plan.
        pub plan_id: String,
        /// `svg`, `png`, `pdf`, `xlsx`.
        pub format: String,
        /// `zh-CN` or `en`.
        pub lang: String,
    }

    /// Exports the plan workbook.
    pub struct ExportWorkbook {
        /// `zh-CN` or `en`.
        pub lang: String,
    }

    /// What was written.
    pub struct ExportedDto {
        /// File name.
        pub file: String,
        /// Folder, for people to read.
        pub folder: String,
        /// Pages, for paged documents.
        pub pages: Option<u32>,
    }
}
