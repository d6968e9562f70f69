//! The registry: the grid, one community in detail, edits.

use super::{CostDto, FundingPartDto, NoticeDto, dto};

dto! {
    /// All communities, one array per column; position `i` of each is one row.
    pub struct CommunityTableDto {
        /// Ids.
        pub id: Vec<String>,
        /// 小区
        pub name: Vec<String>,
        /// 曾用名
        pub former_name: Vec<String>,
        /// Division path, e.g. 重庆市 渝中区 七星岗街道.
        pub division: Vec<String>,
        /// 片区
        pub cluster: Vec<Option<String>>,
        /// Address.
        pub address: Vec<String>,
        /// First year built.
        pub built_from: Vec<Option<i16>>,
        /// Last year built.
        pub built_to: Vec<Option<i16>>,
        /// 栋
        pub buildings: Vec<Option<i64>>,
        /// 单元
        pub units: Vec<Option<i64>>,
        /// 户
        pub households: Vec<Option<i64>>,
        /// 人
        pub residents: Vec<Option<i64>>,
        /// m²
        pub floor_area_m2: Vec<Option<f64>>,
        /// Cost of the current scheme, fen.
        pub investment_fen: Vec<Option<i64>>,
        /// Year in the current five-year plan.
        pub year: Vec<Option<i16>>,
        /// `reserve`, `planned`, `implementing`, `completed`.
        pub stage: Vec<String>,
        /// Six letters, one per facet in order: `n` not inspected, `f` fine, `l` lacking, `h` hazard.
        pub facets: Vec<String>,
        /// Gates open before entering any plan and before approving the scheme.
        pub open_gates: Vec<i64>,
        /// Gates that cannot be judged yet for want of a figure.
        pub unknown_gates: Vec<i64>,
        /// One letter per gate of `gate_codes`: `p` passed, `o` open, `u` cannot be judged yet.
        pub gates: Vec<String>,
        /// The gates counted above, in policy order.
        pub gate_codes: Vec<String>,
        /// Checklist items inspected, those found not applicable included; there are as many in all
        /// as the policy has items.
        pub items_inspected: Vec<u32>,
        /// Lines of the current scheme without a quantity or a price.
        pub cost_missing: Vec<u32>,
        /// Remark.
        pub note: Vec<String>,
        /// `estate`, `single_building`, `self_built`, `urban_village`.
        pub kind: Vec<String>,
        /// Residents over 60.
        pub elderly: Vec<Option<i64>>,
        /// Low-income households.
        pub low_income_households: Vec<Option<i64>>,
        /// Existing lifts.
        pub lifts: Vec<Option<i64>>,
        /// `public`, `housing_reform`, `commodity`, `cooperative`, `resettlement`, `other`.
        pub ownership: Vec<Option<String>>,
        /// 原产权单位
        pub owner_unit: Vec<String>,
        /// `company`, `owner_unit`, `self_managed`, `neighbourhood`, `none`.
        pub property_mode: Vec<Option<String>>,
        /// Property fee per m² and month, fen.
        pub property_fee: Vec<Option<i64>>,
        /// 业主委员会: `yes`, `no`.
        pub owners_committee: Vec<Option<String>>,
        /// Balance of the maintenance fund, fen.
        pub maintenance_fund: Vec<Option<i64>>,
        /// Earlier renewals.
        pub earlier_renewal: Vec<String>,
        /// 纳入拆迁征收: `yes`, `no`.
        pub to_be_expropriated: Vec<Option<String>>,
        /// Fen that clusters and lots carry for their communities together: in no row, counted once
        /// in the totals.
        pub shared_investment_fen: i64,
        /// Cells worth a look: flagged at import or out of the usual range.
        pub flags: Vec<Vec<CellFlagDto>>,
    }

    /// A cell worth a look.
    pub struct CellFlagDto {
        /// The column, as named in the table.
        pub field: String,
        /// Why.
        pub notice: NoticeDto,
    }

    /// Asks what the registry's table says now.
    pub struct CommunityChangesQuery {
        /// The sign of the table the page has; null for the whole table.
        pub since: Option<String>,
    }

    /// What the registry's table says now: the rows that say something else, or all of it.
    pub struct CommunityChangesDto {
        /// Sign of the table as it is now, to ask with the next time.
        pub sign: String,
        /// `rows` are the whole table: it was not known, or rows came or went.
        pub is_whole: bool,
        /// Positions of `rows` in the table the page has.
        pub at: Vec<u32>,
        /// The rows, column by column; where they are not all, a column that says nothing new of any
        /// of them is empty.
        pub rows: CommunityTableDto,
    }

    /// A block pasted over the last row: new communities, and cells of others; all or none.
    pub struct CommunityPaste {
        /// Cells of each new community, the name among them.
        pub rows: Vec<Vec<CommunityCell>>,
        /// Cells of communities there are.
        pub edits: Vec<CommunityEdit>,
    }

    /// One cell of a community that is not there yet.
    pub struct CommunityCell {
        /// The column, as named in the table.
        pub field: String,
        /// The text typed.
        pub text: String,
    }

    /// One cell as typed. Money is typed in 万元, areas in m².
    pub struct CommunityEdit {
        /// The community.
        pub id: String,
        /// The column, as named in the table.
        pub field: String,
        /// The text typed; empty clears the cell.
        pub text: String,
    }

    /// Cells changed in one action: all or none.
    pub struct CommunityEdits {
        /// The cells.
        pub edits: Vec<CommunityEdit>,
    }

    /// Asks for new communities.
    pub struct CommunityAdd {
        /// Names, one community each.
        pub names: Vec<String>,
    }

    /// Names communities.
    pub struct CommunityIds {
        /// Their ids.
        pub ids: Vec<String>,
    }

    /// Names one community.
    pub struct CommunityQuery {
        /// Its id.
        pub id: String,
    }

    /// One community, explained.
    pub struct CommunityDetailDto {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// 曾用名
        pub former_name: String,
        /// Division path.
        pub division: String,
        /// Cluster.
        pub cluster: Option<String>,
        /// Facts with where they came from.
        pub facts: Vec<FactDto>,
        /// Facets: same letters as in the table.
        pub facets: String,
        /// Items inspected.
        pub items_inspected: u32,
        /// Items there are.
        pub items_total: u32,
        /// Items lacking.
        pub items_lacking: u32,
        /// Hazards.
        pub hazards: u32,
        /// Year in the current five-year plan.
        pub year: Option<i16>,
        /// Stage.
        pub stage: String,
        /// Cost of the current scheme.
        pub cost: CostDto,
        /// Who pays, in the current plan.
        pub funding: Vec<FundingPartDto>,
        /// Unpaid, fen; null when there is no cost to split.
        pub gap_fen: Option<i64>,
        /// Gates.
        pub gates: Vec<GateResultDto>,
        /// First and last day of the schedule and of the works, when scheduled.
        pub schedule: Option<CommunityScheduleDto>,
    }

    /// A fact, with where it came from.
    pub struct FactDto {
        /// Field, as named in the table.
        pub field: String,
        /// Value as it would be typed.
        pub text: String,
        /// Where it was read.
        pub source: Option<SourceCellDto>,
        /// Changed by hand since.
        pub edited: bool,
    }

    /// The cell a value was read from.
    pub struct SourceCellDto {
        /// File.
        pub file: String,
        /// Sheet.
        pub sheet: String,
        /// Cell, e.g. `F6`.
        pub cell: String,
        /// The text as it stood.
        pub text: String,
        /// Unit applied.
        pub unit: String,
        /// Marked 约 or 余.
        pub approximate: bool,
        /// When it was imported, ISO 8601.
        pub imported_at: String,
    }

    /// When a community is worked on.
    pub struct CommunityScheduleDto {
        /// First day.
        pub start: String,
        /// First day of works.
        pub works_start: Option<String>,
        /// Last day of works.
        pub works_finish: Option<String>,
        /// Last day.
        pub finish: String,
    }

    /// A gate's result.
    pub struct GateResultDto {
        /// Code of the gate.
        pub gate: String,
        /// Name, Chinese.
        pub zh: String,
        /// Name, English.
        pub en: String,
        /// `passed`, `open`, `unknown`.
        pub outcome: String,
        /// A warning only.
        pub is_warning: bool,
        /// Step it stands before.
        pub before: String,
        /// What holds or is missing, with the numbers, Chinese.
        pub detail_zh: String,
        /// The same in English.
        pub detail_en: String,
        /// Where the rule is said.
        pub source: String,
    }

    /// A hit of the search.
    pub struct SearchHitDto {
        /// The community.
        pub id: String,
        /// Name.
        pub name: String,
        /// Division path.
        pub division: String,
    }

    /// Asks for communities by name.
    pub struct SearchQuery {
        /// A fragment of the name or of the former name.
        pub text: String,
        /// At most this many.
        pub limit: u32,
    }
}
