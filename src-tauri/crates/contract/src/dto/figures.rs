//! Totals and the overview.

use super::{GateResultDto, HistoryEntryDto, dto};

dto! {
    /// An amount of one source.
    pub struct SourceAmountDto {
        /// Code of the source.
        pub source: String,
        /// Fen.
        pub amount_fen: i64,
    }

    /// Totals over communities.
    pub struct TotalsDto {
        /// 小区
        pub communities: i64,
        /// 栋
        pub buildings: i64,
        /// 户
        pub households: i64,
        /// 人
        pub residents: i64,
        /// m²
        pub floor_area_m2: f64,
        /// Fen.
        pub investment_fen: i64,
        /// Fen without a source; null where no split was made.
        pub gap_fen: Option<i64>,
        /// By source, in policy order, only what is not zero.
        pub by_source: Vec<SourceAmountDto>,
        /// How many inputs are unknown, by field.
        pub missing: MissingDto,
        /// How many inputs are marked approximate.
        pub approximate: i64,
    }

    /// How many inputs are unknown.
    pub struct MissingDto {
        /// Without a count of buildings.
        pub buildings: i64,
        /// Without a count of households.
        pub households: i64,
        /// Without an area.
        pub floor_area: i64,
        /// Cost inputs unknown: communities without a cost, lines without a quantity or price.
        pub investment: i64,
    }

    /// Totals of one group.
    pub struct GroupTotalsDto {
        /// Key of the group (a year, a division, a code).
        pub key: String,
        /// Name for people, Chinese.
        pub zh: String,
        /// Name for people, English.
        pub en: String,
        /// Its totals.
        pub totals: TotalsDto,
    }

    /// Asks for totals.
    pub struct TotalsQuery {
        /// Only what is in this plan.
        pub plan: Option<String>,
        /// `year`, `district`, `class`, `facet` or `source`.
        pub by: Option<String>,
    }

    /// Totals, whole and by group.
    pub struct TotalsReportDto {
        /// All together.
        #[serde(flatten)]
        #[ts(flatten)]
        pub totals: TotalsDto,
        /// By group, when asked for.
        pub groups: Vec<GroupTotalsDto>,
    }

    /// Where the plan stands, in one screen.
    pub struct OverviewDto {
        /// Id of the current five-year plan.
        pub plan_id: Option<String>,
        /// Its name.
        pub plan_name: Option<String>,
        /// All communities in the file.
        pub all: TotalsDto,
        /// Communities with a year in the current five-year plan.
        pub planned: TotalsDto,
        /// In reserve.
        pub reserve: i64,
        /// Years of the current five-year plan.
        pub years: Vec<YearFiguresDto>,
        /// Facets with what they lack.
        pub facets: Vec<FacetLackDto>,
        /// Communities not inspected at all.
        pub not_inspected: i64,
        /// Open gates, worst first, at most twenty.
        pub open_gates: Vec<OpenGateDto>,
        /// How many gates are open in all.
        pub open_gate_count: i64,
        /// The gates some community has not passed, in policy order.
        pub gates: Vec<GateCountDto>,
        /// Communities by stage, in order.
        pub stages: Vec<StageCountDto>,
        /// The newest changes.
        pub recent: Vec<HistoryEntryDto>,
        /// Totals declared in imported tables, beside ours.
        pub declared: Vec<DeclaredDto>,
    }

    /// How many communities a gate holds up.
    pub struct GateCountDto {
        /// Code of the gate.
        pub gate: String,
        /// Chinese name.
        pub zh: String,
        /// English name.
        pub en: String,
        /// The step it stands before.
        pub before: String,
        /// Where it is said.
        pub source: String,
        /// Communities it is open for.
        pub open: i64,
        /// Communities it cannot be judged for.
        pub unknown: i64,
    }

    /// What stands at one stage of the pipeline.
    pub struct StageCountDto {
        /// `reserve`, `planned`, `implementing`, `completed`.
        pub stage: String,
        /// Communities.
        pub communities: i64,
        /// Households in them, as far as known.
        pub households: i64,
        /// Their own cost in fen, as far as known.
        pub investment_fen: i64,
    }

    /// Tasks that should be done by now and are not.
    pub struct OverdueDto {
        /// The day it is judged by.
        pub today: String,
        /// How many there are.
        pub count: i64,
        /// The latest first, at most twenty.
        pub tasks: Vec<OverdueTaskDto>,
    }

    /// A task that is late.
    pub struct OverdueTaskDto {
        /// The task.
        pub task_id: String,
        /// Its name.
        pub name: String,
        /// The plan.
        pub plan_id: String,
        /// The community; none for what a lot shares.
        pub community_id: Option<String>,
        /// Name of its row.
        pub row: String,
        /// The day it should have been done.
        pub due: String,
        /// Days since then.
        pub days_late: i64,
        /// Reported progress, 0–100.
        pub percent_done: i64,
    }

    /// One year of a plan.
    pub struct YearFiguresDto {
        /// The year.
        pub year: i16,
        /// Its totals.
        pub totals: TotalsDto,
        /// Ceiling of the year, when set.
        pub ceiling_fen: Option<i64>,
    }

    /// What a facet lacks.
    pub struct FacetLackDto {
        /// Code of the facet.
        pub facet: String,
        /// Communities lacking something.
        pub communities: i64,
        /// Households in them.
        pub households: i64,
        /// Hazards found.
        pub hazards: i64,
        /// The items most often lacking, at most three.
        pub top_items: Vec<ItemCountDto>,
    }

    /// How often an item is lacking.
    pub struct ItemCountDto {
        /// Code of the item.
        pub item: String,
        /// In how many communities.
        pub communities: i64,
    }

    /// A gate that is open for a community.
    pub struct OpenGateDto {
        /// The community.
        pub community_id: String,
        /// Its name.
        pub name: String,
        /// The gate.
        pub gate: GateResultDto,
    }

    /// A total declared in a source table.
    pub struct DeclaredDto {
        /// File and sheet it stands in.
        pub file: String,
        /// Sheet.
        pub sheet: String,
        /// Row, from 1.
        pub row: i64,
        /// Whose total.
        pub division: String,
        /// 小区
        pub communities: Option<i64>,
        /// 栋
        pub buildings: Option<i64>,
        /// 户
        pub households: Option<i64>,
        /// m²
        pub floor_area_m2: Option<f64>,
        /// Fen.
        pub investment_fen: Option<i64>,
        /// What the file itself adds up to for the same division; none where it has nothing there.
        pub in_file: Option<InFileDto>,
    }

    /// What the file adds up to for a division that totals are declared of.
    pub struct InFileDto {
        /// 小区
        pub communities: i64,
        /// 栋
        pub buildings: i64,
        /// 户
        pub households: i64,
        /// m²
        pub floor_area_m2: f64,
    }
}
