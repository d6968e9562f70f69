//! What recognising gives: tables with their communities, clusters, declared totals and checks.
//!
//! Plain values for the application to import, preview or refuse; no ids, nothing stored.

use jiugai_domain::community::{
    DivisionLevel, HousingKind, Ownership, PipelineStage, PropertyMode,
};
use jiugai_domain::provenance::SourceCell;
use jiugai_domain::{Fen, SquareMetres};

use super::remark::{Amount, Remark};
use super::sources::SourceCells;
use crate::columns::Field;

/// A workbook as understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// File name without its folder.
    pub file_name: String,
    /// The tables, in the order of the book.
    pub tables: Vec<TableFound>,
    /// Remarks that belong to no table.
    pub remarks: Vec<Remark>,
}

/// What a table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// One row per community.
    Communities,
    /// One row per division or project with how many communities it has: never communities.
    DistrictTotals,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnFound {
    /// Its letter.
    pub letter: String,
    /// The header, levels joined by `/`.
    pub header: String,
    /// What it holds; `None` if not known or not taken.
    pub field: Option<Field>,
    /// The unit its numbers were read in; empty when it has none.
    pub unit: String,
}

/// One table of one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFound {
    /// Sheet.
    pub sheet: String,
    /// First and last header row, from 1.
    pub header_rows: (u32, u32),
    /// The title above it; empty when there is none.
    pub title: String,
    /// Who filled it in (填报单位), when it says so.
    pub compiled_by: String,
    /// The year its title names.
    pub year: Option<i16>,
    /// Its columns.
    pub columns: Vec<ColumnFound>,
    /// What it lists.
    pub kind: TableKind,
    /// Its communities.
    pub communities: Vec<CommunityRow>,
    /// Clusters and lots named by it or sharing one amount.
    pub clusters: Vec<ClusterRow>,
    /// Totals it declares of divisions or projects.
    pub declared: Vec<DeclaredRow>,
    /// Its subtotal and total rows against its rows.
    pub checks: Vec<TotalCheck>,
    /// What to say about its cells.
    pub remarks: Vec<Remark>,
}

/// One community as a row gives it. `None` is unknown, never zero.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommunityRow {
    /// Row from 1.
    pub sheet_row: u32,
    /// 小区名称
    pub name: String,
    /// 曾用名
    pub former_name: String,
    /// 项目
    pub project: String,
    /// 片区
    pub cluster: String,
    /// 标段
    pub lot: String,
    /// From the largest division down.
    pub division_path: Vec<(DivisionLevel, String)>,
    /// 地址
    pub address: String,
    /// 改造楼栋号
    pub building_numbers: String,
    /// 房屋类型
    pub kind: Option<HousingKind>,
    /// First year of completion.
    pub built_from: Option<i16>,
    /// Last year of completion.
    pub built_to: Option<i16>,
    /// 产权性质
    pub ownership: Option<Ownership>,
    /// 原产权单位
    pub owner_unit: String,
    /// 栋
    pub buildings: Option<i64>,
    /// 户
    pub households: Option<i64>,
    /// 单元
    pub units: Option<i64>,
    /// 人
    pub residents: Option<i64>,
    /// Residents over 60.
    pub elderly: Option<i64>,
    /// Low-income households.
    pub low_income_households: Option<i64>,
    /// Existing lifts.
    pub lifts: Option<i64>,
    /// 建筑面积
    pub floor_area: Option<SquareMetres>,
    /// 本次改造楼栋数
    pub in_scope_buildings: Option<i64>,
    /// 本次改造户数
    pub in_scope_households: Option<i64>,
    /// 本次改造面积
    pub in_scope_floor_area: Option<SquareMetres>,
    /// This community's own investment; an amount shared with others is on the cluster.
    pub investment: Option<Fen>,
    /// 资金来源, in words.
    pub funding_note: String,
    /// 改造内容, in words.
    pub measures_text: String,
    /// 物业管理模式
    pub property_mode: Option<PropertyMode>,
    /// 物业费 per m² and month.
    pub property_fee: Option<Fen>,
    /// 业委会
    pub owners_committee: Option<bool>,
    /// 维修资金余额
    pub maintenance_fund: Option<Fen>,
    /// 以往改造
    pub earlier_renewal: String,
    /// 是否拆迁征收
    pub to_be_expropriated: Option<bool>,
    /// 储备状态
    pub stage: Option<PipelineStage>,
    /// 计划年度
    pub plan_year: Option<i16>,
    /// 备注
    pub note: String,
    /// Field → the cell it was converted from.
    pub cells: SourceCells,
}

/// What a shared amount or a name over several rows stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClusterKind {
    /// 片区
    Cluster,
    /// 标段
    Lot,
}

/// Several communities together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterRow {
    /// Cluster or lot.
    pub kind: ClusterKind,
    /// Name.
    pub name: String,
    /// The one amount for all of them, and its cell.
    pub investment: Option<(Fen, SourceCell)>,
    /// Rows of its communities, from 1.
    pub member_rows: Vec<u32>,
    /// 资金来源, in words.
    pub funding_note: String,
}

/// A total declared for a division or a project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeclaredRow {
    /// Row from 1.
    pub sheet_row: u32,
    /// Divisions from the largest down, or the project, joined by `/`.
    pub label: String,
    /// From the largest division down.
    pub division_path: Vec<(DivisionLevel, String)>,
    /// The row calls itself a total (全市小计) of rows this table does not list.
    pub is_total: bool,
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
    /// Field → the cell it was converted from.
    pub cells: SourceCells,
}

/// One figure of a subtotal or total row beside what its rows add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalCheck {
    /// Sheet.
    pub sheet: String,
    /// Row of the total, from 1.
    pub row: u32,
    /// What the row calls itself, e.g. 重庆市小计.
    pub label: String,
    /// The column's field.
    pub field: Field,
    /// What it says.
    pub stated: Amount,
    /// What its rows add up to.
    pub computed: Amount,
    /// Rows added up.
    pub rows: usize,
    /// Rows among them that leave this column blank.
    pub missing: usize,
    /// Both figures are the same.
    pub matches: bool,
}

/// What the communities of a table add up to; money shared by several counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TableTotals {
    /// 小区
    pub communities: usize,
    /// 栋
    pub buildings: i64,
    /// 户
    pub households: i64,
    /// 建筑面积
    pub floor_area: SquareMetres,
    /// 投资
    pub investment: Fen,
    /// Cells called rough in the source.
    pub approximate_cells: usize,
}

impl TableFound {
    /// Adds up its communities and clusters.
    pub fn totals(&self) -> TableTotals {
        let rows = &self.communities;
        let shared = self.clusters.iter().filter_map(|cluster| cluster.investment.as_ref());
        let shared_fen: Fen = shared.clone().map(|(fen, _)| *fen).sum();
        let rough: usize = rows.iter().map(|row| row.cells.approximate()).sum();
        TableTotals {
            communities: rows.len(),
            buildings: rows.iter().filter_map(|row| row.buildings).sum(),
            households: rows.iter().filter_map(|row| row.households).sum(),
            floor_area: rows.iter().filter_map(|row| row.floor_area).sum(),
            investment: rows.iter().filter_map(|row| row.investment).sum::<Fen>() + shared_fen,
            approximate_cells: rough + shared.filter(|(_, cell)| cell.approximate).count(),
        }
    }
}
