//! What the demo did.

use super::{TotalsReportDto, dto};

dto! {
    /// The demo's report, also written as `totals.json`.
    pub struct DemoReportDto {
        /// The project file.
        pub file: String,
        /// The documents.
        pub files: Vec<String>,
        /// Totals of the whole file, by district.
        pub totals: TotalsReportDto,
        /// Totals of the five-year plan, by year.
        pub five_year: TotalsReportDto,
        /// Totals of the annual plan, by source.
        pub annual: TotalsReportDto,
        /// Figures beside the published ones.
        pub compared: Vec<DemoFigureDto>,
        /// What was done, Chinese.
        pub steps_zh: Vec<String>,
        /// What was done, English.
        pub steps_en: Vec<String>,
    }

    /// A figure beside the published one.
    pub struct DemoFigureDto {
        /// The workbook.
        pub book: String,
        /// Which figure.
        pub figure: String,
        /// As published.
        pub published: f64,
        /// As read.
        pub read: f64,
        /// Whether they are the same.
        pub matches: bool,
    }
}
