//! Tables out: workbooks and delimited text.

use super::dto;

dto! {
    /// Exports tables.
    pub struct ExportTables {
        /// Which document: `workbook`, `communities`, `checklist`, `scheme`, `plan`, `funding`,
        /// `schedule`, `prices` or `declaration`.
        pub document: String,
        /// One table of it only, by its code; delimited text holds just one.
        pub table: Option<String>,
        /// The plan; the newest that fits when absent.
        pub plan_id: Option<String>,
        /// These communities only; all when empty.
        pub community_ids: Vec<String>,
        /// A workbook for every division of this level: `district`, `subdistrict` or
        /// `neighbourhood`; all in one file when absent.
        pub parts: Option<String>,
        /// `xlsx` or `csv`.
        pub format: String,
        /// Unit of money: `wan` (万元) or `yuan` (元).
        pub money: String,
        /// Unit of areas: `m2` or `wan` (万m²).
        pub area: String,
        /// Letters of delimited text: `utf-8` or `gb18030`.
        pub encoding: String,
        /// Whether what is computed is locked: `computed` or `nothing`.
        pub lock: String,
        /// `zh-CN` or `en`.
        pub lang: String,
    }

    /// Exports the plan workbook as it goes out when nobody says otherwise.
    pub struct ExportWorkbook {
        /// `zh-CN` or `en`.
        pub lang: String,
    }

    /// A document and the tables it may have.
    pub struct DocumentDto {
        /// Code.
        pub code: String,
        /// Its tables, in their order.
        pub tables: Vec<LayoutDto>,
    }

    /// The layout of a table.
    pub struct LayoutDto {
        /// Code.
        pub code: String,
        /// Chinese name.
        pub zh: String,
        /// English name.
        pub en: String,
        /// Where its columns come from.
        pub source: String,
        /// Whether what is changed in it can be brought back.
        pub returns: bool,
    }
}
