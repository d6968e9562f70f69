//! The plan workbook: five-year plan, annual plan, funding matrix, six-facet check, scheme lines.
//!
//! The caller gives plain rows in the order they should stand; nothing is computed here but
//! totals. A part without rows gets no sheet.

use std::path::Path;

use jiff::civil::Date;
use jiugai_domain::{Fen, Quantity, SquareMetres};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::WriteError;
use super::atomic;
use super::labels::Lang;
use super::sheets;

/// How hard a workbook is packed, of 9: a little larger than at the usual 6, in half the time.
const PACKING: u8 = 2;

/// Everything the workbook says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanWorkbook {
    /// Language of headers and notes.
    pub lang: Lang,
    /// Name of the plan; stands above every sheet.
    pub title: String,
    /// 编制单位
    pub compiled_by: String,
    /// The day the figures are from, printed on every sheet.
    pub dated: Date,
    /// The years of the five-year plan, one column each.
    pub years: Vec<i16>,
    /// 五年规划
    pub five_year: Vec<PlanRow>,
    /// 年度计划
    pub annual: Vec<AnnualRow>,
    /// Names of the funding sources, one column each.
    pub sources: Vec<String>,
    /// 资金矩阵
    pub funding: Vec<FundingRow>,
    /// 六字检查
    pub facets: Vec<FacetRow>,
    /// 方案清单
    pub lines: Vec<LineRow>,
}

/// Whose row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowOwner {
    /// A community.
    #[default]
    Community,
    /// Money a cluster or lot shares: it counts once, on a row of its own.
    Shared,
}

/// One row of the five-year plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanRow {
    /// Whose row.
    pub owner: RowOwner,
    /// Division, as a path.
    pub division: String,
    /// Name of the community, cluster or lot.
    pub name: String,
    /// Cluster the community belongs to.
    pub cluster: String,
    /// Years of completion, in words.
    pub built: String,
    /// 栋
    pub buildings: Option<i64>,
    /// 户
    pub households: Option<i64>,
    /// 建筑面积
    pub floor_area: Option<SquareMetres>,
    /// Year of works; `None` is kept in reserve.
    pub year: Option<i16>,
    /// Measure package, in words.
    pub package: String,
    /// Estimated investment.
    pub investment: Option<Fen>,
    /// The investment rests on figures the source calls rough.
    pub approximate: bool,
    /// Remark.
    pub note: String,
}

/// One row of the annual plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnnualRow {
    /// Whose row.
    pub owner: RowOwner,
    /// Division, as a path.
    pub division: String,
    /// Name of the community, cluster or lot.
    pub name: String,
    /// 续建
    pub is_carried_over: bool,
    /// 栋
    pub buildings: Option<i64>,
    /// 户
    pub households: Option<i64>,
    /// 建筑面积
    pub floor_area: Option<SquareMetres>,
    /// Main works, in words.
    pub measures: String,
    /// Investment of the year.
    pub investment: Option<Fen>,
    /// Planned start of works.
    pub start: Option<Date>,
    /// Planned completion.
    pub finish: Option<Date>,
    /// Responsible person or unit.
    pub responsible: String,
    /// Remark.
    pub note: String,
}

/// One row of the funding matrix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FundingRow {
    /// Community, cluster or lot.
    pub owner: String,
    /// Measure or lump sum, in words.
    pub measure: String,
    /// What it costs.
    pub cost: Option<Fen>,
    /// What each source pays, in the order of [`PlanWorkbook::sources`]; nothing is blank.
    pub by_source: Vec<Option<Fen>>,
    /// What no source pays.
    pub gap: Option<Fen>,
}

/// One finding of the six-facet check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacetRow {
    /// Community.
    pub community: String,
    /// Facet, in words.
    pub facet: String,
    /// Item, in words.
    pub item: String,
    /// Finding, in words; empty while not inspected.
    pub finding: String,
    /// How much.
    pub quantity: Option<Quantity>,
    /// Unit of the quantity.
    pub unit: String,
    /// Strongly wished by residents.
    pub strongly_wished: bool,
    /// Measures that would answer it.
    pub suggested: String,
    /// Why it is not in the scheme.
    pub reason_not_in_scheme: String,
    /// Who looked.
    pub inspector: String,
    /// When.
    pub inspected_on: Option<Date>,
    /// Remark.
    pub note: String,
}

/// One line of a scheme.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineRow {
    /// Community, cluster or lot.
    pub owner: String,
    /// Scheme and version, in words.
    pub scheme: String,
    /// Measure class, in words.
    pub class: String,
    /// Facet, in words.
    pub facet: String,
    /// Measure, in words.
    pub measure: String,
    /// Unit of the quantity.
    pub unit: String,
    /// Quantity.
    pub quantity: Option<Quantity>,
    /// Price of one unit.
    pub unit_price: Option<Fen>,
    /// What the line costs. With quantity and price it is written as their product.
    pub amount: Option<Fen>,
    /// A total taken from a published table.
    pub published: bool,
    /// Remark.
    pub note: String,
}

/// Writes the workbook; whatever stood there before is replaced only when all is written.
pub fn write(workbook: &PlanWorkbook, path: &Path) -> Result<(), WriteError> {
    let mut book = Workbook::new();
    book.set_zip_compression_level(PACKING);
    let mut properties =
        DocProperties::new().set_title(&workbook.title).set_company(&workbook.compiled_by);
    if let Some(day) = first_moment(workbook.dated) {
        // The day of the figures, not the moment of writing: the same plan gives the same file.
        properties = properties.set_creation_datetime(&day);
    }
    book.set_properties(&properties);
    for layout in sheets::layouts(workbook) {
        layout.write(book.add_worksheet(), workbook.lang)?;
    }
    let io = |source| WriteError::Io { path: path.to_path_buf(), source };
    let bytes = book.save_to_buffer()?;
    atomic::replace::<std::io::Error>(path, |writer| std::io::Write::write_all(writer, &bytes))
        .map_err(io)
}

fn first_moment(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let month = u8::try_from(day.month()).ok()?;
    ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
}
